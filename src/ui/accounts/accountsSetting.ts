import * as vscode from 'vscode';
import type { Account } from '../../balance/account/account.ts';
import { type Catalog, entryId } from '../../balance/account/accounts.ts';
import { systemClock } from '../../base/clock.ts';
import type { Translate } from '../../base/language.ts';
import type { ThresholdEdit } from '../../sharing/thresholdEntry.ts';
import { renewSettings, writeSetting } from '../editor/configuration.ts';
import { SETTINGS } from '../editor/ids.ts';
import {
  accountIn,
  type EntryChange,
  requireUnedited,
  unusableEntry,
  withAccount,
  withEntry,
  withLevel,
  withName,
  withoutAccount,
  withoutEntry,
} from './accountEdits.ts';
import { ListWriter } from './listWriter.ts';

/** Longer than a window takes from reading the settings to having written them. */
const SETTLE_MS = 300;

/** Whatever this window changes in the list of accounts goes through this one. */
const writer = new ListWriter({
  name: SETTINGS.accounts,
  renew: renewSettings,
  read: () => vscode.workspace.getConfiguration().inspect(SETTINGS.accounts)?.globalValue,
  write: (entries) => writeSetting(SETTINGS.accounts, entries),
  settle: () => new Promise((resolve) => systemClock.after(SETTLE_MS, resolve)),
});

/** Adds an account to the user's settings. Entries that are there already stay as they are, valid or not. */
export async function addAccount(account: Account, catalog: readonly Catalog[]): Promise<void> {
  await writer.change((entries) => withAccount(entries, account, catalog));
}

/** Changes the name of an account in the user's settings. */
export async function renameAccount(id: string, name: string, catalog: readonly Catalog[]): Promise<void> {
  await writer.change((entries) => withName(entries, id, name, catalog));
}

/** Sets a threshold of an account in the user's settings, or takes it away; everything else of the entry stays. */
export async function setThreshold(id: string, edit: ThresholdEdit, catalog: readonly Catalog[]): Promise<void> {
  await writer.change((entries) => withLevel(entries, id, edit, catalog));
}

/** The account of an id, as it stands in the user's settings. Throws `EditRefused` where there is none that can be used. */
export async function accountNow(id: string, catalog: readonly Catalog[]): Promise<Account> {
  return accountIn(await writer.entries(), id, catalog);
}

/** Changes the entry of an account in the user's settings. Throws `EditRefused` when it asks something else by then. */
export async function changeEntry(account: Account, change: EntryChange, catalog: readonly Catalog[]): Promise<void> {
  await writer.change((entries) => withEntry(entries, account, change, catalog));
}

/** Puts entries of the user's settings in another order. */
export async function orderEntries(order: (entries: readonly unknown[]) => readonly unknown[]): Promise<void> {
  await writer.change(order);
}

/** Takes an account out of the user's settings; one that is not there any more has been taken out already. */
export async function removeAccount(id: string): Promise<void> {
  await writer.change((entries) =>
    entries.some((entry) => entryId(entry) === id) ? withoutAccount(entries, id) : entries,
  );
}

/** Takes an entry that cannot be used out of the user's settings. Throws `EditRefused` when another one stands in its place. */
export async function removeEntry(index: number, entry: unknown): Promise<void> {
  await writer.change((entries) => withoutEntry(entries, index, entry));
}

/** The entry of which `text` is said, as it stands in the user's settings. Throws `EditRefused` when that is said no more. */
export async function requireUnusable(
  place: { readonly index: number; readonly text: string },
  catalog: readonly Catalog[],
  t: Translate,
): Promise<unknown> {
  return unusableEntry(await writer.entries(), place, catalog, t);
}

/** Throws `EditRefused` when accounts could not be added to the user's settings, before anything is asked. */
export async function requireList(): Promise<void> {
  await writer.requireList();
}

/** Throws `EditRefused` when an account is not in the user's settings any more, or asks its provider something else there. */
export async function requireSameAccount(account: Account, catalog: readonly Catalog[]): Promise<void> {
  requireUnedited(await writer.entries(), account, catalog);
}

/** Throws `EditRefused` when an account could not be taken out of the user's settings without doubt. */
export async function requireRemovable(id: string): Promise<void> {
  withoutAccount(await writer.entries(), id);
}
