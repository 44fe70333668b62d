import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLICKSEND } from '../../../../src/providers/worldwide/clicksend.ts';
import { asked, json, type Subject } from '../asked.ts';

const SUBJECT: Subject = { descriptor: CLICKSEND, credential: { username: 'user', apiKey: 'key' } };
const DATA = {
  ...{ balance: '4.998000', low_credit_amount: '0.00', country: 'AU', user_email: 'a.person@example.com' },
  _currency: { currency_name_short: 'AUD', currency_prefix_d: '$' },
  _subaccount: { api_key: 'ANOTHER-KEY-0123-4567' },
};
const replied = (code: string, data: object, status = 200) =>
  json({ http_code: status, response_code: code, response_msg: 'The words of the service.', data }, { status });

test('clicksend: the request', async () => {
  assert.deepEqual((await asked(SUBJECT, replied('SUCCESS', DATA))).sent, [
    {
      method: 'GET',
      url: 'https://rest.clicksend.com/v3/account',
      headers: { accept: 'application/json', authorization: 'Basic dXNlcjprZXk=' },
    },
  ]);
});

test('clicksend: nothing is kept of a reply but the balance and its currency', async () => {
  for (const [balance, amount] of [
    ['4.998000', '4.998000'],
    [2.5, '2.5'],
    ['-1', '-1'],
  ] as const) {
    const { quantities } = await asked(SUBJECT, replied('SUCCESS', { ...DATA, balance }));
    assert.deepEqual(quantities, [{ key: 'balance', unit: 'AUD', amount }]);
  }
});

for (const [data, problem, field] of [
  [{ ...DATA, balance: undefined }, 'missing-field', 'data.balance'],
  [{ ...DATA, balance: null }, 'bad-amount', 'data.balance'],
  [{ ...DATA, _currency: {} }, 'missing-field', 'data._currency.currency_name_short'],
] as const) {
  test(`clicksend: no amount without ${field}: ${problem}`, async () => {
    const asking = await asked(SUBJECT, replied('SUCCESS', data));
    assert.partialDeepStrictEqual(asking.fault, { kind: 'bad-response', problem, field });
    assert.doesNotMatch(JSON.stringify(asking.fault), /ANOTHER|person/);
  });
}

for (const [code, status, kind] of [
  ['ACCOUNT_NOT_ACTIVATED', 403, 'blocked'],
  ['BAD_REQUEST', 400, 'bad-endpoint'],
  ['INVALID_CREDENTIALS', 401, 'auth'],
  ['METHOD_NOT_ALLOWED', 405, 'bad-endpoint'],
  ['MISSING_CREDENTIALS', 401, 'auth'],
  ['UNAUTHORIZED', 401, 'auth'],
  ['FORBIDDEN', 403, 'not-enabled'],
  ['NOT_FOUND', 404, 'bad-endpoint'],
  ['THROTTLED', 429, 'rate-limited'],
  ['INTERNAL_ERROR', 500, 'provider-down'],
  ['SOMETHING_ELSE', 200, 'provider-error'],
] as const) {
  test(`clicksend: ${code} is of the kind ${kind}, also with a status of success`, async () => {
    for (const sent of [status, 200]) {
      assert.partialDeepStrictEqual((await asked(SUBJECT, replied(code, DATA, sent))).fault, { kind, code });
    }
  });
}

test('clicksend: nothing is shown of the words of an error, which may hold what belongs to others', async () => {
  const words = 'a.person@example.com may not use ANOTHER-KEY-0123-4567';
  for (const code of ['SOMETHING_ELSE', 'FORBIDDEN']) {
    const reply = json({ http_code: 400, response_code: code, response_msg: words, data: DATA }, { status: 400 });
    assert.doesNotMatch(JSON.stringify((await asked(SUBJECT, reply)).fault), /person|ANOTHER/);
  }
});
