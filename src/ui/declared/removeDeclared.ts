import * as vscode from 'vscode';
import { plainText } from '../../balance/text/plainText.ts';
import { joinList, joinSentences, type Language } from '../../base/language.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import type { Declaration } from '../../providers/declared/declaration.ts';
import { removeDeclaration } from '../accounts/declared/declarationsSetting.ts';
import { detailOf, messageOf } from '../editor/redactOutput.ts';

/** Removes a declared provider after a confirmation, which names the accounts that use it. */
export async function runRemoveDeclared(
  { id, label }: Declaration,
  { monitor, language }: { readonly monitor: Monitor; readonly language: Language },
): Promise<void> {
  const { t } = language;
  const names = monitor
    .statuses()
    .filter(({ account }) => account.provider === id)
    .map(({ account }) => plainText(account.name));
  const remove = t('Remove');
  const chosen = await vscode.window.showWarningMessage(
    messageOf(t('Remove the declared provider {0}?', plainText(label))),
    { modal: true, detail: detailOf([detailText(names, language)]) },
    remove,
  );
  if (chosen === remove) {
    await removeDeclaration(id);
  }
}

/** Which accounts use a declared provider, and what becomes of them. */
export function detailText(names: readonly string[], language: Language): string {
  const { t } = language;
  return names.length === 0
    ? t('No account uses it.')
    : joinSentences(
        [
          t('It is used by: {0}.', joinList(names, language)),
          t('They stay in the list and are not refreshed until it is declared again.'),
        ],
        language,
      );
}
