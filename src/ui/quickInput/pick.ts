import * as vscode from 'vscode';
import { DisposableStore } from '../../base/lifecycle.ts';
import { itemsOf, outputRedactor } from '../editor/redactOutput.ts';
import type { StepFrame, StepResult } from './inputBox.ts';

/** One choice of a pick. */
export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** The heading that it stands below; one for several choices that follow each other. */
  readonly group?: string;
  readonly value: T;
}

type OpenPick<T> = vscode.QuickPick<vscode.QuickPickItem & { readonly value: T }>;

const SEPARATOR = vscode.QuickPickItemKind.Separator;

/** The choices with their headings between them. */
function grouped<T>(choices: readonly Choice<T>[]): readonly (Choice<T> & { readonly kind?: typeof SEPARATOR })[] {
  return choices.flatMap((choice, place) => {
    const { group, value } = choice;
    const isFirst = group !== undefined && group !== choices[place - 1]?.group;
    return isFirst ? [{ label: group, kind: SEPARATOR, value }, choice] : [choice];
  });
}

/** What happens while one is chosen. */
export interface PickListeners<T> {
  /** Told on which one the user is. */
  onHighlight?(value: T): void;
  /**
   * What is offered before all others for what was typed, which is taken off the screen then; a text says why it is taken off
   * without an offer. Must not reject.
   */
  suggest?(text: string): Promise<Choice<T> | string | undefined>;
}

/** Asks to choose one of `choices`; `current` is marked. */
export function pickStep<T>(
  frame: StepFrame,
  placeholder: string,
  choices: readonly Choice<T>[],
  current: T | undefined,
  { onHighlight, suggest }: PickListeners<T> = {},
): Promise<StepResult<T>> {
  return ask(frame, placeholder, choices, (pick: OpenPick<T>, owned) => {
    const marked = pick.items.filter(({ kind, value }) => kind !== SEPARATOR && value === current);
    if (marked.length > 0) {
      // An empty list would take away the mark from the first choice, and Enter would do nothing.
      pick.activeItems = marked;
    }
    owned.add(
      pick.onDidChangeActive(([active]) => {
        if (active !== undefined) {
          onHighlight?.(active.value);
        }
      }),
    );
    if (suggest !== undefined) {
      owned.add(pick.onDidChangeValue((text) => offerFor(text, pick, choices, suggest)));
    }
    return (kind) => (kind === 'back' ? pick.activeItems : pick.selectedItems).map(({ value }) => ({ kind, value }))[0];
  });
}

/** Offers what is suggested for a typed text before all other choices. */
async function offerFor<T>(
  text: string,
  pick: OpenPick<T>,
  choices: readonly Choice<T>[],
  suggest: NonNullable<PickListeners<T>['suggest']>,
): Promise<void> {
  if (text === '') {
    return;
  }
  const suggested = await suggest(text);
  if (pick.value !== text) {
    return;
  }
  pick.items = itemsOf(grouped(typeof suggested === 'object' ? [suggested, ...choices] : choices));
  if (typeof suggested === 'string') {
    pick.placeholder = outputRedactor.redact(suggested);
  }
  if (suggested !== undefined) {
    // It may hold a secret, which is not to stay on the screen.
    pick.value = '';
  }
}

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
  return ask(frame, placeholder, choices, (pick: OpenPick<T>, owned) => {
    const values = (): readonly T[] => pick.selectedItems.map(({ value }) => value);
    pick.canSelectMany = true;
    pick.selectedItems = pick.items.filter(({ kind, value }) => kind !== SEPARATOR && ticked.includes(value));
    owned.add(
      pick.onDidChangeSelection((items) => {
        const allowed = items.filter(({ value }) => canTick(value));
        if (allowed.length < items.length) {
          pick.selectedItems = allowed;
        }
        onChange(values());
      }),
    );
    return (kind) => ({ kind, value: values() });
  });
}

/** Shows a pick as `prepare` makes it. What that returns says how the pick ends with Enter, where `undefined` leaves it open, and with Back. */
function ask<T, R>(
  frame: StepFrame,
  placeholder: string,
  choices: readonly Choice<T>[],
  prepare: (pick: OpenPick<T>, owned: DisposableStore) => (kind: 'next' | 'back') => StepResult<R> | undefined,
): Promise<StepResult<R>> {
  return new Promise((resolve) => {
    const owned = new DisposableStore();
    const pick: OpenPick<T> = owned.add(vscode.window.createQuickPick());
    pick.title = outputRedactor.redact(frame.title);
    pick.step = frame.step;
    pick.totalSteps = frame.totalSteps;
    pick.placeholder = outputRedactor.redact(placeholder);
    pick.items = itemsOf(grouped(choices));
    pick.matchOnDescription = true;
    pick.ignoreFocusOut = true;
    pick.buttons = frame.canGoBack ? [vscode.QuickInputButtons.Back] : [];
    const accepted = prepare(pick, owned);
    const end = (result: StepResult<R> | undefined): void => {
      if (result !== undefined) {
        resolve(result);
        owned.dispose();
      }
    };
    owned.add(pick.onDidAccept(() => end(accepted('next'))));
    owned.add(pick.onDidTriggerButton(() => end(accepted('back') ?? { kind: 'back' })));
    owned.add(pick.onDidHide(() => end({ kind: 'cancel' })));
    pick.show();
  });
}
