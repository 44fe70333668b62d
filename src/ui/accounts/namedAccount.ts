import type { AccountStatus } from '../../balance/account/state.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Provider } from '../../providers/provider.ts';
import { productOf } from '../../wording/accountText.ts';
import { EditRefused } from './editProblem.ts';

/** What stands in a message is cut here. */
const LONGEST_SHOWN = 60;

/** The account that a menu, a link or a message names: the account itself, that it is gone, or that none is named. */
export type NamedAccount =
  | { readonly kind: 'account'; readonly status: AccountStatus }
  | { readonly kind: 'gone' }
  | { readonly kind: 'none' };

/**
 * Reads what a command was given. What names an account that is not there means no other one: a message may stay for days
 * after its account was removed.
 */
export function namedAccount(target: unknown, statuses: readonly AccountStatus[]): NamedAccount {
  const id = typeof target === 'object' && target !== null && 'accountId' in target ? target.accountId : undefined;
  if (id === undefined) {
    return { kind: 'none' };
  }
  const status = statuses.find(({ account }) => account.id === id);
  return status === undefined ? { kind: 'gone' } : { kind: 'account', status };
}

/** The account that is named, `undefined` where none is. Throws {@link EditRefused} when it is gone: no other may take its place. */
export function presentAccount(target: unknown, statuses: readonly AccountStatus[]): AccountStatus | undefined {
  const named = namedAccount(target, statuses);
  if (named.kind === 'gone') {
    throw new EditRefused({ kind: 'gone' });
  }
  return named.kind === 'account' ? named.status : undefined;
}

/** The key of the quantity that a row of the tree or a message names. */
export function namedQuantity(target: unknown): string | undefined {
  if (typeof target !== 'object' || target === null) {
    return undefined;
  }
  const named = 'row' in target && typeof target.row === 'object' && target.row !== null ? target.row : target;
  return 'key' in named && typeof named.key === 'string' ? named.key : undefined;
}

/** Throws {@link EditRefused} when the product of an account has no quantity `key`. */
export function requireQuantity(status: AccountStatus, key: string, providers: readonly Provider[]): void {
  if (productOf(status, providers)?.quantities.some((quantity) => quantity.key === key) !== true) {
    const problem = { kind: 'unknown-key', field: plainText(key, LONGEST_SHOWN) } as const;
    const name = plainText(status.account.name, LONGEST_SHOWN);
    throw new EditRefused({ kind: 'unusable', entry: { name, problem: { kind: 'threshold', problem } } });
  }
}
