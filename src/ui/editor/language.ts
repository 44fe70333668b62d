import * as vscode from 'vscode';
import { type Language, localeFor } from '../../base/language.ts';

let timeZone: string | undefined;

/** Has days and times told in a time zone from now on. It is kept, as many of them are told in each draw. */
export function tellTimesIn(zone: string | undefined): void {
  timeZone = zone;
}

/** The language of all texts, and of the numbers and dates in them. */
export const language: Language = {
  t: (message, ...args) => vscode.l10n.t(message, ...args),
  get timeZone() {
    return timeZone;
  },
  locale: localeFor(vscode.env.language),
};
