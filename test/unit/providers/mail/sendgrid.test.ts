import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parameterProblem } from '../../../../src/balance/account/choices.ts';
import { createProvider } from '../../../../src/providers/engine/ask.ts';
import { SENDGRID } from '../../../../src/providers/mail/sendgrid.ts';
import { takeApart } from '../../../../src/providers/pasted/pasted.ts';
import { HandClock } from '../../net/handClock.ts';
import { asked, json, type Subject } from '../asked.ts';

const SUBJECT: Subject = { descriptor: SENDGRID, credential: { apiKey: 'SG.key' } };
const GOOD = {
  remain: 200,
  total: 200,
  overage: 0,
  used: 0,
  last_reset: '2013-01-01',
  next_reset: '2013-02-01',
  reset_frequency: 'monthly',
};

test('sendgrid: the request, at both places, for an account and for a subuser', async () => {
  const headers = { accept: 'application/json', authorization: 'Bearer SG.key' };
  assert.deepEqual((await asked(SUBJECT, json(GOOD))).sent, [
    { method: 'GET', url: 'https://api.sendgrid.com/v3/user/credits', headers },
  ]);
  const subject = { ...SUBJECT, place: 'eu', parameters: { onBehalfOf: 'account-id 7' } };
  assert.deepEqual((await asked(subject, json(GOOD))).sent, [
    {
      method: 'GET',
      url: 'https://api.eu.sendgrid.com/v3/user/credits',
      headers: { ...headers, 'on-behalf-of': 'account-id 7' },
    },
  ]);
});

for (const [value, problem] of [
  ['newsletter', undefined],
  ['team@acme.example', undefined],
  ['account-id 7', undefined],
  ['account-id', 'unknown'],
  ['account-id 7 8', 'blank'],
  ['news letter', 'blank'],
  ['通知', 'unknown'],
  [`SG.${'a'.repeat(22)}.${'b9'.repeat(21)}c`, 'secret'],
] as const) {
  test(`sendgrid: the account that is asked for can be told as ${value}: ${problem}`, () => {
    const [parameter = assert.fail()] = SENDGRID.products[0]?.parameters ?? [];
    assert.equal(parameterProblem(value, parameter), problem);
  });
}

test('sendgrid: what is pasted for a customer account keeps both of its words', () => {
  const provider = createProvider(SENDGRID, () => Promise.reject(new Error('asks no one')), new HandClock());
  const [product = assert.fail()] = provider.products;
  const line = `curl https://api.sendgrid.com/v3/user/credits -H 'Authorization: Bearer SG.key' -H 'on-behalf-of: account-id 7'`;
  assert.partialDeepStrictEqual(takeApart(line, { provider, product, place: 'global' }, [provider]), {
    parts: { apiKey: 'SG.key' },
    parameters: { onBehalfOf: 'account-id 7' },
  });
});

const RESET = Date.UTC(2013, 1, 1);
const QUANTITY = { key: 'remain', unit: 'emails' };
for (const [name, reply, quantity] of [
  ['what is left of a month', GOOD, { amount: '200', limit: '200', used: '0', resetsAt: RESET }],
  ['texts', { ...GOOD, remain: '5', used: '195' }, { amount: '5', limit: '200', used: '195', resetsAt: RESET }],
  [
    'a subuser without a limit',
    { remain: null, total: null, used: 12, next_reset: null },
    { amount: 'unlimited', used: '12' },
  ],
  ['no reset', { remain: 7, total: 9, next_reset: 0 }, { amount: '7', limit: '9' }],
  ['a subuser whose credits are not filled up', { remain: 7, total: null }, { amount: '7' }],
  ['nothing told of a limit that there is', { remain: null, total: 9 }, { amount: 'not-told', limit: '9' }],
  ['what is written as empty', { remain: 7, total: '', used: '', next_reset: '' }, { amount: '7' }],
  ['nothing told of what is left, nor of a limit', { remain: null, total: '' }, { amount: 'not-told' }],
  ['more than there was', { remain: -3, total: 100 }, { amount: '-3', limit: '100' }],
] as const) {
  test(`sendgrid: ${name}`, async () => {
    assert.deepEqual((await asked(SUBJECT, json(reply))).quantities, [{ ...QUANTITY, ...quantity }]);
  });
}

for (const [reply, problem, field] of [
  [{ total: 200 }, 'missing-field', 'remain'],
  [{}, 'missing-field', 'remain'],
  [{ ...GOOD, remain: 1.5 }, 'bad-amount', 'remain'],
  [{ ...GOOD, total: 'many' }, 'bad-amount', 'total'],
  [{ ...GOOD, next_reset: '2013-99-01' }, 'bad-amount', 'next_reset'],
] as const) {
  test(`sendgrid: no amount in ${JSON.stringify(reply)}`, async () => {
    assert.partialDeepStrictEqual((await asked(SUBJECT, json(reply))).fault, { kind: 'bad-response', problem, field });
  });
}

const error = (status: number, message: string) => json({ errors: [{ field: null, message }] }, { status });

for (const [status, kind, code] of [
  [403, 'not-enabled', '403'],
  [404, 'bad-endpoint', '404'],
  [405, 'bad-endpoint', '405'],
  [406, 'bad-endpoint', '406'],
  [429, 'rate-limited', '429'],
  [451, 'bad-endpoint', '451'],
  [500, 'provider-down', '500'],
  [400, 'provider-error', '400'],
] as const) {
  test(`sendgrid: status ${status} is of the kind ${kind}`, async () => {
    assert.partialDeepStrictEqual((await asked(SUBJECT, error(status, 'access forbidden'))).fault, { kind, code });
  });
}

test('sendgrid: a 401 in its form is asked again before the account pauses', async () => {
  const { fault, sentence } = await asked(SUBJECT, error(401, 'authorization required'));
  assert.deepEqual(fault, { kind: 'auth', definitive: false });
  assert.match(sentence ?? '', /API key/);
});

test('sendgrid: no error beside what is left is none', async () => {
  assert.equal((await asked(SUBJECT, json({ ...GOOD, errors: null }))).quantities?.length, 1);
});

test('sendgrid: errors with a status of success are no balance', async () => {
  const reply = json({ ...GOOD, errors: [{ message: 'not today' }] });
  assert.deepEqual((await asked(SUBJECT, reply)).fault, { kind: 'provider-error', code: '200', text: 'not today' });
});
