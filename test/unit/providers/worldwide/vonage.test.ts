import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VONAGE } from '../../../../src/providers/worldwide/vonage.ts';
import { asked, json, type Subject } from '../asked.ts';
import { answered } from '../fakeHttp.ts';

const SUBJECT: Subject = { descriptor: VONAGE, credential: { apiKey: 'abcd', apiSecret: '1234' } };

test('vonage: the request, with the credential of the vendor’s own test in its header', async () => {
  assert.deepEqual((await asked(SUBJECT, json({ value: 1 }))).sent, [
    {
      method: 'GET',
      url: 'https://rest.nexmo.com/account/get-balance',
      headers: { accept: 'application/json', authorization: 'Basic YWJjZDoxMjM0' },
    },
  ]);
});

for (const [value, amount] of [
  ['10.17127500', '10.17127500'],
  ['-0.00000001', '-0.00000001'],
  ['"3.14159"', '3.14159'],
  ['0', '0'],
] as const) {
  test(`vonage: ${value} keeps all its decimals, and is always in euros`, async () => {
    const { quantities } = await asked(SUBJECT, answered(`{"value":${value},"autoReload":false}`));
    assert.deepEqual(quantities, [{ key: 'value', unit: 'EUR', amount }]);
  });
}

for (const [text, problem] of [
  ['{"autoReload":false}', 'missing-field'],
  ['{"value":null}', 'bad-amount'],
  ['{"value":"1,024.50"}', 'bad-amount'],
  ['{"value":"10,17"}', 'bad-amount'],
] as const) {
  test(`vonage: no amount in ${text}`, async () => {
    assert.partialDeepStrictEqual((await asked(SUBJECT, answered(text))).fault, {
      ...{ kind: 'bad-response', problem, field: 'value' },
    });
  });
}

test('vonage: no error beside an amount is none', async () => {
  const reply = json({ value: 5, title: null, 'error-code': null });
  assert.equal((await asked(SUBJECT, reply)).quantities?.length, 1);
});

test('vonage: an error in another form is no amount', async () => {
  for (const code of [{}, ['401']]) {
    assert.partialDeepStrictEqual((await asked(SUBJECT, json({ value: 1, 'error-code': code }))).fault, {
      ...{ kind: 'bad-response', field: 'error-code' },
    });
  }
});

for (const [status, kind] of [
  [401, 'auth'],
  [403, 'blocked'],
  [404, 'bad-endpoint'],
  [429, 'rate-limited'],
  [500, 'provider-down'],
  [420, 'provider-error'],
] as const) {
  test(`vonage: ${status} is of the kind ${kind}, in both forms of an error`, async () => {
    for (const body of [
      { 'error-code': String(status), 'error-code-label': 'label' },
      { type: 'https://developer.vonage.com/api-errors', title: 'Title', detail: 'Detail', instance: 'bf0c' },
    ]) {
      assert.partialDeepStrictEqual((await asked(SUBJECT, json(body, { status }))).fault, {
        kind,
        code: String(status),
      });
    }
  });
}

test('vonage: an error with a status of success is no balance', async () => {
  const reply = json({ 'error-code': '401', 'error-code-label': 'authentication failed', value: 5 });
  assert.deepEqual((await asked(SUBJECT, reply)).fault, { kind: 'auth', code: '401', definitive: true });
});
