import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GOOD_JSON, GOOD_XML, spoiled } from './faulty.ts';

const WITH_REMARK = GOOD_JSON.replace('}', ',"remark":"短信余量"}');

function decoded(charset: string, body: Buffer): string {
  return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(body);
}

test('GBK, declared', async (t) => {
  const reply = await spoiled(t, { kind: 'charset', encoded: 'gbk', label: 'gbk' });
  assert.equal(reply.headers.get('content-type'), 'application/json; charset=gbk');
  assert.equal(decoded('gbk', reply.body), WITH_REMARK);
  const xml = await spoiled(t, { kind: 'charset', encoded: 'gbk', label: 'GB2312' }, '.xml');
  assert.equal(xml.headers.get('content-type'), 'text/xml; charset=GB2312');
  assert.match(decoded('gbk', xml.body), /<remark> 短信余量 <\/remark>/);
});

test('GBK, undeclared or declared to be UTF-8', async (t) => {
  const undeclared = await spoiled(t, { kind: 'charset', encoded: 'gbk' });
  assert.equal(undeclared.headers.get('content-type'), 'application/json');
  assert.throws(() => decoded('utf-8', undeclared.body), TypeError);
  const wrong = await spoiled(t, { kind: 'charset', encoded: 'gbk', label: 'utf-8' });
  assert.equal(wrong.headers.get('content-type'), 'application/json; charset=utf-8');
  assert.throws(() => decoded('utf-8', wrong.body), TypeError);
});

test('UTF-8 under a wrong label or none', async (t) => {
  const wrong = await spoiled(t, { kind: 'charset', encoded: 'utf-8', label: 'x-klingon' });
  assert.equal(wrong.headers.get('content-type'), 'application/json; charset=x-klingon');
  assert.equal(decoded('utf-8', wrong.body), WITH_REMARK);
  const none = await spoiled(t, { kind: 'charset', encoded: 'utf-8' }, '.xml');
  assert.equal(none.headers.get('content-type'), 'text/xml');
});

test('a byte order mark', async (t) => {
  for (const [suffix, text] of [
    ['', GOOD_JSON],
    ['.xml', GOOD_XML],
  ] as const) {
    const { body } = await spoiled(t, { kind: 'byte-order-mark' }, suffix);
    assert.equal(decoded('utf-8', body), `\uFEFF${text}`);
  }
});

test('bytes that are no UTF-8', async (t) => {
  const { body } = await spoiled(t, { kind: 'invalid-utf8' });
  assert.throws(() => decoded('utf-8', body), TypeError);
  assert.partialDeepStrictEqual(JSON.parse(body.toString('latin1')), { balance: 50, free_balance: 50 });
});
