import { createHmac } from 'node:crypto';
import type { Account, Credential } from './account.ts';

/** Whose readings a history holds. Another `identity` begins another series; the rest names it when its account is gone. */
export interface Subject {
  /** See {@link identityOf}. */
  readonly identity: string;
  readonly name: string;
  readonly provider: string;
  readonly product: string;
}

/** What of a credential may be seen, in order: it tells accounts of a provider apart, while secrets are replaced now and then. */
export function visibleParts(
  credential: Credential,
  fields: readonly { readonly id: string; readonly secret?: true }[],
): readonly string[] {
  return fields.flatMap(({ id, secret }) => (secret === true ? [] : (credential[id] ?? [])));
}

/**
 * What an account asks, and where, as a short text: provider, product, the addresses of the entry, and what else the product
 * distinguishes: `question`.
 */
export function askedOf({ id, provider, product, endpoints }: Account, question: readonly string[]): string {
  return digest(id, [provider, product, ...(endpoints ?? []), ...question]);
}

/**
 * Which account of a provider an account of the setting stands for, as a short text: what it asks, and whose credential it
 * asks with. A new secret changes nothing. `turn` tells accounts apart of whose credentials nothing may be seen: nobody but the
 * user knows whether another one is of the same account. What may be seen cannot be read from it.
 */
export function identityOf(
  account: Account,
  question: readonly string[],
  visible: readonly string[],
  turn: string | undefined,
): string {
  const whose = visible.length > 0 ? digest(account.id, visible) : (turn ?? '');
  return `${askedOf(account, question)}.${whose}`;
}

/** Whether an identity is of this question, whoever asked it. `asked` as by {@link askedOf}. */
export function isAskedAs({ identity }: Pick<Subject, 'identity'>, asked: string): boolean {
  return identity.startsWith(`${asked}.`);
}

/** The id is random, and salts what may be short. */
function digest(salt: string, parts: readonly string[]): string {
  return createHmac('sha256', salt).update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}
