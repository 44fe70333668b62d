import * as vscode from 'vscode';
import type { Account } from '../../balance/account/account.ts';
import type { AccountStatus } from '../../balance/account/state.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { joinSentences, type Language } from '../../base/language.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import { messageOf } from '../editor/redactOutput.ts';
import { type FailedStep, failedStepText, removeAll } from './accountRemoval.ts';
import { removeAccount, requireRemovable } from './accountsSetting.ts';
import { EditRefused } from './editProblem.ts';
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

/** Removes accounts with all that belongs to them, after one confirmation that names them. What failed is said, and can be tried again. */
export async function runRemoveAccounts(statuses: readonly AccountStatus[], parts: RemovalParts): Promise<void> {
  const { t } = parts.language;
  for (const { account } of statuses) {
    await requireRemovable(account.id);
  }
  const [keep, forget] = [t('Remove'), t('Remove with History')];
  const names = statuses.map(({ account }) => plainText(account.name));
  const [name = ''] = names;
  const question = names.length === 1 ? t('Remove the account {0}?', name) : t('Remove {0} accounts?', names.length);
  const detail = [...(names.length === 1 ? [] : [...names, '']), detailText(names.length, parts.language)].map(
    messageOf,
  );
  const chosen = await vscode.window.showWarningMessage(
    messageOf(question),
    { modal: true, detail: detail.join('\n') },
    keep,
    forget,
  );
  if (chosen !== undefined) {
    for (const { account } of statuses) {
      await removeOne(account, chosen === forget, parts);
    }
  }
}

async function removeOne(account: Account, withHistory: boolean, parts: RemovalParts): Promise<void> {
  const { monitor, secrets, unpin, language } = parts;
  const again = language.t('Try Again');
  for (let wish: string | undefined = again; wish === again; ) {
    const failed = await removeAll({
      credential: () => secrets.remove(account.id),
      pin: () => unpin(account.id),
      entry: () => removeAccount(account.id),
      history: async () => {
        if (!monitor.forget(account.id, withHistory) && withHistory) {
          throw new EditRefused({ kind: 'history-busy' });
        }
      },
    });
    if (failed.length === 0) {
      return;
    }
    const text = removalText(plainText(account.name), failed, language);
    wish = await vscode.window.showErrorMessage(messageOf(text), again);
  }
}

function detailText(accounts: number, language: Language): string {
  const { t } = language;
  return joinSentences(
    accounts === 1
      ? [
          t('Its credential is deleted from the secret storage. Nothing changes at the provider.'),
          t(
            'Unless it is removed with its history, that stays: Show History shows it and Delete Kept Histories deletes it.',
          ),
        ]
      : [
          t('Their credentials are deleted from the secret storage. Nothing changes at the provider.'),
          t(
            'Unless they are removed with their histories, those stay: Show History shows them and Delete Kept Histories deletes them.',
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
