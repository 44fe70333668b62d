import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from 'node:tls';
import { selfSigned } from '../../sandbox/certificate.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { faulty, GOOD_JSON, spoiled } from './faulty.ts';
import { exchange, rightRequest, Wire } from './wire.ts';

const HALF = GOOD_JSON.slice(0, Math.floor(GOOD_JSON.length / 2));

/** Long enough for anything that was sent before to arrive. */
async function passTime(sandbox: Sandbox): Promise<void> {
  await exchange(sandbox.url, rightRequest(sandbox.accounts.get('production-sms')));
}

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
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  t.mock.timers.enable({ apis: ['setInterval'] });
  sandbox.fault('newsletter', { kind: 'drip', bytes: 20, everyMs: 1000 });
  const wire = new Wire(sandbox.url, rightRequest(sandbox.accounts.get('newsletter')));
  const dripped = (bytes: number): string => `\r\n\r\n${GOOD_JSON.slice(0, bytes)}`;
  await wire.until(dripped(20));
  t.mock.timers.tick(999);
  await passTime(sandbox);
  assert(wire.received.endsWith(dripped(20)));
  t.mock.timers.tick(1);
  await wire.until(dripped(40));
  assert(wire.received.endsWith(dripped(40)));
  t.mock.timers.tick(1000);
  const { headers, body, ending } = await wire.ended;
  assert.equal(headers.get('content-length'), String(GOOD_JSON.length));
  assert.equal(body.toString(), GOOD_JSON);
  assert.equal(ending, 'end');
});

test('a late reply is not there before its time, and whole after it', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  t.mock.timers.enable({ apis: ['setTimeout'] });
  sandbox.fault('newsletter', { kind: 'delay', ms: 5000 });
  const next = sandbox.nextRequest();
  const wire = new Wire(sandbox.url, rightRequest(sandbox.accounts.get('newsletter')));
  await next;
  t.mock.timers.tick(4999);
  await passTime(sandbox);
  assert.equal(wire.received, '');
  t.mock.timers.tick(1);
  assert.equal((await wire.ended).body.toString(), GOOD_JSON);
});

test('a late reply is let go of when the sandbox closes', async () => {
  const sandbox = await startSandbox();
  sandbox.fault('newsletter', { kind: 'delay', ms: 3_600_000 });
  const next = sandbox.nextRequest();
  const wire = new Wire(sandbox.url, rightRequest(sandbox.accounts.get('newsletter')));
  await next;
  await sandbox.close();
  assert.equal((await wire.ended).bytes.byteLength, 0);
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
