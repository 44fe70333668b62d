import * as vscode from 'vscode';
import { type Language, localeFor } from '../../base/language.ts';

/** The language of all texts, and of the numbers and dates in them. */
export const language: Language = {
  t: (message, ...args) => vscode.l10n.t(message, ...args),
  locale: localeFor(vscode.env.language),
};
