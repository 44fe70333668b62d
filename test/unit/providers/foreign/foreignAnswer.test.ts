import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quantity } from '../../../../src/balance/amount/quantity.ts';
import { BalanceError, type Fault } from '../../../../src/balance/fault/fault.ts';
import { foreignProvider } from '../../../../src/providers/foreign/foreign.ts';
import type { BalanceRequest } from '../../../../src/providers/provider.ts';
import type { FetchRequest, QuantityDescription } from '../../../../src/ui/publicApi/api.ts';
import { account } from '../../fakes/fakeWindow.ts';
import { HandClock } from '../../net/handClock.ts';
import { description, product } from './foreignDescription.ts';

const SECRET = 'sesame-opens-all';
const host = 'api.acme.example';

interface Asking {
  readonly clock: HandClock;
  readonly abort: AbortController;
  readonly asked: FetchRequest[];
  readonly answer: Promise<readonly Quantity[]>;
}

/** Asks the adapter of another extension that does what `fetchBalance` does. */
function ask(fetchBalance: (request: FetchRequest) => unknown, quantities?: readonly QuantityDescription[]): Asking {
  const clock = new HandClock();
  const abort = new AbortController();
  const asked: FetchRequest[] = [];
  const described = {
    ...description(quantities === undefined ? {} : { products: [product({ quantities })] }),
    fetchBalance: (request: FetchRequest) => {
      asked.push(request);
      return fetchBalance(request);
    },
  };
  const provider = foreignProvider(described, clock, () => Promise.reject(new Error('asks no one')));
  const [served] = provider.products;
  assert.ok(served);
  const request: BalanceRequest = {
    account: account('a', { name: 'Secret plans', provider: 'acme.sms' }),
    product: served,
    credential: { key: 'key-1', secret: SECRET },
    endpoints: [`https://${host}`],
    signal: abort.signal,
  };
  return { clock, abort, asked, answer: provider.fetchBalance(request) };
}

async function faultOf({ answer, clock }: Asking): Promise<Fault> {
  try {
    await answer;
  } catch (error) {
    assert.ok(error instanceof BalanceError, String(error));
    assert.equal(clock.pending, 0, 'the deadline is taken back');
    return error.fault;
  }
  return assert.fail('it answered');
}

test('amounts come in the order of the product, exact, each with its declared unit', async () => {
  const { answer, clock } = ask(async () => ({ money: '100.150', left: '9007199254740993', free: null }));
  assert.deepEqual(await answer, [
    { key: 'left', amount: '9007199254740993', unit: 'messages' },
    { key: 'free', amount: 'not-allocated', unit: 'emails' },
    { key: 'money', amount: '100.150', unit: 'CNY' },
  ]);
  assert.equal(clock.pending, 0);
});

test('what is left out is absent, and an answer may come at once', async () => {
  assert.deepEqual(await ask(() => ({ left: '-5' })).answer, [{ key: 'left', amount: '-5', unit: 'messages' }]);
});

test('the other extension gets the credential, the product and the endpoints, and nothing else', async () => {
  const { asked, answer } = ask(() => ({ left: '1' }));
  await answer;
  const [{ signal, http, ...rest } = assert.fail()] = asked;
  assert.ok(signal instanceof AbortSignal);
  assert.equal(typeof http, 'function');
  assert.deepEqual(rest, {
    accountId: 'a',
    product: 'sms',
    credential: { key: 'key-1', secret: SECRET },
    endpoints: [`https://${host}`],
  });
});

const badAmount = (field: string): Fault => ({ kind: 'bad-response', host, problem: 'bad-amount', field });

for (const [about, answer, fault] of [
  ['a number, which may have been rounded', { left: 7 }, badAmount('left')],
  ['an amount with a fraction that is counted in pieces', { left: '7.5' }, badAmount('left')],
  ['an amount with an exponent', { money: '1e3' }, badAmount('money')],
  ['an amount with grouping', { left: '1,000' }, badAmount('left')],
  ['no text', { left: undefined }, badAmount('left')],
  ['an object that looks like a text', { left: { toString: () => '7' } }, badAmount('left')],
  ['an endless amount', { left: '9'.repeat(1_000_000) }, badAmount('left')],
  ['one good and one bad amount', { left: '7', money: '?' }, badAmount('money')],
  ['a quantity that was not declared', { left: '7', other: '1' }, badAmount('other')],
  ['a key that is a field of objects', JSON.parse('{"__proto__": "1"}'), badAmount('__proto__')],
  ['nothing', {}, { kind: 'bad-response', host, problem: 'missing-field', field: 'left' }],
  ['no object', '7', { kind: 'bad-response', host, problem: 'malformed' }],
  ['a list', [{ key: 'left', amount: '7' }], { kind: 'bad-response', host, problem: 'malformed' }],
  ['undefined', undefined, { kind: 'bad-response', host, problem: 'malformed' }],
] as const satisfies readonly (readonly [string, unknown, Fault])[]) {
  test(`an answer that is not believed: ${about}`, async () =>
    assert.deepEqual(await faultOf(ask(() => answer)), fault));
}

