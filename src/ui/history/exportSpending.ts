import * as vscode from 'vscode';
import { zonedTime } from '../../balance/history/exportHistory.ts';
import { type AccountSpending, spendingCsv } from '../../balance/history/spendingCsv.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { offsetMinutes, type Period } from '../../balance/text/zone.ts';
import { spendingMarkdown } from '../../wording/spendingText.ts';
import { copyText } from '../editor/clipboard.ts';
import { offerOpen, showError, showInfo } from '../editor/messages.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import { startFolder } from '../editor/startFolder.ts';
import { BYTE_ORDER_MARK } from './export.ts';
import { allSpending, type SpendingParts } from './spending.ts';

/** Asks where to put what was spent of all accounts, and writes it there as a table. */
export async function exportSpending(period: Period, parts: SpendingParts): Promise<void> {
  const { clock, language } = parts;
  const { t, timeZone } = language;
  const all = await known(period, parts);
  if (all === undefined) {
    return;
  }
  const offset = (at: number): number => offsetMinutes(at, timeZone);
  const day = zonedTime(clock.now(), offset(clock.now())).slice(0, 10);
  const target = await vscode.window.showSaveDialog({
    title: t('Export Spending'),
    saveLabel: t('Export'),
    defaultUri: vscode.Uri.joinPath(startFolder(), outputRedactor.redact(`spending-${day}.csv`)),
    filters: { CSV: ['csv'] },
  });
  if (target === undefined) {
    return;
  }
  const text = `${BYTE_ORDER_MARK}${spendingCsv(all.map(named), offset)}`;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    showError(t('The spending could not be written: {0}', plainText(error instanceof Error ? error.message : '')));
    return;
  }
  await offerOpen(t('The spending was written to {0}.', vscode.workspace.asRelativePath(target)), target, language);
}

/** With no secret in its names, which alone may hold one: an amount that is written as one is an amount. */
function named({ name, report }: AccountSpending): AccountSpending {
  const series = report.series.map((each) => ({
    ...each,
    label: each.label === each.key ? each.key : outputRedactor.redact(each.label),
  }));
  return { name: outputRedactor.redact(name), report: { ...report, series } };
}

/** Puts what was spent of all accounts on the clipboard, as a table in Markdown. */
export async function copySpending(period: Period, parts: SpendingParts): Promise<void> {
  const all = await known(period, parts);
  if (all !== undefined) {
    const { language } = parts;
    await copyText(
      spendingMarkdown(all, period, language),
      language.t('The spending is on the clipboard, as Markdown.'),
    );
  }
}

/** Says why nothing is known of any account. */
async function known(period: Period, parts: SpendingParts): Promise<readonly AccountSpending[] | undefined> {
  const { t } = parts.language;
  const all = await allSpending(period, parts);
  if (all === undefined) {
    showError(t('The history is locked by another window or program at the moment. Try again.'));
  } else if (all.length === 0) {
    showInfo(t('No reading yet, so nothing is known of what was spent.'));
    return undefined;
  }
  return all;
}
