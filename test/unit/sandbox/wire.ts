import { connect, type Socket } from 'node:net';
import { pairOf, type SandboxAccount } from '../../sandbox/account.ts';

/** What came over a connection until it ended. */
export interface Exchange {
  readonly bytes: Buffer;
  /** 0 when no complete head came. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Everything behind the head, as it was framed. */
  readonly body: Buffer;
  /** `end` when the server closed in good order, else the code of the socket's error. */
  readonly ending: string;
}

/** A raw connection with one request on it. It sees bytes, not what an HTTP client makes of them. */
export class Wire {
  readonly ended: Promise<Exchange>;
  readonly #socket: Socket;
  readonly #chunks: Buffer[] = [];

  constructor(url: string, request: string | Buffer) {
    const { hostname, port } = new URL(url);
    this.#socket = connect(Number(port), hostname);
    this.#socket.write(request);
    this.#socket.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.ended = new Promise((resolve) => {
      let ending = 'end';
      this.#socket.on('error', (error: NodeJS.ErrnoException) => {
        ending = error.code ?? error.message;
      });
      this.#socket.on('close', () => resolve(parse(Buffer.concat(this.#chunks), ending)));
    });
  }

  /** Everything that has come so far. */
  get received(): string {
    return Buffer.concat(this.#chunks).toString('latin1');
  }

  /** Resolves when `text` has come; rejects when the connection ends without it. */
  async until(text: string): Promise<void> {
    while (!this.received.includes(text)) {
      await new Promise<void>((resolve, reject) => {
        this.#socket.once('data', () => resolve());
        this.#socket.once('close', () => reject(new Error(`Ended without ${text}`)));
      });
    }
  }
}

/** Sends one request and takes everything until the connection ends. */
export function exchange(url: string, request: string | Buffer): Promise<Exchange> {
  return new Wire(url, request).ended;
}

function parse(bytes: Buffer, ending: string): Exchange {
  const end = bytes.indexOf('\r\n\r\n');
  const [first = '', ...lines] = bytes.subarray(0, Math.max(0, end)).toString('latin1').split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1] ?? 0);
  return { bytes, status, headers, body: end < 0 ? Buffer.alloc(0) : bytes.subarray(end + 4), ending };
}

/** A request as text. A header of `null` is left out although it would be there otherwise. */
export function requestText(
  method: string,
  path: string,
  headers: Readonly<Record<string, string | null>>,
  body = '',
): string {
  const all = { Host: '127.0.0.1', Connection: 'close', 'Content-Length': String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}\r\n`]));
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

const JIGUANG_PATHS: Readonly<Record<string, string>> = {
  account: '/jiguang/v1/accounts/dev',
  app: '/jiguang/v1/accounts/app',
};

export function basic(key: string, secret: string): string {
  return `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
}

/** A request to Jiguang or SUBMAIL that is right in every point. `suffix` is `.json`, `.xml` or nothing, and counts for SUBMAIL alone. */
export function rightRequest(account: SandboxAccount, suffix = ''): string {
  const { key, secret } = pairOf(account);
  return account.provider === 'jiguang'
    ? requestText('GET', JIGUANG_PATHS[account.product] ?? '', {
        Authorization: basic(key, secret),
        'Content-Type': 'application/json',
      })
    : requestText(
        'POST',
        `/submail/balance/${account.product}${suffix}`,
        { 'Content-Type': 'application/x-www-form-urlencoded' },
        `appid=${key}&signature=${secret}`,
      );
}

/** The account as somebody knows it who has another secret. */
export function withSecret(account: SandboxAccount, secret: string): SandboxAccount {
  return { ...account, credential: { ...account.credential, secret } };
}
