import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AFRICAS_TALKING } from '../../../../src/providers/worldwide/africasTalking.ts';
import { asked, json, type Subject } from '../asked.ts';
import { answered } from '../fakeHttp.ts';

const SUBJECT: Subject = { descriptor: AFRICAS_TALKING, credential: { username: 'a user', apiKey: 'key' } };
const good = (balance: unknown, name = 'UserData') => json({ [name]: { balance } });

test('africastalking: the request, live and in the sandbox', async () => {
  const sent = {
    method: 'GET',
    url: 'https://api.africastalking.com/version1/user',
    query: 'username=a+user',
    headers: { accept: 'application/json, text/plain', apikey: 'key' },
  };
  assert.deepEqual((await asked(SUBJECT, good('KES 1'))).sent, [sent]);
  assert.deepEqual((await asked({ ...SUBJECT, place: 'sandbox' }, good('KES 1'))).sent, [
    { ...sent, url: 'https://api.sandbox.africastalking.com/version1/user' },
  ]);
});

for (const [balance, unit, amount] of [
  ['KES 1785.50', 'KES', '1785.50'],
  ['KES 1,024.50', 'KES', '1024.50'],
  ['KES 12,345,678.90', 'KES', '12345678.90'],
  ['KES 1000.0000', 'KES', '1000.0000'],
  ['NGN -3.5', 'NGN', '-3.5'],
  [' USD  0\r\n', 'USD', '0'],
] as const) {
  test(`africastalking: ${JSON.stringify(balance)}, in both spellings of its place`, async () => {
    for (const name of ['UserData', 'userData']) {
      const { quantities } = await asked(SUBJECT, good(balance, name));
      assert.deepEqual(quantities, [{ key: 'balance', unit, amount }]);
    }
  });
}

for (const balance of ['1785.50', 'KES', 'KES 1,02', 'KES 1,024,5', 'KES 10,24.50', 'KES5,5', 'KES 5 5', '', null, 5]) {
  test(`africastalking: ${JSON.stringify(balance)} is no amount`, async () => {
    assert.partialDeepStrictEqual((await asked(SUBJECT, good(balance))).fault, {
      ...{ kind: 'bad-response', problem: 'bad-amount', field: 'UserData.balance' },
    });
  });
}

test('africastalking: no balance at all', async () => {
  assert.partialDeepStrictEqual((await asked(SUBJECT, json({ UserData: {} }))).fault, {
    ...{ kind: 'bad-response', problem: 'missing-field', field: 'UserData.balance' },
  });
});

test('16: africastalking: a refusal in the plain words that it is known for; what a gateway says is none', async () => {
  for (const [status, text, fault] of [
    [401, 'The supplied authentication is invalid', { kind: 'auth', definitive: false }],
    [401, 'Unauthorized', { kind: 'auth', definitive: false, empty: true }],
    [401, 'Sign in first', { kind: 'bad-response' }],
    [400, 'Request is missing required query parameter', { kind: 'bad-endpoint', code: '400' }],
    [403, 'Forbidden', { kind: 'provider-error', code: '403' }],
    [405, 'HTTP method not allowed', { kind: 'bad-endpoint', code: '405' }],
    [429, 'Too many requests', { kind: 'rate-limited', code: '429' }],
    [404, 'The requested resource could not be found.', { kind: 'bad-endpoint' }],
    [500, 'There was an internal server error.', { kind: 'provider-down' }],
    [200, 'The supplied authentication is invalid', { kind: 'bad-response' }],
    [200, '0', { kind: 'bad-response' }],
  ] as const) {
    const reply = answered(text, { status, contentType: 'text/plain' });
    assert.partialDeepStrictEqual((await asked(SUBJECT, reply)).fault, fault);
  }
});
