import * as vscode from 'vscode';
import { formatDateTime } from '../../balance/text/format.ts';
import type { Language } from '../../base/language.ts';
import { showInfo } from '../editor/messages.ts';
import { itemsOf, messageOf } from '../editor/redactOutput.ts';
import type { Deletions } from './deletions.ts';
import type { KeptHistory } from './keptHistories.ts';
import type { PastSource } from './source.ts';

/** Lets the user choose a history of an account that is not there any more, and deletes it after a confirmation. */
export async function deleteHistories(
  source: PastSource,
  deletions: Deletions,
  now: number,
  language: Language,
): Promise<void> {
  const { t } = language;
  const items = source.kept().map((history) => ({
    label: history.name,
    description: [history.provider, history.product].filter((part) => part !== '').join(' · '),
    detail: timesOf(history, source, now, language),
    history,
  }));
  if (items.length === 0) {
    showInfo(t('There is no history but those of the present accounts.'));
    return;
  }
  const picked = await vscode.window.showQuickPick(itemsOf(items), {
    placeHolder: t('Which history is deleted?'),
    ignoreFocusOut: true,
  });
  if (picked === undefined) {
    return;
  }
  const remove = t('Delete');
  const chosen = await vscode.window.showWarningMessage(
    messageOf(t('Delete the history of {0}?', picked.history.name)),
    {
      modal: true,
      detail: t('All its readings are deleted, for all windows. You can undo it until you close this window.'),
    },
    remove,
  );
  // Its account may have come back meanwhile, and would lose its history.
  if (chosen === remove && !source.kept().some(({ number }) => number === picked.history.number)) {
    showInfo(t('There is no history but those of the present accounts.'));
  } else if (chosen === remove) {
    await deletions.done(
      source.past()?.deleteKept([picked.history.number]),
      t('The history of {0} was deleted.', picked.history.name),
    );
  }
}

/** From when to when there are readings. */
function timesOf({ id }: KeptHistory, source: PastSource, now: number, language: Language): string {
  const at = source.rows(id, 0, now + 1)?.at ?? [];
  const [first, last] = [at[0], at[at.length - 1]];
  return first === undefined || last === undefined
    ? language.t('There is no reading.')
    : language.t('{0} to {1}', formatDateTime(first, language), formatDateTime(last, language));
}
