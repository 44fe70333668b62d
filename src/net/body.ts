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

/**
 * Undoes the one content encoding that `header` names. The output is counted while it grows: at `limitBytes` it ends and
 * throws `tooLarge`. `undefined` when there are several encodings, an unknown one, or bytes that are not valid in it.
 */
export function decompress(
  bytes: Uint8Array,
  header: string | null,
  limitBytes: number,
  tooLarge: Fault,
): Uint8Array | undefined {
  const options = { maxOutputLength: limitBytes };
  try {
    switch ((header ?? '').trim().toLowerCase()) {
      case '':
      case 'identity':
        return bytes;
      case 'gzip':
        return bytes.length === 0 ? bytes : gunzipSync(bytes, options);
      case 'br':
        return bytes.length === 0 ? bytes : brotliDecompressSync(bytes, options);
      case 'deflate':
        return bytes.length === 0
          ? bytes
          : isZlib(bytes)
            ? inflateSync(bytes, options)
            : inflateRawSync(bytes, options);
      default:
        return undefined;
    }
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw new BalanceError(tooLarge);
    }
    return undefined;
  }
}

/** `deflate` means a zlib stream, which begins with method 8 and a checked header, but some servers send it bare. */
function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}
