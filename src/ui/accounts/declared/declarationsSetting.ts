import * as vscode from 'vscode';
import { entryId } from '../../../balance/account/accounts.ts';
import { systemClock } from '../../../base/clock.ts';
import type { Declaration } from '../../../providers/declared/declaration.ts';
import { renewSettings, writeSetting } from '../../editor/configuration.ts';
import { SETTINGS } from '../../editor/ids.ts';
import { EditRefused } from '../editProblem.ts';
import { ListWriter } from '../listWriter.ts';

/** Longer than a window takes from reading the settings to having written them. */
const SETTLE_MS = 300;

/** Whatever this window changes in the list of declared providers goes through this one. */
const writer = new ListWriter({
  name: SETTINGS.providers,
  renew: renewSettings,
  read: () => vscode.workspace.getConfiguration().inspect(SETTINGS.providers)?.globalValue,
  write: (entries) => writeSetting(SETTINGS.providers, entries),
  settle: () => new Promise((resolve) => systemClock.after(SETTLE_MS, resolve)),
});

/** Declares a provider in the user's settings, at the end of the list. Throws `EditRefused` when its id is there already. */
export async function addDeclaration(declaration: Declaration): Promise<void> {
  await writer.change((entries) => {
    if (entries.some((entry) => JSON.stringify(entry) === JSON.stringify(declaration))) {
      return entries;
    }
    requireCount(entries, declaration.id, 0);
    return [...entries, declaration];
  });
}

/** Declares the provider of this id otherwise. Throws `EditRefused` when there is none, or more than one. */
export async function replaceDeclaration(id: string, declaration: Declaration): Promise<void> {
  await writer.change((entries) => {
    requireCount(entries, id, 1);
    if (declaration.id !== id) {
      requireCount(entries, declaration.id, 0);
    }
    return entries.map((entry) => (entryId(entry) === id ? declaration : entry));
  });
}

/** Takes the provider of this id out of the user's settings. Throws `EditRefused` when there is none, or more than one. */
export async function removeDeclaration(id: string): Promise<void> {
  await writer.change((entries) => {
    requireCount(entries, id, 1);
    return entries.filter((entry) => entryId(entry) !== id);
  });
}

/** Throws `EditRefused` when nothing could be declared in the user's settings. */
export async function requireDeclarations(): Promise<void> {
  await writer.entries();
}

function requireCount(entries: readonly unknown[], id: string, count: number): void {
  if (entries.filter((entry) => entryId(entry) === id).length !== count) {
    throw new EditRefused({ kind: 'entry-changed' });
  }
}
