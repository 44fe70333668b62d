import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDecimal } from '../../../../src/balance/amount/decimal.ts';
import { ParseError } from '../../../../src/net/parseError.ts';
import type { Http } from '../../../../src/net/request.ts';
import type { Service } from '../../../../src/providers/contract.ts';
import { createProvider } from '../../../../src/providers/engine/ask.ts';
import { secret } from '../../../../src/providers/secret.ts';
import { HandClock } from '../../net/handClock.ts';
import { faultFrom } from '../../net/wire.ts';
import { answered, HOST, requestFor, written } from '../fakeHttp.ts';
import { coded, left, stand } from './stand.ts';

test('a provider is what its descriptor says', async () => {
  const { provider, ask } = stand({}, () => left(5));
  assert.deepEqual([provider.id, provider.products.length, 'readRequest' in provider], ['x', 1, true]);
  assert.deepEqual(written(await ask()), ['left=5 messages']);
  const more = { region: 'mail', otherNames: ['ex'], leastInterval: 5 } as const;
  const descriptor = { id: 'x', label: () => 'X', codes: {}, products: [], ...more };
  const { region, otherNames, leastInterval } = createProvider(descriptor, async () => left(5), new HandClock());
  assert.deepEqual({ region, otherNames, leastInterval }, more);
});

for (const [name, request] of [
  ['a bearer token', { auth: { bearer: '你的密钥' } }],
  ['a header of its own', { headers: { 'api-key': ['key ', secret('xkeysib-…')] } }],
  ['a line break', { headers: { 'api-key': secret('a\nb') } }],
] as const) {
  test(`a credential that no request can carry is refused, and is no mistake of the program: ${name}`, async () => {
    const { requests, ask } = stand({ request: () => ({ path: '/left', ...request }) }, () => left(5));
    assert.deepEqual(await faultFrom(ask()), { kind: 'auth', definitive: true });
    assert.equal(requests.length, 0);
  });
}

test('a credential with any letters is sent where these are encoded, and one in Latin letters as it is', async () => {
  const { requests, ask } = stand({ request: () => ({ path: '/left', auth: { user: 'ü', password: '密' } }) }, () =>
    left(5),
  );
  await ask();
  const latin = stand({ request: () => ({ path: '/left', auth: { bearer: 'é' } }) }, () => left(5));
  await latin.ask();
  assert.deepEqual([requests.length, latin.requests[0]?.headers['authorization']], [1, 'Bearer é']);
});

test('a field within others that is missing or no amount is named with all of its path', async () => {
  const bad = { kind: 'bad-response', host: HOST, field: 'data.left' };
  assert.deepEqual(await faultFrom(stand({}, () => answered('{"data":{}}')).ask()), {
    ...bad,
    problem: 'missing-field',
  });
  assert.deepEqual(await faultFrom(stand({}, () => left('x')).ask()), { ...bad, problem: 'bad-amount' });
});

test('a pointer finds fields with marks in their names and places in lists, and nothing of JavaScript', async () => {
  const found: unknown[] = [];
  const { ask } = stand(
    {
      read: (reply) => {
        found.push(
          ...['/a~1b/1', '/m~0n', '/a~1b/01', '/a~1b/length', '/constructor', '/m~0n/x', ''].map(reply.at, reply),
        );
        return [];
      },
    },
    () => answered('{"a/b":["x","y"],"m~n":"z"}'),
  );
  await ask();
  assert.deepEqual(found.slice(0, 6), ['y', 'z', undefined, undefined, undefined, undefined]);
  assert.ok(found[6] instanceof Map);
});

