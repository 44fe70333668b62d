import * as vscode from 'vscode';
import type { Account } from '../../balance/account/account.ts';
import { type Catalog, type ParsedAccounts, parseAccounts, providersNamed } from '../../balance/account/accounts.ts';
import { isTimeZone } from '../../balance/text/zone.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import { intervalMs } from '../../monitor/when/schedule.ts';
import { type ParsedDeclarations, parseDeclarations } from '../../providers/declared/parseDeclaration.ts';
import { OWN_IDS } from '../../providers/index.ts';
import { SETTINGS } from './ids.ts';

const DEFAULT_RETENTION_DAYS = 400;
/** A setting that nobody has. */
const NO_SETTING = 'messagingBalance.none';

/** The accounts of the setting, checked against the providers that are loaded. */
export function readAccounts(catalog: readonly Catalog[]): ParsedAccounts {
  return parseAccounts(vscode.workspace.getConfiguration().get(SETTINGS.accounts), catalog, OWN_IDS);
}

/** The providers that the settings declare; `taken` are the ids of all others. */
export function readDeclarations(taken: readonly string[]): ParsedDeclarations {
  return parseDeclarations(vscode.workspace.getConfiguration().get(SETTINGS.providers), taken);
}

/** The ids of the providers that the setting names: these have to be loaded before its accounts are read. */
export function namedProviders(): readonly string[] {
  return providersNamed(vscode.workspace.getConfiguration().get(SETTINGS.accounts));
}

/** Milliseconds between two automatic refreshes of an account. */
export function intervalOf(account: Pick<Account, 'refreshInterval'>): number {
  return intervalMs(account.refreshInterval ?? vscode.workspace.getConfiguration().get(SETTINGS.refreshInterval));
}

/** Days that every reading is kept in the history, at least 1. */
export function retentionDays(): number {
  const days = vscode.workspace.getConfiguration().get(SETTINGS.historyRetentionDays);
  return typeof days === 'number' && days >= 1 ? days : DEFAULT_RETENTION_DAYS;
}

/** What the setting of the time zone says: a zone, nothing, or a text that names none. */
export function timeZoneSetting(): { readonly zone?: string; readonly invalid?: string } {
  const value: unknown = vscode.workspace.getConfiguration().get(SETTINGS.timeZone);
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? {} : isTimeZone(text) ? { zone: text } : { invalid: text };
}

/** Calls `listener` when one of these settings has changed. */
export function onDidChangeSettings(settings: readonly string[], listener: () => void): Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (settings.some((setting) => event.affectsConfiguration(setting))) {
      listener();
    }
  });
}

/**
 * Has this window read the user's settings anew, as far as that can be had: not every window hears of what another one has
 * written there. VS Code reads their file after each change of them, also after one that takes away a setting that is not
 * there, and so changes nothing. In a profile that is not the default one it reads the profile's file and not the one that holds
 * the settings of all profiles: there this window knows what VS Code has told it.
 */
export async function renewSettings(): Promise<void> {
  try {
    await writeSetting(NO_SETTING, undefined);
  } catch {
    // A settings file that is being edited, for one. The write that follows says so; without it there is nothing to say.
  }
}

/** Writes a user's setting; `undefined` takes it back to its default. */
export async function writeSetting(setting: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(setting, value, vscode.ConfigurationTarget.Global);
}
