import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { createHttp } from '../../../src/net/http.ts';
import { type HttpReply, UNREADABLE } from '../../../src/net/request.ts';
import { HandClock } from './handClock.ts';
import { faultFrom, openWire, reply } from './wire.ts';

const LIMIT = 256 * 1024;
const TEXT = '{"余额":"9410"}';

/** Asks a server that answers with `bytes`. */
async function answerTo<T>(
  bytes: Uint8Array | ((socket: Socket) => void),
  read: (answer: Promise<HttpReply>, host: string) => Promise<T>,
): Promise<T> {
  const wire = await openWire((socket) => (typeof bytes === 'function' ? bytes(socket) : socket.end(bytes)));
  try {
    return await read(createHttp(new HandClock())({ method: 'GET', url: wire.url, headers: {} }), wire.host);
  } finally {
    await wire.close();
  }
}

const withoutChecksum = (gzip: Buffer) => gzip.fill(0, gzip.length - 8);

const textOf = (bytes: Uint8Array) => answerTo(bytes, async (answer) => (await answer).text);
const problemOf = (bytes: Uint8Array) =>
  answerTo(bytes, async (answer, host) => {
    const fault = await faultFrom(answer);
    assert.equal(fault.kind, 'bad-response');
    assert.equal(fault.kind === 'bad-response' && fault.host, host);
    return fault.kind === 'bad-response' ? fault.problem : undefined;
  });

for (const [name, encoding, bytes] of [
  ['none', '', Buffer.from(TEXT)],
  ['identity', 'identity', Buffer.from(TEXT)],
  ['gzip', 'GZip', gzipSync(TEXT)],
  ['deflate', 'deflate', deflateSync(TEXT)],
  ['deflate without a header', 'deflate', deflateRawSync(TEXT)],
  ['brotli', 'br', brotliCompressSync(TEXT)],
  ['gzip of nothing at all', 'gzip', Buffer.alloc(0)],
] as const) {
  test(`one content encoding is undone: ${name}`, async () => {
    const header = encoding === '' ? '' : `Content-Encoding: ${encoding}\r\n`;
    assert.equal(await textOf(reply(bytes, header)), bytes.length === 0 ? '' : TEXT);
  });
}

for (const [name, header, bytes] of [
  ['gzip, gzip', 'Content-Encoding: gzip, gzip\r\n', gzipSync(gzipSync(TEXT))],
  ['two headers', 'Content-Encoding: gzip\r\nContent-Encoding: br\r\n', gzipSync(TEXT)],
  ['a hundred', `Content-Encoding: ${Array(100).fill('gzip').join(',')}\r\n`, gzipSync(TEXT)],
  ['unknown', 'Content-Encoding: zstd\r\n', gzipSync(TEXT)],
  ['not gzip', 'Content-Encoding: gzip\r\n', Buffer.from(TEXT)],
  ['a wrong checksum', 'Content-Encoding: gzip\r\n', withoutChecksum(gzipSync(TEXT))],
  ['gzip that ends too early', 'Content-Encoding: gzip\r\n', gzipSync(TEXT).subarray(0, -9)],
] as const) {
  test(`row 12: refused as an encoding: ${name}`, async () => {
    assert.equal(await problemOf(reply(bytes, header)), 'encoding');
  });
}

test('row 10: a body over the limit is given up while it comes', async () => {
  let sent = 0;
  const piece = Buffer.alloc(64 * 1024, 0x20);
  const endless = (socket: Socket): void => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    const more = (): void => {
      if (!socket.destroyed) {
        sent += piece.length;
        socket.write(piece, () => setImmediate(more));
      }
    };
    more();
  };
  await answerTo(endless, async (answer, host) =>
    assert.deepEqual(await faultFrom(answer), { kind: 'too-large', host, limitBytes: LIMIT }),
  );
  assert.ok(sent < 16 * 1024 * 1024, `${sent} bytes were taken`);
});

test('row 10: the limit itself is allowed, one byte more is not', async () => {
  assert.equal((await textOf(reply(' '.repeat(LIMIT)))).length, LIMIT);
  await answerTo(reply(' '.repeat(LIMIT + 1)), async (answer) =>
    assert.equal((await faultFrom(answer)).kind, 'too-large'),
  );
});

for (const [encoding, compress] of [
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
] as const) {
  test(`row 11: the limit counts decompressed bytes: ${encoding}`, async () => {
    const header = `Content-Encoding: ${encoding}\r\n`;
    assert.equal((await textOf(reply(compress(' '.repeat(LIMIT)), header))).length, LIMIT);
    const bomb = compress(Buffer.alloc(64 * 1024 * 1024, 0x20));
    assert.ok(bomb.length < LIMIT);
    await answerTo(reply(bomb, header), async (answer, host) =>
      assert.deepEqual(await faultFrom(answer), { kind: 'too-large', host, limitBytes: LIMIT }),
    );
  });
}

