import { randomUUID } from 'node:crypto';
import type { Credential } from '../../balance/account/account.ts';
import { identityOf, type Subject, visibleParts } from '../../balance/account/identity.ts';
import { questionOf } from '../../providers/places.ts';
import type { Store } from '../../store/port/store.ts';
import type { ServedAccount } from './service.ts';

/** Where the turns of accounts are kept. */
export type TurnNotes = Pick<Store, 'note' | 'replaceNote'>;

/** Among the notes of an account: whose turn it is where nothing of a credential may be seen. */
const KEY = 'turn';

/** Whose readings a credential brings. */
export function subjectOf(
  { account, product }: Pick<ServedAccount, 'account' | 'product'>,
  credential: Credential,
  notes: TurnNotes | undefined,
): Subject {
  const visible = visibleParts(credential, product.credential);
  const turn = visible.length === 0 ? notes?.note(account.id, KEY) : undefined;
  const { name, provider, product: service } = account;
  return {
    identity: identityOf(account, questionOf(account, product), visible, turn),
    name,
    provider,
    product: service,
  };
}

/** The user says that the next credential is of another account, where nothing of it could tell. */
export function beginTurn(accountId: string, notes: TurnNotes | undefined): void {
  notes?.replaceNote(accountId, KEY, notes.note(accountId, KEY), randomUUID());
}
