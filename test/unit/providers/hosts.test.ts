import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkEndpoint } from '../../../src/balance/account/endpoint.ts';
import { BalanceError, type Fault } from '../../../src/balance/fault/fault.ts';
import { english } from '../../../src/base/language.ts';
import { askInOrder } from '../../../src/providers/hosts.ts';
import { createProviders } from '../../../src/providers/index.ts';
import { HandClock } from '../net/handClock.ts';
import { faultFrom } from '../net/wire.ts';
import { answered, fakeHttp, requestFor } from './fakeHttp.ts';

const host = 'main';
const NEXT: readonly Fault[] = [
  { kind: 'network', host, problem: 'not-found' },
  { kind: 'timeout', host, seconds: 15 },
  { kind: 'provider-down', status: 503 },
  { kind: 'not-the-provider', host },
  { kind: 'redirect', host, target: 'x' },
  { kind: 'bad-response', host, problem: 'empty' },
  { kind: 'too-large', host, limitBytes: 1 },
];
const LAST: readonly Fault[] = [
  { kind: 'auth', definitive: false },
  { kind: 'not-enabled', code: '1' },
  { kind: 'blocked', code: '1' },
  { kind: 'ip-blocked', code: '1' },
  { kind: 'bad-endpoint', code: '404' },
  { kind: 'clock', code: '152' },
  { kind: 'rate-limited' },
  { kind: 'provider-error', code: '1', text: '' },
  { kind: 'tls', host, problem: 'expired' },
  { kind: 'proxy' },
  { kind: 'endpoint-refused', endpoint: '', problem: 'query' },
];

function run(faults: Readonly<Record<string, Fault>>, signal = new AbortController().signal) {
  const asked: string[] = [];
  const result = askInOrder(['main', 'backup'], signal, (endpoint) => {
    asked.push(endpoint);
    const fault = faults[endpoint];
    return fault === undefined ? Promise.resolve(endpoint) : Promise.reject(new BalanceError(fault));
  });
  return { result, asked };
}

for (const fault of NEXT) {
  test(`after ${fault.kind} the backup is asked`, async () => {
    const { result, asked } = run({ main: fault });
    assert.equal(await result, 'backup');
    assert.deepEqual(asked, ['main', 'backup']);
  });
}

for (const fault of LAST) {
  test(`after ${fault.kind} the backup is not asked`, async () => {
    const { result, asked } = run({ main: fault });
    assert.deepEqual(await faultFrom(result), fault);
    assert.deepEqual(asked, ['main']);
  });
}

test('the main host is enough when it answers', async () => {
  const { result, asked } = run({});
  assert.equal(await result, 'main');
  assert.deepEqual(asked, ['main']);
});

test('when all fail, the first that answered says most, else the first', async () => {
  const [network, timeout, down] = NEXT;
  assert.ok(network !== undefined && timeout !== undefined && down !== undefined);
  assert.deepEqual(await faultFrom(run({ main: network, backup: down }).result), down);
  assert.deepEqual(await faultFrom(run({ main: down, backup: network }).result), down);
  assert.deepEqual(await faultFrom(run({ main: timeout, backup: network }).result), timeout);
});

test('after an abort nobody else is asked', async () => {
  const controller = new AbortController();
  controller.abort();
  const { result, asked } = run({ main: { kind: 'network', host, problem: 'reset' } }, controller.signal);
  await assert.rejects(result);
  assert.deepEqual(asked, ['main']);
});

test('SUBMAIL goes on to its backup host', async () => {
  const { http, requests } = fakeHttp((_, number) =>
    number === 1 ? answered('', { status: 502 }) : answered('{"status":"success","balance":1,"free_balance":2}'),
  );
  const provider = createProviders(http, new HandClock()).find(({ id }) => id === 'submail');
  const mail = provider?.products.find(({ id }) => id === 'mail');
  assert.ok(provider !== undefined && mail !== undefined);
  await provider.fetchBalance(requestFor(provider, 'mail', { endpoints: mail.hosts }));
  assert.deepEqual(
    requests.map(({ url }) => url),
    ['https://api.mysubmail.com/balance/mail.json', 'https://api.submail.cn/balance/mail.json'],
  );
});

test('the providers describe themselves completely', () => {
  const providers = createProviders(fakeHttp(() => answered('')).http, new HandClock());
  assert.deepEqual(
    providers.map(({ id, products }) => [id, ...products.map((product) => product.id)]),
    [
      ['jiguang', 'account', 'app'],
      ['submail', 'sms', 'mail', 'internationalsms', 'mms', 'voice'],
    ],
  );
  for (const { products, label } of providers) {
    assert.notEqual(label(english.t), '');
    for (const product of products) {
      for (const host of product.hosts) {
        assert.deepEqual(checkEndpoint(host), { ok: true, url: host, host: new URL(host).host });
      }
      assert.match(product.console, /^https:\/\//);
      const texts = [product.label, product.description, product.whereToFind].map((text) => text(english.t));
      const labels = product.quantities.map((quantity) => quantity.label(english.t));
      assert.ok([...texts, ...labels].every((text) => text !== '' && !text.includes('{')));
      assert.equal(new Set(labels).size, product.quantities.length);
    }
  }
  const daily = providers.flatMap(({ products }) => products.flatMap(({ quantities }) => quantities));
  assert.deepEqual(
    daily.filter(({ resetsDaily }) => resetsDaily).map(({ key }) => key),
    ['free_balance'],
  );
});
