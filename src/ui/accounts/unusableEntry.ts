import * as vscode from 'vscode';
import type { Catalog } from '../../balance/account/accounts.ts';
import type { Language } from '../../base/language.ts';
import { SETTINGS } from '../editor/ids.ts';
import { messageOf } from '../editor/redactOutput.ts';
import { removeEntry, requireUnusable } from './accountsSetting.ts';
import { EditRefused } from './editProblem.ts';
import { entryOffset } from './entryPlace.ts';

/** An entry as the tree has shown it: its place in the list, and what is said of it. */
export interface ShownEntry {
  readonly index: number | undefined;
  readonly text: string;
  /** It is an entry of the list of declared providers. */
  readonly isDeclaration?: true;
}

/** Opens the user's settings file at the entry; at the list when the entry cannot be found. */
export async function openEntry(shown: ShownEntry | undefined): Promise<void> {
  const setting = shown?.isDeclaration === true ? SETTINGS.providers : SETTINGS.accounts;
  const revealSetting = { key: setting };
  await vscode.commands.executeCommand('workbench.action.openSettingsJson', { revealSetting });
  const editor = vscode.window.activeTextEditor;
  if (shown?.index === undefined || editor?.document.uri.path.endsWith('/settings.json') !== true) {
    return;
  }
  const offset = entryOffset(editor.document.getText(), setting, shown.index);
  if (offset !== undefined) {
    const position = editor.document.positionAt(offset);
    editor.selection = new vscode.Selection(position, position);
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

/** Takes exactly the entry that is shown out of the user's settings, after a confirmation. Throws `EditRefused`. */
export async function runRemoveEntry(
  shown: ShownEntry | undefined,
  catalog: readonly Catalog[],
  language: Language,
): Promise<void> {
  const { t } = language;
  if (shown?.index === undefined || shown.isDeclaration === true) {
    throw new EditRefused({ kind: 'entry-changed' });
  }
  const { index, text } = shown;
  const entry = await requireUnusable({ index, text }, catalog, t);
  const remove = t('Remove');
  const kept = t('All other entries stay, and so does a credential that is stored for it.');
  const chosen = await vscode.window.showWarningMessage(
    messageOf(t('Remove this entry from the settings?')),
    // What is said of the entry, and what becomes of the others, on lines of their own.
    { modal: true, detail: [text, kept].map(messageOf).join('\n\n') },
    remove,
  );
  if (chosen === remove) {
    await removeEntry(index, entry);
  }
}
