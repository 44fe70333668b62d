import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { SandboxAccounts } from './accounts.ts';
import { Backend, TIMESTAMP_SERVICE } from './backend.ts';
import { control } from './control.ts';
import type { SandboxFault } from './faults/fault.ts';
import type { AnyReply } from './providers/declared/samples.ts';
import { textReply, whole } from './reply.ts';
import type { RequestLogEntry } from './requestLog.ts';

export interface SandboxOptions {
  /** A free one when left out. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
  /** The services' clock, in milliseconds since 1970. */
  readonly now?: () => number;
  /** Serves https with this key and certificate, both PEM. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Answers at the root as it does at this path, such as `/submail`, and nothing else: as if it were the provider's own host. */
  readonly mount?: string;
}

/** Stand-ins for the providers' balance services, each at `/<id>` and, where it has several places, `/<id>/<place>` below `url`. */
export interface Sandbox extends AsyncDisposable {
  /** Without a slash at its end. */
  readonly url: string;
  readonly accounts: SandboxAccounts;
  /** Every request to a provider's service since the start or the last {@link clearRequests}. */
  readonly requests: readonly RequestLogEntry[];
  clearRequests(): void;
  /** The next request from now on. */
  nextRequest(): Promise<RequestLogEntry>;
  /** The base address of the account's provider. */
  endpointOf(accountId: string): string;
  /**
   * Spoils the replies to an account, or to `timestamp` for the timestamp service: the next `times` ones, or all until
   * the fault is changed. Throws for an unknown account.
   */
  fault(target: string, fault: SandboxFault | undefined, times?: number): void;
  /** How far the providers' clock is ahead of `now`. */
  setClockSkew(ms: number): void;
  /** The HTTP status of SUBMAIL's errors, 200 at first. */
  setErrorStatus(status: number): void;
  /** How Jiguang's and SUBMAIL's error codes are written, as numbers at first. */
  setErrorCodeForm(form: 'string' | 'number'): void;
  /** Jiguang answers 50009 to an account that was answered less than `ms` before; 0 switches that off. */
  setRateWindow(ms: number): void;
  /** What `/anything/<name>` answers from now on. */
  setReply(name: string, reply: AnyReply): void;
  /** Cuts every connection, hanging ones as well, and frees the port. */
  close(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const backend = new Backend(options.now ?? Date.now);
  const sockets = new Set<Socket>();
  const listener: RequestListener = (incoming, response) => {
    incoming.url = `${options.mount ?? ''}${incoming.url}`;
    const answered = incoming.url?.startsWith('/_')
      ? control(incoming, sandbox).then((reply) => whole(reply).send(response))
      : backend.answer(incoming, response);
    answered.catch((error: unknown) => {
      const text = error instanceof Error ? error.message : 'Defect';
      whole(textReply(500, 'text/plain', `Sandbox: ${text}\n`, { Connection: 'close' })).send(response);
    });
  };
  const server = options.tls === undefined ? createServer(listener) : createTlsServer(options.tls, listener);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A client may break off whenever it likes.
    socket.on('error', () => undefined);
  });
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `${options.tls === undefined ? 'http' : 'https'}://${host}:${port}`;
  const { accounts, faults, log, settings } = backend;

  const sandbox: Sandbox = {
    url,
    accounts,
    requests: log.entries,
    clearRequests: () => log.clear(),
    nextRequest: () => log.next(),
    endpointOf: (accountId) => url + accounts.get(accountId).endpoint,
    fault(target, fault, times) {
      faults.set(target === TIMESTAMP_SERVICE ? target : accounts.get(target).id, fault, times);
    },
    setClockSkew(ms) {
      settings.clockSkewMs = ms;
    },
    setErrorStatus(status) {
      settings.errorStatus = status;
    },
    setErrorCodeForm(form) {
      settings.errorCodeForm = form;
    },
    setRateWindow(ms) {
      settings.rateWindowMs = ms;
    },
    setReply(name, reply) {
      settings.replies.set(name, reply);
    },
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) {
          socket.destroy();
        }
      });
    },
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
  return sandbox;
}
