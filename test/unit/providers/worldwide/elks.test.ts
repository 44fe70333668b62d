import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ELKS } from '../../../../src/providers/worldwide/elks.ts';
import { asked, json, type Subject } from '../asked.ts';
import { answered } from '../fakeHttp.ts';

const SUBJECT: Subject = { descriptor: ELKS, credential: { apiUsername: 'u1', apiPassword: 'p' } };
const GOOD = { id: 'u5a95', displayname: 'A. Person', currency: 'SEK', balance: 9670500, creditalert: 200000 };

test('46elks: the request', async () => {
  assert.deepEqual((await asked(SUBJECT, json(GOOD))).sent, [
    {
      method: 'GET',
      url: 'https://api.46elks.com/a1/me',
      headers: { accept: 'application/json, text/plain', authorization: 'Basic dTE6cA==' },
    },
  ]);
});

for (const [balance, amount] of [
  [9670500, '967.0500'],
  [5000000, '500.0000'],
  ['1', '0.0001'],
  [0, '0.0000'],
  [-12345, '-1.2345'],
] as const) {
  test(`46elks: ${balance} is in ten thousandths`, async () => {
    const { quantities } = await asked(SUBJECT, json({ ...GOOD, balance }));
    assert.deepEqual(quantities, [{ key: 'balance', unit: 'SEK', amount }]);
  });
}

for (const [reply, problem, field] of [
  [{ ...GOOD, balance: undefined }, 'missing-field', 'balance'],
  [{ ...GOOD, balance: null }, 'bad-amount', 'balance'],
  // It would be in whole units then, and ten thousand times as much.
  [{ ...GOOD, balance: 967.05 }, 'bad-amount', 'balance'],
  [{ ...GOOD, currency: undefined }, 'missing-field', 'currency'],
  ...[null, [], {}, false, 0, ''].map((id) => [{ ...GOOD, id }, 'missing-field', 'id'] as const),
] as const) {
  test(`46elks: no amount in ${JSON.stringify(reply)}`, async () => {
    assert.partialDeepStrictEqual((await asked(SUBJECT, json(reply))).fault, { kind: 'bad-response', problem, field });
  });
}

test('16: 46elks: a refusal in the plain words that it is known for; what a gateway says is none', async () => {
  const refused = 'API access requires Basic HTTP authentication. Read documentation or examples.';
  for (const [status, text, fault] of [
    [401, refused, { kind: 'auth', definitive: false }],
    [401, 'Not authorized', { kind: 'auth', definitive: false }],
    [401, 'Unauthorized', { kind: 'bad-response' }],
    [400, 'Bad request', { kind: 'bad-endpoint', code: '400' }],
    [403, 'Forbidden', { kind: 'provider-error', code: '403' }],
    [404, 'Not found', { kind: 'bad-endpoint', code: '404' }],
    [405, 'Method not allowed', { kind: 'bad-endpoint', code: '405' }],
    [429, 'Too many requests', { kind: 'rate-limited', code: '429' }],
    [503, 'Unavailable', { kind: 'provider-down' }],
  ] as const) {
    const reply = answered(text, { status, contentType: 'text/plain' });
    assert.partialDeepStrictEqual((await asked(SUBJECT, reply)).fault, fault);
  }
});
