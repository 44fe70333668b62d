import { createHmac } from 'node:crypto';
import { type Credential, partsOf } from './account.ts';

/**
 * A short text that changes when the credential or the hosts it is sent to change, and from which neither can be
 * found: it tells whether a refused credential is still the same. `salt` is random and belongs to the store.
 */
export function credentialMark(credential: Credential, endpoints: readonly string[], salt: string): string {
  const parts = JSON.stringify([...partsOf(credential), endpoints]);
  return createHmac('sha256', salt).update(parts).digest('hex').slice(0, 12);
}
