import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEXTMAGIC } from '../../../../src/providers/worldwide/textmagic.ts';
import { asked, json, type Subject } from '../asked.ts';

const SUBJECT: Subject = { descriptor: TEXTMAGIC, credential: { username: 'user', apiKey: 'key' } };
const GOOD = { id: 1, username: 'user', status: 'A', balance: 208.64, currency: { id: 'GBP', unicodeSymbol: '£' } };

test('textmagic: the request', async () => {
  assert.deepEqual((await asked(SUBJECT, json(GOOD))).sent, [
    {
      method: 'GET',
      url: 'https://rest.textmagic.com/api/v2/user',
      headers: { accept: 'application/json', 'x-tm-username': 'user', 'x-tm-key': 'key' },
    },
  ]);
});

for (const [balance, amount] of [
  [208.64, '208.64'],
  ['0.5', '0.5'],
  [-2, '-2'],
] as const) {
  test(`textmagic: ${JSON.stringify(balance)}`, async () => {
    const { quantities } = await asked(SUBJECT, json({ ...GOOD, balance }));
    assert.deepEqual(quantities, [{ key: 'balance', unit: 'GBP', amount }]);
  });
}

for (const [reply, problem, field] of [
  [{ ...GOOD, balance: undefined }, 'missing-field', 'balance'],
  [{ ...GOOD, balance: null }, 'bad-amount', 'balance'],
  [{ ...GOOD, currency: null }, 'missing-field', 'currency.id'],
] as const) {
  test(`textmagic: no amount without ${field}: ${problem}`, async () => {
    assert.partialDeepStrictEqual((await asked(SUBJECT, json(reply))).fault, { kind: 'bad-response', problem, field });
  });
}

for (const [code, kind] of [
  [401, 'auth'],
  [403, 'not-enabled'],
  [404, 'bad-endpoint'],
  [405, 'bad-endpoint'],
  [429, 'rate-limited'],
  [500, 'provider-down'],
  [400, 'provider-error'],
] as const) {
  test(`textmagic: code ${code} is of the kind ${kind}`, async () => {
    const { fault } = await asked(SUBJECT, json({ code, message: 'words' }, { status: code }));
    assert.partialDeepStrictEqual(fault, { kind, code: String(code) });
  });
}
