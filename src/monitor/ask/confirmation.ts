import { createHash } from 'node:crypto';
import { partsOf } from '../../balance/account/account.ts';
import type { Store } from '../../store/port/store.ts';
import { type Destination, isAtHome, placesOf } from './service.ts';

/** Where confirmations are kept. */
export type ConfirmationNotes = Pick<Store, 'note' | 'replaceNote'>;

/** Among the notes of an account. */
const KEY = 'variables';

/**
 * Whether the variables that an account names may be sent where it says. A provider's own addresses need no word of the
 * user's. To all others, those of this machine too, an entry could send any variable: whoever may listen on a port here is not
 * known, nor where a tunnel ends. What was confirmed is this pair of variables and these addresses, for this account.
 */
export function isConfirmed(destination: Destination, notes: ConfirmationNotes | undefined): boolean {
  const { id, env } = destination.account;
  return env === undefined || isAtHome(destination) || notes?.note(id, KEY) === pairOf(destination);
}

/** Keeps the user's word. `false` when it could not be kept. It goes when the account is forgotten. */
export function confirm(destination: Destination, notes: ConfirmationNotes | undefined): boolean {
  const { id } = destination.account;
  notes?.replaceNote(id, KEY, notes.note(id, KEY), pairOf(destination));
  return isConfirmed(destination, notes);
}

/** Names of variables and addresses as one text that tells neither. */
function pairOf(destination: Destination): string {
  const { env } = destination.account;
  return createHash('sha256')
    .update(JSON.stringify([...partsOf(env ?? {}), placesOf(destination)]))
    .digest('hex');
}
