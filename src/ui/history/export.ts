import * as vscode from 'vscode';
import { type HistoryExport, historyCsv, historyJson, zonedTime } from '../../balance/history/exportHistory.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Clock } from '../../base/clock.ts';
import type { Language } from '../../base/language.ts';
import { EditRefused } from '../accounts/editProblem.ts';
import { showError, showInfo } from '../editor/messages.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import { startFolder } from '../editor/startFolder.ts';
import type { HistorySource } from './source.ts';

/** What an export is made from. */
export interface HistoryExportParts {
  readonly source: HistorySource;
  readonly clock: Clock;
  readonly language: Language;
}

/** Spreadsheets take a table for UTF-8 when it begins so. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Asks where to put the history of an account, and writes it there as a table or as JSON. Throws {@link EditRefused} when the
 * account is gone.
 */
export async function exportHistory(accountId: string, { source, clock, language }: HistoryExportParts): Promise<void> {
  const { t } = language;
  const account = source.accounts().find(({ id }) => id === accountId);
  if (account === undefined) {
    throw new EditRefused({ kind: 'gone' });
  }
  const now = clock.now();
  const readings = source.rows(accountId, 0, now + 1)?.readings();
  const marks = source.events(accountId, 0, now + 1);
  if (readings === undefined || marks === undefined) {
    showError(
      t('The history is locked by another window or program at the moment, and nothing was exported. Try again.'),
    );
    return;
  }
  if (readings.length === 0) {
    showInfo(t('There is no reading to export yet.'));
    return;
  }
  const target = await vscode.window.showSaveDialog({
    title: t('Export History'),
    saveLabel: t('Export'),
    defaultUri: vscode.Uri.joinPath(startFolder(), `${outputRedactor.redact(fileName(account, now))}.csv`),
    filters: { CSV: ['csv'], JSON: ['json'] },
  });
  if (target === undefined) {
    return;
  }
  const exported: HistoryExport = { account, readings, marks, exportedAt: now, offsetMinutes };
  const isJson = target.path.toLowerCase().endsWith('.json');
  const text = isJson ? historyJson(exported) : `${BYTE_ORDER_MARK}${historyCsv(exported)}`;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(outputRedactor.redact(text)));
  } catch (error) {
    showError(t('The history could not be written: {0}', plainText(error instanceof Error ? error.message : '')));
    return;
  }
  showInfo(t('{0} readings were written to {1}.', readings.length, vscode.workspace.asRelativePath(target)));
}

/** A name that every file system takes: `Production-SMS-2026-11-20`. */
function fileName({ name }: { readonly name: string }, now: number): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? ['history'];
  return [...words, zonedTime(now, offsetMinutes(now)).slice(0, 10)].join('-').slice(-100);
}

function offsetMinutes(at: number): number {
  // The sign of -0 would be shown.
  return 0 - new Date(at).getTimezoneOffset();
}
