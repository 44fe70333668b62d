import * as vscode from 'vscode';
import type { Language } from '../../base/language.ts';
import type { Undo } from '../../store/port/store.ts';
import { showError, showInfo } from '../editor/messages.ts';
import { itemsOf, messageOf } from '../editor/redactOutput.ts';

/** What was deleted in this window, the latest last, to be undone until it is closed. */
export class Deletions {
  readonly #language: Language;
  readonly #done: { readonly text: string; readonly undo: Undo }[] = [];

  constructor(language: Language) {
    this.#language = language;
  }

  /** Says what was done, and offers to undo it. `undefined`: it could not be done. */
  async done(undo: Undo | undefined, text: string): Promise<void> {
    const { t } = this.#language;
    if (undo === undefined) {
      showError(
        t('The history is locked or cannot be written at the moment, so nothing was deleted. Try again later.'),
      );
      return;
    }
    const entry = { text, undo };
    this.#done.push(entry);
    const back = t('Undo');
    if ((await vscode.window.showInformationMessage(messageOf(text), back)) === back) {
      this.#undo(entry);
    }
  }

  /** Undoes what was done, by choice where it is more than one thing: what cannot be undone any more is in the way of no other. */
  async undo(): Promise<void> {
    const { t } = this.#language;
    const items = this.#done.map((entry) => ({ label: entry.text, entry })).reverse();
    const [only] = items;
    if (only === undefined) {
      showInfo(t('Nothing was deleted from a history in this window.'));
      return;
    }
    const options = { placeHolder: t('What is undone?'), ignoreFocusOut: true };
    const picked = items.length === 1 ? only : await vscode.window.showQuickPick(itemsOf(items), options);
    if (picked !== undefined) {
      this.#undo(picked.entry);
    }
  }

  #undo(entry: { readonly text: string; readonly undo: Undo }): void {
    const { t } = this.#language;
    const place = this.#done.indexOf(entry);
    if (place < 0) {
      showInfo(t('This was undone already.'));
    } else if (entry.undo()) {
      this.#done.splice(place, 1);
      showInfo(t('Undone: {0}', entry.text));
    } else {
      showError(
        t(
          'The history is locked, cannot be written, or was begun anew, imported into or thinned since, so nothing was undone. Undo what was done later, or try again later.',
        ),
      );
    }
  }
}
