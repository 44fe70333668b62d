import * as vscode from 'vscode';
import { DisposableStore } from '../../base/lifecycle.ts';
import { messageOf, outputRedactor } from '../editor/redactOutput.ts';

/** How a step ended: with a value, with the wish to see the step before and what stood here until then, or with Esc. */
export type StepResult<T> =
  | { readonly kind: 'next'; readonly value: T }
  | { readonly kind: 'back'; readonly value?: T }
  | { readonly kind: 'cancel' };

/**
 * An input can also end with the wish to enter something else first, where what was typed so far is kept in `value`, or to
 * enter nothing.
 */
export type InputResult =
  | StepResult<string>
  | { readonly kind: 'detour'; readonly value: string }
  | { readonly kind: 'skip' };

/** What all steps have in common. */
export interface StepFrame {
  readonly title: string;
  /** The place in a sequence, from 1 on; VS Code puts both behind the title: `Add Account (1/5)`. */
  readonly step?: number;
  readonly totalSteps?: number;
  readonly canGoBack: boolean;
}

/** A button beside an input: what it looks like and what a click does. */
export interface StepButton {
  readonly icon: string;
  readonly tooltip: string;
  /**
   * `stay`: the input goes on; `accept`: it ends with the present value, unchecked by `submit`; `detour` and `skip`: see
   * {@link InputResult}.
   */
  run(): 'stay' | 'accept' | 'detour' | 'skip';
}

/** What is wrong with a value that looked right, and a way to go on all the same where there is one. */
export interface SubmitProblem {
  readonly text: string;
  readonly button?: StepButton;
}

/** What a value that was put in as a whole has become. */
export interface Taken {
  /** Takes the place of what was put in. */
  readonly value: string;
  /** Plain text. */
  readonly note?: string;
  /** Whether `note` tells what is wrong, so that the step cannot end with this value. */
  readonly isProblem?: true;
  /** Whether the step ends as a detour: something else has to be asked first. */
  readonly isDetour?: true;
}

/** An input of one line. */
export interface InputStep {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly password?: true;
  readonly buttons?: readonly StepButton[];
  /** Said from the beginning, until something is typed. Plain text. */
  readonly note?: string;
  /** The value that is meant by what was typed or pasted; without blanks at both ends when left out. */
  clean?(text: string): string;
  /** Looks at what was put in at once, as by pasting, and at the value when the user is done; `undefined` leaves it. */
  take?(value: string): Taken | undefined;
  /** What is wrong with the value so far; checked as the user types. Plain text. */
  validate(value: string): string | undefined;
  /** What a value that is not wrong would bring, said as the user types, and of an empty line, too. Plain text. */
  preview?(value: string): string | undefined;
  /** Said while `submit` is at it. Plain text. */
  readonly trying?: string;
  /** Checked when the user is done; the input stays, with its value, when there is something wrong. Aborted by Esc. */
  submit?(value: string, signal: AbortSignal): Promise<SubmitProblem | undefined>;
}

const { Error: PROBLEM, Info: NOTE } = vscode.InputBoxValidationSeverity;

/** Asks for one line of text. */
export function inputStep(frame: StepFrame, step: InputStep): Promise<InputResult> {
  return new Promise((resolve) => new OpenInput(frame, step, resolve).show());
}

/** An input while it is open. */
class OpenInput {
  readonly #frame: StepFrame;
  readonly #step: InputStep;
  readonly #resolve: (result: InputResult) => void;
  readonly #owned = new DisposableStore();
  readonly #abort = new AbortController();
  readonly #input: vscode.InputBox;
  /** The value before the latest change. */
  #before: string;

  constructor(frame: StepFrame, step: InputStep, resolve: (result: InputResult) => void) {
    this.#frame = frame;
    this.#step = step;
    this.#resolve = resolve;
    this.#before = step.value;
    this.#owned.add({ dispose: () => this.#abort.abort() });
    const input = this.#owned.add(vscode.window.createInputBox());
    this.#input = input;
    input.title = outputRedactor.redact(frame.title);
    input.step = frame.step;
    input.totalSteps = frame.totalSteps;
    input.prompt = messageOf(step.prompt);
    input.placeholder = outputRedactor.redact(step.placeholder ?? '');
    input.value = step.value;
    input.password = step.password ?? false;
    input.ignoreFocusOut = true;
    this.#showButtons([]);
    this.#say(step.note, NOTE);
    this.#owned.add(input.onDidChangeValue((value) => this.#changed(value)));
    this.#owned.add(input.onDidAccept(() => void this.#accept()));
    this.#owned.add(input.onDidTriggerButton((button) => this.#pressed(button)));
    this.#owned.add(input.onDidHide(() => this.#end({ kind: 'cancel' })));
  }

