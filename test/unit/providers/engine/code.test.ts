import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from '../../../../src/balance/fault/fault.ts';
import { english } from '../../../../src/base/language.ts';
import { JsonNumber } from '../../../../src/net/json.ts';
import type { ErrorCodes } from '../../../../src/providers/contract.ts';
import { codeIn, faultOfCode, readCode } from '../../../../src/providers/engine/code.ts';
import { explainCode, wrongPair } from '../../../../src/providers/engine/codeText.ts';
import { PROVIDER } from '../../ui/sample.ts';
import { answered } from '../fakeHttp.ts';

const CREDENTIAL = { key: 'key-10001', secret: 'abcdef0123456789' };
const CODES: ErrorCodes = {
  1: 'auth',
  2: 'rate-limited',
  3: 'provider-down',
  ...Object.fromEntries(
    (['not-enabled', 'blocked', 'ip-blocked', 'bad-endpoint', 'clock'] as const).map((kind) => [kind, kind]),
  ),
  told: ['blocked', (t, { label }) => t('{0} is told.', label(t))],
};
const [PRODUCT] = PROVIDER.products;
assert.ok(PRODUCT !== undefined);
const product = PRODUCT;

test('a code is a number or a text with something in it', () => {
  for (const [value, expected] of [
    [new JsonNumber('109'), '109'],
    ['109', '109'],
    [' 1\n09\u202e ', '1 09'],
    ['c'.repeat(80), 'c'.repeat(80)],
    ['c'.repeat(81), '…'],
    ['', undefined],
    [' \n', undefined],
    [null, undefined],
    [true, undefined],
    [undefined, undefined],
    [new Map(), undefined],
  ] as const) {
    assert.equal(readCode(value), expected, JSON.stringify(value));
  }
});

for (const [code, expected] of [
  ['1', { kind: 'auth', code: '1', definitive: true }],
  ['2', { kind: 'rate-limited', code: '2', retryAfterMs: 7 }],
  ['3', { kind: 'provider-down', status: 200, code: '3', retryAfterMs: 7 }],
  ...(['not-enabled', 'blocked', 'ip-blocked', 'bad-endpoint', 'clock'] as const).map(
    (kind) => [kind, { kind, code: kind }] as const,
  ),
] as const) {
  test(`the fault of a code that is known: ${code}`, () => {
    const reply = answered('', { retryAfterMs: 7 });
    assert.deepEqual(faultOfCode(CODES, code, reply, 'not told', CREDENTIAL), expected);
    const { retryAfterMs: _, ...withoutWish } = { retryAfterMs: 0, ...expected };
    assert.deepEqual(faultOfCode(CODES, code, answered(''), 'not told', CREDENTIAL), withoutWish);
  });
}

test('a code of words that is not known is a kind of what stands before its last point', () => {
  const codes: ErrorCodes = { A: 'auth', 'A.B': 'clock', 7: 'blocked' };
  for (const [code, kind] of [
    ['A', 'auth'],
    ['A.B', 'clock'],
    ['A.B.C', 'clock'],
    ['A.C', 'auth'],
    ['A.C.D', 'auth'],
    ['B.A', undefined],
    ['AA.B', undefined],
    // A number with a point is another number.
    ['7.1', undefined],
    ['.7', undefined],
    ['', undefined],
  ] as const) {
    assert.equal(codeIn(codes, code)?.kind, kind, code);
  }
});

test('row 22: a code that is not known is what the status says of load, else the own error of the provider', () => {
  for (const [status, expected] of [
    [429, { kind: 'rate-limited', code: '9' }],
    [500, { kind: 'provider-down', status: 500, code: '9' }],
    [200, { kind: 'provider-error', code: '9', text: 'said' }],
    [403, { kind: 'provider-error', code: '9', text: 'said' }],
    [404, { kind: 'provider-error', code: '9', text: 'said' }],
  ] as const) {
    assert.deepEqual(faultOfCode(CODES, '9', answered('', { status }), 'said', CREDENTIAL), expected);
  }
  for (const code of ['constructor', '__proto__']) {
    assert.equal(faultOfCode(CODES, code, answered(''), 'said', CREDENTIAL).kind, 'provider-error');
  }
  for (const text of [undefined, null, new JsonNumber('1'), new Map()]) {
    const fault = faultOfCode(CODES, '9', answered(''), text, CREDENTIAL);
    assert.deepEqual(fault, { kind: 'provider-error', code: '9', text: '' });
  }
});

