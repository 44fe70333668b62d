import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { exchange, requestText, rightRequest, withSecret } from './wire.ts';

test('each product writes its amounts in its own way', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  for (const product of ['mms', 'voice']) {
    sandbox.accounts.add({
      id: product,
      name: product,
      provider: 'submail',
      product,
      credential: { key: `id-${product}`, secret: 'k' },
      quantities: { balance: '14197.087' },
    });
  }
  const expected: Readonly<Record<string, string>> = {
    'marketing-sms': '{"status":"success","balance":"9410","transactional_balance":"9775"}',
    newsletter: '{"status":"success","balance":50,"free_balance":50}',
    'international-sms': '{"status":"success","balance":100.15}',
    mms: '{"status":"success","balance":14197.087}',
    voice: '{"status":"success","balance":14197.087}',
  };
  for (const [id, text] of Object.entries(expected)) {
    for (const suffix of ['', '.json']) {
      const reply = await exchange(sandbox.url, rightRequest(sandbox.accounts.get(id), suffix));
      assert.equal(reply.headers.get('content-type'), 'application/json');
      assert.equal(reply.body.toString(), text);
    }
  }
});

test('XML replies pad their values as the documents do', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const reply = await exchange(sandbox.url, rightRequest(sandbox.accounts.get('newsletter'), '.xml'));
  assert.equal(reply.headers.get('content-type'), 'text/xml; charset=utf-8');
  assert.equal(
    reply.body.toString(),
    [
      '<?xml version="1.0" encoding="utf-8"?>',
      '<xml>',
      '<status> success </status>',
      '<balance> 50 </balance>',
      '<free_balance> 50 </free_balance>',
      '</xml>',
      '',
    ].join('\n'),
  );
});

test('errors come in the format that was asked for', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const wrong = withSecret(sandbox.accounts.get('marketing-sms'), 'wrong');
  const json = await exchange(sandbox.url, rightRequest(wrong, '.json'));
  assert.equal(json.body.toString(), '{"status":"error","code":109,"msg":"Invalid appkey"}');
  const xml = await exchange(sandbox.url, rightRequest(wrong, '.xml'));
  assert.match(
    xml.body.toString(),
    /<xml>\n<status> error <\/status>\n<code> 109 <\/code>\n<msg> Invalid appkey <\/msg>\n<\/xml>/,
  );
});

test('the HTTP status of errors and the form of their codes can be set', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const wrong = rightRequest(withSecret(sandbox.accounts.get('marketing-sms'), 'wrong'));
  assert.equal((await exchange(sandbox.url, wrong)).status, 200);
  sandbox.setErrorStatus(403);
  sandbox.setErrorCodeForm('string');
  const reply = await exchange(sandbox.url, wrong);
  assert.equal(reply.status, 403);
  assert.equal(reply.body.toString(), '{"status":"error","code":"109","msg":"Invalid appkey"}');
  assert.equal((await exchange(sandbox.url, rightRequest(sandbox.accounts.get('marketing-sms')))).status, 200);
});

test('XML errors escape what would be markup', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  sandbox.fault('newsletter', { kind: 'provider-error', code: 199, message: '<b>&' });
  const reply = await exchange(sandbox.url, rightRequest(sandbox.accounts.get('newsletter'), '.xml'));
  assert.match(reply.body.toString(), /<msg> &lt;b&gt;&amp; <\/msg>/);
});

test('the timestamp service needs no authorization and knows both formats', async (t) => {
  const sandbox = await startSandbox({ now: () => 1_414_253_462_999 });
  t.after(() => sandbox.close());
  const get = (path: string): string => requestText('GET', path, {});
  for (const path of [
    '/submail/service/timestamp',
    '/submail/service/timestamp.json',
    '/submail/backup/service/timestamp',
  ]) {
    assert.equal((await exchange(sandbox.url, get(path))).body.toString(), '{"timestamp":1414253462}');
  }
  const xml = await exchange(sandbox.url, get('/submail/service/timestamp.xml'));
  assert.match(xml.body.toString(), /<xml>\n<timestamp> 1414253462 <\/timestamp>\n<\/xml>/);
  const posted = await exchange(sandbox.url, requestText('POST', '/submail/service/timestamp', {}));
  assert.equal(posted.status, 405);
});
