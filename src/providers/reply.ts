import { BalanceError, type Fault, type ResponseProblem } from '../balance/fault/fault.ts';
import { plainText } from '../balance/text/plainText.ts';
import { type JsonObject, parseJson } from '../net/json.ts';
import { isPage } from '../net/page.ts';
import { ParseError } from '../net/parseError.ts';
import type { HttpReply } from '../net/request.ts';

/** Longer names are not shown; the providers' own are far shorter. */
const LONGEST_NAME = 60;

/**
 * What the HTTP status alone says when the body says nothing that is understood; `undefined` for success and for what no
 * service answers with.
 */
export function statusFault(reply: HttpReply): Fault | undefined {
  const { status, host, retryAfterMs } = reply;
  const later = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 429) {
    return { kind: 'rate-limited', ...later };
  }
  // 511 is what networks answer that want a sign-in first.
  if (status === 511) {
    return { kind: 'not-the-provider', host };
  }
  if (status >= 500) {
    return { kind: 'provider-down', status, ...later };
  }
  if (status === 401) {
    return { kind: 'auth', definitive: false };
  }
  if (status === 404 || status === 405 || status === 410 || status === 415) {
    return { kind: 'bad-endpoint', code: String(status) };
  }
  return status >= 400 ? { kind: 'provider-error', code: String(status), text: '' } : undefined;
}

/**
 * Reads a reply's body with `parse`. A body that is empty, a web page or not what `parse` reads throws what the status says,
 * or, with a status of success, what is wrong with the body.
 */
export function readReply(reply: HttpReply, parse: (text: string) => JsonObject): JsonObject {
  if (reply.text.trim() === '') {
    throw refusal(reply, 'empty');
  }
  if (isPage(reply)) {
    throw new BalanceError(statusFault(reply) ?? { kind: 'not-the-provider', host: reply.host });
  }
  try {
    return parse(reply.text);
  } catch (error) {
    throw error instanceof ParseError ? refusal(reply, error.problem, error.field) : error;
  }
}

/** Reads JSON whose outermost value is an object. Throws {@link ParseError}. */
export function parseObject(text: string): JsonObject {
  const value = parseJson(text);
  if (!(value instanceof Map)) {
    throw new ParseError('malformed');
  }
  return value;
}

/** What the status says, or the fault `bad-response` with `problem`. `field` is cleaned; see {@link plainName}. */
export function refusal(reply: HttpReply, problem: ResponseProblem, field?: string): BalanceError {
  return new BalanceError(statusFault(reply) ?? badResponse(reply, problem, field));
}

/** The fault `bad-response`. `field` is cleaned; see {@link plainName}. */
export function badResponse(reply: HttpReply, problem: ResponseProblem, field?: string): Fault {
  const named = field === undefined ? {} : { field: plainName(field, LONGEST_NAME) };
  return { kind: 'bad-response', host: reply.host, problem, ...named };
}

/** A name that a server wrote, cleaned; `…` when it is too long for one. It is never cut: a piece of a secret is not recognised. */
export function plainName(text: string, limit: number): string {
  const name = plainText(text, Number.POSITIVE_INFINITY);
  return name.length <= limit ? name : '…';
}
