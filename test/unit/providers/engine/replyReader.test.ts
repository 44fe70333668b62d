import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BalanceError } from '../../../../src/balance/fault/fault.ts';
import { parseJson } from '../../../../src/net/json.ts';
import { ParseError } from '../../../../src/net/parseError.ts';
import { parseXml } from '../../../../src/net/xml.ts';
import { ReplyReader } from '../../../../src/providers/engine/replyReader.ts';
import { answered } from '../fakeHttp.ts';

const TEXT =
  '<xml version="3"><balance unit="EUR">12.50</balance><p:left of="100">7</p:left><q:left/><note>1<b>2</b>3</note><item id="a">4</item><item id="b"/><none nil="true"/></xml>';
const reply = new ReplyReader(answered(TEXT), parseXml(TEXT, { root: 'xml', lists: ['item'] }));

test('a pointer names text, attributes, elements of a list, and elements of one of several prefixes', () => {
  assert.deepEqual(reply.money('/balance', '/balance/@unit'), { amount: '12.50', unit: 'EUR' });
  assert.equal(reply.amount('/@version', 'messages'), '3');
  assert.equal(reply.amount('/p:left', 'messages'), '7');
  assert.equal(reply.amount('/p:left/@of', 'messages'), '100');
  assert.equal(reply.at('/q:left'), '');
  assert.equal(reply.amount('/item/0', 'messages'), '4');
  assert.deepEqual([reply.code('/item/0/@id'), reply.code('/item/1/@id')], ['a', 'b']);
  assert.equal(reply.at('/note/#text'), '1 3');
  assert.deepEqual([reply.at('/none'), reply.isTold('/none')], ['', false]);
});

test('what is not named clearly is no amount', () => {
  for (const pointer of ['/left', '/note', '/note/#text', '/none', '/balance/unit', '/:balance']) {
    assert.throws(() => reply.amount(pointer, 'messages'), BalanceError, pointer);
  }
});

test('JSON that looks like an element is none', () => {
  const json = '{"balance":{"#text":"5","@unit":"EUR"}}';
  const read = new ReplyReader(answered(json), parseJson(json));
  assert.throws(() => read.amount('/balance', 'messages'), BalanceError);
});

const json = (text: string) => new ReplyReader(answered(text), parseJson(text));

test('what is blank is not told', () => {
  const told = json('{"a":" \\t","b":"x","c":0,"d":null}');
  assert.deepEqual(
    ['/a', '/b', '/c', '/d', '/e'].map((pointer) => told.isTold(pointer)),
    [false, true, true, false, false],
  );
});

for (const [value, expected] of [
  ['"7"', '7'],
  ['7', '7'],
  ['"0"', undefined],
  ['0', undefined],
  ['""', undefined],
  ['false', undefined],
] as const) {
  test(`the code of a failure: ${value}`, () => assert.equal(json(`{"code":${value}}`).failure('/code'), expected));
}

test('what is neither a code nor none is no answer of the provider', () => {
  assert.equal(json('{}').failure('/code'), undefined);
  for (const value of ['true', '{}', '[7]']) {
    assert.throws(() => json(`{"code":${value}}`).failure('/code'), BalanceError, value);
  }
});

test('a text in words refuses a credential where it says so, or the status alone does', () => {
  const refusal = (text: string, status: number, words?: RegExp, isByStatus = false): unknown => {
    try {
      return new ReplyReader(answered(text, { status }), new Map()).plainRefusal(words, isByStatus).fault;
    } catch (error) {
      return error instanceof ParseError ? error.problem : error;
    }
  };
  const auth = { kind: 'auth', definitive: false };
  const denied = { kind: 'provider-error', code: '403', text: '' };
  assert.deepEqual(refusal('ERROR\nwrong key', 401, /^wrong/), auth);
  assert.deepEqual(refusal('Sign in first', 401, /^wrong/), 'malformed');
  assert.deepEqual(refusal('Sign in first', 401), 'malformed');
  assert.deepEqual(refusal('anything', 200, /^any/), 'malformed');
  assert.deepEqual(refusal('Sign in first', 403, /^wrong/), denied);
  assert.deepEqual(refusal('Unauthorized', 401, undefined, true), { ...auth, empty: true });
  assert.deepEqual(refusal('Unauthorized', 401), 'malformed');
  assert.deepEqual(refusal('Unauthorized', 403, undefined, true), denied);
});
