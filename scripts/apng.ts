import { type Chunk, chunksOf, coloursOf, dataOf, fileOf, headerOf, type Picture } from './png.ts';

/** What is shown for a while. All pictures of a film have one size. */
export interface Frame {
  readonly picture: Picture;
  /** Milliseconds, 65,535 at most. */
  readonly shownMs: number;
}

/** The part of a picture that differs from the one before it. */
export interface Change extends Frame {
  readonly left: number;
  readonly top: number;
}

const PER_SECOND = 1000;

/** The first frame as it is and of each further one what has changed; one that changes nothing makes the one before it last longer. */
export function changesOf(frames: readonly Frame[]): readonly Change[] {
  const changes: Change[] = [];
  for (const [index, frame] of frames.entries()) {
    const change = changeOf(frames[index - 1]?.picture, frame);
    const last = changes.at(-1);
    if (change !== undefined) {
      changes.push(change);
    } else if (last !== undefined) {
      changes.splice(-1, 1, { ...last, shownMs: last.shownMs + frame.shownMs });
    }
  }
  return changes;
}

/**
 * Writes an animated PNG, which begins anew after its end. The first change is the whole picture: who shows no animation shows it.
 * @param palette has every colour of the changes, 256 at most
 */
export function writeApng(changes: readonly Change[], palette: readonly number[]): Buffer {
  const [first] = changes;
  if (first === undefined) {
    throw new Error('a film without a frame');
  }
  const control = Buffer.alloc(8);
  control.writeUInt32BE(changes.length, 0);
  let sequence = 0;
  const frames = changes.flatMap((change, index): Chunk[] => {
    const place = placeOf(sequence++, change);
    const data = dataOf(change.picture, palette);
    return [place, index === 0 ? { type: 'IDAT', data } : numbered(sequence++, data)];
  });
  return fileOf([headerOf(first.picture), { type: 'acTL', data: control }, coloursOf(palette), ...frames]);
}

/** How long one round of an animated PNG lasts, in milliseconds; `undefined` for one that stands still. */
export function playingTime(file: Buffer): number | undefined {
  const places = chunksOf(file).filter(({ type }) => type === 'fcTL');
  return places.length === 0
    ? undefined
    : places.reduce((sum, { data }) => sum + (data.readUInt16BE(20) * 1000) / (data.readUInt16BE(22) || 100), 0);
}

function changeOf(before: Picture | undefined, { picture, shownMs }: Frame): Change | undefined {
  const { width, height, pixels } = picture;
  if (before === undefined) {
    return { picture, shownMs, left: 0, top: 0 };
  }
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const [at, colour] of pixels.entries()) {
    if (colour !== before.pixels[at]) {
      const x = at % width;
      const y = (at - x) / width;
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x + 1), Math.min(top, y), y + 1];
    }
  }
  const size = { width: right - left, height: bottom - top };
  if (size.height <= 0) {
    return undefined;
  }
  const part = new Uint32Array(size.width * size.height);
  for (let y = 0; y < size.height; y += 1) {
    const from = (top + y) * width + left;
    part.set(pixels.subarray(from, from + size.width), y * size.width);
  }
  return { picture: { ...size, pixels: part }, shownMs, left, top };
}

/** Where a frame stands and how long: it covers what was there and stays below the next one. */
function placeOf(sequence: number, { picture, left, top, shownMs }: Change): Chunk {
  const data = Buffer.alloc(26);
  for (const [index, number] of [sequence, picture.width, picture.height, left, top].entries()) {
    data.writeUInt32BE(number, index * 4);
  }
  data.writeUInt16BE(shownMs, 20);
  data.writeUInt16BE(PER_SECOND, 22);
  return { type: 'fcTL', data };
}

function numbered(sequence: number, data: Buffer): Chunk {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(sequence);
  return { type: 'fdAT', data: Buffer.concat([number, data]) };
}
