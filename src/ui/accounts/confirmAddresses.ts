import * as vscode from 'vscode';
import type { Language } from '../../base/language.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import type { ServedAccount } from '../../monitor/ask/service.ts';
import { showError } from '../editor/messages.ts';
import { detailOf, messageOf } from '../editor/redactOutput.ts';
import { confirmationText } from './confirmationText.ts';
import type { Secrets } from './secrets.ts';

/** Who is asked, and who is told of the answer. */
export interface ConfirmParts {
  readonly secrets: Secrets;
  readonly monitor: Monitor;
  readonly language: Language;
}

/** Asks once whether the variables of an account, or its saved credential, may be sent as it says, and keeps the answer. */
export async function confirmAddresses(served: ServedAccount, parts: ConfirmParts): Promise<void> {
  if (await maySend(served, parts.language, !parts.secrets.isFromEnvironment(served.account))) {
    await keepConfirmed(served, parts);
  }
}

/** Asks whether the variables of an account may be sent where it says; with `isSaved`, its saved credential. */
export async function maySend(served: ServedAccount, language: Language, isSaved = false): Promise<boolean> {
  const { question, lines } = confirmationText(served, language, isSaved);
  const confirm = language.t('Confirm');
  const detail = detailOf(lines);
  return (await vscode.window.showWarningMessage(messageOf(question), { modal: true, detail }, confirm)) === confirm;
}

/** Keeps the word of the user that they may: of what was asked about, whatever the settings say by now. */
export async function keepConfirmed(
  served: ServedAccount,
  { secrets, monitor, language: { t } }: ConfirmParts,
): Promise<void> {
  const isSaved = !secrets.isFromEnvironment(served.account);
  if (isSaved) {
    await secrets.confirmSaved(served);
  }
  if (isSaved || secrets.confirm(served)) {
    await monitor.credentialChanged(served.account.id);
  } else {
    showError(t('The answer could not be kept, as another window holds the shared file. Try again.'));
  }
}
