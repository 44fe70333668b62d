import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { changesOf, type Frame, playingTime, writeApng } from '../../../scripts/apng.ts';
import { chunksOf, writePng } from '../../../scripts/png.ts';

const PALETTE = [0x000000, 0xff0000, 0x00ff00];

/** A frame drawn with letters: a blank for black, `r` and `g`. */
function frame(shownMs: number, ...rows: readonly string[]): Frame {
  const pixels = Uint32Array.from(rows.join(''), (letter) => PALETTE[' rg'.indexOf(letter)] ?? assert.fail(letter));
  return { picture: { width: rows[0]?.length ?? 0, height: rows.length, pixels }, shownMs };
}

const FILM = [
  frame(100, '    ', '    ', '    '),
  frame(200, '    ', '  r ', '    '),
  frame(300, '    ', '  r ', '    '),
  frame(400, 'g   ', '  r ', '  g '),
  frame(1500, 'g   ', '    ', '  g '),
];

/** What a player shows of a file, step by step: each frame drawn over what was there. */
function played(file: Buffer): readonly string[] {
  const chunks = chunksOf(file);
  const header = chunks[0]?.data ?? assert.fail('empty');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const screen = Array.from({ length: width * height }, () => '?');
  return chunks.flatMap(({ type, data }, index) => {
    if (type !== 'IDAT' && type !== 'fdAT') {
      return [];
    }
    draw(screen, width, chunks[index - 1]?.data ?? assert.fail('no place'), type === 'IDAT' ? data : data.subarray(4));
    return [Array.from({ length: height }, (_, y) => screen.slice(y * width, (y + 1) * width).join('')).join('/')];
  });
}

function draw(screen: string[], width: number, place: Buffer, data: Buffer): void {
  const rows = inflateSync(data);
  const [wide = 0, high = 0, left = 0, top = 0] = [4, 8, 12, 16].map((at) => place.readUInt32BE(at));
  assert.equal(rows.length, (wide + 1) * high);
  assert.ok(left + wide <= width && (top + high) * width <= screen.length, 'beside the picture');
  for (let y = 0; y < high; y += 1) {
    const row = rows.subarray(y * (wide + 1) + 1, (y + 1) * (wide + 1));
    screen.splice((top + y) * width + left, wide, ...[...row].map((index) => ' rg'[index] ?? '?'));
  }
}

suite('18.9: an animated PNG', () => {
  const file = writeApng(changesOf(FILM), PALETTE);

  test('18.9: shows every frame, and holds of each only what has changed', () => {
    assert.deepEqual(played(file), ['    /    /    ', '    /  r /    ', 'g   /  r /  g ', 'g   /    /  g ']);
    const sizes = changesOf(FILM).map(({ picture, left, top }) => [left, top, picture.width, picture.height]);
    assert.deepEqual(sizes, [
      [0, 0, 4, 3],
      [2, 1, 1, 1],
      [0, 0, 3, 3],
      [2, 1, 1, 1],
    ]);
  });

  test('18.9: says how many frames there are, in order, and begins anew without an end', () => {
    const chunks = chunksOf(file);
    assert.deepEqual(
      chunks.map(({ type }) => type),
      ['IHDR', 'acTL', 'PLTE', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'fcTL', 'fdAT', 'fcTL', 'fdAT', 'IEND'],
    );
    assert.deepEqual([chunks[1]?.data.readUInt32BE(0), chunks[1]?.data.readUInt32BE(4)], [4, 0]);
    const numbers = chunks
      .filter(({ type }) => type === 'fcTL' || type === 'fdAT')
      .map(({ data }) => data.readUInt32BE(0));
    assert.deepEqual(numbers, [0, 1, 2, 3, 4, 5, 6]);
  });

  test('18.9: lasts as long as its frames, also one that changes nothing; a still picture has no length', () => {
    assert.equal(playingTime(file), 2500);
    const [first] = FILM;
    assert.ok(first);
    assert.equal(playingTime(writePng(first.picture, PALETTE)), undefined);
    assert.deepEqual(
      changesOf(FILM).map(({ shownMs }) => shownMs),
      [100, 500, 400, 1500],
    );
  });

  test('18.9: has a frame', () => assert.throws(() => writeApng([], PALETTE), /without a frame/));
});
