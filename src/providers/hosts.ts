import { BalanceError, type FaultKind } from '../balance/fault/fault.ts';

/**
 * Asks the base addresses one after another until one answers. The next one is asked only after a failure that says nothing
 * about the account: no connection, no answer in time, an internal error of the server, or a reply that is not the
 * provider's (a web page, a redirect, something unreadable or too large). A refusal, a certificate that is not trusted and a
 * proxy that fails end it: another host would be told the same, or must not be trusted more. When all fail, the first failure
 * in which a server answered is thrown, because it says more than a missing connection; else the first.
 */
export async function askInOrder<T>(
  endpoints: readonly string[],
  signal: AbortSignal,
  ask: (endpoint: string) => Promise<T>,
): Promise<T> {
  const failures: BalanceError[] = [];
  for (const endpoint of endpoints) {
    try {
      return await ask(endpoint);
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
    case 'unconfirmed':
    case 'endpoint-refused':
    case 'foreign':
    case 'internal':
      return false;
  }
}
