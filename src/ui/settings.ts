import * as vscode from 'vscode';
import type { Account } from '../balance/account.ts';
import { type Catalog, type ParsedAccounts, parseAccounts } from '../balance/accounts.ts';
import type { Decimal } from '../balance/decimal.ts';
import type { Disposable } from '../base/lifecycle.ts';
import { intervalMs } from '../monitor/schedule.ts';
import { SETTINGS } from './ids.ts';
import { withThreshold } from './thresholdEntry.ts';
import { TREE_ORDERS, type TreeChoices, type TreeOrder } from './treeArrangement.ts';

const DEFAULT_RETENTION_DAYS = 400;

/** The accounts of the setting, checked against the providers. */
export function readAccounts(catalog: readonly Catalog[]): ParsedAccounts {
  return parseAccounts(vscode.workspace.getConfiguration().get(SETTINGS.accounts), catalog);
}

/** Milliseconds between two automatic refreshes of an account. */
export function intervalOf(account: Pick<Account, 'refreshInterval'>): number {
  return intervalMs(account.refreshInterval ?? vscode.workspace.getConfiguration().get(SETTINGS.refreshInterval));
}

/** Days that every reading is kept in the history, at least 1. */
export function retentionDays(): number {
  const days = vscode.workspace.getConfiguration().get(SETTINGS.retentionDays);
  return typeof days === 'number' && days >= 1 ? days : DEFAULT_RETENTION_DAYS;
}

/** The choices of the tree that are settings. What cannot be one counts as the default. */
export function treeSettings(): Omit<TreeChoices, 'lowOnly'> {
  const configuration = vscode.workspace.getConfiguration();
  const order = configuration.get(SETTINGS.treeOrder);
  return {
    groupByProvider: configuration.get(SETTINGS.treeGroupByProvider) !== false,
    order: TREE_ORDERS.find((known) => known === order) ?? 'own',
  };
}

/** Sets the order of the tree in the user's settings, where the default needs no entry. */
export async function setTreeOrder(order: TreeOrder): Promise<void> {
  await write(SETTINGS.treeOrder, order === 'own' ? undefined : order);
}

/** Sets in the user's settings whether accounts stand below their providers, as they do by default. */
export async function setTreeGrouping(groups: boolean): Promise<void> {
  await write(SETTINGS.treeGroupByProvider, groups ? undefined : false);
}

/** Adds an account to the user's settings. Entries that are there already stay as they are, valid or not. */
export async function addAccount(account: Account): Promise<void> {
  await writeEntries((entries) => [...entries, account]);
}

/** Changes the name of an account in the user's settings. */
export async function renameAccount(id: string, name: string): Promise<void> {
  await writeEntries((entries) =>
    entries.map((entry) => (idOf(entry) === id ? Object.assign({}, entry, { name }) : entry)),
  );
}

/** Sets the threshold of a quantity in the user's settings, or takes it away; everything else of the entry stays. */
export async function setThreshold(id: string, key: string, level: Decimal | undefined): Promise<void> {
  await writeEntries((entries) =>
    entries.map((entry) => (idOf(entry) === id ? withThreshold(entry, key, level) : entry)),
  );
}

/** Takes an account out of the user's settings. */
export async function removeAccount(id: string): Promise<void> {
  await writeEntries((entries) => entries.filter((entry) => idOf(entry) !== id));
}

/** Calls `listener` when one of these settings has changed. */
export function onDidChangeSettings(settings: readonly string[], listener: () => void): Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (settings.some((setting) => event.affectsConfiguration(setting))) {
      listener();
    }
  });
}

/** Changes the entries of the setting `messagingBalance.accounts` in the user's settings, valid or not. */
export async function writeEntries(change: (entries: readonly unknown[]) => readonly unknown[]): Promise<void> {
  const entries: unknown = vscode.workspace.getConfiguration().inspect(SETTINGS.accounts)?.globalValue;
  await write(SETTINGS.accounts, change(Array.isArray(entries) ? entries : []));
}

/** Writes a user's setting; `undefined` takes it back to its default. */
async function write(setting: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(setting, value, vscode.ConfigurationTarget.Global);
}

function idOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
}
