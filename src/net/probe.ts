import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';

/** Published by Node while the constructor of a client request runs. */
const CREATED = 'http.client.request.created';

/** What {@link watch} saw of the connection below a request. */
export interface Watched<T> {
  readonly result: T;
  /** The first error of the connection itself, once there was one. */
  failure(): unknown;
}

/**
 * Runs `send`, which sends one request before it returns, and remembers the first error of that request's connection.
 * `node-fetch` reports a connection that was reset in mid-body and one that merely ended too early in the same words, and
 * passes on nothing that tells a proxy's name from the provider's; the request's own error does.
 */
export function watch<T>(send: () => T): Watched<T> {
  let failure: unknown;
  const onCreated = (message: unknown): void => {
    if (typeof message === 'object' && message !== null && 'request' in message) {
      if (message.request instanceof ClientRequest) {
        message.request.on('error', (error) => {
          failure ??= error;
        });
      }
    }
  };
  // Subscribed for this call alone, so no other extension's requests are seen.
  subscribe(CREATED, onCreated);
  try {
    return { result: send(), failure: () => failure };
  } finally {
    unsubscribe(CREATED, onCreated);
  }
}