  show(): void {
    this.#input.show();
  }

  #changed(value: string): void {
    const isPasted = insertedLength(this.#before, value) > 1;
    this.#before = value;
    if (isPasted && this.#take() !== 'left') {
      return;
    }
    // An empty input is not wrong yet: the user has only begun.
    const meant = this.#meant();
    const problem = meant === '' ? undefined : this.#step.validate(meant);
    if (problem === undefined) {
      this.#say(this.#step.preview?.(meant), NOTE);
    } else {
      this.#say(problem, PROBLEM);
    }
  }

  /** Whether the value was left as it is, or has become one that the step can end with. */
  #take(): 'left' | 'taken' | 'stopped' {
    const taken = this.#step.take?.(this.#input.value);
    if (taken === undefined) {
      return 'left';
    }
    this.#before = taken.value;
    // A secret half must not stay on the screen.
    this.#input.value = taken.value;
    this.#say(taken.note, taken.isProblem ? PROBLEM : NOTE);
    if (taken.isDetour) {
      this.#end({ kind: 'detour', value: taken.value });
    }
    return taken.isDetour || taken.isProblem || taken.value === '' ? 'stopped' : 'taken';
  }

  async #accept(): Promise<void> {
    if (this.#take() === 'stopped') {
      return;
    }
    const value = this.#meant();
    const { submit, validate } = this.#step;
    if (submit === undefined || validate(value) !== undefined) {
      this.#finish();
      return;
    }
    this.#say(this.#step.trying, NOTE);
    this.#input.busy = true;
    this.#input.enabled = false;
    const problem = await submit(value, this.#abort.signal);
    if (this.#abort.signal.aborted) {
      return;
    }
    this.#input.busy = false;
    this.#input.enabled = true;
    if (problem === undefined) {
      this.#finish();
      return;
    }
    this.#say(problem.text, PROBLEM);
    this.#showButtons(problem.button === undefined ? [] : [problem.button]);
  }

  #pressed(button: vscode.QuickInputButton): void {
    const wish = 'run' in button && typeof button.run === 'function' ? button.run() : 'back';
    if (wish === 'accept' && this.#take() !== 'stopped') {
      this.#finish();
    } else if (wish === 'detour') {
      this.#end({ kind: 'detour', value: this.#meant() });
    } else if (wish === 'back') {
      this.#end({ kind: 'back', value: this.#meant() });
    } else if (wish === 'skip') {
      this.#end({ kind: 'skip' });
    }
  }

  #finish(): void {
    const value = this.#meant();
    const problem = this.#step.validate(value);
    if (problem === undefined) {
      this.#end({ kind: 'next', value });
    } else {
      this.#say(problem, PROBLEM);
    }
  }

  #meant(): string {
    return this.#step.clean?.(this.#input.value) ?? this.#input.value.trim();
  }

  #say(text: string | undefined, severity: vscode.InputBoxValidationSeverity): void {
    this.#input.validationMessage = text === undefined ? undefined : { message: messageOf(text), severity };
  }

  #showButtons(more: readonly StepButton[]): void {
    const own = [...(this.#step.buttons ?? []), ...more].map((button) => ({
      iconPath: new vscode.ThemeIcon(button.icon),
      tooltip: outputRedactor.redact(button.tooltip),
      run: () => button.run(),
    }));
    this.#input.buttons = this.#frame.canGoBack ? [vscode.QuickInputButtons.Back, ...own] : own;
  }

  #end(result: InputResult): void {
    this.#resolve(result);
    this.#owned.dispose();
  }
}

/** How many characters were put in at once to make `after` of `before`. */
function insertedLength(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) {
    head++;
  }
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail++;
  }
  return after.length - head - tail;
}
