import * as vscode from 'vscode';
import { showInfo } from './messages.ts';
import { outputRedactor } from './redactOutput.ts';

/** Puts a text on the clipboard, without secrets, and says what is there: `said` is plain text. */
export async function copyText(text: string, said: string): Promise<void> {
  await vscode.env.clipboard.writeText(outputRedactor.redact(text));
  showInfo(said);
}
