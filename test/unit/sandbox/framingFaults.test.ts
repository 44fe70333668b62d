import assert from 'node:assert/strict';
import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { test } from 'node:test';
import { framingFault } from '../../sandbox/faults/framing.ts';
import { GOOD_JSON, GOOD_XML, spoiled } from './faulty.ts';

const HALF = GOOD_JSON.slice(0, Math.floor(GOOD_JSON.length / 2));

test('shorter than its Content-Length', async (t) => {
  const reply = await spoiled(t, { kind: 'truncated', by: 'content-length' });
  assert.equal(reply.headers.get('content-length'), String(GOOD_JSON.length));
  assert.equal(reply.body.toString(), HALF);
  assert.equal(reply.ending, 'end');
});

test('chunked without an end', async (t) => {
  const reply = await spoiled(t, { kind: 'truncated', by: 'chunked' });
  assert.equal(reply.headers.get('transfer-encoding'), 'chunked');
  assert.equal(reply.headers.get('content-length'), undefined);
  assert.equal(reply.body.toString(), `${HALF.length.toString(16)}\r\n${HALF}\r\n`);
  const nothing = await spoiled(t, { kind: 'truncated', by: 'chunked', keep: 0 });
  assert.equal(nothing.body.byteLength, 0, 'a chunk of length 0 would be the proper end');
});

test('cut off where nothing tells the length', async (t) => {
  const reply = await spoiled(t, { kind: 'truncated', by: 'close' });
  assert.equal(reply.headers.get('content-length') ?? reply.headers.get('transfer-encoding'), undefined);
  assert.equal(reply.body.toString(), HALF);
  const complete = await spoiled(t, { kind: 'truncated', by: 'close', keep: 9999 }, '.xml');
  assert.equal(complete.body.toString(), GOOD_XML);
});

test('a Content-Length that is too long or too short', async (t) => {
  for (const by of [5, -5]) {
    const reply = await spoiled(t, { kind: 'wrong-length', by });
    assert.equal(reply.headers.get('content-length'), String(GOOD_JSON.length + by));
    assert.equal(reply.body.toString(), GOOD_JSON);
  }
});

test('204, an empty body, only white space', async (t) => {
  const none = await spoiled(t, { kind: 'no-content' });
  assert.equal(none.status, 204);
  assert.equal(none.headers.get('content-length'), undefined);
  assert.equal(none.body.byteLength, 0);
  const empty = await spoiled(t, { kind: 'empty' });
  assert.deepEqual([empty.status, empty.headers.get('content-length'), empty.body.byteLength], [200, '0', 0]);
  const blank = await spoiled(t, { kind: 'empty', text: ' \r\n\t' });
  assert.equal(blank.body.toString(), ' \r\n\t');
  assert.equal(blank.headers.get('content-type'), 'application/json');
});

test('a redirect to another host', async (t) => {
  const location = 'http://elsewhere.example.invalid/take?it=all';
  const found = await spoiled(t, { kind: 'redirect', location });
  assert.deepEqual([found.status, found.headers.get('location')], [302, location]);
  const kept = await spoiled(t, { kind: 'redirect', location, status: 308 });
  assert.equal(kept.status, 308);
});

test('a huge body, whole and well-formed when one takes it all', async (t) => {
  const bytes = 300 * 1024;
  const reply = await spoiled(t, { kind: 'huge', bytes });
  assert.equal(reply.body.byteLength, bytes);
  assert.equal(reply.body.toString().trimEnd(), GOOD_JSON);
  assert.equal(reply.headers.get('content-length'), undefined);
  const declared = await spoiled(t, { kind: 'huge', bytes, declared: true }, '.xml');
  assert.equal(declared.headers.get('content-length'), String(bytes));
  assert.equal(declared.body.byteLength, bytes);
});

test('no more of a huge body is held than one takes of it', async (t) => {
  const server = createServer().listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const address = server.address();
  assert(typeof address === 'object' && address !== null);
  // Never read from.
  const client = connect(address.port, '127.0.0.1');
  t.after(() => client.destroy());
  const [socket]: Socket[] = await once(server, 'connection');
  assert(socket !== undefined);
  // The client leaves with the body half sent.
  socket.on('error', () => undefined);
  const response = new ServerResponse(new IncomingMessage(socket));
  response.assignSocket(socket);
  const reply = { status: 200, headers: {}, body: Buffer.from(GOOD_JSON) };
  framingFault({ kind: 'huge', bytes: 2 ** 30 }, reply).send(response);
  assert(socket.writableLength > 0);
  assert(socket.writableLength < 2 ** 20);
});
