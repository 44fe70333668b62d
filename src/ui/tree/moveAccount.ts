import * as vscode from 'vscode';
import type { Language } from '../../base/language.ts';
import type { Provider } from '../../providers/provider.ts';
import { orderEntries } from '../accounts/accountsSetting.ts';
import { failureText } from '../accounts/failureText.ts';
import { showError, showInfo } from '../editor/messages.ts';
import { messageOf } from '../editor/redactOutput.ts';
import { type Movable, type Move, moveTo, neighbourOf, newestView, reorderEntries, type View } from './accountOrder.ts';
import { orderedByText } from './orderText.ts';
import { setTreeOrder } from './settings.ts';

/** What a move needs to know. */
export interface MoveParts {
  readonly providers: readonly Provider[];
  readonly language: Language;
  /** Accounts as the user sees them. */
  readonly view: View;
}

/** Moves something one place up or down. At the end of its group it stays where it is. */
export async function moveBy(moved: Movable, direction: 'up' | 'down', parts: MoveParts): Promise<void> {
  await carryOut((view) => {
    // Where places are not the user's own, that is said, also at the ends.
    const target = neighbourOf(moved, direction, view.arrangement) ?? moved;
    return moveTo(moved, target, view);
  }, parts);
}

/** Moves what was dropped; says what keeps it from being moved, as nobody else would. */
export async function drop(moved: Movable, target: Movable | undefined, parts: MoveParts): Promise<void> {
  try {
    await carryOut((view) => moveTo(moved, target, view), parts);
  } catch (error) {
    showError(failureText(error, parts.language));
  }
}

/** Makes a move among the accounts as they stand when its turn comes: those before it may have moved them meanwhile. */
async function carryOut(moveIn: (view: View) => Move, { view, providers, language }: MoveParts): Promise<void> {
  const { t } = language;
  let move: Move = { kind: 'unchanged' };
  if (view.order !== 'own') {
    move = moveIn(view);
  } else {
    await orderEntries((entries) => {
      move = moveIn(newestView(view, entries, providers));
      return move.kind === 'moved' ? reorderEntries(entries, move.order, providers) : entries;
    });
  }
  switch (move.kind) {
    case 'moved':
    case 'unchanged':
      return;
    case 'other-provider':
      showInfo(t('An account stays with its provider. Without groups it can be moved anywhere.'));
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
