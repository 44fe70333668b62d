import { type AccountStatus, readingOf } from '../../balance/account/state.ts';
import { isAmount, type Quantity } from '../../balance/amount/quantity.ts';
import type { Outlook, OutlookOf } from '../../monitor/standing/outlook.ts';
import { compareTightness, GROUPS, type Group, type Tightness, tightnessOf } from '../../monitor/standing/tightness.ts';
import type { Provider } from '../../providers/provider.ts';
import { headlineOfStatus } from '../../wording/accountText.ts';
import type { StatusBarChoices } from './choices.ts';

/** An account with the number that stands for it. */
export interface AccountNumber {
  readonly status: AccountStatus;
  readonly outlook: Outlook;
  readonly tightness: Tightness;
  /** `undefined` while nothing was read. */
  readonly quantity: Quantity | undefined;
  /** Whether it is the quantity that readers expect of the account: another one has to be named. */
  readonly isHeadline: boolean;
  /** Whether all is known that decides how tight the account is: trends come a moment after their reading. */
  readonly settled: boolean;
}

/** What stood in the bar before, in order: `key` is the quantity's, `undefined` for the headline. */
export type LastShown = readonly {
  readonly accountId: string;
  readonly key: string | undefined;
  /** How tight the account was, which may not be known again before its trends are. */
  readonly group: Group;
}[];

/** The accounts for the bar, in order. */
export interface Selection {
  readonly chosen: readonly AccountNumber[];
  /** Why it is the tightest account although the user wants the pinned ones. */
  readonly instead?: 'nothing-pinned' | 'pinned-gone';
}

/**
 * The number of each account: that of its tightest quantity. Until its trends are known, an account that has enough keeps
 * the quantity that it was last shown with, so that the bar does not change twice.
 */
export function numbersOf(
  statuses: readonly AccountStatus[],
  providers: readonly Provider[],
  outlookOf: OutlookOf,
  last: LastShown,
): readonly AccountNumber[] {
  return statuses.map((status) => {
    const outlook = outlookOf(status);
    const quantities = readingOf(status.state)?.quantities ?? [];
    const headline = headlineOfStatus(status, providers);
    const tightness = tightnessOf(status, outlook, headline?.key);
    const settled = quantities.every(({ key }) => outlook.quantities.get(key)?.trend !== undefined);
    const before = last.find(({ accountId }) => accountId === status.account.id);
    const key = before !== undefined && !settled && tightness.group === 'enough' ? before.key : tightness.key;
    const chosen = quantities.find((quantity) => quantity.key === key && isAmount(quantity.amount));
    const quantity = chosen ?? headline;
    return { status, outlook, tightness, quantity, isHeadline: quantity?.key === headline?.key, settled };
  });
}

/** The accounts for the bar, by what the user has chosen. */
export function selectionOf(
  numbers: readonly AccountNumber[],
  { show, pinned }: Pick<StatusBarChoices, 'show' | 'pinned'>,
  last: LastShown,
): Selection {
  switch (show) {
    case 'hidden':
      return { chosen: [] };
    case 'all':
      return { chosen: worstFirst(numbers) };
    case 'tightest':
      return { chosen: tightest(numbers, last) };
    case 'pinned': {
      const present = pinned.flatMap((id) => numbers.filter(({ status }) => status.account.id === id));
      const instead = pinned.length === 0 ? 'nothing-pinned' : 'pinned-gone';
      return present.length > 0 ? { chosen: present } : { chosen: tightest(numbers, last), instead };
    }
  }
}

/** Those that are low or worse, the tightest first; then the others as they come: the order must not change at each reading. */
function worstFirst(numbers: readonly AccountNumber[]): readonly AccountNumber[] {
  const isWorse = ({ tightness }: AccountNumber): boolean => !['enough', 'none'].includes(tightness.group);
  const worse = numbers.filter(isWorse).toSorted((a, b) => compareTightness(a.tightness, b.tightness));
  return [...worse, ...numbers.filter((number) => !isWorse(number))];
}

/** What to remember of what was shown. */
export function lastShownOf(shown: readonly AccountNumber[]): LastShown {
  return shown.map(({ status, tightness, quantity, isHeadline }) => ({
    accountId: status.account.id,
    key: isHeadline ? undefined : quantity?.key,
    group: tightness.group,
  }));
}

/**
 * Reads what stood in the status bar last: a window begins with the same account, although the trends that made it the
 * tightest are not known yet. What cannot be read is left out.
 */
export function parseLastShown(saved: unknown): LastShown {
  return (Array.isArray(saved) ? saved : []).flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('accountId' in entry)) {
      return [];
    }
    const { accountId } = entry;
    const group = ('group' in entry ? GROUPS.find((known) => known === entry.group) : undefined) ?? 'none';
    const key = 'key' in entry && typeof entry.key === 'string' ? entry.key : undefined;
    return typeof accountId === 'string' ? [{ accountId, key, group }] : [];
  });
}

/** The tightest account; the one from before while trends are on their way and no other stands out from what it was. */
function tightest(numbers: readonly AccountNumber[], last: LastShown): readonly AccountNumber[] {
  const [first] = [...numbers].sort((a, b) => compareTightness(a.tightness, b.tightness));
  const [was] = last;
  const before = numbers.find(({ status }) => status.account.id === was?.accountId);
  if (first === undefined || was === undefined || before === undefined || numbers.every(({ settled }) => settled)) {
    return first === undefined ? [] : [first];
  }
  const place = ({ group }: { readonly group: Group }): number => GROUPS.indexOf(group);
  return [place(first.tightness) < Math.min(place(before.tightness), place(was)) ? first : before];
}
