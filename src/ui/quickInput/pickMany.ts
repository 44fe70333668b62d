import * as vscode from 'vscode';
import { DisposableStore } from '../../base/lifecycle.ts';
import { itemsOf, outputRedactor } from '../editor/redactOutput.ts';
import type { StepFrame, StepResult } from './inputBox.ts';
import type { Choice } from './steps.ts';

/**
 * Asks to tick any number of `choices`; `ticked` are so already. `onChange` is told what is ticked as the user ticks. What
 * `canTick` forbids is shown and loses its tick at once.
 */
export function pickManyStep<T>(
  frame: StepFrame,
  placeholder: string,
  choices: readonly Choice<T>[],
  ticked: readonly T[],
  onChange: (values: readonly T[]) => void,
  canTick: (value: T) => boolean = () => true,
): Promise<StepResult<readonly T[]>> {
  return new Promise((resolve) => {
    const owned = new DisposableStore();
    const pick = owned.add(vscode.window.createQuickPick<vscode.QuickPickItem & { readonly value: T }>());
    pick.title = outputRedactor.redact(frame.title);
    pick.placeholder = outputRedactor.redact(placeholder);
    pick.canSelectMany = true;
    pick.items = itemsOf(choices);
    pick.selectedItems = pick.items.filter(({ value }) => ticked.includes(value));
    pick.matchOnDescription = true;
    pick.ignoreFocusOut = true;
    pick.buttons = frame.canGoBack ? [vscode.QuickInputButtons.Back] : [];
    const values = (): readonly T[] => pick.selectedItems.map(({ value }) => value);
    const end = (result: StepResult<readonly T[]>): void => {
      resolve(result);
      owned.dispose();
    };
    owned.add(
      pick.onDidChangeSelection((items) => {
        const allowed = items.filter(({ value }) => canTick(value));
        if (allowed.length < items.length) {
          pick.selectedItems = allowed;
        }
        onChange(values());
      }),
    );
    owned.add(pick.onDidAccept(() => end({ kind: 'next', value: values() })));
    owned.add(pick.onDidTriggerButton(() => end({ kind: 'back' })));
    owned.add(pick.onDidHide(() => end({ kind: 'cancel' })));
    pick.show();
  });
}
