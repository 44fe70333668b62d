import * as vscode from 'vscode';
import { DisposableStore } from '../base/lifecycle.ts';
import { itemsOf, messageOf, outgoing } from './outgoing.ts';

/** How a step ended: with a value, with the wish to see the step before, or with Esc. */
export type StepResult<T> =
  | { readonly kind: 'next'; readonly value: T }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancel' };

/** An input can also end with the wish to enter something else first; what was typed so far is kept in `value`. */
export type InputResult = StepResult<string> | { readonly kind: 'detour'; readonly value: string };

/** What all steps have in common. */
export interface StepFrame {
  /** Already with its place: `Add Account (1/5)`. */
  readonly title: string;
  readonly canGoBack: boolean;
}

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
    pick.title = outgoing.redact(frame.title);
    pick.placeholder = outgoing.redact(placeholder);
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

/** A button beside an input: what it looks like and what a click does. */
export interface StepButton {
  readonly icon: string;
  readonly tooltip: string;
  /** `stay`: the input goes on; `accept`: it ends with the present value, unchecked by `submit`; `detour`: see {@link InputResult}. */
  run(): 'stay' | 'accept' | 'detour';
}

/** What is wrong with a value that looked right, and a way to go on all the same where there is one. */
export interface SubmitProblem {
  readonly text: string;
  readonly button?: StepButton;
}

/** An input of one line. */
export interface InputStep {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly password?: true;
  readonly buttons?: readonly StepButton[];
  /** What is wrong with the value so far; checked as the user types. Plain text. */
  validate(value: string): string | undefined;
  /** Checked when the user is done; the input stays, with its value, when there is something wrong. Aborted by Esc. */
  submit?(value: string, signal: AbortSignal): Promise<SubmitProblem | undefined>;
}

/** Asks for one line of text, trimmed. */
export function inputStep(frame: StepFrame, step: InputStep): Promise<InputResult> {
  return new Promise((resolve) => {
    const owned = new DisposableStore();
    const abort = new AbortController();
    owned.add({ dispose: () => abort.abort() });
    const input = owned.add(vscode.window.createInputBox());
    input.title = outgoing.redact(frame.title);
    input.prompt = messageOf(step.prompt);
    input.placeholder = outgoing.redact(step.placeholder ?? '');
    input.value = step.value;
    input.password = step.password ?? false;
    input.ignoreFocusOut = true;
    const showButtons = (more: readonly StepButton[]): void => {
      const own = [...(step.buttons ?? []), ...more].map((button) => ({
        iconPath: new vscode.ThemeIcon(button.icon),
        tooltip: outgoing.redact(button.tooltip),
        run: () => button.run(),
      }));
      input.buttons = frame.canGoBack ? [vscode.QuickInputButtons.Back, ...own] : own;
    };
    showButtons([]);
    const end = (result: InputResult): void => {
      resolve(result);
      owned.dispose();
    };
    const finish = (): void => {
      const value = input.value.trim();
      const problem = step.validate(value);
      if (problem === undefined) {
        end({ kind: 'next', value });
      } else {
        input.validationMessage = messageOf(problem);
      }
    };
    const accept = async (): Promise<void> => {
      const value = input.value.trim();
      if (step.submit === undefined || step.validate(value) !== undefined) {
        finish();
        return;
      }
      input.busy = true;
      input.enabled = false;
      const problem = await step.submit(value, abort.signal);
      if (abort.signal.aborted) {
        return;
      }
      input.busy = false;
      input.enabled = true;
      if (problem === undefined) {
        finish();
      } else {
        input.validationMessage = messageOf(problem.text);
        showButtons(problem.button === undefined ? [] : [problem.button]);
      }
    };
    owned.add(
      input.onDidChangeValue((value) => {
        // An empty input is not wrong yet: the user has only begun.
        const problem = value.trim() === '' ? undefined : step.validate(value.trim());
        input.validationMessage = problem === undefined ? undefined : messageOf(problem);
      }),
    );
    owned.add(input.onDidAccept(() => void accept()));
    owned.add(
      input.onDidTriggerButton((button) => {
        const wish = 'run' in button && typeof button.run === 'function' ? button.run() : 'back';
        if (wish === 'accept') {
          finish();
        } else if (wish !== 'stay') {
          end(wish === 'detour' ? { kind: 'detour', value: input.value.trim() } : { kind: 'back' });
        }
      }),
    );
    owned.add(input.onDidHide(() => end({ kind: 'cancel' })));
    input.show();
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
