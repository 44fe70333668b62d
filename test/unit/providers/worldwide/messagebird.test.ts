import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MESSAGEBIRD } from '../../../../src/providers/worldwide/messagebird.ts';
import { asked, json, type Subject } from '../asked.ts';

const SUBJECT: Subject = { descriptor: MESSAGEBIRD, credential: { accessKey: 'live_key' } };
const GOOD = { payment: 'prepaid', type: 'euros', amount: 103.5 };

test('messagebird: the request', async () => {
  assert.deepEqual((await asked(SUBJECT, json(GOOD))).sent, [
    {
      method: 'GET',
      url: 'https://rest.messagebird.com/balance',
      headers: { accept: 'application/json', authorization: 'AccessKey live_key' },
    },
  ]);
});

for (const [reply, unit, amount] of [
  [GOOD, 'EUR', '103.5'],
  [{ ...GOOD, type: 'credits', amount: 12.25 }, 'credits', '12.25'],
  [{ ...GOOD, type: 'pounds' }, 'GBP', '103.5'],
  [{ ...GOOD, type: 'dollars', amount: '-3' }, 'USD', '-3'],
  [{ ...GOOD, type: 'AUD' }, 'AUD', '103.5'],
  [{ payment: 'postpaid', type: 'euros', amount: 0 }, 'EUR', 'postpaid'],
  [{ payment: 'Postpaid', type: 'euros', amount: 0 }, 'EUR', 'postpaid'],
  [{ payment: ' POST-PAID ', type: 'euros', amount: 0 }, 'EUR', 'postpaid'],
  [{ payment: 'post_paid', type: 'euros' }, 'EUR', 'postpaid'],
  [{ payment: 'Pre-paid', type: 'euros', amount: 0 }, 'EUR', '0'],
  [{ payment: 'invoice', type: 'euros', amount: 0 }, 'EUR', 'not-told'],
  [{ payment: 'invoice', type: 'euros', amount: 2.5 }, 'EUR', '2.5'],
  [{ type: 'Euros', amount: '0.00' }, 'EUR', 'not-told'],
  [{ payment: null, type: 'CREDITS', amount: 0 }, 'credits', 'not-told'],
  [{ payment: ['postpaid'], type: 'credits', amount: -1 }, 'credits', '-1'],
] as const) {
  test(`messagebird: ${JSON.stringify(reply)}`, async () => {
    assert.deepEqual((await asked(SUBJECT, json(reply))).quantities, [{ key: 'amount', unit, amount }]);
  });
}

for (const [reply, problem, field] of [
  [{ payment: 'prepaid', amount: 1 }, 'missing-field', 'type'],
  [{ ...GOOD, type: 'yen' }, 'bad-amount', 'type'],
  [{ ...GOOD, type: 'constructor' }, 'bad-amount', 'type'],
  [{ ...GOOD, amount: undefined }, 'missing-field', 'amount'],
  [{ ...GOOD, amount: null }, 'bad-amount', 'amount'],
] as const) {
  test(`messagebird: no amount in ${JSON.stringify(reply)}`, async () => {
    assert.partialDeepStrictEqual((await asked(SUBJECT, json(reply))).fault, { kind: 'bad-response', problem, field });
  });
}

for (const [code, status, kind] of [
  [2, 401, 'auth'],
  [2, 422, 'auth'],
  [9, 422, 'bad-endpoint'],
  [10, 422, 'bad-endpoint'],
  [20, 404, 'bad-endpoint'],
  [21, 400, 'bad-endpoint'],
  [98, 404, 'bad-endpoint'],
  [99, 500, 'provider-down'],
  [25, 402, 'provider-error'],
] as const) {
  test(`messagebird: code ${code} with ${status} is of the kind ${kind}`, async () => {
    const reply = json({ errors: [{ code, description: 'words', parameter: 'access_key' }] }, { status });
    assert.partialDeepStrictEqual((await asked(SUBJECT, reply)).fault, { kind, code: String(code) });
  });
}

test('messagebird: no error beside an amount is none', async () => {
  assert.equal((await asked(SUBJECT, json({ ...GOOD, errors: null }))).quantities?.length, 1);
});

test('messagebird: errors beside an amount are errors', async () => {
  assert.partialDeepStrictEqual((await asked(SUBJECT, json({ ...GOOD, errors: [] }))).fault, { kind: 'bad-response' });
});