const GBK = Buffer.from([0x22, 0xd3, 0xe0, 0xb6, 0xee, 0x22]);
const UTF8 = Buffer.from('"余额"');
for (const [name, type, bytes, expected] of [
  ['UTF-8 without a charset', 'application/json', UTF8, '"余额"'],
  ['a byte order mark', 'application/json', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), UTF8]), '"余额"'],
  ['GBK', 'text/xml; charset=GBK', GBK, '"余额"'],
  ['GB18030, quoted', 'text/xml; charset="gb18030"', GBK, '"余额"'],
  ['GB2312', 'text/xml;version=1;charset=gb2312 ', GBK, '"余额"'],
  ['Latin-1', 'text/plain; charset=iso-8859-1', Buffer.from([0x22, 0xe9, 0x22]), '"é"'],
  ['a mark against the declared charset', 'text/xml; charset=gbk', Buffer.from('\ufeff余额'), '余额'],
] as const) {
  test(`row 31: decoded: ${name}`, async () => {
    assert.equal(await textOf(reply(bytes, `Content-Type: ${type}\r\n`)), expected);
  });
}

for (const [name, type, bytes] of [
  ['GBK without a charset', 'application/json', GBK],
  ['GBK declared as UTF-8', 'application/json; charset=utf-8', GBK],
  ['invalid UTF-8', 'application/json', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
  ['GBK declared as a set that there is not', 'application/json; charset=klingon', GBK],
  ['GBK declared as nothing', 'application/json; charset=', GBK],
  ['invalid GBK', 'text/xml; charset=gbk', Buffer.from([0xd3, 0xff])],
] as const) {
  test(`row 31: refused: ${name}`, async () => {
    assert.equal(await problemOf(reply(bytes, `Content-Type: ${type}\r\n`)), 'charset');
  });
}

const MARK = [0xef, 0xbb, 0xbf];
for (const [name, type, bytes, expected] of [
  ['several byte order marks', 'application/json', Buffer.from([...MARK, ...MARK, ...MARK, ...UTF8]), '"余额"'],
  ['a mark behind a line end', 'application/json', Buffer.from([0x0d, 0x0a, ...MARK, ...UTF8]), '"余额"'],
  ['marks between blanks', 'text/xml; charset=gbk', Buffer.from([...MARK, 0x0a, ...MARK, ...UTF8]), '"余额"'],
  ['an empty charset', 'application/json; charset=', UTF8, '"余额"'],
  ['an empty charset in quotes', 'application/json; charset=""', UTF8, '"余额"'],
  ['a charset in single quotes', "text/xml; charset='gbk'", GBK, '"余额"'],
  ['UTF_8', 'application/json; charset=UTF_8', UTF8, '"余额"'],
  ['binary', 'application/json; charset=binary', UTF8, '"余额"'],
  ['a set that there is not', 'application/json; charset=klingon', UTF8, '"余额"'],
] as const) {
  test(`D1: row 31: decoded: ${name}`, async () => {
    assert.equal(await textOf(reply(bytes, `Content-Type: ${type}\r\n`)), expected);
  });
}

for (const [name, encoding, bytes] of [
  ['x-gzip', 'x-gzip', gzipSync(TEXT)],
  ['gzip, identity', 'gzip, identity', gzipSync(TEXT)],
  ['a name that is no encoding', 'utf-8', Buffer.from(TEXT)],
  ['several such names', 'none, UTF-8', Buffer.from(TEXT)],
  ['a name that is no encoding beside one', 'utf-8, gzip', gzipSync(TEXT)],
  ['gzip and a line end', 'gzip', Buffer.from([...gzipSync(TEXT), 0x0a])],
  ['gzip between line ends', 'gzip', Buffer.from([0x0d, 0x0a, ...gzipSync(TEXT), 0x0d, 0x0a])],
] as const) {
  test(`D1: row 12: undone: ${name}`, async () => {
    assert.equal(await textOf(reply(bytes, `Content-Encoding: ${encoding}\r\n`)), TEXT);
  });
}

for (const [name, encoding, bytes] of [
  ['gzip and more than a line end', 'gzip', Buffer.from([...gzipSync(TEXT), 0x20])],
  ['gzip twice beside identity', 'gzip, identity, x-gzip', gzipSync(gzipSync(TEXT))],
  ['an encoding that is not read, over text', 'zstd', Buffer.from(TEXT)],
] as const) {
  test(`D1: row 12: refused as an encoding: ${name}`, async () => {
    assert.equal(await problemOf(reply(bytes, `Content-Encoding: ${encoding}\r\n`)), 'encoding');
  });
}

test('D1: row 11: a bomb between line ends is one', async () => {
  const bomb = Buffer.from([0x0a, ...gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)), 0x0a]);
  await answerTo(reply(bomb, 'Content-Encoding: x-gzip\r\n'), async (answer) =>
    assert.equal((await faultFrom(answer)).kind, 'too-large'),
  );
});

test('a body that cannot be read does not hide an error status', async () => {
  const limited = reply(GBK, 'Retry-After: 7\r\n', '429 Too Many');
  assert.partialDeepStrictEqual(await answerTo(limited, (answer) => answer), {
    status: 429,
    text: UNREADABLE,
    retryAfterMs: 7000,
  });
  assert.equal(await textOf(reply(TEXT, 'Content-Encoding: gzip\r\n', '502 Bad')), UNREADABLE);
});
