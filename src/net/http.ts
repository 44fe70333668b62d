import fetch, { type RequestInit, type Response } from 'node-fetch';
import { checkEndpoint, shownEndpoint } from '../balance/account/endpoint.ts';
import { BalanceError, type Fault, type ResponseProblem } from '../balance/fault/fault.ts';
import type { Clock } from '../base/clock.ts';
import { collect, decompress } from './body.ts';
import { decodeText, parseContentType } from './charset.ts';
import { type Asked, faultOfFailure } from './failure.ts';
import { watch } from './probe.ts';
import { type Http, type HttpReply, type HttpRequest, UNREADABLE } from './request.ts';
import { readRetryAfter } from './retryAfter.ts';

/** The limits of one exchange. */
export interface HttpOptions {
  /** For everything from looking up the name to the last byte, a repeated attempt included. */
  readonly deadlineMs?: number;
  /** For the body as sent and, again, for the body decompressed. */
  readonly limitBytes?: number;
}

/**
 * The program's one way to the network. An exchange whose connection is reset is repeated at once, one time, within the
 * same deadline: everything that is asked here only reads, `POST` included. A body that cannot be decompressed or decoded
 * is refused, except with an error status (400 and above), whose text is {@link UNREADABLE} then.
 */
export function createHttp(clock: Clock, options: HttpOptions = {}): Http {
  const { deadlineMs = 15_000, limitBytes = 256 * 1024 } = options;

  return async (request) => {
    const asked = askedBy(request.url);
    request.signal?.throwIfAborted();
    const controller = new AbortController();
    // Why this side ended the exchange; what the connection reports afterwards is only a consequence.
    let ended: { readonly reason: unknown } | undefined;
    const end = (reason: unknown): void => {
      ended ??= { reason };
      controller.abort();
    };
    const onAbort = (): void => end(request.signal?.reason);
    request.signal?.addEventListener('abort', onAbort);
    const deadline = clock.after(deadlineMs, () =>
      end(new BalanceError({ kind: 'timeout', host: asked.host, seconds: deadlineMs / 1000 })),
    );
    const attempt = (sent: HttpRequest): Promise<HttpReply> =>
      exchange(sent, asked, controller.signal, limitBytes, clock);
    try {
      return await attempt(request).catch((error: unknown) => {
        if (ended === undefined && isReset(error)) {
          return attempt(request.anew?.() ?? request);
        }
        throw error;
      });
    } catch (error) {
      // Ends the connection of an exchange that was given up.
      controller.abort();
      throw ended === undefined ? error : ended.reason;
    } finally {
      deadline.dispose();
      request.signal?.removeEventListener('abort', onAbort);
    }
  };
}

async function exchange(
  request: HttpRequest,
  asked: Asked,
  signal: AbortSignal,
  limitBytes: number,
  clock: Clock,
): Promise<HttpReply> {
  const address = request.query === undefined ? request.url : `${request.url}?${request.query}`;
  const sent = watch(asked, () => fetch(address, initOf(request, signal)));
  let response: Response;
  try {
    response = await sent.result;
  } catch (error) {
    throw new BalanceError(faultOfFailure(sent.failure() ?? error, asked));
  }
  // Before anything of it is read: what the asked host has not said means nothing.
  const stranger = sent.stranger();
  if (stranger !== undefined) {
    throw new BalanceError(stranger);
  }
  refuseStatus(response, asked);
  const tooLarge: Fault = { kind: 'too-large', host: asked.host, limitBytes };
  const body = await readBody(response, sent.failure, tooLarge, asked, limitBytes);
  const retryAfterMs = readRetryAfter((name) => response.headers.get(name), clock.now());
  const { mediaType, charset } = parseContentType(response.headers.get('content-type'));
  return {
    status: response.status,
    host: asked.host,
    contentType: mediaType,
    text: textOf(body, response, charset, tooLarge, asked, limitBytes),
    headers: new Map(response.headers),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function initOf(request: HttpRequest, signal: AbortSignal): RequestInit {
  return {
    method: request.method,
    // Polling is too rare to keep connections; and one that is not kept cannot be found dead.
    headers: {
      'accept-encoding': 'gzip, deflate, br',
      connection: 'close',
      'user-agent': 'messaging-balance',
      ...request.headers,
    },
    ...(request.body === undefined ? {} : { body: Buffer.from(request.body) }),
    redirect: 'manual',
    compress: false,
    signal,
  };
}

/** Refuses what needs no body: redirects and a proxy's demand for a password. */
function refuseStatus(response: Response, asked: Asked): void {
  if (response.status === 407) {
    throw new BalanceError({ kind: 'proxy', status: 407 });
  }
  const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
  if (location !== null) {
    const target = URL.canParse(location, response.url) ? new URL(location, response.url).host : '';
    throw new BalanceError(
      target === '' ? badResponse(asked, 'malformed') : { kind: 'redirect', host: asked.host, target },
    );
  }
}

async function readBody(
  response: Response,
  failure: () => unknown,
  tooLarge: Fault,
  asked: Asked,
  limitBytes: number,
): Promise<Uint8Array> {
  let body: Uint8Array;
  try {
    body = response.body === null ? new Uint8Array() : await collect(response.body, limitBytes, tooLarge);
  } catch (error) {
    if (error instanceof BalanceError) {
      throw error;
    }
    throw new BalanceError(
      failure() === undefined ? badResponse(asked, 'truncated') : faultOfFailure(failure(), asked),
    );
  }
  // A body whose end is the connection's end reads as complete even when the connection was reset.
  if (failure() !== undefined) {
    throw new BalanceError(faultOfFailure(failure(), asked));
  }
  return body;
}

function textOf(
  body: Uint8Array,
  response: Response,
  charset: string | undefined,
  tooLarge: Fault,
  asked: Asked,
  limitBytes: number,
): string {
  const bytes = decompress(body, response.headers.get('content-encoding'), limitBytes, tooLarge);
  const text = bytes === undefined ? undefined : decodeText(bytes, charset);
  if (text === undefined && response.status < 400) {
    throw new BalanceError(badResponse(asked, bytes === undefined ? 'encoding' : 'charset'));
  }
  return text ?? UNREADABLE;
}

function askedBy(address: string): Asked {
  const check = checkEndpoint(address);
  if (!check.ok) {
    throw new BalanceError({ kind: 'endpoint-refused', endpoint: shownEndpoint(address), problem: check.problem });
  }
  const url = new URL(check.url);
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  return { host: check.host, hostname: url.hostname, port, secure };
}

function badResponse(asked: Asked, problem: ResponseProblem): Fault {
  return { kind: 'bad-response', host: asked.host, problem };
}

function isReset(error: unknown): boolean {
  return error instanceof BalanceError && error.fault.kind === 'network' && error.fault.problem === 'reset';
}
