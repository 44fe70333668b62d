import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BalanceError } from '../../../../src/balance/fault/fault.ts';
import { endpointsOf, type ServedAccount, serve } from '../../../../src/monitor/ask/service.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { FakeProvider } from '../../fakes/fakeProvider.ts';
import { account } from '../../fakes/fakeWindow.ts';

const provider = new FakeProvider(new FakeClock());

function served(changes: Parameters<typeof account>[1] = {}): ServedAccount {
  const found = serve(account('a', changes), [provider]);
  assert.ok(found !== undefined);
  return found;
}

test('an account finds its provider and its product, or nothing', () => {
  assert.equal(served({ product: 'mail' }).product.id, 'mail');
  assert.equal(serve(account('a', { provider: 'nobody' }), [provider]), undefined);
  assert.equal(serve(account('a', { product: 'nothing' }), [provider]), undefined);
});

test("endpoints are the account's own, normalized, or the product's", () => {
  assert.deepEqual(endpointsOf(served()), ['https://sms.example']);
  const own = ['https://Main.example/v1/', 'http://127.0.0.1:8080'];
  assert.deepEqual(endpointsOf(served({ endpoints: own })), ['https://main.example/v1', 'http://127.0.0.1:8080']);
});

test('only the hosts of the place are asked, and of the first one where the entry names none', () => {
  const [product = assert.fail()] = provider.products;
  const places = ['eu', 'us'].map((id) => ({ id, label: () => id, hosts: [`https://${id}.example`] }));
  const at = (place?: string, endpoints?: readonly string[]) =>
    endpointsOf({
      account: account('a', { ...(place && { place }), ...(endpoints && { endpoints }) }),
      product: { ...product, places },
    });
  assert.deepEqual(at('us'), ['https://us.example']);
  assert.deepEqual(at(), ['https://eu.example']);
  assert.deepEqual(at('us', ['https://gateway.example']), ['https://gateway.example']);
  const own = {
    account: account('a', { place: 'https://own.example' }),
    product: { ...product, places: 'personal' as const },
  };
  assert.deepEqual(endpointsOf(own), ['https://own.example']);
});

test('rows 14 and 37: one endpoint that may not be used refuses them all, and its user info is not told', () => {
  const endpoints = ['https://sms.example', 'https://user:secret-canary@sms.example/?token=secret-canary'];
  assert.throws(
    () => endpointsOf(served({ endpoints })),
    (error) =>
      error instanceof BalanceError &&
      error.fault.kind === 'endpoint-refused' &&
      error.fault.problem === 'user-info' &&
      !JSON.stringify([error.fault, error.message, error.stack]).includes('canary'),
  );
});
