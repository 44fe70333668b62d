import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BULKSMS } from '../../../../src/providers/worldwide/bulksms.ts';
import { asked, json, type Subject } from '../asked.ts';

const SUBJECT: Subject = { descriptor: BULKSMS, credential: { tokenId: 'id', tokenSecret: 'secret' } };
const GOOD = { username: 'user', credits: { balance: 123.5, limit: 0 }, quota: { size: 5000, remaining: 4990 } };

test('bulksms: the request', async () => {
  assert.deepEqual((await asked(SUBJECT, json(GOOD))).sent, [
    {
      method: 'GET',
      url: 'https://api.bulksms.com/v1/profile',
      headers: { accept: 'application/json', authorization: 'Basic aWQ6c2VjcmV0' },
    },
  ]);
});

test('bulksms: credits, which are no money, and beside them the quota of the day', async () => {
  assert.deepEqual((await asked(SUBJECT, json(GOOD))).quantities, [
    { key: 'credits', unit: 'credits', amount: '123.5' },
    { key: 'quota', unit: 'messages', amount: '4990', limit: '5000' },
  ]);
  for (const quota of [undefined, null]) {
    const reply = { ...GOOD, credits: { balance: '-0.25' }, quota };
    assert.deepEqual((await asked(SUBJECT, json(reply))).quantities, [
      { key: 'credits', unit: 'credits', amount: '-0.25' },
    ]);
  }
});

test('bulksms: what is not told of the quota leaves the credits', async () => {
  const credits = { key: 'credits', unit: 'credits', amount: '123.5' };
  for (const quota of [{}, { size: null, remaining: null }, { size: 5, remaining: '' }]) {
    assert.deepEqual((await asked(SUBJECT, json({ ...GOOD, quota }))).quantities, [credits]);
  }
  for (const quota of [{ remaining: 1 }, { remaining: 1, size: null }]) {
    assert.deepEqual((await asked(SUBJECT, json({ ...GOOD, quota }))).quantities, [
      credits,
      { key: 'quota', unit: 'messages', amount: '1' },
    ]);
  }
});

for (const [reply, problem, field] of [
  [{ ...GOOD, credits: {} }, 'missing-field', 'credits.balance'],
  [{ ...GOOD, credits: { balance: null } }, 'bad-amount', 'credits.balance'],
  [{ ...GOOD, quota: { remaining: 1.5, size: 2 } }, 'bad-amount', 'quota.remaining'],
] as const) {
  test(`bulksms: no amount in ${JSON.stringify(reply)}`, async () => {
    assert.partialDeepStrictEqual((await asked(SUBJECT, json(reply))).fault, { kind: 'bad-response', problem, field });
  });
}

test('bulksms: no title of an error beside credits is none', async () => {
  assert.equal((await asked(SUBJECT, json({ ...GOOD, title: null }))).quantities?.length, 2);
});

const error = (status: number) => json({ type: 'about:blank', title: 'Title', status, detail: 'Detail' }, { status });

for (const [status, kind] of [
  [403, 'auth'],
  [404, 'bad-endpoint'],
  [405, 'bad-endpoint'],
  [429, 'rate-limited'],
  [500, 'provider-down'],
  [400, 'provider-error'],
] as const) {
  test(`bulksms: status ${status} is of the kind ${kind}`, async () => {
    assert.partialDeepStrictEqual((await asked(SUBJECT, error(status))).fault, { kind, code: String(status) });
  });
}

test('bulksms: a 401 in its form is asked again before the account pauses', async () => {
  assert.deepEqual((await asked(SUBJECT, error(401))).fault, { kind: 'auth', definitive: false });
});
