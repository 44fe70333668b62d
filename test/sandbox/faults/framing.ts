import type { Socket } from 'node:net';
import { type Delivery, headOf, onSocket, type WireReply, whole, withLength } from '../reply.ts';
import type { FramingFault } from './fault.ts';

const CHUNK = Buffer.alloc(64 * 1024, ' ');

/** Faults in where a body ends, and replies that have none. */
export function framingFault(fault: FramingFault, reply: WireReply): Delivery {
  switch (fault.kind) {
    case 'truncated':
      return truncated(reply, fault.by, fault.keep ?? Math.floor(reply.body.byteLength / 2));
    case 'wrong-length':
      return written(reply, withLength(reply, reply.body.byteLength + fault.by), reply.body);
    case 'no-content':
      return whole({ status: 204, headers: {}, body: Buffer.alloc(0) });
    case 'empty':
      return whole({ ...reply, body: Buffer.from(fault.text ?? '') });
    case 'redirect':
      return whole({ status: fault.status ?? 302, headers: { Location: fault.location }, body: Buffer.alloc(0) });
    case 'huge':
      return onSocket(reply.status, (socket) => {
        socket.write(fault.declared === true ? withLength(reply, fault.bytes) : headOf(reply, {}));
        socket.write(reply.body);
        pour(socket, fault.bytes - reply.body.byteLength);
      });
  }
}

function truncated(reply: WireReply, by: 'content-length' | 'chunked' | 'close', keep: number): Delivery {
  const kept = reply.body.subarray(0, keep);
  switch (by) {
    case 'content-length':
      return written(reply, withLength(reply), kept);
    case 'chunked': {
      // A chunk of length 0 would be the proper end.
      const chunk = kept.byteLength === 0 ? [] : [`${kept.byteLength.toString(16)}\r\n`, kept, '\r\n'];
      return written(reply, headOf(reply, { 'Transfer-Encoding': 'chunked' }), ...chunk);
    }
    case 'close':
      return written(reply, headOf(reply, {}), kept);
  }
}

function written(reply: WireReply, ...parts: (string | Buffer)[]): Delivery {
  return onSocket(reply.status, (socket) => {
    for (const part of parts) {
      socket.write(part);
    }
    socket.end();
  });
}

/** Writes blanks no faster than the client takes them, so that a client that gives up is not sent the rest. */
function pour(socket: Socket, bytes: number): void {
  let left = bytes;
  while (left > 0) {
    const chunk = CHUNK.subarray(0, left);
    left -= chunk.byteLength;
    if (!socket.write(chunk) && left > 0) {
      const rest = left;
      socket.once('drain', () => pour(socket, rest));
      return;
    }
  }
  socket.end();
}
