import { BalanceError, type Fault } from '../../balance/fault/fault.ts';
import { Redactor } from '../../balance/secret/redaction.ts';
import { secretIds } from '../fields.ts';
import type { BalanceRequest, Provider } from '../provider.ts';

/** The provider, in whose faults the credential stands in no form: a server may repeat anything that it was sent, anywhere. */
export function discreet(provider: Provider): Provider {
  return {
    ...provider,
    async fetchBalance(request) {
      try {
        return await provider.fetchBalance(request);
      } catch (error) {
        throw discreetError(error, redactorOf(request, []));
      }
    },
  };
}

/** What knows a credential, and the secrets that were made of it for a request. */
export function redactorOf(
  { credential, product }: Pick<BalanceRequest, 'credential' | 'product'>,
  secrets: Iterable<string>,
): Redactor {
  const redactor = new Redactor();
  redactor.know(credential, secretIds(product));
  for (const secret of secrets) {
    redactor.know({ secret });
  }
  return redactor;
}

/** The error, in whose fault nothing stands that `redactor` knows. */
export function discreetError(error: unknown, redactor: Redactor): unknown {
  return error instanceof BalanceError ? new BalanceError(discreetFault(error.fault, redactor)) : error;
}

function discreetFault(fault: Fault, redactor: Redactor): Fault {
  const entries = Object.entries(fault).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' && name !== 'kind' && name !== 'problem' ? redactor.redact(value) : value,
  ]);
  return Object.fromEntries(entries) as Fault;
}
