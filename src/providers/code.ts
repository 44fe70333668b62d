import type { Credential } from '../balance/account.ts';
import type { Fault } from '../balance/errors.ts';
import { plainText } from '../balance/plainText.ts';
import { REDACTED, Redactor } from '../balance/redaction.ts';
import type { Translate } from '../base/language.ts';
import { JsonNumber, type JsonValue } from '../net/json.ts';
import type { HttpReply } from '../net/request.ts';
import type { Product } from './provider.ts';
import { plainName, statusFault } from './reply.ts';

/** A longer code is not shown; the providers' own have a few digits. */
const LONGEST_CODE = 40;

/** One line of a provider's table of error codes. */
export interface ErrorCode {
  readonly kind:
    | 'auth'
    | 'not-enabled'
    | 'blocked'
    | 'ip-blocked'
    | 'bad-endpoint'
    | 'clock'
    | 'rate-limited'
    | 'provider-down';
  /** What happened and what to do next; left out where the general sentence of the kind says it all. */
  sentence?(product: Product, t: Translate): string;
}

export type ErrorCodes = ReadonlyMap<string, ErrorCode>;

/** A code as text, whether the provider printed it as a number or as a string; `undefined` when it is neither. */
export function readCode(value: JsonValue | undefined): string | undefined {
  const text = value instanceof JsonNumber ? value.source : value;
  return typeof text === 'string' && text.trim() !== '' ? plainName(text, LONGEST_CODE) : undefined;
}

/**
 * The fault that a code in a reply means. A code that the table does not hold is what the status says when that is a rate
 * limit or an internal error, else the provider's own error with its `text`, cleaned, cut and without the credential.
 */
export function faultOfCode(
  codes: ErrorCodes,
  code: string,
  reply: HttpReply,
  text: JsonValue | undefined,
  credential: Credential,
): Fault {
  const known = codes.get(code);
  const later = reply.retryAfterMs === undefined ? {} : { retryAfterMs: reply.retryAfterMs };
  if (known === undefined) {
    const byStatus = statusFault(reply);
    return byStatus?.kind === 'rate-limited' || byStatus?.kind === 'provider-down'
      ? { ...byStatus, code }
      : { kind: 'provider-error', code, text: typeof text === 'string' ? quoted(text, credential) : '' };
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

/** The table's sentence for a fault's code; for any refused credential at least which pair the product needs. */
export function explainCode(codes: ErrorCodes, fault: Fault, product: Product, t: Translate): string | undefined {
  const code = 'code' in fault ? fault.code : undefined;
  const known = code === undefined ? undefined : codes.get(code);
  if (known?.kind === fault.kind && known.sentence !== undefined) {
    return known.sentence(product, t);
  }
  return fault.kind === 'auth' ? wrongPair(product, t) : undefined;
}

/** The sentence for a credential that was refused. */
export function wrongPair(product: Product, t: Translate): string {
  return t(
    'The credential was refused. Update it: {0} needs {1} and {2}. {3}',
    product.label(t),
    product.keyName,
    product.secretName,
    product.whereToFind(t),
  );
}

/** A server's text as it may be shown. Cleaned before it is cut, so that no piece of the credential is left at the end. */
export function quoted(text: string, credential: Credential): string {
  const redactor = new Redactor();
  redactor.know(credential);
  const clean = redactor.clean(text, Number.POSITIVE_INFINITY);
  return plainText(credential.key === '' ? clean : clean.replaceAll(credential.key, REDACTED));
}
