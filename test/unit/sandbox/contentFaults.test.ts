import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { ask, GOOD_JSON, GOOD_XML, spoiled } from './faulty.ts';

test('a field that is missing, renamed, nested', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const text = async (
    change: 'missing' | 'renamed' | 'nested',
    field?: string,
    suffix: '' | '.xml' = '',
  ): Promise<string> => {
    sandbox.fault('newsletter', { kind: 'field', change, ...(field === undefined ? {} : { field }) });
    return (await ask(sandbox, suffix)).body.toString();
  };
  assert.equal(await text('missing'), '{"status":"success","free_balance":50}');
  assert.equal(await text('missing', 'status'), '{"balance":50,"free_balance":50}');
  assert.equal(await text('renamed', 'free_balance'), '{"status":"success","balance":50,"free_balance_left":50}');
  assert.equal(await text('nested'), '{"status":"success","balance":{"value":50},"free_balance":50}');
  assert.equal(await text('missing', 'balance', '.xml'), GOOD_XML.replace('<balance> 50 </balance>\n', ''));
  assert.match(await text('renamed', undefined, '.xml'), /<balance_left> 50 <\/balance_left>/);
  assert.match(await text('nested', undefined, '.xml'), /<balance> <value>50<\/value> <\/balance>/);
});

test('a fault for a field that the reply does not have is an error of the test', async (t) => {
  const reply = await spoiled(t, { kind: 'doubled', field: 'credit' });
  assert.equal(reply.status, 500);
  assert.match(reply.body.toString(), /no field credit/);
});

test('the same key twice, with different amounts', async (t) => {
  const { body } = await spoiled(t, { kind: 'doubled', field: 'free_balance' });
  assert.equal(body.toString(), '{"status":"success","balance":50,"free_balance":1,"free_balance":50}');
});

test('__proto__ and constructor, beside the amounts or instead of them', async (t) => {
  const beside = (await spoiled(t, { kind: 'hostile-keys' })).body.toString();
  assert.equal(
    beside,
    GOOD_JSON.replace(
      '{',
      '{"__proto__":{"balance":1,"free_balance":1},"constructor":{"prototype":{"balance":1,"free_balance":1}},',
    ),
  );
  const instead: unknown = JSON.parse((await spoiled(t, { kind: 'hostile-keys', instead: true })).body.toString());
  assert(typeof instead === 'object' && instead !== null);
  assert.deepEqual(Object.keys(instead), ['__proto__', 'constructor', 'status']);
  const xml = (await spoiled(t, { kind: 'hostile-keys' }, '.xml')).body.toString();
  assert.match(xml, /<__proto__> <balance>1<\/balance><free_balance>1<\/free_balance> <\/__proto__>/);
});

test('200,000 nested levels', async (t) => {
  const levels = 200_000;
  const json = (await spoiled(t, { kind: 'deep', levels })).body.toString();
  assert.equal(json, GOOD_JSON.replace('{', `{"remark":${'['.repeat(levels)}${']'.repeat(levels)},`));
  const xml = (await spoiled(t, { kind: 'deep', levels: 1000 }, '.xml')).body.toString();
  assert(xml.includes(`<remark> ${'<a>'.repeat(1000)}${'</a>'.repeat(1000)} </remark>`));
});

test('DOCTYPE, entity bomb, external entity, as XML whatever was asked for', async (t) => {
  const head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE xml [';
  for (const suffix of ['', '.xml'] as const) {
    const plain = await spoiled(t, { kind: 'doctype' }, suffix);
    assert.equal(plain.headers.get('content-type'), 'text/xml; charset=utf-8');
    assert.equal(plain.body.toString(), GOOD_XML.replace('?>', '?>\n<!DOCTYPE xml [<!ELEMENT status ANY>]>'));
    const bomb = (await spoiled(t, { kind: 'entity-bomb' }, suffix)).body.toString();
    assert(bomb.startsWith(`${head}<!ENTITY lol0 "9">`));
    assert.equal(bomb.match(/&lol8;/g)?.length, 10);
    assert.match(bomb, /<balance> &lol9; <\/balance>/);
    const outside = await spoiled(t, { kind: 'external-entity', uri: 'file:///etc/hostname' }, suffix);
    assert(outside.body.toString().startsWith(`${head}<!ENTITY outside SYSTEM "file:///etc/hostname">]>`));
    assert.match(outside.body.toString(), /<balance> &outside; <\/balance>/);
  }
});

test('the documents’ misprints, and a doubled element', async (t) => {
  const xml = (await spoiled(t, { kind: 'malformed' }, '.xml')).body.toString();
  assert.equal(xml, GOOD_XML.replace('</status>', '</stats>'));
  const json = (await spoiled(t, { kind: 'malformed' })).body.toString();
  assert.equal(json, GOOD_JSON.replace(',', ' '));
  assert.throws(() => JSON.parse(json), SyntaxError);
  const doubled = (await spoiled(t, { kind: 'doubled' }, '.xml')).body.toString();
  assert.match(doubled, /<balance> 1 <\/balance>\n<balance> 50 <\/balance>/);
});

test('a reply can be any text', async (t) => {
  const reply = await spoiled(t, { kind: 'body', text: '// 余额', contentType: 'text/plain' });
  assert.deepEqual([reply.status, reply.headers.get('content-type')], [200, 'text/plain']);
  assert.equal(reply.body.toString(), '// 余额');
});
