import * as vscode from 'vscode';
import { DisposableStore } from '../../base/lifecycle.ts';
import { itemsOf, outputRedactor } from '../editor/redactOutput.ts';
import type { InputResult, StepFrame, StepResult } from './inputBox.ts';

/** One choice of a {@link pickStep}. */
export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

/** Asks to choose one of `choices`; `current` is marked. `onHighlight` is told on which one the user is. */
export function pickStep<T>(
  frame: StepFrame,
  placeholder: string,
  choices: readonly Choice<T>[],
  current: T | undefined,
  onHighlight?: (value: T) => void,
): Promise<StepResult<T>> {
  return new Promise((resolve) => {
    const owned = new DisposableStore();
    const pick = owned.add(vscode.window.createQuickPick<vscode.QuickPickItem & { readonly value: T }>());
    pick.title = outputRedactor.redact(frame.title);
    pick.placeholder = outputRedactor.redact(placeholder);
    pick.items = itemsOf(choices);
    const marked = pick.items.filter(({ value }) => value === current);
    if (marked.length > 0) {
      // An empty list would take away the mark from the first choice, and Enter would do nothing.
      pick.activeItems = marked;
    }
    pick.matchOnDescription = true;
    pick.ignoreFocusOut = true;
    pick.buttons = frame.canGoBack ? [vscode.QuickInputButtons.Back] : [];
    const end = (result: StepResult<T>): void => {
      resolve(result);
      owned.dispose();
    };
    owned.add(
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen !== undefined) {
          end({ kind: 'next', value: chosen.value });
        }
      }),
    );
    owned.add(
      pick.onDidChangeActive(([active]) => {
        if (active !== undefined) {
          onHighlight?.(active.value);
        }
      }),
    );
    owned.add(pick.onDidTriggerButton(() => end({ kind: 'back' })));
    owned.add(pick.onDidHide(() => end({ kind: 'cancel' })));
    pick.show();
  });
}

/** One step of a sequence. It keeps what was entered itself, so that going back and forth loses nothing. */
export type Step = (frame: StepFrame) => Promise<StepResult<unknown> | InputResult>;

/**
 * Runs steps in order, titled `title (1/5)`…; `true` when the last one was passed, `false` after Esc. A function gives the
 * steps anew after each one, where it depends on what was entered which ones follow.
 */
export async function runSteps(title: string, steps: readonly Step[] | (() => readonly Step[])): Promise<boolean> {
  const all = typeof steps === 'function' ? steps : () => steps;
  let index = 0;
  for (let step = all()[index]; step !== undefined; step = all()[index]) {
    const result = await step({ title: `${title} (${index + 1}/${all().length})`, canGoBack: index > 0 });
    switch (result.kind) {
      case 'next':
      case 'skip':
        index++;
        break;
      case 'back':
      case 'detour':
        index--;
        break;
      case 'cancel':
        return false;
    }
  }
  return true;
}
