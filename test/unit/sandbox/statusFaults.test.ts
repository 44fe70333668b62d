import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOSTILE_TEXTS } from '../../sandbox/faults/samples.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { ask, spoiled } from './faulty.ts';
import { exchange, rightRequest } from './wire.ts';

test('a sign-in page with status 200, and a gateway’s page', async (t) => {
  const portal = await spoiled(t, { kind: 'html-portal' });
  assert.deepEqual([portal.status, portal.headers.get('content-type')], [200, 'text/html; charset=utf-8']);
  assert.match(portal.body.toString(), /^<!DOCTYPE html>.*<form/s);
  const gateway = await spoiled(t, { kind: 'html-bad-gateway' });
  assert.deepEqual([gateway.status, gateway.headers.get('content-type')], [502, 'text/html']);
  assert.match(gateway.body.toString(), /<h1>502 Bad Gateway<\/h1>/);
});

test('401, 407, 429 and 5xx with any Retry-After', async (t) => {
  for (const status of [401, 407, 429, 500, 502, 503, 504]) {
    const bare = await spoiled(t, { kind: 'status', status });
    assert.deepEqual([bare.status, bare.headers.get('retry-after')], [status, undefined]);
  }
  for (const value of ['60', '0', '-1', 'NaN', '1000000000000', 'Wed, 21 Oct 2015 07:28:00 GMT']) {
    const reply = await spoiled(t, { kind: 'status', status: 429, headers: { 'Retry-After': value } });
    assert.deepEqual([reply.status, reply.headers.get('retry-after')], [429, value]);
  }
});

test('the provider’s own 50009 with a Retry-After', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const headers = { 'Retry-After': '120', 'X-Rate-Limit-Remaining': '0' };
  sandbox.fault('production-sms', { kind: 'provider-error', code: 50009, headers });
  const reply = await exchange(sandbox.url, rightRequest(sandbox.accounts.get('production-sms')));
  assert.equal(reply.status, 403);
  assert.equal(reply.headers.get('retry-after'), '120');
  assert.equal(reply.headers.get('x-rate-limit-remaining'), '0');
  assert.equal(reply.body.toString(), '{"error":{"code":50009,"message":"out of freq"}}');
});

test('a code that no document knows, with any status', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  sandbox.fault('newsletter', { kind: 'provider-error', code: 1999, httpStatus: 418, headers: { 'Retry-After': '9' } });
  const reply = await ask(sandbox);
  assert.deepEqual([reply.status, reply.headers.get('retry-after')], [418, '9']);
  assert.equal(reply.body.toString(), '{"status":"error","code":1999,"msg":"Unknown error"}');
  sandbox.fault('production-sms', { kind: 'provider-error', code: 59999, httpStatus: 200 });
  const other = await exchange(sandbox.url, rightRequest(sandbox.accounts.get('production-sms')));
  assert.equal(other.status, 200);
  assert.equal(other.body.toString(), '{"error":{"code":59999,"message":"Unknown error"}}');
});

test('hostile texts reach the client whole', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const parts: Readonly<Record<string, string>> = {
    'Markdown command link': '](command:',
    HTML: '<script>',
    'icon syntax': '$(error)',
    'right-to-left marks': '\u202E0149',
    'ANSI escapes': '\u001B[31m',
    newlines: '\r\n2026-01-01',
    long: 'x'.repeat(5000),
  };
  assert.deepEqual(Object.keys(HOSTILE_TEXTS), Object.keys(parts));
  for (const [name, message] of Object.entries(HOSTILE_TEXTS)) {
    assert(message.includes(parts[name] ?? '?'), name);
    sandbox.fault('newsletter', { kind: 'provider-error', code: 199, message });
    assert.equal(JSON.parse((await ask(sandbox)).body.toString()).msg, message);
    sandbox.fault('production-sms', { kind: 'provider-error', code: 59999, message });
    const reply = await exchange(sandbox.url, rightRequest(sandbox.accounts.get('production-sms')));
    assert.equal(JSON.parse(reply.body.toString()).error.message, message);
  }
});
