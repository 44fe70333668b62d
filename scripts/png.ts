import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** An opaque picture: one number `0xRRGGBB` for each pixel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
}

/** A part of a file: four letters for its kind, and what it holds. */
export interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const TRUE_COLOUR = 2;
const PALETTE = 3;
const TRUE_COLOUR_ALPHA = 6;

/** Width and height of a PNG, from its header alone. */
export function sizeOf(file: Buffer): { readonly width: number; readonly height: number } {
  if (!file.subarray(0, 8).equals(SIGNATURE) || file.toString('latin1', 12, 16) !== 'IHDR') {
    throw new Error('not a PNG');
  }
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
}

/** Reads a PNG as browsers write screenshots: eight bits a channel, true colour, not interlaced. Transparency is left out. */
export function readPng(file: Buffer): Picture {
  const { width, height } = sizeOf(file);
  const [depth, colour, , , interlaced] = file.subarray(24, 29);
  if (depth !== 8 || (colour !== TRUE_COLOUR && colour !== TRUE_COLOUR_ALPHA) || interlaced !== 0) {
    throw new Error(`a PNG of another kind: depth ${depth}, colour ${colour}, interlaced ${interlaced}`);
  }
  const step = colour === TRUE_COLOUR ? 3 : 4;
  const parts = chunksOf(file).filter(({ type }) => type === 'IDAT');
  const compressed = Buffer.concat(parts.map(({ data }) => data));
  const bytes = unfilter(inflateSync(compressed), width * step, height, step);
  const pixels = Uint32Array.from({ length: width * height }, (_, index) => bytes.readUIntBE(index * step, 3));
  return { width, height, pixels };
}

/** Writes a PNG of at most 256 colours: a picture of a window is a quarter of the size that way, and looks the same. */
export function writePng(picture: Picture, palette: readonly number[]): Buffer {
  return fileOf([headerOf(picture), coloursOf(palette), { type: 'IDAT', data: dataOf(picture, palette) }]);
}

/** A file of these chunks. */
export function fileOf(chunks: readonly Chunk[]): Buffer {
  return Buffer.concat([SIGNATURE, ...[...chunks, { type: 'IEND', data: Buffer.alloc(0) }].map(framed)]);
}

/** The chunk that tells the size of a picture whose pixels are places in a palette. */
export function headerOf({ width, height }: Pick<Picture, 'width' | 'height'>): Chunk {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, PALETTE, 0, 0, 0], 8);
  return { type: 'IHDR', data };
}

/** The chunk of a palette of at most 256 colours. */
export function coloursOf(palette: readonly number[]): Chunk {
  if (palette.length > 256) {
    throw new Error(`${palette.length} colours`);
  }
  return {
    type: 'PLTE',
    data: Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
  };
}

/** The pixels as places in the palette, compressed. */
export function dataOf({ width, height, pixels }: Picture, palette: readonly number[]): Buffer {
  const indexes = new Map(palette.map((colour, index) => [colour, index]));
  const rows = Buffer.alloc((width + 1) * height);
  for (const [at, colour] of pixels.entries()) {
    const index = indexes.get(colour);
    if (index === undefined) {
      throw new Error('a colour that is not in the palette');
    }
    // Each row begins with its filter: none, which suits palettes best.
    rows[at + Math.floor(at / width) + 1] = index;
  }
  return deflateSync(rows, { level: 9, memLevel: 9 });
}

/** The chunks of a file, in order. */
export function chunksOf(file: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** A chunk as it stands in a file: its length in front and its sum behind. */
function framed({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** Undoes the filters of the rows: each byte was written as its difference to the bytes before and above it. */
function unfilter(rows: Buffer, rowBytes: number, height: number, step: number): Buffer {
  const bytes = Buffer.alloc(rowBytes * height);
  const at = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : (bytes[y * rowBytes + x] ?? 0));
  for (let y = 0; y < height; y++) {
    const row = y * (rowBytes + 1);
    const filter = rows[row] ?? 0;
    for (let x = 0; x < rowBytes; x++) {
      const guess = predict(filter, at(x - step, y), at(x, y - 1), at(x - step, y - 1));
      bytes[y * rowBytes + x] = (rows[row + x + 1] ?? 0) + guess;
    }
  }
  return bytes;
}

function predict(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const guess = left + above - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
      return a <= b && a <= c ? left : b <= c ? above : corner;
    }
    default:
      throw new Error(`filter ${filter}`);
  }
}
