import type { IncomingMessage } from 'node:http';

const MOST_BODY_BYTES = 64 * 1024;

/** Reads a request's body. Throws when it is larger than any that the services take, or breaks off. */
export async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    size += bytes.byteLength;
    if (size > MOST_BODY_BYTES) {
      throw new Error('The request is too large');
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
