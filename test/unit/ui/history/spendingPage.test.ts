import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { startOfPeriod } from '../../../../src/balance/text/zone.ts';
import { english } from '../../../../src/base/language.ts';
import type { HistorySource } from '../../../../src/ui/history/source.ts';
import { messages } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import '../../vscode.ts';

const { pageAnswer } = await import('../../../../src/ui/history/spendingPage.ts');

const { spendingOf } = await import('../../../../src/ui/history/spending.ts');

const DAY = 86_400_000;
const HOUR = DAY / 24;
const CLOCK = new FakeClock();
const LANGUAGE = { ...english, timeZone: 'UTC' };

/** An account whose quantity was 400, 300, 260 and 250, a month apart each, but for what a test changes. */
function sourceOf(changes: Partial<HistorySource> = {}): HistorySource {
  const readings = ['400', '300', '260', '250'].map((amount, place) => ({
    at: CLOCK.now() - (3 - place) * 31 * DAY,
    quantities: messages(amount),
  }));
  return {
    accounts: () => [{ id: 'a', name: 'Shop [1]', provider: 'p', product: 's' }],
    rows: (_id, fromMs) => rowsOf(readings.filter(({ at }) => at >= fromMs)),
    quantities: () => [{ key: 'sms', label: 'All types' }],
    ...{ events: () => [], trouble: () => undefined, notice: () => undefined },
    onDidChange: () => ({ dispose: () => undefined }),
    ...changes,
  };
}

/** What the page is told of the months of account `a`. */
function monthsOf(source: HistorySource) {
  const wish = { accountId: 'a', compared: [], range: '7d', period: 'month', columns: 100 } as const;
  return pageAnswer(wish, { source, clock: CLOCK, language: LANGUAGE });
}

test('23.6: beside spending no long time of readings is prepared, which nobody sees', () => {
  const clock = new FakeClock();
  const asked: number[] = [];
  const source = {
    accounts: () => [{ id: 'a', name: 'A', provider: 'p', product: 's' }],
    rows: (_id: string, fromMs: number) => {
      asked.push(fromMs);
      return rowsOf([{ at: clock.now() - 2 * DAY, quantities: messages('9') }].filter(({ at }) => at >= fromMs));
    },
    ...{ events: () => [], quantities: () => [], trouble: () => undefined, notice: () => undefined },
    onDidChange: () => ({ dispose: () => undefined }),
  };
  const wish = { accountId: 'a', compared: [], range: '1y', columns: 100 } as const;
  const parts = { source, clock, language: english };
  const answer = pageAnswer({ ...wish, period: 'month' }, parts);
  assert.deepEqual(asked, [clock.now() - DAY, 0, 0]);
  assert.equal(answer?.shown?.range, '1y', 'it is what the page comes back to');
  assert.equal(answer?.spending?.period, 'month');
  assert.equal(pageAnswer(wish, parts)?.shown?.model.total, 1);
});

test('23.1: a day that begins in one month and ends in the next makes no month of it, in which there was no reading', () => {
  const clock = new FakeClock();
  const zone = 'Asia/Shanghai';
  const first = startOfPeriod(clock.now() - 40 * DAY, 'month', zone) + HOUR;
  const [begin, end] = ['900', '700'].map((amount, hours) => ({ at: first + hours * HOUR, amount: amount as Decimal }));
  assert.ok(begin !== undefined && end !== undefined);
  const step = { ...end, after: first, spent: '200' as Decimal, added: '0' as Decimal, expired: '0' as Decimal };
  const day = {
    at: first - (first % DAY),
    sums: [{ key: 'sms', unit: 'messages' as const, steps: [step], end: { last: end, start: 900, lowest: 700 } }],
  };
  const rows = { ...rowsOf([{ at: end.at, quantities: messages('700') }]), sums: [day] };
  const source = { accounts: () => [], rows: () => rows, quantities: () => [] } as unknown as HistorySource;
  const report = spendingOf('a', 'month', { source, clock, language: { ...english, timeZone: zone } });
  assert.ok(day.at < startOfPeriod(first, 'month', zone));
  assert.equal(report?.periods[0]?.fromMs, startOfPeriod(first, 'month', zone));
  assert.equal(report?.series[0]?.cells[0]?.spent, '200');
});

test('23.1: the page has a table and a chart of each quantity, the newest month first', () => {
  const spending = monthsOf(sourceOf())?.spending ?? assert.fail('it is not shown');
  const [only, ...others] = spending.quantities;
  assert.deepEqual([spending.accountId, spending.period, others], ['a', 'month', []]);
  assert.deepEqual(spending.heads, ['Month', 'Spent', 'Change', 'Topped up', 'Note']);
  const rows = only?.rows.map(({ period, spent }) => `${period}: ${spent}`);
  assert.deepEqual(rows, [
    'January 2026: 10 messages',
    'December 2025: 40 messages',
    'November 2025: 100 messages',
    'October 2025: –',
  ]);
  assert.equal(only?.label, 'All types');
  assert.equal(only?.chart, 'What was spent of Shop [1], All types: from October 2025 to January 2026');
  assert.deepEqual(spending.notes, []);
});

test('23.1: without a reading the page says that nothing is known, and shows no table', () => {
  const spending = monthsOf(sourceOf({ rows: () => rowsOf([]) }))?.spending;
  assert.deepEqual(
    [spending?.quantities, spending?.notes],
    [[], ['No reading yet, so nothing is known of what was spent.']],
  );
});

test('23.1: of one reading, and of what is filled up by itself, the page says why nothing is told, and not that there is none', () => {
  const one = rowsOf([{ at: CLOCK.now(), quantities: messages('5') }]);
  const first = monthsOf(sourceOf({ rows: () => one }))?.spending;
  assert.deepEqual(
    [first?.quantities, first?.notes],
    [[], ['Not known until there are two readings to compare: All types.']],
  );
  const filled = sourceOf({ quantities: () => [{ key: 'sms', label: 'All types', resets: 'day' }] });
  assert.deepEqual(monthsOf(filled)?.spending?.notes, [
    'Not counted, as the provider fills it up by itself: All types.',
  ]);
});

test('23.1: a lock that comes between the readings and the sums leaves the page as it is', () => {
  let reads = 0;
  const { rows } = sourceOf();
  const locked = sourceOf({ rows: (...span) => (reads++ === 0 ? rows(...span) : undefined) });
  assert.equal(monthsOf(locked), undefined);
  assert.equal(reads, 2);
  assert.equal(monthsOf(sourceOf({ rows: () => undefined })), undefined);
});

test('23.1: where there is no account no spending is shown', () => {
  const answer = monthsOf(sourceOf({ accounts: () => [] }));
  assert.deepEqual([answer?.type, answer?.shown, answer?.spending], ['history', undefined, undefined]);
});
