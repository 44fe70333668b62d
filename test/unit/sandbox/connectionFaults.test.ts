import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from 'node:tls';
import { selfSigned } from '../../sandbox/certificate.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { faulty, GOOD_JSON, spoiled } from './faulty.ts';
import { rightRequest, Wire } from './wire.ts';

const HALF = GOOD_JSON.slice(0, Math.floor(GOOD_JSON.length / 2));
/** Longer than any test runs. */
const NEVER_MS = 3_600_000;

test('reset before the headers', async (t) => {
  const reply = await spoiled(t, { kind: 'reset-before-headers' });
  assert.equal(reply.ending, 'ECONNRESET');
  assert.equal(reply.bytes.byteLength, 0);
});

test('reset in the middle of the body', async (t) => {
  const reply = await spoiled(t, { kind: 'reset-mid-body' });
  assert.equal(reply.ending, 'ECONNRESET');
  assert.equal(reply.status, 200);
  assert.equal(reply.headers.get('content-length'), String(GOOD_JSON.length));
  assert.equal(reply.body.toString(), HALF);
});

test('headers that never come', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  sandbox.fault('newsletter', { kind: 'hang-before-headers' });
  const next = sandbox.nextRequest();
  const wire = new Wire(sandbox.url, rightRequest(sandbox.accounts.get('newsletter')));
  assert.deepEqual([(await next).outcome, (await next).httpStatus], ['fault hang-before-headers', null]);
  await sandbox.close();
  assert.equal((await wire.ended).bytes.byteLength, 0);
});

test('headers that never end', async (t) => {
  const { sandbox, wire } = await faulty(t, { kind: 'hang-in-headers' });
  await wire.until('Connection: close');
  await sandbox.close();
  const { bytes } = await wire.ended;
  assert.match(bytes.toString(), /^HTTP\/1\.1 200 OK\r\n/);
  assert(!bytes.includes('\r\n\r\n'));
});

test('a body that stops', async (t) => {
  const { sandbox, wire } = await faulty(t, { kind: 'hang-in-body' });
  await wire.until(HALF);
  await sandbox.close();
  assert.equal((await wire.ended).body.toString(), HALF);
});

test('a body that drips', async (t) => {
  const { sandbox, wire } = await faulty(t, { kind: 'drip', bytes: 3, everyMs: NEVER_MS });
  await wire.until(GOOD_JSON.slice(0, 3));
  await sandbox.close();
  const first = await wire.ended;
  assert.equal(first.headers.get('content-length'), String(GOOD_JSON.length));
  assert.equal(first.body.toString(), GOOD_JSON.slice(0, 3));

  const whole = await spoiled(t, { kind: 'drip', bytes: 7, everyMs: 1 });
  assert.equal(whole.body.toString(), GOOD_JSON);
  assert.equal(whole.ending, 'end');
});

test('a late reply is not there before its time, and whole after it', async (t) => {
  const sandbox = await startSandbox();
  sandbox.fault('newsletter', { kind: 'delay', ms: NEVER_MS });
  const next = sandbox.nextRequest();
  const wire = new Wire(sandbox.url, rightRequest(sandbox.accounts.get('newsletter')));
  await next;
  await sandbox.close();
  assert.equal((await wire.ended).bytes.byteLength, 0);

  const late = await spoiled(t, { kind: 'delay', ms: 1 });
  assert.equal(late.body.toString(), GOOD_JSON);
});

test('over TLS a reset is a cut connection', async (t) => {
  const hour = 3_600_000;
  const tls = selfSigned({
    host: '127.0.0.1',
    notBefore: new Date(Date.now() - hour),
    notAfter: new Date(Date.now() + hour),
  });
  const sandbox = await startSandbox({ tls });
  t.after(() => sandbox.close());
  sandbox.fault('newsletter', { kind: 'reset-mid-body' });
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(sandbox.url).port), ca: tls.cert });
  socket.write(rightRequest(sandbox.accounts.get('newsletter')));
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('close', resolve));
  assert(Buffer.concat(chunks).toString().endsWith(`\r\n\r\n${HALF}`));
});
