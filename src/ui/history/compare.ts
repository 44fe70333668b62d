import * as vscode from 'vscode';
import { escapeIcons, plainText } from '../../balance/text/plainText.ts';
import type { Language } from '../../base/language.ts';
import { showInfo } from '../editor/messages.ts';
import { itemsOf, messageOf } from '../editor/redactOutput.ts';
import type { HistorySource } from './source.ts';

/** What accounts are compared from. */
export interface CompareParts {
  readonly source: Pick<HistorySource, 'accounts'>;
  readonly language: Language;
}

/**
 * Asks which accounts are shown beside one, in the same time, and hands their ids to `show`; nothing when the user leaves it as
 * it is.
 * @param compared those that are shown at present
 */
export async function chooseCompared(
  accountId: string,
  compared: readonly string[],
  { source, language: { t } }: CompareParts,
  show: (compared: readonly string[]) => void,
): Promise<void> {
  const accounts = source.accounts();
  const others = accounts.filter(({ id }) => id !== accountId);
  if (others.length === 0) {
    showInfo(t('There is no other account to compare with. Add one first.'));
    return;
  }
  const name = accounts.find(({ id }) => id === accountId)?.name ?? '';
  const items = others.map((other) => ({
    label: escapeIcons(plainText(other.name)),
    picked: compared.includes(other.id),
    id: other.id,
  }));
  const picked = await vscode.window.showQuickPick(itemsOf(items), {
    canPickMany: true,
    ignoreFocusOut: true,
    title: t('Compare Accounts'),
    placeHolder: messageOf(t('Which accounts are shown beside {0}?', name)),
  });
  if (picked !== undefined) {
    show(picked.map(({ id }) => id));
  }
}
