import * as vscode from 'vscode';
import { plainText } from '../balance/plainText.ts';
import type { Language } from '../base/language.ts';
import type { Provider } from '../providers/provider.ts';
import { type Movable, type Move, moveTo, neighbourOf, reorderEntries, type View } from './accountOrder.ts';
import { showAnswer, showProblem } from './notifications.ts';
import { messageOf } from './outgoing.ts';
import { setTreeOrder, writeEntries } from './settings.ts';
import { orderedByText } from './treeOrderText.ts';

/** What a move needs to know. */
export interface MoveParts {
  readonly providers: readonly Provider[];
  readonly language: Language;
  /** Accounts as the user sees them. */
  readonly view: View;
}

/** Moves something one place up or down. At the end of its group it stays where it is. */
export async function moveBy(moved: Movable, direction: 'up' | 'down', parts: MoveParts): Promise<void> {
  const target = neighbourOf(moved, direction, parts.view.arrangement);
  // Where places are not the user's own, that is said, also at the ends.
  await carryOut(target === undefined ? moveTo(moved, moved, parts.view) : moveTo(moved, target, parts.view), parts);
}

/** Moves what was dropped; says what keeps it from being moved, as nobody else would. */
export async function drop(moved: Movable, target: Movable | undefined, parts: MoveParts): Promise<void> {
  try {
    await carryOut(moveTo(moved, target, parts.view), parts);
  } catch (error) {
    // VS Code's own errors, of a settings file that cannot be written, tell what to do.
    showProblem(plainText(error instanceof Error ? error.message : String(error)));
  }
}

async function carryOut(move: Move, { providers, language }: MoveParts): Promise<void> {
  const { t } = language;
  switch (move.kind) {
    case 'moved':
      await writeEntries((entries) => reorderEntries(entries, move.order, providers));
      return;
    case 'unchanged':
      return;
    case 'other-provider':
      showAnswer(t('An account stays with its provider. Without groups it can be moved anywhere.'));
      return;
    case 'ordered': {
      const change = t('Use Own Order');
      const chosen = await vscode.window.showInformationMessage(messageOf(orderedByText(move.by, language)), change);
      if (chosen !== undefined) {
        await setTreeOrder('own');
      }
      return;
    }
  }
}
