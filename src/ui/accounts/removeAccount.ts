import * as vscode from 'vscode';
import type { AccountStatus } from '../../balance/account/state.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { joinSentences, type Language } from '../../base/language.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import { messageOf } from '../editor/redactOutput.ts';
import { type FailedStep, failedStepText, removeAll } from './accountRemoval.ts';
import { removeAccount, requireRemovable } from './accountsSetting.ts';
import { failureText } from './failureText.ts';
import type { Secrets } from './secrets.ts';

/** What a removal works with. */
export interface RemovalParts {
  readonly monitor: Monitor;
  readonly secrets: Secrets;
  /** Takes an account's pin out of the status bar. */
  readonly unpin: (accountId: string) => Promise<void>;
  readonly language: Language;
}

/** Removes an account with all that belongs to it, after a confirmation. What failed is said, and can be tried again. */
export async function runRemoveAccount({ account }: AccountStatus, parts: RemovalParts): Promise<void> {
  const { monitor, secrets, unpin, language } = parts;
  const { t } = language;
  await requireRemovable(account.id);
  const [keep, forget, again] = [t('Remove'), t('Remove with History'), t('Try Again')];
  const name = plainText(account.name);
  const chosen = await vscode.window.showWarningMessage(
    messageOf(t('Remove the account {0}?', name)),
    { modal: true, detail: detailText(language) },
    keep,
    forget,
  );
  if (chosen === undefined) {
    return;
  }
  for (let wish: string | undefined = again; wish === again; ) {
    const failed = await removeAll({
      credential: () => secrets.remove(account.id),
      pin: () => unpin(account.id),
      entry: () => removeAccount(account.id),
      history: async () => monitor.forget(account.id, chosen === forget),
    });
    if (failed.length === 0) {
      return;
    }
    wish = await vscode.window.showErrorMessage(messageOf(removalText(name, failed, language)), again);
  }
}

function detailText(language: Language): string {
  const { t } = language;
  return joinSentences(
    [
      t('Its credential is deleted from the secret storage. Nothing changes at the provider.'),
      t(
        'Unless it is removed with its history, that stays: Show History shows it and Delete Kept Histories deletes it.',
      ),
    ],
    language,
  );
}

function removalText(name: string, failed: readonly FailedStep[], language: Language): string {
  const { t } = language;
  const reasons = failed.flatMap(({ step, error }) => [failedStepText(step, t), failureText(error, language)]);
  return joinSentences([t('The account {0} is not removed as a whole.', name), ...reasons], language);
}
