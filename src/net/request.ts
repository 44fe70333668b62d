/** One exchange with a provider. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute, without user info; `http` only for loopback addresses. */
  readonly url: string;
  /** What follows the address after a question mark. It never stands in `url`, which is in messages. */
  readonly query?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /**
   * Makes the same request anew for a second attempt, as one with a time and a nonce in it has to be. It goes to the same address
   * and is aborted by the same signal. Left out, the request is sent once more as it is.
   */
  readonly anew?: () => HttpRequest;
  /** Aborts the exchange from outside, in addition to its deadline. */
  readonly signal?: AbortSignal;
}

/** Stands for the text of an error whose bytes cannot be read. It is not empty: something was said. No parser takes it. */
export const UNREADABLE = '\ufffd';

/** A complete answer, whatever its status: decompressed, decoded to text, its byte order mark removed. */
export interface HttpReply {
  readonly status: number;
  /** Host and port that were asked, for messages. */
  readonly host: string;
  /** Media type in lower case, without parameters; empty when the server sent none. */
  readonly contentType: string;
  /** {@link UNREADABLE} for the body of an error status (400 and above) that cannot be decompressed or decoded. */
  readonly text: string;
  /** From `Retry-After` (seconds or date), or a reset such as `X-Rate-Limit-Reset` when nothing remains; not yet clamped. */
  readonly retryAfterMs?: number;
  /** All headers, by their names in lower case. */
  readonly headers?: ReadonlyMap<string, string>;
}

/**
 * Sends one request and never follows a redirect. A reply to an `https` address came over TLS from the host that was asked;
 * what a proxy answers in its place is a fault of the kind `proxy`, whatever it says. Throws `BalanceError` of the kinds
 * `network`, `timeout`, `tls`, `proxy`, `redirect`, `too-large`, `bad-response` (`truncated`, `malformed`, `encoding`, `charset`)
 * and `endpoint-refused`. Throws the signal's reason when aborted from outside.
 */
export type Http = (request: HttpRequest) => Promise<HttpReply>;
