import type { Account } from '../../balance/account/account.ts';
import { type Catalog, entryId, parseAccount, parseAccounts } from '../../balance/account/accounts.ts';
import { entryProblemText } from '../../balance/account/entryText.ts';
import { shownId } from '../../balance/account/secretLook.ts';
import type { Translate } from '../../base/language.ts';
import { asksTheSame } from '../../monitor/ask/entries.ts';
import { OWN_IDS } from '../../providers/index.ts';
import { type ThresholdEdit, withThreshold } from '../../sharing/thresholdEntry.ts';
import { EditRefused } from './editProblem.ts';

type Entries = readonly unknown[];

/** What is made of an entry as it stands in the setting; pure. */
export type EntryChange = (entry: unknown) => unknown;

/** The account of an id, as its entry says. Throws {@link EditRefused}. */
export function accountIn(entries: Entries, id: string, catalog: readonly Catalog[]): Account {
  const place = placeOf(entries, id);
  return usable(entries[place], place, catalog);
}

/** An account as it would be after a change of its entry. Throws {@link EditRefused} when that could not be used. */
export function changedAccount(account: Account, change: EntryChange, catalog: readonly Catalog[]): Account {
  return usable(change(account), 0, catalog);
}

/**
 * The entries with a change of an account's, which was thought of for what it asks now. Throws {@link EditRefused}, also when it
 * asks something else by then.
 */
export function withEntry(
  entries: Entries,
  account: Account,
  change: EntryChange,
  catalog: readonly Catalog[],
): Entries {
  placeOf(entries, account.id);
  requireUnedited(entries, account, catalog);
  return withChange(entries, account.id, change, catalog);
}

/** The entries with another one for a new account at their end, if it is not there yet. Throws {@link EditRefused}. */
export function withAccount(entries: Entries, account: Account, catalog: readonly Catalog[]): Entries {
  usable(account, entries.length, catalog);
  return entries.some((entry) => entryId(entry) === account.id) ? entries : [...entries, account];
}

/** The entries without that of an account. Throws {@link EditRefused}. */
export function withoutAccount(entries: Entries, id: string): Entries {
  return entries.toSpliced(placeOf(entries, id), 1);
}

/**
 * The entries without one that cannot be used: it is known by its place and by what stands there, as it may have no id. Throws
 * {@link EditRefused} when something else stands there.
 */
export function withoutEntry(entries: Entries, index: number, entry: unknown): Entries {
  if (index >= entries.length || JSON.stringify(entries[index]) !== JSON.stringify(entry)) {
    throw new EditRefused({ kind: 'entry-changed' });
  }
  return entries.toSpliced(index, 1);
}

/** The entry at a place of which `text` is said, as it stands there. Throws {@link EditRefused} when that is said no more. */
export function unusableEntry(
  entries: Entries,
  place: { readonly index: number; readonly text: string },
  catalog: readonly Catalog[],
  t: Translate,
): unknown {
  const found = parseAccounts(entries, catalog, OWN_IDS).invalid.find(({ index }) => index === place.index);
  if (found === undefined || entryProblemText(found, t) !== place.text) {
    throw new EditRefused({ kind: 'entry-changed' });
  }
  return entries[place.index];
}

/**
 * Throws {@link EditRefused} unless an account is there and asks its provider the same as before: what the user was asked
 * meanwhile, and what the provider has answered, is about that.
 */
export function requireUnedited(entries: Entries, account: Account, catalog: readonly Catalog[]): void {
  const entry = entries.find((candidate) => entryId(candidate) === account.id);
  if (entry === undefined) {
    throw new EditRefused({ kind: 'gone' });
  }
  const parsed = parseAccount(entry, 0, catalog, [], OWN_IDS);
  if ('problem' in parsed || !asksTheSame(parsed, account)) {
    throw new EditRefused({ kind: 'entry-changed' });
  }
}

/** The entries with another name for an account; everything else of its entry stays. Throws {@link EditRefused}. */
export function withName(entries: Entries, id: string, name: string, catalog: readonly Catalog[]): Entries {
  return withChange(entries, id, (entry) => Object.assign({}, entry, { name }), catalog);
}

/** The entries with another threshold for an account, or without one. Throws {@link EditRefused}. */
export function withLevel(entries: Entries, id: string, edit: ThresholdEdit, catalog: readonly Catalog[]): Entries {
  return withChange(entries, id, (entry) => withThreshold(entry, edit), catalog);
}

/** Changes the one entry that is meant, if it is an account and stays one: an account must not be lost over a change. */
function withChange(entries: Entries, id: string, change: EntryChange, catalog: readonly Catalog[]): Entries {
  const place = placeOf(entries, id);
  usable(entries[place], place, catalog);
  const changed = change(entries[place]);
  usable(changed, place, catalog);
  return entries.with(place, changed);
}

/** The place of the one entry that goes by an id. Of several, nobody knows which one is meant. */
function placeOf(entries: Entries, id: string): number {
  const [place, ...others] = entries.flatMap((entry, index) => (entryId(entry) === id ? [index] : []));
  if (place === undefined) {
    throw new EditRefused({ kind: 'gone' });
  }
  if (others.length > 0) {
    throw new EditRefused({ kind: 'several', id: shownId(id) });
  }
  return place;
}

function usable(entry: unknown, index: number, catalog: readonly Catalog[]): Account {
  const parsed = parseAccount(entry, index, catalog, [], OWN_IDS);
  if ('problem' in parsed) {
    throw new EditRefused({ kind: 'unusable', entry: parsed });
  }
  return parsed;
}
