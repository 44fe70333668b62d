import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionHash, seriesHash } from '../../../../src/providers/declared/question.ts';
import { ACME, declared } from './sample.ts';

const [QUANTITY] = ACME.quantities;
const quantity = (more: object): object => ({ quantities: [{ ...QUANTITY, ...more }] });
const BASE = {
  query: { a: '1', b: '2' },
  headers: { 'X-A': '1', 'X-B': '2' },
  body: { json: { a: { x: 1, y: 2 }, b: { secret: 'psw' } } },
  ok: { at: '/status', is: 'OK' },
  error: { code: '/code' },
};

for (const [name, more] of [
  ['a label', { label: 'Other' }],
  ['the label of a quantity', quantity({ label: 'Left' })],
  ['a unit', quantity({ unit: 'messages' })],
  ['a method that is the same', { method: 'POST' }],
  ['the case of the host', { url: 'HTTPS://API.acme.example/v1/balance' }],
  ['the case of a header', { headers: { 'x-a': '1', 'x-b': '2' } }],
  ['the order of fields', { query: { b: '2', a: '1' }, body: { json: { b: { secret: 'psw' }, a: { y: 2, x: 1 } } } }],
] as const) {
  test(`21.3: ${name} is none of what a credential is bound to`, () =>
    assert.equal(questionHash(declared({ ...BASE, ...more })), questionHash(declared(BASE))));
}

for (const [name, more] of [
  ['the host', { url: 'https://api.other.example/v1/balance' }],
  ['the port', { url: 'https://api.acme.example:8443/v1/balance' }],
  ['the path', { url: 'https://api.acme.example/v1/send' }],
  ['the case of the path', { url: 'https://api.acme.example/V1/balance' }],
  ['the method', { body: undefined, method: 'POST' }],
  ['a query', { query: { a: '1', b: '3' } }],
  ['a header', { headers: { 'X-A': '2', 'X-B': '2' } }],
  ['the authorization', { auth: 'bearer' }],
  ['the header of the secret', { auth: { header: 'X-Other' } }],
  ['its prefix', { auth: { header: 'Api-Key', prefix: 'x' } }],
  ['a field of the body', { body: { json: { a: { x: 1, y: 3 }, b: { secret: 'psw' } } } }],
  ['the order of a list in the body', { body: { json: { a: [2, 1], b: { secret: 'psw' } } } }],
  ['the form of the body', { body: { form: { b: { secret: 'psw' } } } }],
  ['where the number stands', quantity({ at: '/data/other' })],
  ['where the currency stands', quantity({ unit: { at: '/c' } })],
  ['where success stands', { ok: { at: '/other', is: 'OK' } }],
  ['where the code stands', { error: { code: '/other' } }],
  ['one more quantity', { quantities: [QUANTITY, { ...QUANTITY, key: 'more', at: '/data/more' }] }],
] as const) {
  test(`21.3: a credential is bound to ${name}, and so is the history`, () => {
    assert.notEqual(questionHash(declared({ ...BASE, ...more })), questionHash(declared(BASE)));
    assert.notEqual(seriesHash(declared({ ...BASE, ...more })), seriesHash(declared(BASE)));
  });
}

for (const [name, more] of [
  ['a prefix', quantity({ prefix: '$' })],
  ['the meaning of null', quantity({ null: 'unlimited' })],
  ['the console', { console: 'https://acme.example' }],
  ['codes that refuse', { error: { code: '/code', refused: ['1'] } }],
  ['what says success', { ok: { at: '/status', is: 'FINE' } }],
] as const) {
  test(`21.3: a credential is bound to ${name}, and the history goes on`, () => {
    assert.notEqual(questionHash(declared({ ...BASE, ...more })), questionHash(declared(BASE)));
    assert.equal(seriesHash(declared({ ...BASE, ...more })), seriesHash(declared(BASE)));
  });
}

for (const [name, more] of [
  ['a scale', quantity({ scale: 2 })],
  ['a decimal comma', quantity({ decimalComma: true })],
  ['a sign between thousands', quantity({ thousands: ',' })],
] as const) {
  test(`21.3: ${name} makes other numbers of the same reply, and begins another history`, () =>
    assert.notEqual(seriesHash(declared({ ...BASE, ...more })), seriesHash(declared(BASE))));
}

test('21.3: a label and a unit go on with the same history', () =>
  assert.equal(
    seriesHash(declared({ ...BASE, label: 'Other', ...quantity({ label: 'Left', unit: 'USD' }) })),
    seriesHash(declared(BASE)),
  ));
