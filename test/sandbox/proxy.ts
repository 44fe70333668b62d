import { createServer, type IncomingMessage, STATUS_CODES } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What a proxy does with a wish to be connected: the port on this machine that it leads to, or an answer of its own. */
export type Route =
  | { readonly port: number }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

/** A proxy on this machine, such as companies have. */
export interface LocalProxy {
  readonly port: number;
  /** Replaces what it does for these hosts. */
  route(routes: Readonly<Record<string, Route>>): void;
  /** Every wish so far: where to, and what credential was sent along. */
  readonly wishes: readonly { readonly target: string; readonly authorization: string }[];
  /** Cuts every connection and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts a proxy that knows these hosts, by name, and refuses all others with 502. With a certificate (`tls`, PEM) it is asked
 * over TLS itself, as a setting that begins with `https://` wants it.
 */
export async function startProxy(
  routes: Readonly<Record<string, Route>>,
  tls?: { readonly key: string; readonly cert: string },
): Promise<LocalProxy> {
  const known = new Map(Object.entries(routes));
  const wishes: { target: string; authorization: string }[] = [];
  const sockets = new Set<Duplex>();
  const keep = (socket: Duplex): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Either side may break off whenever it likes.
    socket.on('error', () => socket.destroy());
  };
  const server = tls === undefined ? createServer() : createTlsServer(tls);
  server.on('request', (_, response) => response.writeHead(502).end());
  server.on('connection', (socket: Socket) => keep(socket));
  server.on('connect', ({ url = '', headers }: IncomingMessage, socket: Duplex) => {
    wishes.push({ target: url, authorization: headers['proxy-authorization'] ?? '' });
    const route = known.get(url.slice(0, url.lastIndexOf(':'))) ?? { status: 502 };
    if ('status' in route) {
      socket.end(answerOf(route));
      return;
    }
    const target = connect(route.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    keep(target);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    wishes,
    route(more) {
      for (const [host, route] of Object.entries(more)) {
        known.set(host, route);
      }
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) {
        socket.destroy();
      }
      await closed;
    },
  };
}

/** The proxy's own answer. With 407 it says which password it wants. */
function answerOf({ status, headers, body = '' }: Extract<Route, { status: number }>): string {
  const fields = {
    ...(status === 407 ? { 'Proxy-Authenticate': 'Basic' } : {}),
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}`, ...lines, '', body].join('\r\n');
}
