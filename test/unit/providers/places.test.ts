import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostsOf, parametersOf, placeOf, questionOf } from '../../../src/providers/places.ts';
import type { Product } from '../../../src/providers/provider.ts';
import { onePlace } from '../../../src/providers/terms.ts';

const TWO: Pick<Product, 'places' | 'parameters'> = {
  places: [
    { id: 'eu', label: () => 'EU', hosts: ['https://eu.example', 'https://eu2.example:8443/v1'] },
    { id: 'us', label: () => 'US', hosts: ['https://us.example'] },
  ],
  parameters: [
    { id: 'format', label: () => 'Format', choices: ['json', 'xml'], initial: 'json', isForm: true },
    { id: 'subuser', label: () => 'Subuser', initial: '' },
    { id: 'app', label: () => 'App' },
  ],
};
const OWN: Pick<Product, 'places'> = { places: 'personal' };

for (const [what, account, product, expected] of [
  ['named', { place: 'us' }, TWO, { id: 'us', hosts: ['https://us.example'] }],
  [
    'the first where none is named',
    {},
    TWO,
    { id: 'eu', hosts: ['https://eu.example', 'https://eu2.example:8443/v1'] },
  ],
  [
    'of a product with one',
    {},
    { places: onePlace('https://a.example') },
    { id: 'main', hosts: ['https://a.example'] },
  ],
  [
    'a host of its user',
    { place: 'https://own.example' },
    OWN,
    { id: 'https://own.example', hosts: ['https://own.example'] },
  ],
  [
    'an address in place of a host',
    { endpoints: ['https://gateway.example'] },
    OWN,
    { id: 'https://gateway.example', hosts: [] },
  ],
] as const) {
  test(`the place of an account: ${what}`, () => assert.deepEqual(placeOf(account, product), expected));
}

test('each parameter has a value: that of the entry, else its initial one', () => {
  assert.deepEqual(parametersOf({ parameters: { app: '14', format: 'xml' } }, TWO), {
    format: 'xml',
    subuser: '',
    app: '14',
  });
  assert.deepEqual(parametersOf({}, TWO), { format: 'json', subuser: '', app: '' });
  assert.deepEqual(parametersOf({ parameters: { app: '14' } }, { parameters: [] }), {});
});

test('what an account asks is its place and its parameters, without those of form alone', () => {
  assert.deepEqual(questionOf({ parameters: { app: '14', format: 'xml' } }, TWO), ['eu', 'subuser=', 'app=14']);
  assert.deepEqual(questionOf({ place: 'us' }, TWO), ['us', 'subuser=', 'app=']);
});

test('the hosts of a product are those of all its places', () => {
  assert.deepEqual(hostsOf(TWO), ['eu.example', 'eu2.example:8443', 'us.example']);
  assert.deepEqual(hostsOf(OWN), []);
});
