import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type * as api from 'vscode';
import { EventEmitter, QuickInputButtons, QuickPickItemKind } from './values.ts';

/** The input that is open, and who waits for one to open. */
const screen: { open: QuickInput | undefined; opened: PromiseWithResolvers<QuickInput> } = {
  open: undefined,
  opened: Promise.withResolvers(),
};

/** What inputs have in common, and what a user does with them. */
class QuickInput implements api.QuickInput {
  title: string | undefined;
  step: number | undefined;
  totalSteps: number | undefined;
  enabled = true;
  busy = false;
  ignoreFocusOut = false;
  value = '';
  placeholder: string | undefined;
  buttons: readonly api.QuickInputButton[] = [];
  readonly changed = new EventEmitter<string>();
  readonly accepted = new EventEmitter<void>();
  readonly triggered = new EventEmitter<api.QuickInputButton>();
  readonly hidden = new EventEmitter<void>();
  readonly onDidChangeValue = this.changed.event;
  readonly onDidAccept = this.accepted.event;
  readonly onDidTriggerButton = this.triggered.event;
  readonly onDidHide = this.hidden.event;

  /** The title as VS Code shows it, with the place behind it. */
  get heading(): string {
    return this.step === undefined ? `${this.title}` : `${this.title} (${this.step}/${this.totalSteps})`;
  }

  show(): void {
    screen.open = this;
    screen.opened.resolve(this);
    screen.opened = Promise.withResolvers();
  }

  hide(): void {
    if (screen.open === this) {
      screen.open = undefined;
      this.hidden.fire();
    }
  }

  dispose(): void {
    this.hide();
  }

  /** The user clicks a button. */
  press(tooltip: string): void {
    const button = this.buttons.find((each) => each.tooltip === tooltip);
    this.triggered.fire(button ?? assert.fail(`there is no button "${tooltip}"`));
  }

  back(): void {
    assert.ok(this.buttons.includes(QuickInputButtons.Back), 'there is no way back');
    this.triggered.fire(QuickInputButtons.Back);
  }
}

/** A list to choose from. */
export class QuickPick<T extends api.QuickPickItem> extends QuickInput implements api.QuickPick<T> {
  #items: readonly T[] = [];
  canSelectMany = false;
  matchOnDescription = false;
  matchOnDetail = false;
  activeItems: readonly T[] = [];
  selectedItems: readonly T[] = [];
  readonly #active = new EventEmitter<readonly T[]>();
  readonly #selection = new EventEmitter<readonly T[]>();
  readonly onDidChangeActive = this.#active.event;
  readonly onDidChangeSelection = this.#selection.event;
  readonly onDidTriggerItemButton = new EventEmitter<never>().event;

  get items(): readonly T[] {
    return this.#items;
  }

  set items(items: readonly T[]) {
    this.#items = items;
    this.activeItems = items.filter(({ kind }) => kind !== QuickPickItemKind.Separator).slice(0, 1);
  }

  get labels(): readonly string[] {
    return this.items.filter(({ kind }) => kind !== QuickPickItemKind.Separator).map(({ label }) => label);
  }

  /** The headings with the labels below each. */
  get groups(): readonly (readonly string[])[] {
    const groups: string[][] = [];
    for (const { kind, label } of this.items) {
      if (kind === QuickPickItemKind.Separator) {
        groups.push([]);
      }
      groups.at(-1)?.push(label);
    }
    return groups;
  }

  /** The user types a text, or pastes it; resolves when what comes of it is shown. */
  async enterText(text: string): Promise<void> {
    this.value = text;
    this.changed.fire(text);
    await setImmediate();
  }

  /** The user goes to an item. */
  highlight(label: string): void {
    this.activeItems = [this.#item(label)];
    this.#active.fire(this.activeItems);
  }

  /** The user ticks these items, and no other. */
  tick(...labels: readonly string[]): void {
    assert.ok(this.canSelectMany, 'there is nothing to tick');
    this.selectedItems = labels.map((label) => this.#item(label));
    this.#selection.fire(this.selectedItems);
  }

  /** The user presses Enter, on an item where one is named. */
  enter(label?: string): void {
    if (label !== undefined) {
      this.highlight(label);
    }
    if (!this.canSelectMany) {
      this.selectedItems = this.activeItems;
    }
    this.accepted.fire();
  }

  #item(label: string): T {
    return this.items.find((item) => item.label === label) ?? assert.fail(`"${label}" is not on offer`);
  }
}

/** A line to type into. */
export class InputBox extends QuickInput implements api.InputBox {
  valueSelection: readonly [number, number] | undefined;
  password = false;
  prompt: string | undefined;
  validationMessage: string | api.InputBoxValidationMessage | undefined;

  /** What is said below the line. */
  get note(): string | undefined {
    const said = this.validationMessage;
    return typeof said === 'object' ? said.message : said;
  }

  /** The user types, one character after the other. */
  type(text: string): void {
    for (const character of text) {
      this.paste(this.value + character);
    }
  }

  /** The user puts in a text at once, in place of what stands there. */
  paste(text: string): void {
    this.value = text;
    this.changed.fire(text);
  }

  enter(): void {
    assert.ok(this.enabled, 'nobody can press Enter while it is busy');
    this.accepted.fire();
  }
}

/** The list of this heading, as soon as it is open. */
export async function pickOf(heading: string): Promise<QuickPick<api.QuickPickItem>> {
  const input = await inputOf(heading);
  return input instanceof QuickPick ? input : assert.fail(`"${heading}" is no list`);
}

/** The line of this heading, as soon as it is open. */
export async function boxOf(heading: string): Promise<InputBox> {
  const input = await inputOf(heading);
  return input instanceof InputBox ? input : assert.fail(`"${heading}" is no line`);
}

/** Whether an input is open. */
export function isInputOpen(): boolean {
  return screen.open !== undefined;
}

/** The window is another one: an input of a test that failed is not there. */
export function clearScreen(): void {
  screen.open = undefined;
  screen.opened = Promise.withResolvers();
}

async function inputOf(heading: string): Promise<QuickInput> {
  const input = screen.open ?? (await screen.opened.promise);
  assert.equal(input.heading, heading);
  return input;
}
