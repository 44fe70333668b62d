import type * as api from 'vscode';
import { failTest } from './mistakes.ts';
import type { Panel } from './panel.ts';
import { clearScreen } from './quickInput.ts';
import type { StatusBarItem } from './statusBarItem.ts';
import type { TreeView } from './treeView.ts';

/** What tests set, and what was made through VS Code's functions. */
export const made = {
  settings: new Map<string, unknown>(),
  treeViews: [] as api.TreeViewOptions<unknown>[],
  /** The trees themselves, with what stands around their rows and what is selected in them. */
  trees: [] as TreeView[],
  panels: [] as Panel[],
  /** The items of the status bar, gone ones too. */
  items: [] as StatusBarItem[],
  /** Restores panels after a reload of the window, by their type. */
  serializers: new Map<string, api.WebviewPanelSerializer>(),
  commands: new Map<string, (target?: unknown) => Promise<void>>(),
  tools: new Map<string, api.LanguageModelTool<unknown>>(),
  /** Commands that were run, each with what it was given. */
  executed: [] as (readonly unknown[])[],
  /** What was said, whatever the kind of the message. */
  messages: [] as string[],
  /** Each message: its kind, its text and its buttons. */
  shown: [] as (readonly [kind: string, text: string, ...buttons: readonly string[]])[],
  /** What stands below the text of modal messages. */
  details: [] as string[],
  /** What each list offered: its labels. */
  lists: [] as (readonly string[])[],
  /** What is chosen in the next messages and lists; nothing once they are used up. It has to be on offer. */
  answers: [] as (string | undefined)[],
  /** The button that the user presses on messages, where `answers` says nothing. */
  answer: undefined as string | undefined,
  clipboard: '',
  /** Addresses that were opened outside. */
  opened: [] as string[],
  /** The file that the user chooses in dialogs, by its path; none is Esc. */
  file: undefined as string | undefined,
  /** What dialogs for files were asked for. */
  dialogs: [] as (api.OpenDialogOptions | api.SaveDialogOptions)[],
  files: new Map<string, Uint8Array>(),
  /** Why neither files nor settings can be written. */
  readOnly: undefined as Error | undefined,
  logged: [] as string[],
};

/** Takes back everything that tests set and that was made, but for commands and views. */
export function forgetMade(): void {
  for (const list of [made.settings, made.serializers, made.files, made.commands, made.tools]) {
    list.clear();
  }
  for (const list of [made.panels, made.executed, made.messages, made.shown, made.details, made.lists, made.answers]) {
    list.length = 0;
  }
  made.items.length = 0;
  for (const list of [made.opened, made.dialogs, made.logged]) {
    list.length = 0;
  }
  clearScreen();
  made.answer = undefined;
  made.file = undefined;
  made.readOnly = undefined;
  made.clipboard = '';
}

/** What the user chooses of what is on offer. */
export function chosen<T>(offers: readonly T[], labelOf: (offer: T) => unknown): T | undefined {
  const answer = made.answers.shift();
  if (answer === undefined) {
    return made.answer === undefined ? undefined : offers.find((offer) => labelOf(offer) === made.answer);
  }
  return offers.find((offer) => labelOf(offer) === answer) ?? failTest(`"${answer}" is not on offer`);
}
