import { createServer, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What a proxy does with a wish to be connected: the port on this machine that it leads to, or a refusal. */
export type Route = { readonly port: number } | { readonly status: 407 | 403 | 502 };

/** A proxy on this machine, such as companies have. */
export interface LocalProxy {
  readonly port: number;
  /** Every wish so far: where to, and what credential was sent along. */
  readonly wishes: readonly { readonly target: string; readonly authorization: string }[];
  /** Cuts every connection and frees the port. */
  close(): Promise<void>;
}

/** Starts a proxy that knows these hosts, by name, and refuses all others with 502. */
export async function startProxy(routes: Readonly<Record<string, Route>>): Promise<LocalProxy> {
  const wishes: { target: string; authorization: string }[] = [];
  const sockets = new Set<Duplex>();
  const keep = (socket: Duplex): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Either side may break off whenever it likes.
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((_, response) => response.writeHead(502).end());
  server.on('connection', (socket: Socket) => keep(socket));
  server.on('connect', ({ url = '', headers }: IncomingMessage, socket: Duplex) => {
    wishes.push({ target: url, authorization: headers['proxy-authorization'] ?? '' });
    const route = routes[url.slice(0, url.lastIndexOf(':'))] ?? { status: 502 };
    if ('status' in route) {
      socket.end(`HTTP/1.1 ${route.status} No\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n`);
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
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) {
        socket.destroy();
      }
      await closed;
    },
  };
}