test('an answer that throws while it is read is a mistake of the other extension', async () => {
  const hostile = {
    get left(): string {
      throw new Error(SECRET);
    },
  };
  assert.deepEqual(await faultOf(ask(() => hostile)), { kind: 'foreign', name: 'UnreadableAnswer' });
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  assert.deepEqual(await faultOf(ask(() => revoked.proxy)), { kind: 'foreign', name: 'TypeError' });
});

for (const [about, thrown, fault] of [
  ['network', { kind: 'network' }, { kind: 'network', host, problem: 'unreachable' }],
  ['timeout', { kind: 'timeout' }, { kind: 'timeout', host, seconds: 1 }],
  ['auth', { kind: 'auth', code: 17 }, { kind: 'auth', definitive: true, code: '17' }],
  ['not-enabled', { kind: 'not-enabled', code: 'A1' }, { kind: 'not-enabled', code: 'A1' }],
  ['blocked', { kind: 'blocked' }, { kind: 'blocked', code: '' }],
  ['ip-blocked', { kind: 'ip-blocked', code: {} }, { kind: 'ip-blocked', code: '' }],
  ['rate-limited', { kind: 'rate-limited', retryAfterMs: 5 }, { kind: 'rate-limited', retryAfterMs: 5 }],
  ['a wish that is none', { kind: 'rate-limited', retryAfterMs: Number.NaN }, { kind: 'rate-limited' }],
  ['a wish for the past', { kind: 'rate-limited', retryAfterMs: -1 }, { kind: 'rate-limited' }],
  ['provider-down', { kind: 'provider-down', status: 503 }, { kind: 'provider-down', status: 503 }],
  ['a status that is none', { kind: 'provider-down', status: '503' }, { kind: 'provider-down', status: 500 }],
  [
    'provider-error',
    { kind: 'provider-error', code: 'x', message: 'No\nway' },
    { kind: 'provider-error', code: 'x', text: 'No way' },
  ],
  ['a code that is too long', { kind: 'auth', code: 'x'.repeat(99) }, { kind: 'auth', definitive: true, code: '…' }],
  ['a kind that is not declared', { kind: 'internal', name: 'x' }, { kind: 'foreign', name: 'object' }],
  ['a kind of the program alone', { kind: 'secret-store' }, { kind: 'foreign', name: 'object' }],
  ['an error of another kind', new TypeError(SECRET), { kind: 'foreign', name: 'TypeError' }],
  ['a file that is not there', Object.assign(new Error('x'), { code: 'ENOENT' }), { kind: 'foreign', name: 'Error' }],
  ['a text', SECRET, { kind: 'foreign', name: 'string' }],
  ['nothing', undefined, { kind: 'foreign', name: 'undefined' }],
  ['a fault of the program', new BalanceError({ kind: 'no-credential' }), { kind: 'foreign', name: 'BalanceError' }],
] as const satisfies readonly (readonly [string, unknown, Fault])[]) {
  test(`thrown: ${about}`, async () => {
    const thrower = (): never => {
      throw thrown;
    };
    assert.deepEqual(await faultOf(ask(thrower)), fault);
    assert.deepEqual(await faultOf(ask(async () => thrower())), fault);
  });
}

test('an error that cannot be read is a mistake of the other extension, too', async () => {
  const hostile = {
    get kind(): string {
      throw new Error(SECRET);
    },
  };
  assert.deepEqual(await faultOf(ask(() => Promise.reject(hostile))), { kind: 'foreign', name: 'UnreadableAnswer' });
  const nameless = new Error();
  Object.defineProperty(nameless, 'constructor', { value: undefined });
  assert.deepEqual(await faultOf(ask(() => Promise.reject(nameless))), { kind: 'foreign', name: 'UnreadableAnswer' });
});

test('the credential stands in no fault, in no encoding', async () => {
  const base64 = Buffer.from(`key-1:${SECRET}`).toString('base64');
  for (const text of [SECRET, base64, encodeURIComponent(SECRET), `${'x'.repeat(190)}${SECRET}`]) {
    const failure = { kind: 'provider-error', code: text, message: `no: ${text}` };
    const fault = JSON.stringify(await faultOf(ask(() => Promise.reject(failure))));
    assert.doesNotMatch(fault, /sesame|c2VzYW1l|ZXktMTpz/);
  }
  class Sesame extends Error {}
  Object.defineProperty(Sesame, 'name', { value: SECRET });
  assert.deepEqual(await faultOf(ask(() => Promise.reject(new Sesame()))), { kind: 'foreign', name: '•••' });
});

