import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { BalanceError, type Fault } from '../balance/fault/fault.ts';

/** Collects a body as it was sent. More than `limitBytes` ends the stream and throws `tooLarge`. */
export async function collect(
  stream: AsyncIterable<string | Uint8Array>,
  limitBytes: number,
  tooLarge: Fault,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > limitBytes) {
      throw new BalanceError(tooLarge);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The codings of the registry that change the bytes. Other names, such as that of a character set, say nothing of the body. */
const CODINGS = ['aes128gcm', 'br', 'compress', 'dcb', 'dcz', 'deflate', 'exi', 'gzip', 'pack200-gzip', 'zstd'];

/**
 * Undoes the one content encoding that `header` names. The output is counted while it grows: at `limitBytes` it ends and
 * throws `tooLarge`. `undefined` when there are several encodings, one that is not read here, or bytes that are not valid in it.
 */
export function decompress(
  bytes: Uint8Array,
  header: string | null,
  limitBytes: number,
  tooLarge: Fault,
): Uint8Array | undefined {
  const names = (header ?? '').split(',').map((name) => name.trim().toLowerCase().replace(/^x-/, ''));
  const [coding, ...more] = names.filter((name) => CODINGS.includes(name));
  if (coding === undefined) {
    return bytes;
  }
  if (more.length > 0) {
    return undefined;
  }
  const coded = coding === 'gzip' ? withoutLineEnds(bytes) : bytes;
  if (coded.length === 0) {
    return coded;
  }
  try {
    return undone(coding, coded, limitBytes);
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw new BalanceError(tooLarge);
    }
    return undefined;
  }
}

function undone(coding: string, bytes: Uint8Array, limitBytes: number): Uint8Array | undefined {
  const options = { maxOutputLength: limitBytes };
  switch (coding) {
    case 'gzip':
      return gunzipSync(bytes, options);
    case 'br':
      return brotliDecompressSync(bytes, options);
    case 'deflate':
      return isZlib(bytes) ? inflateSync(bytes, options) : inflateRawSync(bytes, options);
    default:
      return undefined;
  }
}

/**
 * Scripts print line ends around what they send. None is part of a gzip stream: it begins with 1f, and ends with the highest
 * byte of its length, which is 0 below 16 MB.
 */
function withoutLineEnds(bytes: Uint8Array): Uint8Array {
  const isLineEnd = (byte: number | undefined): boolean => byte === 0x0a || byte === 0x0d;
  const first = bytes.findIndex((byte) => !isLineEnd(byte));
  return first < 0 ? new Uint8Array() : bytes.subarray(first, bytes.findLastIndex((byte) => !isLineEnd(byte)) + 1);
}

/** `deflate` means a zlib stream, which begins with method 8 and a checked header, but some servers send it bare. */
function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}
