import type { Socket } from 'node:net';
import { type Delivery, onSocket, type WireReply, whole, withLength } from '../reply.ts';
import type { ConnectionFault } from './fault.ts';

/** Faults of the connection itself. What hangs is let go of when the sandbox closes. */
export function connectionFault(fault: ConnectionFault, reply: WireReply): Delivery {
  const half = reply.body.subarray(0, Math.floor(reply.body.byteLength / 2));
  switch (fault.kind) {
    case 'reset-before-headers':
      return onSocket(null, reset);
    case 'reset-mid-body':
      return onSocket(reply.status, (socket) => {
        socket.write(withLength(reply));
        socket.write(half, () => reset(socket));
      });
    case 'hang-before-headers':
      return onSocket(null, () => undefined);
    case 'hang-in-headers':
      return onSocket(null, (socket) => socket.write(withLength(reply).slice(0, -4)));
    case 'hang-in-body':
      return onSocket(reply.status, (socket) => {
        socket.write(withLength(reply));
        socket.write(half);
      });
    case 'drip':
      return onSocket(reply.status, (socket) => drip(socket, reply, fault.bytes, fault.everyMs));
    case 'delay':
      return late(whole(reply), fault.ms);
  }
}

/** A TLS socket cannot send a reset; it is cut off. */
function reset(socket: Socket): void {
  if ('encrypted' in socket) {
    socket.destroy();
  } else {
    socket.resetAndDestroy();
  }
}

function drip(socket: Socket, reply: WireReply, bytes: number, everyMs: number): void {
  let sent = 0;
  const tick = (): void => {
    socket.write(reply.body.subarray(sent, sent + bytes));
    sent += bytes;
    if (sent >= reply.body.byteLength) {
      clearInterval(timer);
      socket.end();
    }
  };
  const timer = setInterval(tick, everyMs);
  socket.once('close', () => clearInterval(timer));
  socket.write(withLength(reply));
  tick();
}

function late(delivery: Delivery, ms: number): Delivery {
  return {
    httpStatus: delivery.httpStatus,
    send(response) {
      const timer = setTimeout(() => delivery.send(response), ms);
      response.once('close', () => clearTimeout(timer));
    },
  };
}
