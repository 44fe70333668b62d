import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { credentialMark } from '../../../../src/balance/account/credentialMark.ts';

const credential = { key: '10001', secret: 'abcdef0123456789' };
const endpoints = ['https://a.example', 'https://b.example'];
const mark = credentialMark(credential, endpoints, 'salt');

test('the same credential for the same hosts has the same mark', () => {
  assert.equal(credentialMark({ ...credential }, [...endpoints], 'salt'), mark);
  assert.match(mark, /^[0-9a-f]{12}$/);
});

for (const [name, other] of [
  ['key', credentialMark({ ...credential, key: '10002' }, endpoints, 'salt')],
  ['secret', credentialMark({ ...credential, secret: 'abcdef0123456780' }, endpoints, 'salt')],
  ['hosts', credentialMark(credential, ['https://a.example'], 'salt')],
  ['order of hosts', credentialMark(credential, [...endpoints].reverse(), 'salt')],
  ['salt', credentialMark(credential, endpoints, 'pepper')],
] as const) {
  test(`another ${name} has another mark`, () => assert.notEqual(other, mark));
}

test('key and secret are told apart wherever the border between them is', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 2 }), fc.nat(), fc.nat(), (text, first, second) => {
      const [a, b] = [first % text.length, second % text.length];
      const cut = (at: number) => ({ key: text.slice(0, at), secret: text.slice(at) });
      const [one, other] = [credentialMark(cut(a), [], 'salt'), credentialMark(cut(b), [], 'salt')];
      assert.equal(one === other, a === b);
    }),
  );
  const quote = credentialMark({ key: 'a","b', secret: 'c' }, [], 'salt');
  assert.notEqual(quote, credentialMark({ key: 'a', secret: 'b","c' }, [], 'salt'));
});

test('the parts of a credential count by their ids, in whatever order they were put together', () => {
  const three = { id: 'AKID', secret: 'sesame', token: 't' };
  const mixed = { token: 't', secret: 'sesame', id: 'AKID' };
  assert.equal(credentialMark(mixed, endpoints, 'salt'), credentialMark(three, endpoints, 'salt'));
  for (const other of [
    { ...three, token: 'u' },
    { id: 'AKID', secret: 'sesame' },
    { ...three, id: 'sesame', secret: 'AKID' },
  ]) {
    assert.notEqual(credentialMark(other, endpoints, 'salt'), credentialMark(three, endpoints, 'salt'));
  }
});

test('a pair has the mark that it always had, so that what is paused stays paused', () => {
  const known = createHmac('sha256', 'salt').update(JSON.stringify([credential.key, credential.secret, endpoints]));
  assert.equal(mark, known.digest('hex').slice(0, 12));
});
