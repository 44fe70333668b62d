import * as vscode from 'vscode';
import type { AccountStatus } from '../../balance/account/state.ts';
import type { Reading } from '../../balance/amount/quantity.ts';
import type { HistoryRows } from '../../balance/readings/rows.ts';
import { formatDateTime, formatQuantity } from '../../balance/text/format.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { momentOf } from '../../balance/text/zone.ts';
import type { Clock } from '../../base/clock.ts';
import { joinWords, type Language } from '../../base/language.ts';
import { inSlices } from '../../base/slices.ts';
import { showError, showInfo } from '../editor/messages.ts';
import { itemsOf, messageOf } from '../editor/redactOutput.ts';
import { inputStep } from '../quickInput/inputBox.ts';
import type { Deletions } from './deletions.ts';
import { counted } from './importHistory.ts';
import { slicedRows } from './slicedRows.ts';
import type { PastSource } from './source.ts';

/** What readings are deleted with. */
export interface DeletionParts {
  readonly source: PastSource;
  readonly clock: Clock;
  readonly language: Language;
}

/** Readings that a list shows at most. */
const MOST_LISTED = 1_000;

/** Deletes readings of an account that the user chooses, or begins its history anew from one on. */
export async function deleteReadings(
  { account }: AccountStatus,
  { source, clock, language }: DeletionParts,
  deletions: Deletions,
): Promise<void> {
  const { t } = language;
  const latest = source.latest(account.id);
  const times: number[] = [];
  // What is shown as the present reading stays until the next one.
  const take = ({ at }: HistoryRows): void =>
    Array.from(at).forEach((moment) => void (moment === latest || times.push(moment)));
  if (!(await inSlices(slicedRows(source, account.id, clock.now(), Number.MAX_SAFE_INTEGER, take), clock))) {
    showError(t('The history is locked or cannot be written at the moment, so nothing was deleted. Try again later.'));
    return;
  }
  if (times.length === 0) {
    showInfo(t('There is no reading but the latest one, which is shown until the next one comes.'));
    return;
  }
  const ways = [
    { label: t('A Single Reading…'), run: () => deleteOne() },
    { label: t('All Readings of a Time…'), run: () => deleteRange() },
    { label: t('New Account from Here…'), run: () => beginAnew() },
  ];
  const title = t('Delete Readings');
  const name = plainText(account.name, 60);
  const way = await vscode.window.showQuickPick(itemsOf(ways), {
    ...{ title, ignoreFocusOut: true },
    placeHolder: t('What is wrong in this history?'),
  });
  await way?.run();

  async function deleteOne(): Promise<void> {
    const listed = source.rows(account.id, times.at(-MOST_LISTED) ?? times[0] ?? 0, Number.MAX_SAFE_INTEGER);
    const items = (listed?.readings() ?? [])
      .filter(({ at }) => at !== latest)
      .reverse()
      .map((reading) => ({
        label: formatDateTime(reading.at, language),
        description: amountsText(reading, language),
        reading,
      }));
    const picked = await vscode.window.showQuickPick(itemsOf(items), {
      ...{ title, ignoreFocusOut: true },
      placeHolder: t('Which reading?'),
    });
    if (picked !== undefined) {
      const { at } = picked.reading;
      await remove(at, at + 1, t('The reading of {0} was deleted: {1}.', name, formatDateTime(at, language)));
    }
  }

  async function deleteRange(): Promise<void> {
    const from = await askTime(
      t('The first reading that is deleted, in the form {0}', writtenTime(times[0], language)),
    );
    const to =
      from &&
      (await askTime(
        t('The last reading that is deleted, in the form {0}', writtenTime(times.at(-1), language)),
        true,
      ));
    if (from === undefined || to === undefined) {
      return;
    }
    // A minute is given, or a second: all of it is meant.
    const end = to.at + to.spanMs;
    const count = times.filter((at) => at >= from.at && at < end).length;
    if (count === 0) {
      showInfo(t('There is no reading in this time, so nothing was deleted.'));
      return;
    }
    const question = t('Delete {0} of {1}?', counted(count, language), name);
    const moments = t('{0} to {1}', formatDateTime(from.at, language), formatDateTime(end - 1, language));
    if (await isSure(question, moments)) {
      await remove(from.at, end, t('Deleted {0} of {1}.', counted(count, language), name));
    }
  }

  async function beginAnew(): Promise<void> {
    const from = await askTime(
      t('The first reading of the new account, in the form {0}', writtenTime(times.at(-1), language)),
    );
    const before = from === undefined ? 0 : times.filter((at) => at < from.at).length;
    if (from === undefined) {
      return;
    }
    if (from.at > clock.now()) {
      showInfo(t('This time lies in the future, so nothing was changed.'));
      return;
    }
    if (before === 0) {
      showInfo(t('There is no reading before this time, so nothing was changed.'));
      return;
    }
    const question = t('Begin the history of {0} anew?', name);
    const detail = t(
      'What was read before {1} ({0}) is kept as a history of its own.',
      counted(before, language),
      formatDateTime(from.at, language),
    );
    if (await isSure(question, detail)) {
      await deletions.done(
        source.past()?.beginAnew(account.id, from.at),
        t('The history of {0} begins anew: {1}.', name, formatDateTime(from.at, language)),
      );
    }
  }

  async function remove(fromMs: number, toMs: number, text: string): Promise<void> {
    await deletions.done(source.past()?.removeReadings(account.id, fromMs, toMs, latest), text);
  }

  async function isSure(question: string, moments: string): Promise<boolean> {
    const go = t('Continue');
    const lines = [moments, t('It is done for all windows. You can undo it until you close this window.')];
    const detail = lines.map(messageOf).join('\n');
    return (await vscode.window.showWarningMessage(messageOf(question), { modal: true, detail }, go)) === go;
  }

  /** Of a time that clocks say twice, since they are set back in between, the first one is meant, or the last. */
  async function askTime(
    prompt: string,
    last = false,
  ): Promise<{ readonly at: number; readonly spanMs: number } | undefined> {
    const result = await inputStep(
      { title, canGoBack: false },
      {
        prompt,
        value: '',
        validate: (value) =>
          momentOf(value, language.timeZone) === undefined
            ? t('A date and a time are wanted, such as {0}.', '2026-11-20 14:05')
            : undefined,
      },
    );
    const value = result.kind === 'next' ? result.value.trim() : '';
    const at = momentOf(value, language.timeZone, last);
    return at === undefined ? undefined : { at, spanMs: /:\d\d:\d\d$/.test(value) ? 1_000 : 60_000 };
  }
}

function amountsText({ quantities }: Reading, language: Language): string {
  return joinWords(
    quantities.map((quantity) => formatQuantity(quantity, language)),
    language,
  );
}

/** A time as it is asked for. */
function writtenTime(at: number | undefined, { timeZone }: Language): string {
  return new Intl.DateTimeFormat('sv-SE', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(at ?? 0);
}
