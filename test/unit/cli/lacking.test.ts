import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AccountStatus, troubleOf } from '../../../src/balance/account/state.ts';
import { account } from '../fakes/fakeWindow.ts';
import { amountOf, MINUTE, machineWith } from './fakeMachine.ts';

const a = account('a');

const LACKS = { kind: 'no-credential', variables: ['A'] } as const;
const shownOf = (status: AccountStatus | undefined) =>
  status && [status.state.kind, amountOf(status), troubleOf(status.state)?.fault.kind];

test('22.2: an account whose variable is missing keeps its last amount, as in any other trouble, and it is no present one', async () => {
  const machine = machineWith('a');
  const named = account('a', { env: { key: 'A' } });
  await machine.run([named]);
  machine.credentials.fail('a', LACKS);
  // However short ago it was read: nothing says that the account can still be asked.
  for (const later of [1000, 60 * MINUTE]) {
    await machine.clock.advance(later);
    assert.deepEqual(shownOf((await machine.run([named]))[0]), ['paused', '100', 'no-credential']);
  }
  assert.equal(machine.provider.requests.length, 1);
});

test('22.2: what a missing variable hides is no other account: another file, name, variable, place or address has no amount', async () => {
  const machine = machineWith('a');
  const named = account('a', { env: { key: 'A' } });
  await machine.run([named]);
  machine.credentials.fail('a', LACKS);
  for (const [other, file] of [
    [named, '/other.json'],
    [{ ...named, name: 'Other' }, '/accounts.json'],
    [{ ...named, env: { key: 'B' } }, '/accounts.json'],
    [{ ...named, product: 'mail' }, '/accounts.json'],
    [{ ...named, endpoints: ['http://localhost:1'] }, '/accounts.json'],
    [{ ...named, parameters: { form: 'other' } }, '/accounts.json'],
  ] as const) {
    assert.deepEqual(shownOf((await machine.run([other], { file }))[0]), ['paused', undefined, 'no-credential']);
  }
});

test('22.2: of an account that was read with several credentials nobody knows which one is missing: it has no amount', async () => {
  const machine = machineWith('a');
  await machine.run([a]);
  machine.credentials.set('a', 'key of another company');
  await machine.run([a]);
  machine.credentials.fail('a', LACKS);
  assert.deepEqual(shownOf((await machine.run([a]))[0]), ['paused', undefined, 'no-credential']);
});

test('22.2: a credential that has never brought a number does not hide the one that has', async () => {
  const machine = machineWith('a');
  await machine.run([a]);
  machine.credentials.set('a', 'a wrong key');
  machine.provider.respond = () => ({ kind: 'auth', code: '1', definitive: true });
  await machine.run([a]);
  machine.credentials.fail('a', LACKS);
  assert.deepEqual(shownOf((await machine.run([a]))[0]), ['paused', '100', 'no-credential']);
});
