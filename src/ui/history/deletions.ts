import * as vscode from 'vscode';
import type { Language } from '../../base/language.ts';
import type { Undo } from '../../store/port/store.ts';
import { showError, showInfo } from '../editor/messages.ts';
import { messageOf } from '../editor/redactOutput.ts';

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

  /** Undoes what was done last. */
  async undo(): Promise<void> {
    const last = this.#done.at(-1);
    if (last === undefined) {
      showInfo(this.#language.t('Nothing was deleted from a history in this window.'));
    } else {
      this.#undo(last);
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
