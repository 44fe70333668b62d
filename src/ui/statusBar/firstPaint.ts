import * as vscode from 'vscode';
import { SETTINGS } from '../editor/ids.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import { BACKGROUNDS, createItem } from './item.ts';
import { type LastPaintMemory, lastPaintMemory } from './lastPaint.ts';

/** Everything of the user's settings that the item in the status bar depends on. */
export const PAINT_SETTINGS: readonly string[] = [
  SETTINGS.accounts,
  SETTINGS.statusBarShow,
  SETTINGS.statusBarPinned,
  SETTINGS.statusBarShowName,
  SETTINGS.statusBarNumbers,
  SETTINGS.statusBarAlignment,
];

/** What the status bar showed last, with the settings and the language of this window. */
export function paintMemory(memento: vscode.Memento): LastPaintMemory {
  return lastPaintMemory(memento, () => {
    const configuration = vscode.workspace.getConfiguration();
    return [vscode.env.language, ...PAINT_SETTINGS.map((setting) => configuration.get(setting))];
  });
}

/** Shows again what the status bar showed last, marked as out of date. `undefined` when nothing of it holds any more. */
export function paintFirst(memento: vscode.Memento): vscode.StatusBarItem | undefined {
  const paint = paintMemory(memento).read();
  if (paint === undefined) {
    return undefined;
  }
  const item = createItem(paint.alignment);
  item.text = outputRedactor.redact(paint.text);
  item.backgroundColor = BACKGROUNDS[paint.level];
  item.accessibilityInformation = { label: outputRedactor.redact(paint.spoken) };
  item.show();
  return item;
}
