import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { type HistoryWish, historyAnswer } from '../../../../src/ui/history/answer.ts';
import type { HistorySource } from '../../../../src/ui/history/source.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.UTC(2026, 10, 20, 4);

const WISH: HistoryWish = { accountId: 'b', compared: [], range: '7d', columns: 100 };

/** A source that remembers what it was asked for and has readings at the given ages. */
function sourceOf(agesMs: readonly number[] = [], more: Partial<HistorySource> = {}) {
  const asked: (readonly [from: number, to: number])[] = [];
  const readings = agesMs.map((age) => ({
    at: NOW - age,
    quantities: [{ key: 'sms', amount: 'not-allocated' as const, unit: 'messages' as const }],
  }));
  const source: HistorySource = {
    accounts: () => ['a', 'b'].map((id) => ({ id, name: `Account ${id}`, provider: 'jiguang', product: 'app' })),
    rows: (_id, fromMs, toMs) => {
      asked.push([fromMs, toMs]);
      return rowsOf(readings.filter(({ at }) => at >= fromMs && at < toMs));
    },
    events: () => [],
    quantities: () => [],
    trouble: () => undefined,
    notice: () => undefined,
    onDidChange: () => ({ dispose: () => undefined }),
    ...more,
  };
  return { source, asked };
}

function shown(source: HistorySource, wish: Partial<HistoryWish>) {
  const answer = historyAnswer(source, { ...WISH, ...wish }, NOW);
  return answer;
}

test('each range is asked for up to now, and a reading of this moment belongs to it', () => {
  const ranges = { '24h': DAY_MS, '7d': 7 * DAY_MS, '30d': 30 * DAY_MS, '1y': 365 * DAY_MS };
  for (const [range, spanMs] of Object.entries(ranges)) {
    const { source, asked } = sourceOf([400 * DAY_MS, 0]);
    const answer = shown(source, { range: range as keyof typeof ranges });
    assert.deepEqual(asked, [[NOW - spanMs, NOW + 1]]);
    assert.deepEqual(answer?.shown?.model.at, [NOW]);
  }
});

test('"all" begins with the first reading, but is never shorter than an hour', () => {
  const first = (ages: readonly number[]) => shown(sourceOf(ages).source, { range: 'all' })?.shown?.model.fromMs;
  assert.equal(first([400 * DAY_MS, 0]), NOW - 400 * DAY_MS);
  assert.equal(first([1_000]), NOW - HOUR_MS);
  assert.equal(first([]), NOW - HOUR_MS);
});

test('the wished account is shown, else the first, else none', () => {
  assert.equal(shown(sourceOf().source, {})?.shown?.accountId, 'b');
  assert.equal(shown(sourceOf().source, { accountId: 'gone' })?.shown?.accountId, 'a');
  assert.equal(shown(sourceOf().source, { accountId: undefined })?.shown?.accountId, 'a');
  const none = shown(sourceOf([], { accounts: () => [] }).source, {});
  assert.deepEqual(none, { type: 'history', accounts: [], compared: [] });
});

test('names are one harmless line, and a notice comes along', () => {
  const account = { id: 'a', name: 'Bad\u202e\nname', provider: 'jiguang', product: 'app' };
  const answer = shown(
    sourceOf([], { accounts: () => [account], notice: () => 'Kept in this window alone.' }).source,
    {},
  );
  assert.deepEqual(answer?.accounts, [{ id: 'a', name: 'Bad name' }]);
  assert.equal(answer?.notice, 'Kept in this window alone.');
});

test('C3: while a lock is in the way of the history nothing is answered, rather than that there is none', () => {
  for (const busy of [{ rows: () => undefined }, { events: () => undefined }]) {
    const { source } = sourceOf([0], busy);
    assert.equal(historyAnswer(source, WISH, NOW), undefined);
  }
});

test('C13: a time without a reading says whether there are older ones, and what is wrong with the account', () => {
  const refused = { trouble: () => ({ text: 'The provider refused the credential. Update it.' }) };
  const older = shown(sourceOf([20 * DAY_MS], refused).source, { range: '7d' })?.shown;
  assert.deepEqual([older?.isOlder, older?.trouble], [true, refused.trouble()]);
  const never = shown(sourceOf([], refused).source, { range: '7d' })?.shown;
  assert.deepEqual([never?.isOlder, never?.trouble], [undefined, refused.trouble()]);
  const { source, asked } = sourceOf([DAY_MS]);
  assert.deepEqual(Object.keys(shown(source, { range: '7d' })?.shown ?? {}), ['accountId', 'range', 'model']);
  assert.equal(asked.length, 1, 'the whole history is read for an empty time alone');
});

for (const [name, ages, failures, fromMs] of [
  ['with the first reading', [40 * DAY_MS, DAY_MS], [], NOW - 40 * DAY_MS],
  ['with a failure before it', [40 * DAY_MS], [[50 * DAY_MS, 41 * DAY_MS]], NOW - 50 * DAY_MS],
  ['with the time itself, where there are readings from then on', [365 * DAY_MS, 0], [], NOW - 365 * DAY_MS],
  ['with the time itself during a failure', [DAY_MS], [[400 * DAY_MS, 2 * DAY_MS]], NOW - 365 * DAY_MS],
  ['with the first reading after one that is older than the time', [400 * DAY_MS, 3 * DAY_MS], [], NOW - 3 * DAY_MS],
  ['an hour ago at the latest', [1_000], [], NOW - HOUR_MS],
] as const) {
  test(`18.4: no time is drawn of which nothing is known: a year begins ${name}`, () => {
    const events = () =>
      failures.flatMap(([from, to]) => [
        { at: NOW - from, kind: 'trouble' as const, faultKind: 'network' },
        { at: NOW - to, kind: 'recovered' as const },
      ]);
    const answer = shown(sourceOf(ages, { events }).source, { range: '1y' });
    assert.equal(answer?.shown?.model.fromMs, fromMs);
  });
}

test('18.4: accounts that are compared have the same time, in the order of the list, and none twice', () => {
  const { source, asked } = sourceOf([DAY_MS]);
  const answer = shown(source, { compared: ['gone', 'b', 'a'] });
  assert.deepEqual(
    [answer?.shown, ...(answer?.compared ?? [])].map((history) => [history?.accountId, history?.range]),
    [
      ['b', '7d'],
      ['a', '7d'],
    ],
  );
  assert.deepEqual(asked, [
    [NOW - 7 * DAY_MS, NOW + 1],
    [NOW - 7 * DAY_MS, NOW + 1],
  ]);
});

test('18.4: a lock before one of the accounts that are compared is waited for', () => {
  const { source } = sourceOf([0]);
  const busy = {
    ...source,
    rows: (id: string, ...range: [number, number]) => (id === 'a' ? undefined : source.rows(id, ...range)),
  };
  assert.equal(historyAnswer(busy, { ...WISH, compared: ['a'] }, NOW), undefined);
});
