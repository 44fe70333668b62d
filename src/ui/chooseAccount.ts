import * as vscode from 'vscode';
import type { AccountStatus } from '../balance/account/state.ts';
import { escapeIcons } from '../balance/text/plainText.ts';
import type { Clock } from '../base/clock.ts';
import type { Language } from '../base/language.ts';
import type { Monitor } from '../monitor/ask/monitor.ts';
import type { Provider } from '../providers/provider.ts';
import { presentAccount } from './accounts/namedAccount.ts';
import { offerAddAccount, showInfo } from './editor/messages.ts';
import { itemsOf } from './editor/redactOutput.ts';
import { accountIdsIn } from './tree/node.ts';
import { accountRow } from './tree/rows.ts';

/** What accounts are chosen from. */
export interface ChoiceParts {
  readonly monitor: Pick<Monitor, 'statuses'>;
  readonly providers: readonly Provider[];
  readonly clock: Pick<Clock, 'now'>;
  readonly language: Language;
  /** The rows that are selected in the tree, while they can be seen. */
  readonly selected: () => readonly unknown[];
}

/** Which accounts are a choice, and what is said when none of those that are there is. */
export interface Among {
  readonly noneText: string;
  isChoice(status: AccountStatus): boolean;
}

/**
 * The account that a menu or a link names; where none is named the one whose row is selected, as for a key, or the only one, else
 * the one that the user picks: of all accounts, or of those of `among`. Where there is none, one can be added. Throws
 * `EditRefused` when the one that is named, or picked, is gone.
 */
export async function chooseAccount(
  target: unknown,
  { monitor, providers, clock, language, selected }: ChoiceParts,
  among?: Among,
): Promise<AccountStatus | undefined> {
  const named = presentAccount(target, monitor.statuses());
  if (named !== undefined) {
    return named;
  }
  const all = monitor.statuses();
  if (all.length === 0) {
    await offerAddAccount(language);
    return undefined;
  }
  const statuses = among === undefined ? all : all.filter((status) => among.isChoice(status));
  if (statuses.length === 0) {
    showInfo(among?.noneText ?? '');
    return undefined;
  }
  const ids = target === undefined ? accountIdsIn(selected()) : [];
  const inTree = statuses.find(({ account }) => account.id === ids[0]);
  if (inTree !== undefined && ids.length === 1) {
    return inTree;
  }
  const items = statuses.map((status) => {
    const { label, description } = accountRow(status, providers, clock.now(), language);
    return { label: escapeIcons(label), description: escapeIcons(description), status };
  });
  const picked =
    items.length === 1
      ? items[0]
      : await vscode.window.showQuickPick(itemsOf(items), {
          placeHolder: language.t('Which account?'),
          matchOnDescription: true,
          ignoreFocusOut: true,
        });
  // What is picked from may be out of date by then.
  return picked && presentAccount({ accountId: picked.status.account.id }, monitor.statuses());
}