test('row 38: of a text of a server that is longer than what is searched for secrets nothing is said', () => {
  for (const [length, said] of [
    [4_000, 200],
    [4_001, 0],
  ] as const) {
    const fault = faultOfCode(CODES, '9', answered(''), 'x'.repeat(length), CREDENTIAL);
    assert.equal(fault.kind === 'provider-error' ? fault.text.length : undefined, said);
  }
});

test('a kind of an error is found by what stands before its last point, where that is a word', () => {
  const codes: ErrorCodes = { Throttling: 'rate-limited', a: 'auth' };
  const kinds = ['Throttling.User', 'Throttling.User.Rate', '1a.b', 'b.a', '.a'].map(
    (code) => codeIn(codes, code)?.kind,
  );
  assert.deepEqual(kinds, ['rate-limited', 'rate-limited', undefined, undefined, undefined]);
});

test('A2: a code that is not known is what the status says of the credential and of passing trouble', () => {
  for (const [status, expected] of [
    [401, { kind: 'auth', code: '9', definitive: false }],
    [408, { kind: 'provider-down', status: 408, code: '9' }],
    [421, { kind: 'provider-down', status: 421, code: '9' }],
    [425, { kind: 'provider-down', status: 425, code: '9' }],
  ] as const) {
    const reply = answered('{"code":9}', { status });
    assert.deepEqual(faultOfCode(CODES, '9', reply, 'said', CREDENTIAL), expected);
    assert.deepEqual(faultOfCode(CODES, 'blocked', reply, 'said', CREDENTIAL), { kind: 'blocked', code: 'blocked' });
  }
});

test('row 38: a text of the provider is cleaned, cut, and holds neither part of the credential', () => {
  const said = (text: string, credential = CREDENTIAL): unknown =>
    Reflect.get(faultOfCode(CODES, '9', answered(''), text, credential), 'text');
  assert.equal(said(`appid key-10001,\nsecret ${CREDENTIAL.secret}\u202e`), 'appid •••, secret •••');
  assert.equal(said(`${'x'.repeat(190)} ${CREDENTIAL.secret}`), `${'x'.repeat(190)} •••`);
  assert.equal(said('y'.repeat(500)), `${'y'.repeat(199)}…`);
  assert.equal(said('a b', { key: '', secret: '' }), 'a b');
  // As other programs write it, and beside other words and numbers.
  assert.equal(said('key%2D10001 is wrong'), '••• is wrong');
  assert.equal(said('latest: 1234.50 for 12', { key: '12', secret: 'test' }), 'latest: 1234.50 for •••');
});

test('a sentence of the table is for the fault of its kind, and a refused credential always has one', () => {
  const { t } = english;
  const explain = (fault: Fault): string | undefined => explainCode(CODES, fault, product, t);
  assert.equal(explain({ kind: 'blocked', code: 'told' }), 'SMS is told.');
  assert.equal(explain({ kind: 'provider-error', code: 'told', text: '' }), undefined);
  assert.equal(explain({ kind: 'blocked', code: 'blocked' }), undefined);
  assert.equal(explain({ kind: 'blocked', code: 'gone' }), undefined);
  assert.equal(explain({ kind: 'timeout', host: 'h', seconds: 15 }), undefined);
  const refused = 'The credential was refused. Update it: SMS needs appid and appkey. Both are in the console.';
  assert.equal(wrongPair(product, t), refused);
  assert.equal(explain({ kind: 'auth', code: '1', definitive: true }), refused);
  assert.equal(explain({ kind: 'auth', definitive: false }), refused);
});
