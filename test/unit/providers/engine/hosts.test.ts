import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { BalanceError, type Fault } from '../../../../src/balance/fault/fault.ts';
import { IN_FLIGHT_MS } from '../../../../src/monitor/when/schedule.ts';
import { ATTEMPT_MS, askInOrder } from '../../../../src/providers/engine/hosts.ts';
import { placeOf } from '../../../../src/providers/places.ts';
import { createProviders } from '../../../providers.ts';
import { HandClock } from '../../net/handClock.ts';
import { faultFrom } from '../../net/wire.ts';
import { answered, fakeHttp, requestFor } from '../fakeHttp.ts';

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
  const result = askInOrder(['main', 'backup'], signal, new HandClock(), (endpoint) => {
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

test('D4: hosts that hang have one deadline, shorter than a claim, and the last one still has ten seconds', async () => {
  const clock = new HandClock();
  const started = clock.elapsed;
  const shares: number[] = [];
  const hosts = [1, 2, 3, 4].map((number) => `https://h${number}.example`);
  const result = faultFrom(
    askInOrder(hosts, new AbortController().signal, clock, (_, signal) => {
      const asked = clock.elapsed;
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          shares.push(clock.elapsed - asked);
          reject(signal.reason);
        });
      });
    }),
  );
  for (let second = 0; second < 70 && shares.length < hosts.length; second++) {
    clock.pass(1_000);
    await setImmediate();
  }
  assert.deepEqual(await result, { kind: 'timeout', host: 'h1.example', seconds: 20 });
  assert.deepEqual(shares, [20_000, 10_000, 10_000, 10_000]);
  assert.equal(clock.elapsed - started, ATTEMPT_MS);
  assert.ok(ATTEMPT_MS <= IN_FLIGHT_MS - 5_000);
  assert.equal(clock.pending, 0);
});

for (const [attemptMs, count, expected] of [
  [40_000, 1, [40_000]],
  [30_000, 2, [20_000, 10_000]],
  [6_000, 3, [2_000, 2_000, 2_000]],
] as const) {
  test(`22.1: ${count} hosts that hang share the ${attemptMs} ms that who asks waits, and each is asked`, async () => {
    const clock = new HandClock();
    const shares: number[] = [];
    const hosts = Array.from({ length: count }, (_, index) => `https://h${index}.example`);
    const result = askInOrder(
      hosts,
      new AbortController().signal,
      clock,
      (_, signal) => {
        const asked = clock.elapsed;
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            shares.push(clock.elapsed - asked);
            reject(signal.reason);
          });
        });
      },
      attemptMs,
    );
    const fault = faultFrom(result);
    for (let second = 0; second < 50 && shares.length < count; second++) {
      clock.pass(1_000);
      await setImmediate();
    }
    assert.equal((await fault).kind, 'timeout');
    assert.deepEqual(shares, expected);
    assert.equal(clock.pending, 0);
  });
}

test('D4: a provider gives up a host that would take the time of the next one', async () => {
  const clock = new HandClock();
  const { http, requests } = fakeHttp((request, number) =>
    number > 1
      ? answered('{"dev_balance":5}')
      : new Promise((_resolve, reject) => {
          request.signal?.addEventListener('abort', () => reject(request.signal?.reason));
        }),
  );
  const provider = createProviders(http, clock).find(({ id }) => id === 'jiguang');
  assert.ok(provider);
  const endpoints = ['https://a.example', 'https://b.example'];
  const result = provider.fetchBalance(requestFor(provider, 'account', { endpoints }));
  for (let second = 0; second < 40; second++) {
    await setImmediate();
    assert.equal(requests.length, 1);
    clock.pass(1_000);
  }
  assert.equal((await result).length, 1);
  assert.equal(requests.length, 2);
});

test('22.1: a provider asks its hosts within the time that who asks waits', async () => {
  const clock = new HandClock();
  const { http, requests } = fakeHttp(
    (request) =>
      new Promise((_resolve, reject) => {
        request.signal?.addEventListener('abort', () => reject(request.signal?.reason));
      }),
  );
  const provider = createProviders(http, clock).find(({ id }) => id === 'jiguang');
  assert.ok(provider);
  const endpoints = ['https://a.example', 'https://b.example'];
  const fault = faultFrom(
    provider.fetchBalance({ ...requestFor(provider, 'account', { endpoints }), attemptMs: 4_000 }),
  );
  for (const asked of [1, 1, 2, 2]) {
    await setImmediate();
    assert.equal(requests.length, asked);
    clock.pass(1_000);
  }
  assert.deepEqual(await fault, { kind: 'timeout', host: 'a.example', seconds: 2 });
});

test('D4: abort from outside reaches the host that is asked, with its own reason', async () => {
  const controller = new AbortController();
  const reason = new Error('closed');
  const result = askInOrder(
    ['https://a.example', 'https://b.example'],
    controller.signal,
    new HandClock(),
    (_, signal) => {
      controller.abort(reason);
      return Promise.reject(signal.reason);
    },
  );
  await assert.rejects(result, reason);
});

test('SUBMAIL goes on to its backup host', async () => {
  const { http, requests } = fakeHttp((_, number) =>
    number === 1 ? answered('', { status: 502 }) : answered('{"status":"success","balance":1,"free_balance":2}'),
  );
  const provider = createProviders(http, new HandClock()).find(({ id }) => id === 'submail');
  const mail = provider?.products.find(({ id }) => id === 'mail');
  assert.ok(provider !== undefined && mail !== undefined);
  await provider.fetchBalance(requestFor(provider, 'mail', { endpoints: placeOf({}, mail).hosts }));
  assert.deepEqual(
    requests.map(({ url }) => url),
    ['https://api.mysubmail.com/balance/mail.json', 'https://api.submail.cn/balance/mail.json'],
  );
});
