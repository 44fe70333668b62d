import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingOf, troubleOf } from '../../../src/balance/account/state.ts';
import { messages } from '../fakes/amounts.ts';
import { settled } from '../fakes/fakeClock.ts';
import { account } from '../fakes/fakeWindow.ts';
import { amountOf, FakeMachine, MINUTE, machineWith } from './fakeMachine.ts';

const [a, b] = [account('a'), account('b')];

test('22.1: each account is asked once, all at the same time, and stands in the order of the file', async () => {
  const machine = machineWith('a', 'b');
  machine.provider.respond = ({ account: { id } }) => messages(id === 'a' ? '1' : '2');
  const statuses = await machine.run([b, a]);
  assert.deepEqual(statuses.map(amountOf), ['2', '1']);
  assert.deepEqual(
    statuses.map(({ state, old }) => [state.kind, old]),
    [
      ['ok', false],
      ['ok', false],
    ],
  );
  assert.equal(machine.provider.requests.length, 2);
  assert.equal(machine.done, 2);
});

test('22.1: a run right after another one shows its reading, and one later asks again', async () => {
  const machine = machineWith('a');
  await machine.run([a]);
  await machine.clock.advance(9000);
  machine.provider.respond = () => messages('50');
  const [shown] = await machine.run([a]);
  assert.equal(machine.provider.requests.length, 1);
  assert.equal(amountOf(shown), '100');
  assert.equal(shown && readingOf(shown.state)?.at, machine.clock.now() - 9000);
  await machine.clock.advance(1000);
  assert.equal(amountOf((await machine.run([a]))[0]), '50');
});

test("22.1: a provider's least interval is kept over runs, and the reading stays the present one", async () => {
  const machine = machineWith('a');
  machine.provider.leastInterval = 5;
  await machine.run([a]);
  await machine.clock.advance(4 * MINUTE);
  const [shown] = await machine.run([a]);
  assert.deepEqual([machine.provider.requests.length, shown?.state.kind, shown?.old], [1, 'ok', false]);
  await machine.clock.advance(MINUTE);
  await machine.run([a]);
  assert.equal(machine.provider.requests.length, 2);
});

test('22.1: the pause that a provider asks for is kept over runs', async () => {
  const machine = machineWith('a');
  machine.provider.respond = () => ({ kind: 'rate-limited', retryAfterMs: 10 * MINUTE });
  await machine.run([a]);
  await machine.clock.advance(9 * MINUTE);
  const [shown] = await machine.run([a]);
  assert.equal(machine.provider.requests.length, 1);
  assert.equal(shown && troubleOf(shown.state)?.fault.kind, 'rate-limited');
});

test('22.1: a refused credential is not sent again by later runs, and another one is at once', async () => {
  const machine = machineWith('a');
  await machine.run([a]);
  await machine.clock.advance(MINUTE);
  machine.provider.respond = () => ({ kind: 'auth', code: '1', definitive: true });
  await machine.run([a]);
  await machine.clock.advance(60 * MINUTE);
  const [refused] = await machine.run([a]);
  assert.equal(machine.provider.requests.length, 2);
  assert.equal(refused?.state.kind, 'paused');
  assert.equal(amountOf(refused), '100', 'the last good number stays, with its age');
  machine.credentials.set('a', 'another key');
  machine.provider.respond = () => messages('7');
  assert.equal(amountOf((await machine.run([a]))[0]), '7');
});

test('22.1: no account shows a number that another credential has brought', async () => {
  const machine = machineWith('a');
  await machine.run([a]);
  machine.credentials.set('a', 'key of another company');
  machine.provider.respond = () => ({ kind: 'network', host: 'h', problem: 'refused' });
  const [other] = await machine.run([a]);
  assert.equal(machine.provider.requests.length, 2);
  assert.deepEqual([other?.state.kind, amountOf(other)], ['failed', undefined]);
});

test('22.1: nor one from another place, another product or another address', async () => {
  const machine = machineWith('a');
  await machine.run([a]);
  for (const other of [
    account('a', { product: 'mail' }),
    account('a', { endpoints: ['http://localhost:1'] }),
    account('a', { parameters: { form: 'other' } }),
  ]) {
    machine.provider.respond = () => ({ kind: 'network', host: 'h', problem: 'refused' });
    assert.equal(amountOf((await machine.run([other]))[0]), undefined);
  }
  assert.equal(machine.provider.requests.length, 4);
});

test('22.1: two accounts with one credential share one request', async () => {
  const machine = new FakeMachine();
  const statuses = await machine.run([a, b]);
  assert.equal(machine.provider.requests.length, 1);
  assert.deepEqual(statuses.map(amountOf), ['100', '100']);
});

