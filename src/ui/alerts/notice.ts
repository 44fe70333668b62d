import * as vscode from 'vscode';
import type { Clock } from '../../base/clock.ts';
import type { Language } from '../../base/language.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import type { Alert, Alerts, QuantityAlert } from '../../monitor/standing/alerts.ts';
import type { Provider } from '../../providers/provider.ts';
import { alertMessage } from '../../wording/alertText.ts';
import { editProblemText } from '../accounts/editProblem.ts';
import { namedAccount } from '../accounts/namedAccount.ts';
import { COMMANDS } from '../editor/ids.ts';
import { showError } from '../editor/messages.ts';
import { itemsOf, messageOf } from '../editor/redactOutput.ts';

/** What showing an alert needs. */
export interface AlertNoticeParts {
  readonly alerts: Pick<Alerts, 'acknowledge' | 'snooze' | 'snoozeUnusual'>;
  readonly monitor: Pick<Monitor, 'statuses'>;
  readonly providers: readonly Provider[];
  readonly clock: Clock;
  readonly language: Language;
}

/** Shows an alert, at once, and does what the user chooses. Whoever closes it, or acts on it, has taken note of it. */
export async function showAlert(alert: Alert, parts: AlertNoticeParts): Promise<void> {
  const { alerts, monitor, providers, clock, language } = parts;
  const { t } = language;
  const accountId = alert.status.account.id;
  const [keys, unusual] = [keysOf(alert, 'low', 'empty'), keysOf(alert, 'unusual')];
  const text = alertMessage(alert, providers, clock.now(), language);
  const [openConsole, snooze, setThreshold] = [t('Open Console'), t('Snooze'), t('Set Threshold')];
  const showHistory = t('Show History');
  // What will expire is told twice at most: there is nothing to put off.
  const later = [...keys, ...unusual].length > 0 ? [snooze] : [];
  const buttons = [openConsole, ...later, keys.length === 0 ? showHistory : setThreshold];
  const chosen = await vscode.window.showWarningMessage(messageOf(text), ...buttons);
  const named = namedAccount({ accountId }, monitor.statuses());
  if (named.kind === 'gone') {
    // It may have stood there for days. Nothing is noted of an account that is not there.
    if (chosen !== undefined) {
      showError(editProblemText({ kind: 'gone' }, language));
    }
    return;
  }
  // Nor of another account of the provider, whose credential was put in its place.
  const isSame = named.kind === 'account' && named.status.identity === alert.status.identity;
  const until = chosen === snooze && isSame ? await chooseSnooze(keys, language) : undefined;
  if (isSame) {
    answer(alerts, accountId, { keys, unusual }, until);
  }
  if (chosen === openConsole) {
    await vscode.commands.executeCommand(COMMANDS.openConsole, { accountId });
  } else if (chosen === showHistory) {
    await vscode.commands.executeCommand(COMMANDS.showHistory, { accountId });
  } else if (chosen === setThreshold) {
    // Of several quantities, the command asks which one is meant.
    const [key, ...others] = keys;
    await vscode.commands.executeCommand(COMMANDS.setThreshold, {
      accountId,
      ...(others.length === 0 ? { key } : {}),
    });
  }
}

/** The quantities of an alert that stand so. */
function keysOf({ raised }: Alert, ...levels: readonly QuantityAlert['raise']['level'][]): readonly string[] {
  return raised.filter(({ raise }) => levels.includes(raise.level)).map(({ quantity }) => quantity.key);
}

/** Notes that the user wants to hear of it later, or else has taken note of it. */
function answer(
  alerts: AlertNoticeParts['alerts'],
  accountId: string,
  { keys, unusual }: { readonly keys: readonly string[]; readonly unusual: readonly string[] },
  until: 'day' | 'topUp' | undefined,
): void {
  if (until === undefined) {
    alerts.acknowledge(accountId, keys);
    return;
  }
  alerts.snooze(accountId, keys, until);
  if (until === 'day') {
    alerts.snoozeUnusual(accountId, unusual);
  }
}

/** Until when; it is not asked where only unusual spending is told, to which a top-up is no answer. */
async function chooseSnooze(keys: readonly string[], { t }: Language): Promise<'day' | 'topUp' | undefined> {
  if (keys.length === 0) {
    return 'day';
  }
  const items = [
    { label: t('1 day'), until: 'day' },
    { label: t('Until topped up'), until: 'topUp' },
  ] as const;
  const picked = await vscode.window.showQuickPick(itemsOf(items), {
    placeHolder: t('No alert for how long?'),
    ignoreFocusOut: true,
  });
  return picked?.until;
}
