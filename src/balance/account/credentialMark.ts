import { createHmac } from 'node:crypto';
import { type Credential, partsOf } from './account.ts';

/**
 * A short text that changes when the credential changes, or what is asked with it: `asked`, the hosts it is sent to among it.
 * Neither can be found from it: it tells whether a refused credential is still the same. `salt` is random and belongs to the
 * store.
 */
export function credentialMark(credential: Credential, asked: readonly string[], salt: string): string {
  const parts = JSON.stringify([...partsOf(credential), asked]);
  return createHmac('sha256', salt).update(parts).digest('hex').slice(0, 12);
}
