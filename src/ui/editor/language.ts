import * as vscode from 'vscode';
import type { Language } from '../../base/language.ts';

/** The language of the window. */
export const language: Language = {
  t: (message, ...args) => vscode.l10n.t(message, ...args),
  locale: vscode.env.language,
};
