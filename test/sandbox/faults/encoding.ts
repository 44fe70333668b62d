import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { WireReply } from '../reply.ts';
import type { EncodingFault } from './fault.ts';

/** Faults of `Content-Encoding`. */
export function encodingFault(fault: EncodingFault, reply: WireReply): WireReply {
  switch (fault.kind) {
    case 'compressed':
      return encoded(reply, fault.encoding, compress(fault.encoding, reply.body));
    case 'gzip-bomb': {
      const blanks = Buffer.alloc(Math.max(0, fault.bytes - reply.body.byteLength), ' ');
      return encoded(reply, 'gzip', gzipSync(Buffer.concat([reply.body, blanks])));
    }
    case 'gzip-cut': {
      const packed = gzipSync(reply.body);
      return encoded(reply, 'gzip', packed.subarray(0, Math.floor(packed.byteLength / 2)));
    }
    case 'stacked-encodings': {
      const layers = Array.from({ length: fault.layers }, () => 'gzip');
      const packed = layers.reduce((body) => gzipSync(body), reply.body);
      return encoded(reply, layers.join(', '), packed);
    }
    case 'unknown-encoding':
      return encoded(reply, 'x-sandbox', reply.body);
  }
}

function encoded(reply: WireReply, encoding: string, body: Buffer): WireReply {
  return { ...reply, headers: { ...reply.headers, 'Content-Encoding': encoding }, body };
}

function compress(encoding: 'gzip' | 'deflate' | 'br', body: Buffer): Buffer {
  switch (encoding) {
    case 'gzip':
      return gzipSync(body);
    case 'deflate':
      return deflateSync(body);
    case 'br':
      return brotliCompressSync(body);
  }
}
