import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { inPalette, paletteOf } from '../../../scripts/palette.ts';
import { readPng, sizeOf, writePng } from '../../../scripts/png.ts';

/** A PNG of true colour whose rows are filtered as given; `rows` hold the bytes behind each filter. */
function png(width: number, rows: readonly (readonly number[])[], colour = 2): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, rows.length, 8, colour, 0, 0, 0]);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

for (const [name, row] of [
  ['none', [0, 40, 50, 60, 41, 51, 61]],
  ['left', [1, 40, 50, 60, 1, 1, 1]],
  ['above', [2, 30, 40, 50, 31, 41, 51]],
  ['their mean', [3, 35, 45, 55, 16, 21, 26]],
  ['the nearest of three', [4, 30, 40, 50, 1, 1, 1]],
] as const) {
  test(`a row is read by its filter: ${name}`, () => {
    const { width, height, pixels } = readPng(png(2, [[0, 10, 10, 10, 10, 10, 10], row]));
    assert.deepEqual([width, height], [2, 2]);
    assert.deepEqual([...pixels], [0x0a0a0a, 0x0a0a0a, 0x28323c, 0x29333d]);
  });
}

test('of three, the nearest can be the one across the corner', () => {
  const { pixels } = readPng(
    png(2, [
      [0, 55, 55, 55, 60, 60, 60],
      [4, 251, 251, 251, 2, 2, 2],
    ]),
  );
  assert.deepEqual([...pixels], [0x373737, 0x3c3c3c, 0x323232, 0x393939]);
});

test('transparency is left out', () => {
  assert.deepEqual([...readPng(png(1, [[0, 1, 2, 3, 255]], 6)).pixels], [0x010203]);
});

test('a picture of another kind is refused, and what is none', () => {
  assert.throws(() => readPng(png(1, [[0, 1]], 3)), /of another kind/);
  assert.throws(() => sizeOf(Buffer.alloc(40)), /not a PNG/);
});

test('a written picture has its size, its palette and its pixels', () => {
  const written = writePng({ width: 2, height: 2, pixels: Uint32Array.of(1, 2, 2, 3) }, [1, 2, 3]);
  assert.deepEqual(sizeOf(written), { width: 2, height: 2 });
  assert.ok(written.includes(Buffer.from([0, 0, 1, 0, 0, 2, 0, 0, 3])));
  assert.throws(() => writePng({ width: 1, height: 1, pixels: Uint32Array.of(9) }, [1]), /not in the palette/);
});

test('few colours are kept as they are', () => {
  const pixels = Uint32Array.from({ length: 1000 }, (_, index) => (index % 256) * 0x010203);
  assert.deepEqual(inPalette(pixels, paletteOf(pixels)), pixels);
});

test('many colours are told by 256, the frequent ones exactly, the others nearly', () => {
  const many = Array.from({ length: 6000 }, (_, index) => (index * 7919) % 0xffffff);
  const pixels = Uint32Array.from([...many, ...Array.from({ length: 50_000 }, () => 0x1f1f1f)]);
  const palette = paletteOf(pixels);
  assert.ok(palette.length <= 256 && palette.length > 200, String(palette.length));
  const shown = inPalette(pixels, palette);
  assert.ok(shown.every((colour) => palette.includes(colour)));
  assert.equal(shown.at(-1), 0x1f1f1f);
  const channels = (colour = 0) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  for (const [index, colour] of pixels.entries()) {
    const original = channels(colour);
    for (const [place, value] of channels(shown[index]).entries()) {
      assert.ok(Math.abs(value - (original[place] ?? 0)) < 64, `${colour.toString(16)}`);
    }
  }
});

test('a colour that most of a box has stands for it as it is', () => {
  const pixels = Uint32Array.of(...Array.from({ length: 10 }, () => 0x1f1f1f), 0x202020, 0xffffff);
  assert.deepEqual(paletteOf(pixels, 1), [0x1f1f1f]);
});
