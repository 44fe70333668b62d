import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { GOOD_JSON, spoiled } from './faulty.ts';

test('replies can be properly compressed', async (t) => {
  const unpack = { gzip: gunzipSync, deflate: inflateSync, br: brotliDecompressSync } as const;
  for (const encoding of ['gzip', 'deflate', 'br'] as const) {
    const reply = await spoiled(t, { kind: 'compressed', encoding });
    assert.equal(reply.headers.get('content-encoding'), encoding);
    assert.equal(reply.headers.get('content-length'), String(reply.body.byteLength));
    assert.equal(unpack[encoding](reply.body).toString(), GOOD_JSON);
  }
});

test('a gzip bomb', async (t) => {
  const bytes = 8 * 1024 * 1024;
  const reply = await spoiled(t, { kind: 'gzip-bomb', bytes });
  assert.equal(reply.headers.get('content-encoding'), 'gzip');
  assert(reply.body.byteLength < 64 * 1024, 'small on the wire');
  const unpacked = gunzipSync(reply.body);
  assert.equal(unpacked.byteLength, bytes);
  assert.equal(unpacked.subarray(0, GOOD_JSON.length).toString(), GOOD_JSON);
});

test('gzip that breaks off inside a body of the right length', async (t) => {
  const reply = await spoiled(t, { kind: 'gzip-cut' });
  assert.equal(reply.headers.get('content-length'), String(reply.body.byteLength));
  assert.throws(() => gunzipSync(reply.body), { code: 'Z_BUF_ERROR' });
});

test('stacked encodings', async (t) => {
  const reply = await spoiled(t, { kind: 'stacked-encodings', layers: 6 });
  assert.equal(reply.headers.get('content-encoding'), 'gzip, gzip, gzip, gzip, gzip, gzip');
  let { body } = reply;
  for (let layer = 0; layer < 6; layer += 1) {
    body = gunzipSync(body);
  }
  assert.equal(body.toString(), GOOD_JSON);
});

test('an encoding that does not exist', async (t) => {
  const reply = await spoiled(t, { kind: 'unknown-encoding' });
  assert.equal(reply.headers.get('content-encoding'), 'x-sandbox');
  assert.equal(reply.body.toString(), GOOD_JSON);
});
