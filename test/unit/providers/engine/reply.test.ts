import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BalanceError, type Fault } from '../../../../src/balance/fault/fault.ts';
import { ParseError } from '../../../../src/net/parseError.ts';
import { UNREADABLE } from '../../../../src/net/request.ts';
import {
  badResponse,
  isBareRefusal,
  parseObject,
  plainName,
  readReply,
  refusal,
  statusFault,
} from '../../../../src/providers/engine/reply.ts';
import { answered, HOST } from '../fakeHttp.ts';

function faultIn(read: () => unknown): Fault | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof BalanceError, String(error));
    return error.fault;
  }
}

const BY_STATUS: readonly (readonly [status: number, expected: Fault | undefined])[] = [
  ...[100, 199, 200, 204, 299, 300, 304, 399].map((status) => [status, undefined] as const),
  [400, { kind: 'provider-error', code: '400', text: '' }],
  [401, { kind: 'auth', definitive: false, empty: true }],
  [402, { kind: 'provider-error', code: '402', text: '' }],
  [403, { kind: 'provider-error', code: '403', text: '' }],
  ...[404, 405, 410, 415].map((status) => [status, { kind: 'bad-endpoint', code: String(status) }] as const),
  ...[408, 421, 425].map((status) => [status, { kind: 'provider-down', status }] as const),
  ...[406, 409, 411, 414, 416, 499].map(
    (status) => [status, { kind: 'provider-error', code: String(status), text: '' }] as const,
  ),
  [429, { kind: 'rate-limited' }],
  ...[500, 502, 503, 510, 512, 599].map((status) => [status, { kind: 'provider-down', status }] as const),
  [511, { kind: 'not-the-provider', host: HOST }],
];
for (const [status, expected] of BY_STATUS) {
  test(`A2: what the status ${status} alone says`, () => {
    assert.deepEqual(statusFault(answered('', { status })), expected);
  });
}

test('row 18: a wish to be left alone goes along with the statuses that mean it', () => {
  for (const [status, kept] of [
    [429, 5_000],
    [503, 5_000],
    [401, undefined],
    [404, undefined],
  ] as const) {
    const fault = statusFault(answered('', { status, retryAfterMs: 5_000 }));
    assert.equal(fault && Reflect.get(fault, 'retryAfterMs'), kept, String(status));
  }
});

test('a body is read, and what cannot be read says what the status says, or what is wrong', () => {
  assert.deepEqual([...readReply(answered('{"a":"1"}'), parseObject)], [['a', '1']]);
  const bad = (problem: string, field?: string) => ({
    kind: 'bad-response',
    host: HOST,
    problem,
    ...(field === undefined ? {} : { field }),
  });
  for (const [text, expected] of [
    ['', bad('empty')],
    [' \n', bad('empty')],
    ['[1]', bad('malformed')],
    ['1', bad('malformed')],
    ['{', bad('malformed')],
    ['{"a":1,"a":2}', bad('duplicate-key', 'a')],
    ['<html>', { kind: 'not-the-provider', host: HOST }],
  ] as const) {
    assert.deepEqual(
      faultIn(() => readReply(answered(text), parseObject)),
      expected,
      text,
    );
    assert.deepEqual(
      faultIn(() => readReply(answered(text, { status: 503 }), parseObject)),
      { kind: 'provider-down', status: 503 },
      text,
    );
  }
});

test('what calls itself HTML is a page where no service of plain text is asked', () => {
  const text = () => 'text';
  const reply = answered('Sign in', { contentType: 'text/html' });
  assert.deepEqual(
    faultIn(() => readReply(reply, text)),
    { kind: 'not-the-provider', host: HOST },
  );
  assert.equal(readReply(reply, text, true), 'text');
});

test('A3: of an error that is a page or cannot be read, the status counts only where it passes', () => {
  const bad = { kind: 'bad-response', host: HOST, problem: 'malformed' };
  const page = { kind: 'not-the-provider', host: HOST };
  const statuses = Array.from({ length: 200 }, (_, index) => 400 + index);
  for (const status of statuses) {
    const passing = [408, 421, 425, 429].includes(status) || status >= 500;
    const byStatus = passing ? statusFault(answered('', { status })) : undefined;
    for (const [text, contentType, other] of [
      ['<html><body>Sign in</body></html>', 'text/html', page],
      ['<!doctype html><p>no', '', page],
      ['<?xml version="1.0"?><html/>', 'application/json', page],
      ['Unauthorized', 'text/plain', bad],
      ['{"error":{"code":', 'application/json', bad],
      [UNREADABLE, 'application/json', bad],
    ] as const) {
      assert.deepEqual(
        faultIn(() => readReply(answered(text, { status, contentType }), parseObject)),
        byStatus ?? other,
        `${status} ${text}`,
      );
    }
  }
});

test('A3: text counts as the answer of a provider whose reader knows it', () => {
  const lines = (text: string) => new Map([['line', text]]);
  assert.deepEqual(
    [...readReply(answered('ERR 9', { status: 401, contentType: 'text/plain' }), lines)],
    [['line', 'ERR 9']],
  );
});

test('a defect of a parser is no fault of the reply', () => {
  const defect = new RangeError('defect');
  assert.throws(
    () =>
      readReply(answered('{}'), () => {
        throw defect;
      }),
    (error) => error === defect,
  );
  assert.throws(() => parseObject('[]'), ParseError);
});

test('the status comes before the problem, which names a field when there is one', () => {
  assert.deepEqual(refusal(answered(''), 'missing-field', 'a').fault, badResponse(answered(''), 'missing-field', 'a'));
  assert.deepEqual(refusal(answered('', { status: 429 }), 'missing-field', 'a').fault, { kind: 'rate-limited' });
  assert.deepEqual(badResponse(answered(''), 'empty'), { kind: 'bad-response', host: HOST, problem: 'empty' });
});

test('row 34: a name is cleaned, and never cut: one that is too long is not shown at all', () => {
  assert.equal(plainName('a\nb\u202e', 60), 'a b');
  assert.equal(plainName('x'.repeat(60), 60), 'x'.repeat(60));
  assert.equal(plainName('x'.repeat(61), 60), '…');
  const named = badResponse(answered(''), 'bad-amount', 'x'.repeat(60));
  assert.equal(Reflect.get(named, 'field'), 'x'.repeat(60));
  assert.equal(Reflect.get(badResponse(answered(''), 'bad-amount', 'x'.repeat(61)), 'field'), '…');
});

for (const [text, isBare] of [
  ['Unauthorized', true],
  ['unauthorised', true],
  [' Unauthorized!\n', true],
  ['Unauthorized.', true],
  ['401 Unauthorized', true],
  ['401 - Unauthorized', true],
  ['401: unauthorized', true],
  ['Not unauthorized', false],
  ['Unauthorized IP', false],
  ['Unauthorized?', false],
  ['4010 Unauthorized', false],
  ['401x Unauthorized', false],
  ['', false],
] as const) {
  test(`a text that only names the status 401: ${JSON.stringify(text)}: ${isBare}`, () =>
    assert.equal(isBareRefusal(text), isBare));
}
