import * as vscode from 'vscode';
import type { AccountStatus } from '../../balance/account/state.ts';
import type { Reading, Unit } from '../../balance/amount/quantity.ts';
import { type ImportedHistory, readHistory } from '../../balance/history/importHistory.ts';
import { newAmong } from '../../balance/history/newAmong.ts';
import type { DaySums } from '../../balance/readings/daySums.ts';
import type { HistoryRows } from '../../balance/readings/rows.ts';
import { formatDateTime } from '../../balance/text/format.ts';
import { numberFormatter } from '../../balance/text/formatters.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { joinSentences, type Language } from '../../base/language.ts';
import { inSlices } from '../../base/slices.ts';
import { textLines } from '../../base/textLines.ts';
import { busily, showError, showInfo } from '../editor/messages.ts';
import { messageOf } from '../editor/redactOutput.ts';
import { startFolder } from '../editor/startFolder.ts';
import type { HistoryExportParts } from './export.ts';
import { importFlawText } from './importText.ts';
import { slicedRows } from './slicedRows.ts';
import type { PastSource } from './source.ts';

/** What an import works with. */
export interface HistoryImportParts extends Omit<HistoryExportParts, 'source'> {
  readonly source: HistoryExportParts['source'] & PastSource;
}

/** Above the units of a table that was exported, in each language of the program. */
export const UNIT_WORDS: ReadonlyMap<string, Unit> = new Map([
  ...['messages', '条'].map((word) => [word, 'messages'] as const),
  ...['e-mails', '封'].map((word) => [word, 'emails'] as const),
  ...['credits', '点'].map((word) => [word, 'credits'] as const),
]);

/** Above the expiries. */
export const EXPIRY_WORDS: ReadonlySet<string> = new Set(['expires', '到期']);

/** A file with more is none that was exported here. */
const LARGEST_FILE = 500_000_000;

/** Adds the readings of an exported file to the history of an account, when the user has seen how many are new. */
export async function importHistory({ account }: AccountStatus, parts: HistoryImportParts): Promise<void> {
  const { source, clock, language } = parts;
  const { t } = language;
  const file = await chooseFile(language);
  if (file === undefined) {
    return;
  }
  const known: Known = { at: [], sums: [] };
  const keys = new Set(source.quantities(account.id).map(({ key }) => key));
  const take = ({ at, sums, columns }: HistoryRows): void => {
    Array.from(at).forEach((moment) => void known.at.push(moment));
    known.sums.push(...sums);
    columns.forEach(({ key }) => void keys.add(key));
  };
  const now = clock.now();
  if (!(await inSlices(slicedRows(source, account.id, now, Number.MAX_SAFE_INTEGER, take), clock))) {
    showError(
      t('The history is locked by another window or program at the moment, and nothing was imported. Try again.'),
    );
    return;
  }
  const rules = {
    ...{ now, provider: account.provider, product: account.product },
    hasQuantity: (key: string) => keys.has(key),
    unitOf: (word: string): Unit | undefined =>
      UNIT_WORDS.get(word) ?? (/^[A-Z]{3}$/.test(word) ? (word as Unit) : undefined),
    isExpiry: (word: string): boolean => EXPIRY_WORDS.has(word),
  };
  const read = await busily(t('Reading {0}', file.name), () =>
    inSlices<ImportedHistory>(readHistory(textLines(file.bytes), rules), clock),
  );
  if ('problem' in read) {
    showError(importFlawText(read.problem, file.name, language));
    return;
  }
  const { fresh, summed } = newAmong(read.readings, known);
  if (fresh.length === 0) {
    showInfo(joinSentences([t('There is no new reading in {0}.', file.name), summedText(summed, language)], language));
    return;
  }
  const importing = t('Import');
  const question = t(
    'Import {0} into the history of {1}?',
    counted(fresh.length, language),
    plainText(account.name, 60),
  );
  const other = read.name === undefined || read.name === account.name ? '' : plainText(read.name, 60);
  const detail = messageOf(previewText(read.readings, { fresh: fresh.length, summed, other }, language));
  if ((await vscode.window.showWarningMessage(messageOf(question), { modal: true, detail }, importing)) !== importing) {
    return;
  }
  const added = await busily(t('Importing {0}', file.name), async () => source.past()?.addReadings(account.id, fresh));
  if (added === undefined) {
    showError(
      t(
        'The history could not be written to the end: it is locked, or there is no room. What was imported stays, and doubles nothing when the file is imported again.',
      ),
    );
    return;
  }
  showInfo(t('Imported {0} into the history of {1}.', counted(added, language), plainText(account.name, 60)));
}

/** What there is of a history: the times of its readings, and the days that are sums, oldest first. */
interface Known {
  readonly at: number[];
  readonly sums: DaySums[];
}

/** What is in a file, what of it is new, and whose it is, where that account is called otherwise. */
function previewText(
  readings: readonly Reading[],
  { fresh, summed, other }: { readonly fresh: number; readonly summed: number; readonly other: string },
  language: Language,
): string {
  const { t } = language;
  const [first, last] = [readings[0]?.at ?? 0, readings.at(-1)?.at ?? 0];
  const known = readings.length - fresh - summed;
  return joinSentences(
    [
      t('The file holds {0}, from {1} to {2}.', counted(readings.length, language), ...moments(first, last, language)),
      known === 0 ? t('All of them are new.') : t('New: {0}. The others are there already.', counted(fresh, language)),
      summedText(summed, language),
      other === '' ? '' : t('It was exported from an account of the name {0}.', other),
    ],
    language,
  );
}

function moments(first: number, last: number, language: Language): readonly [string, string] {
  return [formatDateTime(first, language), formatDateTime(last, language)];
}

function summedText(summed: number, language: Language): string {
  return summed === 0
    ? ''
    : language.t(
        'Left out: {0} of times that are counted in the sums of thinned days already.',
        counted(summed, language),
      );
}

/** `1,440 readings`. */
export function counted(count: number, { t, locale }: Language): string {
  return count === 1 ? t('1 reading') : t('{0} readings', numberFormatter(locale).format(count));
}

/** The file that the user chooses; says why it cannot be read. */
async function chooseFile({ t }: Language): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: messageOf(t('Import History')),
      openLabel: t('Import'),
      defaultUri: startFolder(),
      filters: { [t('Exported histories')]: ['csv', 'json'] },
    })) ?? [];
  if (chosen === undefined) {
    return undefined;
  }
  const name = vscode.workspace.asRelativePath(chosen);
  try {
    const { size } = await vscode.workspace.fs.stat(chosen);
    const bytes = size > LARGEST_FILE ? new Uint8Array() : await vscode.workspace.fs.readFile(chosen);
    return { name, bytes };
  } catch (error) {
    showError(t('{0} could not be read: {1}', name, plainText(error instanceof Error ? error.message : '')));
    return undefined;
  }
}
