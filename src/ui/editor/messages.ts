import * as vscode from 'vscode';
import type { Account } from '../../balance/account/account.ts';
import { type Fault, remedyFor } from '../../balance/fault/fault.ts';
import { describeFault } from '../../balance/fault/faultText.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Language } from '../../base/language.ts';
import { serve } from '../../monitor/ask/service.ts';
import type { Provider } from '../../providers/provider.ts';
import { COMMANDS } from './ids.ts';
import { messageOf } from './redactOutput.ts';
import { remedyCommand } from './remedies.ts';

/** Says once that an account is not refreshed any more because its credential is refused, and offers to update it. */
export async function offerUpdate(
  account: Account,
  fault: Fault,
  providers: readonly Provider[],
  language: Language,
): Promise<void> {
  const served = serve(account, providers);
  const sentence = served?.provider.explain(fault, served.product, language.t) ?? describeFault(fault, language);
  const remedy = remedyFor(fault.kind);
  const command = remedy && remedyCommand(remedy, account.id, language.t);
  const buttons = command === undefined ? [] : [command.title];
  const text = language.t('{0} is not refreshed: {1}', plainText(account.name), sentence);
  const chosen = await vscode.window.showWarningMessage(messageOf(text), ...buttons);
  if (chosen !== undefined && command !== undefined) {
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  }
}

/** Says that something which the user asked for could not be done. */
export function showError(text: string): void {
  void vscode.window.showErrorMessage(messageOf(text));
}

/** Does work that may take seconds, and says meanwhile that it does. */
export function busily<T>(title: string, work: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: messageOf(title) }, work);
}

/** Says what a reload of the window mends, and offers it. */
export async function offerReload(text: string, { t }: Language): Promise<void> {
  const reload = t('Reload Window');
  if ((await vscode.window.showWarningMessage(messageOf(text), reload)) === reload) {
    await vscode.commands.executeCommand('workbench.action.reloadWindow');
  }
}

/** Says that there is no account yet, which nothing can be done with, and offers to add one. */
export async function offerAddAccount({ t }: Language): Promise<void> {
  const add = t('Add Account');
  if ((await vscode.window.showInformationMessage(messageOf(t('There is no account yet.')), add)) === add) {
    await vscode.commands.executeCommand(COMMANDS.addAccount);
  }
}

/** Says what a file was written for, and offers to open it. */
export async function offerOpen(text: string, file: vscode.Uri, { t }: Language): Promise<void> {
  const open = t('Open File');
  if ((await vscode.window.showInformationMessage(messageOf(text), open)) === open) {
    await vscode.commands.executeCommand('vscode.open', file);
  }
}

/** Says something that the user has to know and that no one asked for. */
export function showWarning(text: string): void {
  void vscode.window.showWarningMessage(messageOf(text));
}

/** Says something in answer to what the user asked for. */
export function showInfo(text: string): void {
  void vscode.window.showInformationMessage(messageOf(text));
}