test('each exchange of one balance is made anew, with a time and a nonce of its own', async () => {
  const { clock, requests, ask } = stand(
    {
      request: ({ now, nonce, host, cursor }) => ({
        path: '/left',
        query: { now: String(now), nonce, host, from: cursor?.['from'] ?? '0' },
      }),
      read: (reply, { cursor }) => {
        const sum = Number(cursor?.['sum'] ?? 0) + Number(reply.amount('/left', 'messages'));
        const next = reply.code('/next');
        const amount = parseDecimal(String(sum)) ?? 'not-told';
        return next === undefined
          ? [{ key: 'left', amount, unit: 'messages' }]
          : { next: { from: next, sum: String(sum) } };
      },
    },
    (_, number) => {
      clock.pass(1_000);
      return answered(number < 3 ? `{"left":${number},"next":${number * 10}}` : '{"left":3}');
    },
  );
  const began = clock.now();
  assert.deepEqual(written(await ask()), ['left=6 messages']);
  const sent = requests.map(({ query }) => Object.fromEntries(new URLSearchParams(query)));
  assert.deepEqual(
    sent.map(({ from }) => from),
    ['0', '10', '20'],
  );
  assert.deepEqual(
    sent.map(({ now }) => Number(now) - began),
    [0, 1_000, 2_000],
  );
  assert.equal(new Set(sent.map(({ nonce }) => nonce)).size, 3);
  assert.ok(sent.every(({ host }) => host === HOST));
});

test('a service that always wants one more request is not asked for ever', async () => {
  const { requests, ask } = stand({ read: () => ({ next: {} }) }, () => left(1));
  assert.deepEqual(await faultFrom(ask()), { kind: 'bad-response', host: HOST, problem: 'malformed' });
  assert.equal(requests.length, 20);
});

test('the time of a host is learned from the reply that finds it wrong, once, for each host', async () => {
  const AHEAD = 7_200_000;
  const stood = stand(
    { clock: { from: 'date' }, request: ({ now }) => ({ path: '/left', query: { now: String(now) } }) },
    ({ query }) => {
      const time = stood.clock.now() + AHEAD;
      const isRight = Math.abs(Number(new URLSearchParams(query).get('now')) - time) < 2_000;
      return isRight ? left(1) : coded(7, '', { headers: new Map([['date', new Date(time).toUTCString()]]) });
    },
  );
  assert.equal((await stood.ask()).length, 1);
  assert.equal(stood.requests.length, 2);
  stood.clock.pass(900_000);
  await stood.ask();
  assert.equal(stood.requests.length, 3);
  await stood.ask(['https://other.example']);
  assert.equal(stood.requests.length, 5);
});

test('the time of a host is learned from no other fault', async () => {
  const { clock, requests, ask } = stand(
    { clock: { from: 'date' }, request: ({ now }) => ({ path: '/left', query: { now: String(now) } }) },
    () => coded(8, '', { headers: new Map([['date', 'Sun, 06 Nov 1994 08:49:37 GMT']]) }),
  );
  for (const _ of [1, 2]) {
    assert.deepEqual(await faultFrom(ask()), { kind: 'auth', code: '8', definitive: true });
  }
  assert.deepEqual(
    requests.map(({ query }) => query),
    [`now=${clock.now()}`, `now=${clock.now()}`],
  );
});

test('a time that is found wrong without another one to take is told at once', async () => {
  for (const service of [{ clock: { from: 'date' } }, {}] as const) {
    for (const headers of [new Map<string, string>(), new Map([['date', 'soon']])]) {
      const { requests, ask } = stand(service, () => coded(7, '', { headers }));
      assert.deepEqual(await faultFrom(ask()), { kind: 'clock', code: '7' });
      assert.equal(requests.length, 1);
    }
  }
});

test('a date that is of no use is tried once', async () => {
  const headers = new Map([['date', 'Sun, 06 Nov 1994 08:49:37 GMT']]);
  const { requests, ask } = stand({ clock: { from: 'date' } }, () => coded(7, '', { headers }));
  assert.deepEqual(await faultFrom(ask()), { kind: 'clock', code: '7' });
  assert.equal(requests.length, 2);
});

