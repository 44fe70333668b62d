import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { providersJson, providersTable } from '../../../../src/cli/report/providerList.ts';
import { PROVIDER, PROVIDERS } from './statuses.ts';

test('22.1: providers as JSON have all that an account of the file may name', () => {
  const { schemaVersion, providers } = JSON.parse(providersJson([{ ...PROVIDER, leastInterval: 5 }], english));
  assert.equal(schemaVersion, 1);
  const [{ products, ...provider }] = providers;
  assert.deepEqual(provider, { id: 'tester', label: 'Tester', leastInterval: 5 });
  const [product] = products;
  assert.deepEqual(product.credential, [
    { id: 'key', name: 'appid', secret: false, optional: false },
    { id: 'secret', name: 'appkey', secret: true, optional: false },
  ]);
  assert.deepEqual(product.places, [{ id: product.places[0].id, hosts: ['https://api.tester.example'] }]);
  assert.deepEqual(product.parameters, []);
  assert.deepEqual(product.quantities.at(-1), { key: 'balance', label: 'Balance', unit: null });
});

test('22.1: providers as a table have a line for each product', () =>
  assert.equal(
    providersTable(PROVIDERS, english),
    'provider  product  env         Provider  Product\ntester    all      key secret  Tester    All\n',
  ));
