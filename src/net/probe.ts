import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { BalanceError, type Fault } from '../balance/fault/fault.ts';
import { type Asked, proxyFault } from './failure.ts';
import { isPlain, originFault } from './origin.ts';

/** Published by Node while the constructor of a client request runs. */
const CREATED = 'http.client.request.created';

/** What {@link watch} saw of the connection below a request. */
export interface Watched<T> {
  readonly result: T;
  /** The first error of the connection itself, once there was one. */
  failure(): unknown;
  /** Why the answer is not the asked host's ({@link originFault}); `undefined` once it is known to be. */
  stranger(): Fault | undefined;
}

/**
 * Ends a request before anything of it is sent when the certificate of its connection is not trusted or for another host. Node
 * does so only as long as the environment does not tell it to trust anyone, which is meant for other programs.
 */
function refuseUntrusted(request: ClientRequest, socket: Socket, asked: Asked): void {
  if (asked.secure && socket instanceof TLSSocket) {
    // Node encrypts what waits to be sent only after those who hear of the connection have returned.
    socket.once('secureConnect', () => {
      const stranger = originFault(socket, undefined, asked);
      if (stranger?.kind === 'tls') {
        request.destroy(new BalanceError(stranger));
      }
    });
  }
}

/**
 * Runs `send`, which sends one request before it returns, and remembers who answered it and the first error of its connection.
 * `node-fetch` reports a connection that was reset in mid-body and one that merely ended too early in the same words, passes on
 * nothing that tells a proxy's name from the provider's, and does not say over which socket an answer came.
 */
export function watch<T>(asked: Asked, send: () => T): Watched<T> {
  let failure: unknown;
  let stranger = asked.secure ? proxyFault(undefined) : undefined;
  const onCreated = (message: unknown): void => {
    if (typeof message === 'object' && message !== null && 'request' in message) {
      const { request } = message;
      if (request instanceof ClientRequest) {
        request.once('socket', (socket) => refuseUntrusted(request, socket, asked));
        request.once('response', ({ socket, statusCode }) => {
          stranger = originFault(socket, statusCode, asked);
        });
        request.on('error', (error) => {
          // What cannot be read of a proxy's own words is no fault of the asked host either.
          failure ??= asked.secure && isPlain(request.socket) ? new BalanceError(proxyFault(undefined)) : error;
        });
      }
    }
  };
  // Subscribed for this call alone, so no other extension's requests are seen.
  subscribe(CREATED, onCreated);
  try {
    return { result: send(), failure: () => failure, stranger: () => stranger };
  } finally {
    unsubscribe(CREATED, onCreated);
  }
}