test('what was made of a secret is in no text of a server, also where the text is cut', async () => {
  const made = 'd1gest-of-the-secret-4711';
  for (const filler of ['', 'x'.repeat(185)]) {
    const { ask } = stand(
      { request: () => ({ path: '/left', body: { as: 'urlencoded', fields: { sign: secret(made) } } }) },
      () => coded(9, `${filler} sign ${made} was wrong`),
    );
    const fault = await faultFrom(ask());
    assert.equal(fault.kind, 'provider-error');
    assert.doesNotMatch(JSON.stringify(fault), /d1ge/);
  }
  const echoed: Http = async () => answered(`{"${made}":1,"${made}":2}`);
  const { products } = stand({ request: () => ({ path: '/', query: { sign: secret(made) } }) }, () => left(1)).provider;
  const service = products[0] as Service;
  const provider = createProvider(
    { id: 'x', label: () => 'X', codes: {}, products: [service] },
    echoed,
    new HandClock(),
  );
  const fault = await faultFrom(provider.fetchBalance(requestFor(provider, 'sms')));
  assert.deepEqual(fault, { kind: 'bad-response', host: HOST, problem: 'duplicate-key', field: '•••' });
});

const plain: Partial<Service> = {
  request: () => ({ path: '/left', reads: 'text' }),
  read: (reply) => {
    const [first = '', second = ''] = reply.lines();
    const amount = first === 'OK' ? parseDecimal(second) : undefined;
    if (amount === undefined) {
      throw new ParseError('malformed');
    }
    return [{ key: 'left', amount, unit: 'messages' }];
  },
};

test('a service may answer in plain text, which may call itself HTML', async () => {
  for (const contentType of ['text/plain', 'text/html']) {
    assert.deepEqual(written(await stand(plain, () => answered(' OK \r\n 12', { contentType })).ask()), [
      'left=12 messages',
    ]);
  }
});

test('a text that is not in the form of the provider says nothing of the credential, nor does a page', async () => {
  for (const [text, status, fault] of [
    ['Sign in first', 401, { kind: 'bad-response', host: HOST, problem: 'malformed' }],
    ['<html>Sign in</html>', 401, { kind: 'not-the-provider', host: HOST }],
    ['Sign in first', 503, { kind: 'provider-down', status: 503 }],
    ['', 401, { kind: 'auth', definitive: false, empty: true }],
  ] as const) {
    const reply = answered(text, { status, contentType: 'text/html' });
    assert.deepEqual(await faultFrom(stand(plain, () => reply).ask()), fault);
  }
});

test('an amount may stand in a header', async () => {
  const { ask } = stand(
    {
      read: (reply) => [
        { key: 'left', amount: reply.amountIn(reply.header('x-left'), 'x-left', 'messages'), unit: 'messages' },
      ],
    },
    () => answered('{}', { headers: new Map([['x-left', '7']]) }),
  );
  assert.deepEqual(written(await ask()), ['left=7 messages']);
});

test('a request that has to be sent once more is made anew, with a time and a nonce of its own', async () => {
  const { clock, requests, ask } = stand(
    {
      request: ({ now, nonce }) => ({ path: '/left', query: { now: String(now), sign: secret(`made-with-${nonce}`) } }),
    },
    (request) => {
      clock.pass(1_000);
      const again = request.anew?.() ?? assert.fail();
      return coded(9, `${again.query} was wrong`, {});
    },
  );
  const began = clock.now();
  const fault = await faultFrom(ask());
  const [now, later] = [requests[0]?.query, JSON.stringify(fault)].map((text) => /now=(\d+)/.exec(text ?? '')?.[1]);
  assert.deepEqual([Number(now) - began, Number(later) - began], [0, 1_000]);
  assert.notEqual(requests[0]?.anew?.().query, requests[0]?.anew?.().query);
  assert.doesNotMatch(JSON.stringify(fault), /made-with/);
});
