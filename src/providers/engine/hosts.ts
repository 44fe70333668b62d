import { hostOf } from '../../balance/account/endpoint.ts';
import { BalanceError, type Fault, type FaultKind } from '../../balance/fault/fault.ts';
import type { Clock } from '../../base/clock.ts';
import { withDeadline } from '../../base/deadline.ts';

/** For all hosts of an attempt together: shorter than windows wait for each other's answer. */
export const ATTEMPT_MS = 50_000;
/** What the hosts before the last one leave for each that follows, unless all have less than that. */
const LEAST_FOR_HOST_MS = 10_000;

/**
 * Asks the base addresses one after another until one answers. The next one is asked only after a failure that says nothing
 * about the account: no connection, no answer in time, an internal error of the server, or a reply that is not the
 * provider's (a web page, a redirect, something unreadable or too large). A refusal, a certificate that is not trusted and a
 * proxy that fails end it: another host would be told the same, or must not be trusted more. When all fail, the first failure
 * in which a server answered is thrown, because it says more than a missing connection; else the first.
 *
 * All of them together have `attemptMs`: `ask` gets a signal that is aborted with a `timeout` when a host has used up its share.
 */
export async function askInOrder<T>(
  endpoints: readonly string[],
  signal: AbortSignal,
  clock: Clock,
  ask: (endpoint: string, signal: AbortSignal) => Promise<T>,
  attemptMs = ATTEMPT_MS,
): Promise<T> {
  const failures: BalanceError[] = [];
  const started = clock.monotonic();
  for (const [index, endpoint] of endpoints.entries()) {
    const left = attemptMs - (clock.monotonic() - started);
    const others = endpoints.length - 1 - index;
    const shareMs = left - Math.min(LEAST_FOR_HOST_MS, left / (others + 1)) * others;
    const late: Fault = { kind: 'timeout', host: hostOf(endpoint), seconds: Math.round(shareMs / 1000) };
    try {
      return await withDeadline(
        signal,
        clock,
        shareMs,
        () => new BalanceError(late),
        (limited) => ask(endpoint, limited),
      );
    } catch (error) {
      if (signal.aborted || !(error instanceof BalanceError) || !isWorthAnotherHost(error.fault.kind)) {
        throw error;
      }
      failures.push(error);
    }
  }
  const answered = failures.find(({ fault }) => fault.kind !== 'network' && fault.kind !== 'timeout');
  throw answered ?? failures[0] ?? new RangeError('no endpoint');
}

function isWorthAnotherHost(kind: FaultKind): boolean {
  switch (kind) {
    case 'network':
    case 'timeout':
    case 'provider-down':
    case 'not-the-provider':
    case 'redirect':
    case 'bad-response':
    case 'too-large':
      return true;
    case 'tls':
    case 'proxy':
    case 'auth':
    case 'not-enabled':
    case 'blocked':
    case 'ip-blocked':
    case 'bad-endpoint':
    case 'clock':
    case 'rate-limited':
    case 'provider-error':
    case 'no-credential':
    case 'secret-store':
    case 'other-address':
    case 'redeclared':
    case 'unconfirmed':
    case 'endpoint-refused':
    case 'foreign':
    case 'internal':
      return false;
  }
}
