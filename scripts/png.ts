import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** An opaque picture: one number `0xRRGGBB` for each pixel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
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
  const bytes = unfilter(inflateSync(Buffer.concat(dataOf(file))), width * step, height, step);
  const pixels = Uint32Array.from({ length: width * height }, (_, index) => bytes.readUIntBE(index * step, 3));
  return { width, height, pixels };
}

/** Writes a PNG of at most 256 colours: a picture of a window is a quarter of the size that way, and looks the same. */
export function writePng({ width, height, pixels }: Picture, palette: readonly number[]): Buffer {
  if (palette.length > 256) {
    throw new Error(`${palette.length} colours`);
  }
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
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, PALETTE, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

function dataOf(file: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = SIGNATURE.length; at < file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(file.subarray(at + 8, at + 8 + length));
    }
    at += length + 12;
  }
  return parts;
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
