import type { Account } from '../../balance/account/account.ts';
import type { AccountStatus } from '../../balance/account/state.ts';
import type { Emitter } from '../../base/event.ts';
import type { Provider } from '../../providers/provider.ts';
import { type Entry, enter } from './entry.ts';
import { leastInterval, serve } from './service.ts';

/** The entries by account id, in the order of the setting. */
export type Entries = ReadonlyMap<string, Entry>;

/** What became of the entries when their accounts were replaced. */
export interface Replaced {
  readonly entries: Entries;
  /** Entries that took the place of another one, since their account asks something else. */
  readonly edited: readonly Entry[];
  /** Entries of accounts that are still there as they were, and that no provider serves any more. */
  readonly waiting: readonly Entry[];
  /** Entries that are there no more. */
  readonly gone: readonly Entry[];
}

/** Replaces the accounts: one that asks the same provider the same as before keeps its entry. One that no provider serves has none. */
export function replaceAccounts(
  before: Entries,
  accounts: readonly Account[],
  intervalOf: (account: Account) => number,
  providers: readonly Provider[],
): Replaced {
  const entries = new Map<string, Entry>();
  const edited: Entry[] = [];
  for (const account of accounts) {
    const known = before.get(account.id);
    const provider = serve(account, providers)?.provider;
    const same =
      known?.served.provider === provider && known !== undefined && asksTheSame(known.served.account, account);
    const entry = same ? known : enter(account, providers);
    if (entry !== undefined) {
      entry.served = { ...entry.served, account };
      entry.interval = Math.max(intervalOf(account), leastInterval(entry.served.provider));
      entries.set(account.id, entry);
      if (known !== undefined && !same) {
        edited.push(entry);
      }
    }
  }
  const waiting = accounts.flatMap((account) => {
    const known = entries.has(account.id) ? undefined : before.get(account.id);
    return known !== undefined && asksTheSame(known.served.account, account) ? [known] : [];
  });
  return {
    entries,
    edited,
    waiting,
    gone: [...before].flatMap(([id, entry]) => (entries.get(id) === entry ? [] : entry)),
  };
}

/** Tells the ids of accounts that stand otherwise than at the last call, such as one whose reading has become old. */
export function tellMoved(
  entries: Entries,
  statusOf: (entry: Entry) => AccountStatus,
  changed: Emitter<readonly string[]>,
): void {
  const moved = [...entries].flatMap(([id, entry]) => {
    const { state, old } = statusOf(entry);
    const before = entry.stood;
    entry.stood = `${state.kind} ${old}`;
    return before === undefined || before === entry.stood ? [] : id;
  });
  if (moved.length > 0) {
    changed.announce(moved);
  }
}

/** Whether two versions of an account ask the provider the same, whatever its name, its interval and its thresholds are. */
export function asksTheSame(a: Account, b: Account): boolean {
  const questionOf = ({ name, refreshInterval, thresholds, daysLeft, ...question }: Account): string =>
    JSON.stringify(question);
  return questionOf(a) === questionOf(b);
}
