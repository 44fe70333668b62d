import type { Credential } from '../../balance/account/account.ts';
import type { Fault } from '../../balance/fault/fault.ts';
import { connectionFault } from '../../net/failure.ts';
import { quoted } from '../engine/code.ts';
import { plainName } from '../engine/reply.ts';

/** What is known of the call in which the adapter of another extension has thrown. */
export interface FailureScene {
  /** Host and port of the first endpoint, for messages. */
  readonly host: string;
  readonly credential: Credential;
  /** How long the call has taken, at least 1. */
  seconds(): number;
  /** The fault of an error that came from the program's own `http`. */
  faultOf(error: unknown): Fault | undefined;
}

const LONGEST_NAME = 60;
/** Errors that wrap others beyond this are not taken apart. */
const MOST_CAUSES = 8;

/** Codes of the system that speak of the network alone, whatever was being done. */
const UNREACHABLE = ['ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'];

/**
 * What an adapter has thrown as a fault of the closed union: a declared failure, an error of `http`, or what a client of its
 * own reports of the network, also as the cause of another error. All else is a mistake of the other extension.
 */
export function faultOfFailure(error: unknown, scene: FailureScene): Fault {
  for (const link of chainOf(error)) {
    const fault = scene.faultOf(link) ?? declaredFault(link, scene) ?? networkFault(link, scene);
    if (fault !== undefined) {
      return fault;
    }
  }
  return { kind: 'foreign', name: nameOf(error) };
}

/** The error and what it says it comes from, outermost first. */
function chainOf(error: unknown): readonly unknown[] {
  const links = [error];
  for (let link = error; links.length < MOST_CAUSES; links.push(link)) {
    // Node tries a host's addresses one after another and reports all failures in one.
    link = link instanceof AggregateError && link.errors.length > 0 ? link.errors[0] : fieldsOf(link)['cause'];
    if (link === undefined || link === null) {
      break;
    }
  }
  return links;
}

function declaredFault(error: unknown, { host, credential, seconds }: FailureScene): Fault | undefined {
  const { kind, code, message, status, retryAfterMs } = fieldsOf(error);
  const named = typeof code === 'string' || typeof code === 'number' ? plainName(String(code), LONGEST_NAME) : '';
  const coded = named === '' ? {} : { code: named };
  const later =
    typeof retryAfterMs === 'number' && retryAfterMs >= 0 && Number.isFinite(retryAfterMs) ? { retryAfterMs } : {};
  switch (kind) {
    case 'network':
      return { kind, host, problem: 'unreachable' };
    case 'timeout':
      return { kind, host, seconds: seconds() };
    case 'auth':
      return { kind, definitive: true, ...coded };
    case 'not-enabled':
    case 'blocked':
    case 'ip-blocked':
      return { kind, code: named };
    case 'rate-limited':
      return { kind, ...coded, ...later };
    case 'provider-down':
      return { kind, status: isStatus(status) ? status : 500, ...coded, ...later };
    case 'provider-error':
      return { kind, code: named, text: typeof message === 'string' ? quoted(message, credential) : '' };
    default:
      return undefined;
  }
}

/** What Node's and `fetch`'s errors say of the network. Their texts may quote anything and get into no fault. */
function networkFault(error: unknown, { host, seconds }: FailureScene): Fault | undefined {
  const { name, code, type, syscall, message } = fieldsOf(error);
  if (name === 'TimeoutError' || name === 'AbortError' || /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(String(code))) {
    return { kind: 'timeout', host, seconds: seconds() };
  }
  if (code === 'UND_ERR_SOCKET') {
    return { kind: 'network', host, problem: 'reset' };
  }
  const isLost = UNREACHABLE.some((known) => known === code) || code === 'UND_ERR_CONNECT_TIMEOUT';
  if (isLost || (syscall === 'connect' && typeof code === 'string' && !/^E(CONN|PIPE)/.test(code))) {
    return { kind: 'network', host, problem: 'unreachable' };
  }
  // A network that wants a sign-in sends elsewhere, or answers with its own page.
  if (message === 'unexpected redirect' || type === 'no-redirect' || code === 'ERR_FR_TOO_MANY_REDIRECTS') {
    return { kind: 'not-the-provider', host };
  }
  const text = String(message);
  if (
    name === 'HTTPParserError' ||
    type === 'invalid-json' ||
    (error instanceof SyntaxError && text.includes('JSON'))
  ) {
    return /token '?</.test(text)
      ? { kind: 'not-the-provider', host }
      : { kind: 'bad-response', host, problem: 'malformed' };
  }
  return typeof code === 'string' ? connectionFault(code, host) : undefined;
}

function fieldsOf(error: unknown): Readonly<Record<string, unknown>> {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
}

function isStatus(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? plainName(String(error.constructor.name), LONGEST_NAME) : typeof error;
}
