import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { BalanceError, type Fault } from '../../../src/balance/fault/fault.ts';

/** A server that speaks raw bytes, so that it can break every rule of HTTP. */
export interface Wire {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** The requests so far, as they came. */
  readonly requests: readonly string[];
  /** Resolves when the `count`th request is there. */
  requested(count: number): Promise<void>;
  /** Resolves only when the other side has let go of every connection. */
  close(): Promise<void>;
}

/** Answers each request on 127.0.0.1 with `answer`, which gets the socket and the request's number from 1. */
export async function openWire(answer: (socket: Socket, number: number, request: string) => void): Promise<Wire> {
  const requests: string[] = [];
  const server = createServer((socket) => {
    let received = '';
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (isComplete(received)) {
        requests.push(received);
        server.emit('request');
        received = '';
        answer(socket, requests.length, requests[requests.length - 1] ?? '');
      }
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    port,
    requests,
    async requested(count) {
      while (requests.length < count) {
        await once(server, 'request');
      }
    },
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}

/** Starts to listen on a free port of 127.0.0.1. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return address.port;
}

/** A reply with a length. */
export function reply(body: string | Uint8Array, headers = '', status = '200 OK'): Buffer {
  const bytes = Buffer.from(body);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\nContent-Length: ${bytes.length}\r\n${headers}\r\n`), bytes]);
}

/** The fault that `promise` ends with; what carries it says nothing else. */
export async function faultFrom(promise: Promise<unknown>): Promise<Fault> {
  const error: unknown = await promise.then(
    () => assert.fail('no failure'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof BalanceError, `not a BalanceError: ${error}`);
  assert.equal(error.message, error.fault.kind);
  assert.equal(error.cause, undefined);
  return error.fault;
}

function isComplete(request: string): boolean {
  const end = request.indexOf('\r\n\r\n');
  const length = Number(/content-length: (\d+)/i.exec(request)?.[1] ?? 0);
  return end >= 0 && request.length >= end + 4 + length;
}
