import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TELNYX } from '../../../../src/providers/worldwide/telnyx.ts';
import { asked, json, type Subject } from '../asked.ts';

const SUBJECT: Subject = { descriptor: TELNYX, credential: { apiKey: 'KEY0123456789ABCDEF_abcdefghijklmnopqrstuv' } };
const DATA = {
  record_type: 'balance',
  balance: '300.00',
  pending: '0.00',
  credit_limit: '100.00',
  available_credit: '400.00',
  currency: 'USD',
};

test('telnyx: the request', async () => {
  assert.deepEqual((await asked(SUBJECT, json({ data: DATA }))).sent, [
    {
      method: 'GET',
      url: 'https://api.telnyx.com/v2/balance',
      headers: { accept: 'application/json', authorization: 'Bearer KEY0123456789ABCDEF_abcdefghijklmnopqrstuv' },
    },
  ]);
});

test('telnyx: the balance, and beside it what it is with the credit limit', async () => {
  assert.deepEqual((await asked(SUBJECT, json({ data: DATA }))).quantities, [
    { key: 'balance', unit: 'USD', amount: '300.00' },
    { key: 'available_credit', unit: 'USD', amount: '400.00' },
  ]);
  const { available_credit, ...fewer } = DATA;
  assert.deepEqual((await asked(SUBJECT, json({ data: { ...fewer, balance: -5.25, currency: 'EUR' } }))).quantities, [
    { key: 'balance', unit: 'EUR', amount: '-5.25' },
  ]);
});

test('telnyx: a balance with the credit limit that is not told leaves the balance', async () => {
  for (const available_credit of [null, '']) {
    assert.deepEqual((await asked(SUBJECT, json({ data: { ...DATA, available_credit } }))).quantities, [
      { key: 'balance', unit: 'USD', amount: '300.00' },
    ]);
  }
});

for (const [data, problem, field] of [
  [{ ...DATA, balance: undefined }, 'missing-field', 'data.balance'],
  [{ ...DATA, balance: null }, 'bad-amount', 'data.balance'],
  [{ ...DATA, available_credit: 'n/a' }, 'bad-amount', 'data.available_credit'],
  [{ ...DATA, currency: undefined }, 'missing-field', 'data.currency'],
] as const) {
  test(`telnyx: no amount in ${JSON.stringify(data)}`, async () => {
    const { fault } = await asked(SUBJECT, json({ data }));
    assert.partialDeepStrictEqual(fault, { kind: 'bad-response', problem, field });
  });
}

for (const [code, status, kind] of [
  ['10005', 404, 'bad-endpoint'],
  ['10007', 500, 'provider-down'],
  ['10008', 503, 'provider-down'],
  ['10009', 401, 'auth'],
  ['10010', 403, 'not-enabled'],
  ['10011', 429, 'rate-limited'],
  ['10014', 415, 'bad-endpoint'],
  ['10015', 400, 'bad-endpoint'],
] as const) {
  test(`telnyx: code ${code} is of the kind ${kind}`, async () => {
    for (const written of [code, Number(code)]) {
      const reply = json({ errors: [{ code: written, title: 'Title', detail: 'Detail' }] }, { status });
      assert.partialDeepStrictEqual((await asked(SUBJECT, reply)).fault, { kind, code });
    }
  });
}

test('telnyx: an error that is not listed is told in the provider’s words', async () => {
  const reply = json({ errors: [{ code: '10012', title: 'Duplicate resource' }] }, { status: 422 });
  assert.deepEqual((await asked(SUBJECT, reply)).fault, {
    kind: 'provider-error',
    code: '10012',
    text: 'Duplicate resource',
  });
});

test('telnyx: no error beside a balance is none', async () => {
  assert.equal((await asked(SUBJECT, json({ data: DATA, errors: null }))).quantities?.length, 2);
});

test('telnyx: errors without a code are what the status says', async () => {
  assert.deepEqual((await asked(SUBJECT, json({ errors: [] }, { status: 401 }))).fault, {
    kind: 'auth',
    definitive: false,
  });
  assert.partialDeepStrictEqual((await asked(SUBJECT, json({ errors: [] }))).fault, { kind: 'bad-response' });
});