test('22.1: a failure is told beside the last good number, and does not keep later runs from asking', async () => {
  const machine = machineWith('a', 'b');
  await machine.run([a, b]);
  await machine.clock.advance(MINUTE);
  machine.provider.respond = ({ account: { id } }) =>
    id === 'a' ? { kind: 'provider-down', status: 503 } : messages('3');
  const [failed, well] = await machine.run([a, b]);
  assert.deepEqual([failed?.state.kind, amountOf(failed)], ['stale', '100']);
  assert.deepEqual([well?.state.kind, amountOf(well)], ['ok', '3']);
  await machine.clock.advance(10_000);
  await machine.run([a, b]);
  assert.equal(machine.provider.of('a').length, 3);
});

test('22 bad input: an account without its variables is told beside those that are well', async () => {
  const machine = machineWith('a', 'b');
  machine.credentials.fail('a', { kind: 'no-credential', variables: ['A'] });
  const [lacks, well] = await machine.run([a, b]);
  assert.deepEqual([lacks?.state.kind, well?.state.kind], ['paused', 'ok']);
  assert.equal(machine.provider.requests.length, 1);
});

test("22.1: to an address that is not the provider's own nothing is sent, nor is a credential read for it", async () => {
  const machine = machineWith('a');
  const strange = account('a', {
    endpoints: ['https://sms.example', 'https://Strange.example:8443/x'],
    env: { key: 'K' },
  });
  const [refused] = await machine.run([strange]);
  assert.deepEqual(refused && troubleOf(refused.state)?.fault, {
    ...{ kind: 'unconfirmed', variables: ['K'], addresses: ['https://strange.example:8443/x'] },
  });
  assert.deepEqual([machine.provider.requests.length, machine.credentials.reads.length], [0, 0]);
  await machine.run([strange], { allowHosts: ['strange.example'] });
  assert.equal(machine.provider.requests.length, 0, 'another port is another host');
  await machine.run([strange], { allowHosts: ['strange.example:8443'] });
  assert.equal(machine.provider.requests.length, 1);
});

for (const endpoints of [
  ['http://127.0.0.1:8080/x'],
  ['http://localhost:1'],
  ['http://[::1]:1'],
  ['https://sms.example/v2'],
]) {
  test(`22.1: no option is needed for ${endpoints}`, async () => {
    const machine = machineWith('a');
    await machine.run([account('a', { endpoints })]);
    assert.equal(machine.provider.requests.length, 1);
  });
}

test('22.1: who does not answer in time is told, and what the others have said is kept', async () => {
  const machine = machineWith('a', 'b');
  machine.provider.respond = ({ account: { id } }) => (id === 'a' ? undefined : messages('3'));
  const running = machine.run([a, b], { timeoutSeconds: 5 });
  await machine.clock.advance(5000);
  const [late, well] = await running;
  assert.deepEqual(late && troubleOf(late.state)?.fault, { kind: 'timeout', host: 'sms.example', seconds: 5 });
  assert.equal(amountOf(well), '3');
  assert.equal(machine.clock.timers, 0);
});

test('22 bad input: what is given up in the middle has learned nothing, but that a request was sent', async () => {
  const machine = machineWith('a', 'b');
  machine.provider.leastInterval = 5;
  machine.provider.respond = ({ account: { id } }) => (id === 'a' ? undefined : messages('3'));
  const stop = new AbortController();
  const running = machine.run([a, b], { stop: stop.signal });
  await settled();
  stop.abort(130);
  await running;
  await machine.clock.advance(MINUTE);
  const [left] = await machine.run([a, b]);
  assert.equal(machine.provider.requests.length, 2, 'the least interval is kept');
  assert.deepEqual([left?.state.kind, left?.refreshing], ['loading', false]);
  assert.equal(machine.clock.timers, 0);
  await machine.clock.advance(4 * MINUTE);
  machine.provider.respond = () => messages('9');
  assert.deepEqual((await machine.run([a, b])).map(amountOf), ['9', '9']);
});

test('22 bad input: of two runs at once one asks, and both have the answer', async () => {
  const machine = machineWith('a');
  machine.provider.respond = () => undefined;
  const [first, second] = [machine.run([a]), machine.run([a])];
  await machine.clock.advance(1000);
  machine.provider.last.answer(messages('42'));
  await machine.clock.advance(1000);
  assert.deepEqual([amountOf((await first)[0]), amountOf((await second)[0])], ['42', '42']);
  assert.equal(machine.provider.requests.length, 1);
});

test('22 bad input: a run that died in the middle is waited for as long as the option says, and no longer', async () => {
  const machine = machineWith('a');
  machine.provider.respond = () => undefined;
  void machine.run([a]);
  await settled();
  const second = machine.run([a], { timeoutSeconds: 10 });
  await machine.clock.advance(10_000);
  const [shown] = await second;
  assert.deepEqual([shown?.state.kind, shown?.refreshing], ['loading', true]);
});

test('22 bad input: who has given up before anything was sent sends nothing, and the next run need not wait', async () => {
  const machine = machineWith('a');
  const stop = new AbortController();
  stop.abort(130);
  await machine.run([a], { stop: stop.signal });
  assert.equal(machine.provider.requests.length, 0);
  assert.equal(amountOf((await machine.run([a]))[0]), '100');
});
