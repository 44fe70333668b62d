import type { Credential } from '../balance/account/account.ts';
import { BalanceError, type Fault } from '../balance/fault/fault.ts';
import { Redactor } from '../balance/secret/redaction.ts';
import type { Provider } from './provider.ts';

/** The provider, in whose faults the credential stands in no form: a server may repeat anything that it was sent, anywhere. */
export function discreet(provider: Provider): Provider {
  return {
    ...provider,
    async fetchBalance(request) {
      try {
        return await provider.fetchBalance(request);
      } catch (error) {
        throw error instanceof BalanceError
          ? new BalanceError(withoutCredential(error.fault, request.credential))
          : error;
      }
    },
  };
}

function withoutCredential(fault: Fault, credential: Credential): Fault {
  const redactor = new Redactor();
  redactor.know(credential);
  const entries = Object.entries(fault).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' && name !== 'kind' && name !== 'problem' ? redactor.redact(value) : value,
  ]);
  return Object.fromEntries(entries) as Fault;
}
