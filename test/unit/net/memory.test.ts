import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { after, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Probed } from './memoryProbe.ts';
import { listen } from './wire.ts';

const LIMIT = 256 * 1024;
const MOST_GROWTH = 5_000_000;
const HUGE = 100_000_000;
const CHUNK = Buffer.alloc(65_536, 0x20);

/** A body of {@link HUGE} bytes, made as fast as the other side takes it. */
function* huge(): Generator<Buffer> {
  for (let made = 0; made < HUGE; made += CHUNK.length) {
    yield CHUNK;
  }
}

suite('the memory of an exchange', () => {
  const bomb = gzipSync(Buffer.alloc(HUGE));
  const server = createServer((request, response) => {
    response.on('error', () => response.destroy());
    switch (request.url) {
      case '/stream':
        // The client may break off: that is no failure of the server.
        pipeline(Readable.from(huge()), response, () => undefined);
        break;
      case '/bomb':
        response.setHeader('content-encoding', 'gzip').end(bomb);
        break;
      default:
        response.setHeader('content-encoding', 'gzip').end(gzipSync('{}'));
    }
  });
  let url = '';

  before(async () => {
    url = `http://127.0.0.1:${await listen(server)}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  async function probe(path: string, limit: number): Promise<Probed> {
    const file = join(import.meta.dirname, 'memoryProbe.ts');
    const args = ['--expose-gc', file, `${url}/small`, `${url}${path}`, String(limit)];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return JSON.parse(stdout) as Probed;
  }

  test('row 10: a stream of 100 MB takes less than 5 MB, and leaves nothing', async () => {
    const { outcome, peakGrowth, growth } = await probe('/stream', LIMIT);
    assert.equal(outcome, 'too-large');
    assert.ok(peakGrowth < MOST_GROWTH, `${peakGrowth} bytes at most`);
    assert.ok(growth < MOST_GROWTH, `${growth} bytes afterwards`);
  });

  test('row 11: what unpacks to 100 MB is not unpacked, and leaves nothing', async () => {
    assert.ok(bomb.length < LIMIT, `${bomb.length} bytes as sent`);
    const { outcome, growth, residentGrowth } = await probe('/bomb', LIMIT);
    assert.equal(outcome, 'too-large');
    assert.ok(growth < MOST_GROWTH, `${growth} bytes afterwards`);
    // Unpacking is one step that nothing can look into; pages of the process are a coarse measure.
    assert.ok(residentGrowth < HUGE / 4, `${residentGrowth} bytes of the process`);
  });

  test('row 10, row 11: without the limit, the same bodies would be seen in the same measures', async () => {
    const [streamed, unpacked] = [await probe('/stream', 2 * HUGE), await probe('/bomb', 2 * HUGE)];
    assert.deepEqual([streamed.outcome, unpacked.outcome], ['ok', 'ok']);
    assert.ok(streamed.peakGrowth > HUGE / 2, `${streamed.peakGrowth} bytes at most`);
    assert.ok(unpacked.residentGrowth > HUGE / 2, `${unpacked.residentGrowth} bytes of the process`);
  });
});
