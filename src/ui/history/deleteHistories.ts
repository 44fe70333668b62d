import * as vscode from 'vscode';
import type { HistoryRows } from '../../balance/readings/rows.ts';
import { formatDateTime } from '../../balance/text/format.ts';
import type { Clock } from '../../base/clock.ts';
import { joinDotted, type Language } from '../../base/language.ts';
import { inSlices } from '../../base/slices.ts';
import { showInfo } from '../editor/messages.ts';
import { itemsOf, messageOf } from '../editor/redactOutput.ts';
import type { Deletions } from './deletions.ts';
import type { KeptHistory } from './keptHistories.ts';
import { slicedRows } from './slicedRows.ts';
import type { PastSource } from './source.ts';

/** Lets the user choose a history of an account that is not there any more, and deletes it after a confirmation. */
export async function deleteHistories(
  source: PastSource,
  deletions: Deletions,
  clock: Clock,
  language: Language,
): Promise<void> {
  const { t } = language;
  const items: (vscode.QuickPickItem & { readonly history: KeptHistory })[] = [];
  for (const history of source.kept()) {
    items.push({
      label: history.name,
      description: joinDotted([history.provider, history.product]),
      detail: await timesOf(history, source, clock, language),
      history,
    });
  }
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

/** From when to when there are readings, those of a clock that ran ahead too; or that it is not known. */
export async function timesOf(
  { id }: Pick<KeptHistory, 'id'>,
  source: Pick<PastSource, 'rows'>,
  clock: Clock,
  language: Language,
): Promise<string> {
  const { t } = language;
  let [first, last]: readonly (number | undefined)[] = [];
  const take = ({ at }: HistoryRows): void => {
    first ??= at[0];
    last = at[at.length - 1] ?? last;
  };
  if (!(await inSlices(slicedRows(source, id, clock.now(), Number.MAX_SAFE_INTEGER, take), clock))) {
    return t('The history is locked by another window or program at the moment. Try again.');
  }
  return first === undefined || last === undefined
    ? t('There is no reading.')
    : t('{0} to {1}', formatDateTime(first, language), formatDateTime(last, language));
}
