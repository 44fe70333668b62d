import * as vscode from 'vscode';
import { zonedTime } from '../../balance/history/exportHistory.ts';
import { type AccountSpending, spendingCsv } from '../../balance/history/spendingCsv.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { offsetMinutes, type Period } from '../../balance/text/zone.ts';
import { inSlices } from '../../base/slices.ts';
import { spendingMarkdown } from '../../wording/spendingText.ts';
import { copyText } from '../editor/clipboard.ts';
import { offerOpen, showError, showInfo } from '../editor/messages.ts';
import { fileOf, outputRedactor } from '../editor/redactOutput.ts';
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
  const piecesOf = (named: (text: string) => string): Iterable<string> => {
    const told = all.map(({ name, report }): AccountSpending => {
      const series = report.series.map((each) => ({
        ...each,
        label: each.label === each.key ? each.key : named(each.label),
      }));
      return { name: named(name), report: { ...report, series } };
    });
    return [BYTE_ORDER_MARK, spendingCsv(told, offset)];
  };
  const target = await vscode.window.showSaveDialog({
    title: t('Export Spending'),
    saveLabel: t('Export'),
    defaultUri: vscode.Uri.joinPath(startFolder(), outputRedactor.redact(`spending-${day}.csv`)),
    filters: { CSV: ['csv'] },
  });
  if (target === undefined) {
    return;
  }
  try {
    await vscode.workspace.fs.writeFile(target, await inSlices(fileOf(piecesOf), clock));
  } catch (error) {
    showError(t('The spending could not be written: {0}', plainText(error instanceof Error ? error.message : '')));
    return;
  }
  await offerOpen(t('The spending was written to {0}.', vscode.workspace.asRelativePath(target)), target, language);
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
