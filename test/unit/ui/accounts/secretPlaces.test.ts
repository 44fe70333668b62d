import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BalanceError, type Fault } from '../../../../src/balance/fault/fault.ts';
import type { ServedAccount } from '../../../../src/monitor/ask/service.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import { Secrets } from '../../../../src/ui/accounts/secrets.ts';
import { MemorySecretStorage } from '../memorySecretStorage.ts';
import { account, PROVIDER } from '../sample.ts';

const credential = { key: '10001', secret: 'sesame' };
const [PRODUCT = assert.fail()] = PROVIDER.products;

function secrets(environment: Readonly<Record<string, string>> = {}) {
  const store = createMemoryStore('none');
  return new Secrets(new MemorySecretStorage(), environment, () => store);
}

async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  const error: unknown = await promise.then(
    () => assert.fail('no failure'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof BalanceError, String(error));
  return error.fault;
}

/** An account in a place of a provider that has two, or at a host of its user's own. */
function inPlace(place: string): ServedAccount {
  const two = ['eu', 'us'].map((id) => ({
    id,
    label: () => id,
    hosts: [`https://${id}.example`, 'https://backup.example'],
  }));
  const places = place.startsWith('https://') ? ('personal' as const) : two;
  return { account: account('a', { place }), provider: PROVIDER, product: { ...PRODUCT, places } };
}

for (const [before, after, address] of [
  ['eu', 'us', 'https://us.example'],
  ['https://one.example', 'https://two.example', 'https://two.example'],
  ['https://one.example', 'https://one.example/path', 'https://one.example/path'],
  ['eu', 'https://eu.example', 'https://eu.example'],
] as const) {
  test(`a credential of one place is sent to no other one: ${before}, then ${after}`, async () => {
    const own = secrets();
    await own.save(inPlace(before), credential);
    assert.deepEqual(await own.read(inPlace(before)), credential);
    assert.deepEqual(await faultOf(own.read(inPlace(after))), { kind: 'other-address', address });
  });
}

test('the first place is the same by its name and without one', async () => {
  const own = secrets();
  await own.save(inPlace('eu'), credential);
  assert.deepEqual(await own.read({ ...inPlace('eu'), account: account('a') }), credential);
});

test("variables go to a place of the provider's own without a question, and to a user's own host after one", async () => {
  const env = { key: 'A_KEY', secret: 'A_SECRET' };
  const own = secrets({ A_KEY: '10001', A_SECRET: 'sesame' });
  const asked = (place: string) => ({ ...inPlace(place), account: account('a', { place, env }) });
  assert.deepEqual(await own.read(asked('us')), credential);
  const personal = asked('https://own.example');
  assert.equal((await faultOf(own.read(personal))).kind, 'unconfirmed');
  own.confirm(personal);
  assert.deepEqual(await own.read(personal), credential);
  assert.equal((await faultOf(own.read(asked('https://other.example')))).kind, 'unconfirmed');
});
