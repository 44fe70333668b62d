import * as vscode from 'vscode';
import type { Reading, Unit } from '../../balance/amount/quantity.ts';
import { type HistoryExport, historyCsv, historyJson, zonedTime } from '../../balance/history/exportHistory.ts';
import type { HistoryRows } from '../../balance/readings/rows.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { offsetMinutes } from '../../balance/text/zone.ts';
import type { Clock } from '../../base/clock.ts';
import { joinSentences, type Language, type Translate } from '../../base/language.ts';
import { inSlices } from '../../base/slices.ts';
import type { Range } from '../../webview/base/protocol.ts';
import { EditRefused } from '../accounts/editProblem.ts';
import { busily, offerOpen, showError, showInfo } from '../editor/messages.ts';
import { fileOf, itemsOf, outputRedactor } from '../editor/redactOutput.ts';
import { startFolder } from '../editor/startFolder.ts';
import { SPANS } from './answer.ts';
import { slicedRows } from './slicedRows.ts';
import type { HistorySource } from './source.ts';
import { rangeWords } from './words.ts';

/** A unit that this version does not know is told as it is written. */
const LONGEST_UNIT = 40;

/** What an export is made from. */
export interface HistoryExportParts {
  readonly source: HistorySource;
  readonly clock: Clock;
  readonly language: Language;
}

/** Spreadsheets take a table for UTF-8 when it begins so. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * Asks where to put the history of an account, and writes it there as a table or as JSON: all of it, or, where a range is
 * shown that has not all of it, what the user chooses. Throws {@link EditRefused} when the account is gone.
 */
export async function exportHistory(
  accountId: string,
  { source, clock, language }: HistoryExportParts,
  range: Range = 'all',
): Promise<void> {
  const { t } = language;
  const account = source.accounts().find(({ id }) => id === accountId);
  if (account === undefined) {
    throw new EditRefused({ kind: 'gone' });
  }
  const now = clock.now();
  const readings: Reading[] = [];
  const days: { readonly at: number }[] = [];
  const take = (slice: HistoryRows): void => {
    slice.readings().forEach((reading) => void readings.push(reading));
    days.push(...slice.sums);
  };
  const isRead = await inSlices(slicedRows(source, accountId, now, now + 1, take), clock);
  const marks = source.events(accountId, 0, now + 1);
  if (!isRead || marks === undefined) {
    showError(
      t('The history is locked by another window or program at the moment, and nothing was exported. Try again.'),
    );
    return;
  }
  if (readings.length === 0) {
    showInfo(t('There is no reading to export yet.'));
    return;
  }
  const choices = choicesOf(readings, range, now, language);
  const chosen =
    choices.length === 1
      ? choices[0]
      : await vscode.window.showQuickPick(itemsOf(choices), {
          title: t('Export History'),
          placeHolder: t('Which readings?'),
          ignoreFocusOut: true,
        });
  if (chosen === undefined) {
    return;
  }
  const target = await vscode.window.showSaveDialog({
    title: t('Export History'),
    saveLabel: t('Export'),
    defaultUri: vscode.Uri.joinPath(startFolder(), `${outputRedactor.redact(fileName(account, now, language))}.csv`),
    filters: { CSV: ['csv'], JSON: ['json'] },
  });
  if (target === undefined) {
    return;
  }
  const place = vscode.workspace.asRelativePath(target);
  const isJson = target.path.toLowerCase().endsWith('.json');
  const isChosen = ({ at }: { readonly at: number }): boolean => at >= chosen.fromMs;
  const written = readings.filter(isChosen);
  const piecesOf = (named: (text: string) => string): Iterable<string> => {
    const labels = new Map(source.quantities(accountId).map(({ key, label }) => [key, named(label)]));
    const exported: HistoryExport = {
      account: { ...account, name: named(account.name) },
      readings: written,
      marks: marks.filter(isChosen),
      exportedAt: now,
      headOf: (key, what) =>
        t('{0}: {1} ({2})', key, labels.get(key) ?? key, what === 'expiry' ? t('expires') : unitWord(what, t)),
      offsetMinutes: (at) => offsetMinutes(at, language.timeZone),
    };
    return isJson ? historyJson(exported) : tableOf(exported);
  };
  try {
    await busily(t('Writing {0}', place), async () => {
      await vscode.workspace.fs.writeFile(target, await inSlices(fileOf(piecesOf), clock));
    });
  } catch (error) {
    showError(t('The history could not be written: {0}', plainText(error instanceof Error ? error.message : '')));
    return;
  }
  const [some, all] = [counted(written.length, language), counted(readings.length, language)];
  const summed = days.filter(isChosen).length;
  const said =
    written.length < readings.length
      ? t('Wrote {0} of {1} readings to {2}: {3}.', some, all, place, chosen.label)
      : readings.length === 1
        ? t('The only reading was written to {0}.', place)
        : t('All {0} readings were written to {1}.', all, place);
  const missing =
    summed === 0
      ? ''
      : t(
          'What was spent on days that were thinned to their last reading ({0}) is not in it. Export the spending, too.',
          counted(summed, language),
        );
  await offerOpen(joinSentences([said, missing], language), target, language);
}

function* tableOf(exported: HistoryExport): Generator<string, void> {
  yield BYTE_ORDER_MARK;
  yield* historyCsv(exported);
}

/** What can be exported where a range is shown: its readings or all, or only all where those are the same or none. */
function choicesOf(readings: readonly Reading[], range: Range, now: number, language: Language) {
  const { t } = language;
  const [words, count] = [rangeWords(t), readings.length];
  const choice = (name: Range, fromMs: number, of: number) => ({
    label: words[name],
    description: of === 1 ? t('1 reading') : t('{0} readings', counted(of, language)),
    fromMs,
  });
  const all = choice('all', 0, count);
  const fromMs = range === 'all' ? 0 : now - SPANS[range];
  const within = readings.filter(({ at }) => at >= fromMs).length;
  return within === 0 || within === count ? [all] : [choice(range, fromMs, within), all];
}

function counted(count: number, { locale }: Language): string {
  return new Intl.NumberFormat(locale).format(count);
}

function unitWord(unit: Unit, t: Translate): string {
  switch (unit) {
    case 'messages':
      return t('messages');
    case 'emails':
      return t('e-mails');
    case 'credits':
      return t('credits');
    default:
      return plainText(unit, LONGEST_UNIT);
  }
}

/** A name that every file system takes: `Production-SMS-2026-11-20`. */
function fileName({ name }: { readonly name: string }, now: number, { timeZone }: Language): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? ['history'];
  return [...words, zonedTime(now, offsetMinutes(now, timeZone)).slice(0, 10)].join('-').slice(-100);
}
