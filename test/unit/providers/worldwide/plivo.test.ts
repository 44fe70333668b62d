import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PLIVO } from '../../../../src/providers/worldwide/plivo.ts';
import { asked, json, type Subject } from '../asked.ts';
import { answered } from '../fakeHttp.ts';

const SUBJECT: Subject = {
  descriptor: PLIVO,
  credential: { authId: 'MANWVLYTK4ZWU1YTY4ZT', authToken: 'token' },
};
const GOOD = {
  ...{ account_type: 'standard', address: '1 Street', auth_id: 'MANWVLYTK4ZWU1YTY4ZT', auto_recharge: true },
  ...{ billing_mode: 'prepaid', cash_credits: '23.79822', city: 'Austin', name: 'A. Person' },
};
const key = { key: 'cash_credits', unit: 'USD' };

test('plivo: the request, whose path ends in a slash', async () => {
  assert.deepEqual((await asked(SUBJECT, json(GOOD))).sent, [
    {
      method: 'GET',
      url: 'https://api.plivo.com/v1/Account/MANWVLYTK4ZWU1YTY4ZT/',
      headers: {
        accept: 'application/json, text/plain',
        authorization: `Basic ${Buffer.from('MANWVLYTK4ZWU1YTY4ZT:token').toString('base64')}`,
      },
    },
  ]);
});

for (const [name, reply, amount] of [
  ['credits', GOOD, '23.79822'],
  ['a debt', { ...GOOD, cash_credits: '-4.5' }, '-4.5'],
  ['a number', { ...GOOD, cash_credits: 7 }, '7'],
  ['an account that pays later', { ...GOOD, billing_mode: 'postpaid', cash_credits: '0.00000' }, 'postpaid'],
  ['an account that pays later, in capitals', { ...GOOD, billing_mode: 'POSTPAID', cash_credits: '0' }, 'postpaid'],
  ['nothing left', { ...GOOD, billing_mode: 'Prepaid', cash_credits: '0.00' }, '0.00'],
  ['nothing, of who may pay later', { ...GOOD, billing_mode: undefined, cash_credits: '0.00' }, 'not-told'],
  ['nothing, with another word', { ...GOOD, billing_mode: 'invoiced', cash_credits: 0 }, 'not-told'],
  ['credits without a word', { ...GOOD, billing_mode: undefined }, '23.79822'],
  ['no error', { ...GOOD, error: null }, '23.79822'],
] as const) {
  test(`plivo: ${name}`, async () => {
    assert.deepEqual((await asked(SUBJECT, json(reply))).quantities, [{ ...key, amount }]);
  });
}

test('plivo: what has an error, of any form, is no account', async () => {
  for (const error of [{}, { auth_id: ['unknown'] }, [], false]) {
    assert.partialDeepStrictEqual((await asked(SUBJECT, json({ ...GOOD, error }))).fault, {
      kind: 'bad-response',
      problem: 'malformed',
    });
  }
  assert.partialDeepStrictEqual((await asked(SUBJECT, json({ ...GOOD, error: 'words' }))).fault, {
    kind: 'provider-error',
    text: 'words',
  });
  for (const [status, kind] of [
    [401, 'auth'],
    [400, 'provider-error'],
    [429, 'rate-limited'],
  ] as const) {
    assert.partialDeepStrictEqual((await asked(SUBJECT, json({ api_id: '1', error: {} }, { status }))).fault, { kind });
  }
});

test('plivo: no amount', async () => {
  for (const cash_credits of [undefined, null, '', 'n/a']) {
    const { fault } = await asked(SUBJECT, json({ ...GOOD, cash_credits }));
    assert.partialDeepStrictEqual(fault, { kind: 'bad-response', field: 'cash_credits' });
  }
});

for (const [status, kind] of [
  [403, 'not-enabled'],
  [404, 'bad-endpoint'],
  [405, 'bad-endpoint'],
  [429, 'rate-limited'],
  [500, 'provider-down'],
  [400, 'provider-error'],
] as const) {
  test(`plivo: status ${status} is of the kind ${kind}`, async () => {
    const { fault } = await asked(SUBJECT, json({ api_id: '1', error: 'words' }, { status }));
    assert.partialDeepStrictEqual(fault, { kind, code: String(status) });
  });
}

test('plivo: a refusal in JSON or in the plain words that it is known for; what a gateway says is none', async () => {
  const refused = 'Could not verify your access level for that URL.\nYou have to login with proper credentials';
  for (const reply of [
    json({ api_id: '1', error: 'authentication failed' }, { status: 401 }),
    answered(refused, { status: 401, contentType: 'text/html' }),
  ]) {
    assert.deepEqual((await asked(SUBJECT, reply)).fault, { kind: 'auth', definitive: false });
  }
  // One word of plain text may be that of a gateway as well: it is believed when it lasts.
  const word = await asked(SUBJECT, answered('Unauthorized\n', { status: 401, contentType: 'text/plain' }));
  assert.deepEqual(word.fault, { kind: 'auth', definitive: false, empty: true });
  for (const reply of [
    answered('Sign in first', { status: 401, contentType: 'text/plain' }),
    answered(refused, { contentType: 'text/plain' }),
  ]) {
    assert.partialDeepStrictEqual((await asked(SUBJECT, reply)).fault, { kind: 'bad-response' });
  }
});
