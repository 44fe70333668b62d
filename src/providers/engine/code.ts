import type { Credential } from '../../balance/account/account.ts';
import type { Fault } from '../../balance/fault/fault.ts';
import { LONGEST_SEARCHED } from '../../balance/secret/escapes.ts';
import { Redactor } from '../../balance/secret/redaction.ts';
import { JsonNumber, type JsonValue } from '../../net/json.ts';
import type { HttpReply } from '../../net/request.ts';
import type { CodeKind, CodeText, ErrorCodes } from '../contract.ts';
import { plainName, statusFault } from './reply.ts';

/** A longer code is not shown; the providers' own have a few digits or words. */
const LONGEST_CODE = 80;

/** A code as text, whether the provider printed it as a number or as a string; `undefined` when it is neither. */
export function readCode(value: JsonValue | undefined): string | undefined {
  const text = value instanceof JsonNumber ? value.source : value;
  return typeof text === 'string' && text.trim() !== '' ? plainName(text, LONGEST_CODE) : undefined;
}

/**
 * What a table says of a code, or of what stands before its last point when it holds that alone: `Throttling.User` is a kind of
 * `Throttling`. `undefined` for what it does not hold.
 */
export function codeIn(
  codes: ErrorCodes,
  code: string | undefined,
): { readonly kind: CodeKind; readonly sentence?: CodeText } | undefined {
  const known = code !== undefined && Object.hasOwn(codes, code) ? codes[code] : undefined;
  if (known === undefined) {
    const [, before] = /^([A-Za-z].*)\./.exec(code ?? '') ?? [];
    return before === undefined ? undefined : codeIn(codes, before);
  }
  if (typeof known === 'string') {
    return { kind: known };
  }
  const [kind, sentence] = known;
  return { kind, sentence };
}

/**
 * The fault that a code in a reply means. A code that the table does not hold is what the status says when that is a rate
 * limit, an internal error or a credential that is refused, else the provider's own error with its `text`, cleaned, cut and
 * without the credential and what `redactor` knows.
 */
export function faultOfCode(
  codes: ErrorCodes,
  code: string,
  reply: HttpReply,
  text: JsonValue | undefined,
  credential: Credential,
  redactor?: Redactor,
): Fault {
  const known = codeIn(codes, code);
  const later = reply.retryAfterMs === undefined ? {} : { retryAfterMs: reply.retryAfterMs };
  if (known === undefined) {
    const byStatus = statusFault(reply);
    return byStatus?.kind === 'rate-limited' || byStatus?.kind === 'provider-down' || byStatus?.kind === 'auth'
      ? { ...byStatus, code }
      : { kind: 'provider-error', code, text: typeof text === 'string' ? quoted(text, credential, redactor) : '' };
  }
  switch (known.kind) {
    case 'auth':
      return { kind: 'auth', code, definitive: true };
    case 'rate-limited':
      return { kind: 'rate-limited', code, ...later };
    case 'provider-down':
      return { kind: 'provider-down', status: reply.status, code, ...later };
    case 'not-enabled':
    case 'blocked':
    case 'ip-blocked':
    case 'bad-endpoint':
    case 'clock':
      return { kind: known.kind, code };
  }
}

/**
 * A server's text as it may be shown. Cleaned before it is cut, so that no piece of the credential is left at the end; empty where it is
 * longer than what is searched in full: nobody knows how much of its end a piece may be.
 */
export function quoted(text: string, credential: Credential, redactor = new Redactor()): string {
  if (text.length > LONGEST_SEARCHED) {
    return '';
  }
  redactor.know(credential, Object.keys(credential));
  return redactor.clean(text);
}
