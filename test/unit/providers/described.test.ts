import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkEndpoint } from '../../../src/balance/account/endpoint.ts';
import { english } from '../../../src/base/language.ts';
import { DESCRIPTORS } from '../../providers.ts';

/** As settings name them, and addresses of the sandbox. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/i;

test('every provider has an id of its own, a name, and a product', () => {
  const ids = DESCRIPTORS.map(({ id }) => id);
  assert.deepEqual([...new Set(ids)], ids);
  for (const { id, label, products } of DESCRIPTORS) {
    assert.match(id, ID);
    assert.notEqual(label(english.t), '');
    assert.ok(products.length > 0, id);
  }
});

for (const { id, products } of DESCRIPTORS) {
  for (const product of products) {
    test(`${id} ${product.id} describes itself completely`, () => {
      assert.match(product.id, ID);
      assert.match(product.console, /^https:\/\//);
      const texts = [product.label, product.description, product.whereToFind].map((text) => text(english.t));
      const labels = product.quantities.map((quantity) => quantity.label(english.t));
      assert.ok([...texts, ...labels].every((text) => text !== '' && !text.includes('{')));
      assert.equal(new Set(labels).size, labels.length);
    });

    test(`${id} ${product.id} is served in places of their own, at addresses that may be asked`, () => {
      const places = product.places === 'personal' ? [] : product.places;
      assert.ok(product.places === 'personal' || places.length > 0);
      assert.equal(new Set(places.map((place) => place.id)).size, places.length);
      for (const { id: place, label, hosts } of places) {
        assert.ok(hosts.length > 0 && hosts.length <= 4, place);
        assert.ok(places.length === 1 || label(english.t) !== '', place);
        for (const host of hosts) {
          assert.deepEqual(checkEndpoint(host), { ok: true, url: host, host: new URL(host).host });
        }
      }
    });

    test(`${id} ${product.id} has parameters that an entry can hold`, () => {
      const parameters = product.parameters ?? [];
      assert.equal(new Set(parameters.map((parameter) => parameter.id)).size, parameters.length);
      for (const { id: parameter, label, choices, initial, shape } of parameters) {
        assert.match(parameter, /^[a-z][A-Za-z]*$/);
        assert.notEqual(label(english.t), '');
        const isAllowed = choices?.includes(initial ?? '') ?? shape?.test(initial ?? '') ?? true;
        assert.ok(initial === undefined || initial === '' || isAllowed, parameter);
      }
    });
  }
}
