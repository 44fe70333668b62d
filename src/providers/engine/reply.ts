import { BalanceError, type Fault, type ResponseProblem } from '../../balance/fault/fault.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { type JsonObject, parseJson } from '../../net/json.ts';
import { isPage } from '../../net/page.ts';
import { ParseError } from '../../net/parseError.ts';
import type { HttpReply } from '../../net/request.ts';

/** Longer names are not shown; the providers' own are far shorter. */
const LONGEST_NAME = 60;

/**
 * What a status says of the moment, whoever gave it: a gateway in front of a provider is overloaded or out of order just as the
 * provider is, and is tried again. `undefined` for every other status.
 */
function passingFault({ status, host, retryAfterMs }: HttpReply): Fault | undefined {
  const later = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 429) {
    return { kind: 'rate-limited', ...later };
  }
  // 511 is what networks answer that want a sign-in first.
  if (status === 511) {
    return { kind: 'not-the-provider', host };
  }
  // A request that came too slowly, over a connection for another host, or too early is to be sent again.
  return status >= 500 || status === 408 || status === 421 || status === 425
    ? { kind: 'provider-down', status, ...later }
    : undefined;
}

/**
 * What the HTTP status alone says when the provider's answer says nothing else; `undefined` for success and for what no service
 * answers with.
 */
export function statusFault(reply: HttpReply): Fault | undefined {
  const passing = passingFault(reply);
  if (passing !== undefined) {
    return passing;
  }
  const { status } = reply;
  if (status === 401) {
    return { kind: 'auth', definitive: false, ...(isEmpty(reply) ? { empty: true } : {}) };
  }
  if (status === 404 || status === 405 || status === 410 || status === 415) {
    return { kind: 'bad-endpoint', code: String(status) };
  }
  return status >= 400 ? { kind: 'provider-error', code: String(status), text: '' } : undefined;
}

/**
 * Reads a reply's body with `parse`, which knows the forms that the provider's documents name. An empty body throws what the
 * status says, or, with a status of success, that it is empty. A web page and whatever `parse` cannot read is not the provider's:
 * a gateway or a network may have answered, which knows nothing of the credential or of the service. Of their statuses only
 * those count that pass. `isPlain`: the provider answers in plain text, which may call itself HTML.
 */
export function readReply<T>(reply: HttpReply, parse: (text: string) => T, isPlain = false): T {
  if (isEmpty(reply)) {
    throw refusal(reply, 'empty');
  }
  if (isPage(reply, isPlain)) {
    throw new BalanceError(passingFault(reply) ?? { kind: 'not-the-provider', host: reply.host });
  }
  try {
    return parse(reply.text);
  } catch (error) {
    throw error instanceof ParseError
      ? new BalanceError(passingFault(reply) ?? badResponse(reply, error.problem, error.field))
      : error;
  }
}

/** Whether a text is no more than the name of the status 401. */
export function isBareRefusal(text: string): boolean {
  return /^(?:401[ :-]*)?unauthori[sz]ed[.!]?$/i.test(text.trim());
}

function isEmpty({ text }: HttpReply): boolean {
  return text.trim() === '';
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