test('who never answers is given up after 30 seconds, and told so', async () => {
  const asking = ask(() => new Promise(() => undefined));
  asking.clock.pass(29_999);
  assert.equal(asking.asked[0]?.signal.aborted, false);
  asking.clock.pass(1);
  assert.equal(asking.asked[0]?.signal.aborted, true);
  assert.deepEqual(await faultOf(asking), { kind: 'timeout', host, seconds: 30 });
});

test('who is aborted ends at once with the reason, also where the adapter does not listen', async () => {
  const asking = ask(() => new Promise(() => undefined));
  const reason = new Error('enough');
  asking.abort.abort(reason);
  assert.equal(asking.asked[0]?.signal.reason, reason);
  await assert.rejects(asking.answer, reason);
  assert.equal(asking.clock.pending, 0);
});

test('what comes after the end is not looked at', async () => {
  const late = Promise.withResolvers<unknown>();
  const asking = ask(() => late.promise);
  asking.clock.pass(30_000);
  assert.equal((await faultOf(asking)).kind, 'timeout');
  late.reject(new Error('late'));
  await new Promise((resolve) => setImmediate(resolve));
});

const LIMITED: readonly QuantityDescription[] = [
  { key: 'quota', label: 'Quota', unit: 'emails', resets: 'month', resetZone: 'UTC' },
  { key: 'wallet', label: 'Wallet', unit: 'in reply' },
  { key: 'points', label: 'Points', unit: 'credits' },
];

for (const [what, answer, expected] of [
  [
    'plain texts',
    { quota: ' 5 ', points: '+9.50' },
    [
      { key: 'quota', unit: 'emails', amount: '5' },
      { key: 'points', unit: 'credits', amount: '9.50' },
    ],
  ],
  [
    'a limit',
    { quota: { amount: '5.0', used: '45', limit: '50', resetsAt: 7, expiresAt: 8 } },
    [{ key: 'quota', unit: 'emails', amount: '5', used: '45', limit: '50', resetsAt: 7, expiresAt: 8 }],
  ],
  [
    'a word',
    { quota: { state: 'unlimited', used: '3' } },
    [{ key: 'quota', unit: 'emails', amount: 'unlimited', used: '3' }],
  ],
  [
    'null',
    { quota: null, wallet: null },
    [
      { key: 'quota', unit: 'emails', amount: 'not-allocated' },
      { key: 'wallet', unit: 'XXX', amount: 'not-allocated' },
    ],
  ],
  ['a currency', { wallet: { amount: '-1.5', unit: 'KES' } }, [{ key: 'wallet', unit: 'KES', amount: '-1.5' }]],
  [
    'packages',
    { points: { amount: '7', parts: [{ name: 'A\n', amount: '7', total: '9', expiresAt: 1 }] } },
    [{ key: 'points', unit: 'credits', amount: '7', parts: [{ name: 'A', amount: '7', total: '9', expiresAt: 1 }] }],
  ],
] as const) {
  test(`Units: an answer with ${what}`, async () => {
    assert.deepEqual(await ask(() => answer, LIMITED).answer, expected);
  });
}

for (const [key, value] of [
  ['quota', { amount: '5', state: 'unlimited' }],
  ['quota', { state: 'endless' }],
  ['quota', { state: 'amount' }],
  ['quota', {}],
  ['quota', []],
  ['quota', { amount: 5 }],
  ['quota', { amount: null }],
  ['quota', { amount: '5.5' }],
  ['quota', { amount: '5', used: 4 }],
  ['quota', { amount: '5', limit: 'all' }],
  ['quota', { amount: '5', limit: '-1' }],
  ['quota', { state: 'used-only', used: '-1' }],
  ['quota', { amount: '5', resetsAt: 'soon' }],
  ['quota', { amount: '5', resetsAt: Number.NaN }],
  ['quota', { amount: '5', unit: 'messages' }],
  ['quota', { amount: '5', left: '4' }],
  ['wallet', '5'],
  ['wallet', { amount: '5' }],
  ['wallet', { amount: '5', unit: 'kes' }],
  ['points', { amount: '5', parts: 'many' }],
  ['points', { amount: '5', parts: [{ name: 'A' }] }],
  ['points', { amount: '5', parts: [{ name: '', amount: '5' }] }],
  ['points', { amount: '5', parts: [{ name: 'A', amount: '5', price: '1' }] }],
] as const) {
  test(`Units: ${key} is not believed: ${JSON.stringify(value)}`, async () =>
    assert.deepEqual(await faultOf(ask(() => ({ [key]: value }), LIMITED)), {
      ...{ kind: 'bad-response', host, problem: 'bad-amount', field: key },
    }));
}
