import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decimal } from '../../../src/balance/amount/decimal.ts';
import type { SpendingCell, SpendingReport, SpendingSeries } from '../../../src/balance/history/spendingReport.ts';
import { periodText } from '../../../src/balance/text/periodText.ts';
import { english, type Language } from '../../../src/base/language.ts';
import { leftOutTexts, spendingLines, spendingMarkdown } from '../../../src/wording/spendingText.ts';
import { chinese } from './chinese.ts';

const LANGUAGE = { ...english, timeZone: 'Asia/Shanghai' };
const at = (text: string): number => Date.parse(`${text}+08:00`);
const MONTHS = [
  { fromMs: at('2026-08-01T00:00'), toMs: at('2026-09-01T00:00') },
  { fromMs: at('2026-09-01T00:00'), toMs: at('2026-10-01T00:00') },
  { fromMs: at('2026-10-01T00:00'), toMs: at('2026-11-01T00:00') },
  { fromMs: at('2026-11-01T00:00'), toMs: at('2026-12-01T00:00'), untilMs: at('2026-11-23T12:00') },
] as const;

function cell(spent: string, more: Partial<SpendingCell> = {}): SpendingCell {
  return { spent: spent as Decimal, added: '0' as Decimal, expired: '0' as Decimal, ...more };
}

const REPORT: SpendingReport = {
  periods: MONTHS,
  series: [
    {
      ...{ key: 'sms', label: 'All | types', unit: 'messages' },
      cells: [
        null,
        cell('1200', { since: at('2026-09-10T09:00') }),
        cell('900', { added: '5000' as Decimal, expired: '7' as Decimal, change: '-300' as Decimal, percent: -25 }),
        cell('1', { until: at('2026-11-20T12:00') }),
      ],
    },
    {
      key: 'eur',
      label: 'Balance',
      unit: 'EUR',
      cells: [null, null, cell('0.105', { change: '0.1' as Decimal }), null],
    },
  ],
  refilled: ['Free e-mails', 'Trial'],
};

test('23.1: what was spent is told in words, the newest first, and what is not known is no zero', () => {
  const [sms, eur] = spendingLines(REPORT, 'month', LANGUAGE);
  assert.deepEqual(sms?.rows, [
    {
      ...{ period: 'November 2026', spent: '1 message', change: '', added: '', amount: 1 },
      note: 'so far; until Nov 20, 2026, 12:00 GMT+8',
    },
    {
      ...{ period: 'October 2026', spent: '900 messages', change: '-300 messages (-25%)', added: '5,000 messages' },
      ...{ note: '7 messages expired', amount: 900 },
    },
    {
      ...{ period: 'September 2026', spent: '1,200 messages', change: '', added: '', amount: 1200 },
      note: 'since Sep 10, 2026, 09:00 GMT+8',
    },
    { period: 'August 2026', spent: '–', change: '', added: '', note: 'Not known' },
  ]);
  assert.deepEqual(eur?.rows[1], {
    ...{ period: 'October 2026', spent: '€0.105', change: '+€0.10', added: '', note: '', amount: 0.105 },
  });
});

test('23.1: spending below 0 says why', () => {
  const back = { ...REPORT.series[0], cells: [null, null, null, cell('-845')] } as SpendingSeries;
  const row = (language: Language) => spendingLines({ ...REPORT, series: [back] }, 'month', language)[0]?.rows[0];
  assert.deepEqual(
    [row(LANGUAGE)?.spent, row(LANGUAGE)?.note],
    ['-845 messages', 'so far; more came back than was spent'],
  );
  assert.equal(row(chinese)?.note, '截至目前；退回的多于消耗的');
});

test('23.1: the Markdown has a row for each period of each quantity of each account', () => {
  const all = [
    { name: 'Production', report: REPORT },
    { name: 'Test *', report: { ...REPORT, series: REPORT.series.slice(1), refilled: [] } },
  ];
  const lines = spendingMarkdown(all, 'month', LANGUAGE).split('\n');
  assert.deepEqual(lines.slice(0, 4), [
    '| Account | Quantity | Month | Spent | Change | Topped up | Note |',
    '|:--|:--|:--|--:|--:|--:|:--|',
    '| Production | All \\| types | November 2026 | 1 message |  |  | so far; until Nov 20, 2026, 12:00 GMT+8 |',
    '| Production | All \\| types | October 2026 | 900 messages | -300 messages (-25%) | 5,000 messages | 7 messages expired |',
  ]);
  assert.equal(lines.filter((line) => line.startsWith('| Test \\* |')).length, 4);
  assert.equal(lines.at(-2), 'Production: Not counted, as the provider fills it up by itself: Free e-mails, Trial.');
  assert.deepEqual(leftOutTexts({ ...REPORT, refilled: [] }, LANGUAGE), []);
});

test('17: what is left out of one account is not said of another one that has it in the table', () => {
  const once = { key: 'sms', label: 'All | types', unit: 'messages', cells: [null, null, null, null] } as const;
  const all = [
    { name: 'Production', report: { ...REPORT, refilled: [] } },
    { name: 'Test *', report: { ...REPORT, series: [once], refilled: [] } },
  ];
  const notes = spendingMarkdown(all, 'month', LANGUAGE).split('\n\n').slice(1);
  assert.deepEqual(notes, ['Test \\*: Not known until there are two readings to compare: All \\| types.\n']);
});

test('18.4: days, weeks and months go by their names, in the language of the user', () => {
  const week = { fromMs: at('2026-11-16T00:00'), toMs: at('2026-11-23T00:00') };
  const chinese = { locale: 'zh-CN', timeZone: 'Asia/Shanghai' };
  assert.equal(periodText(week, 'day', LANGUAGE), 'Mon, Nov 16, 2026');
  assert.equal(periodText(week, 'week', LANGUAGE).replaceAll('\u2009', ' '), 'Nov 16 – 22, 2026');
  assert.equal(periodText(week, 'month', LANGUAGE), 'November 2026');
  assert.equal(periodText(week, 'day', chinese), '2026年11月16日（周一）');
  assert.equal(periodText(week, 'week', chinese), '2026年11月16日至11月22日');
  const turn = { fromMs: at('2026-12-28T00:00'), toMs: at('2027-01-04T00:00') };
  assert.equal(periodText(turn, 'week', chinese), '2026年12月28日至2027年1月3日');
  assert.equal(periodText(week, 'month', chinese), '2026年11月');
});

test('23.1: a quantity that was read once has no rows, and is named', () => {
  const once = { key: 'voice', label: 'Voice', unit: 'messages', cells: [null, null, null, null] } as const;
  const report = { ...REPORT, series: [...REPORT.series, once] };
  assert.deepEqual(
    spendingLines(report, 'month', LANGUAGE).map(({ label }) => label),
    ['All | types', 'Balance'],
  );
  assert.deepEqual(leftOutTexts(report, LANGUAGE), [
    'Not known until there are two readings to compare: Voice.',
    'Not counted, as the provider fills it up by itself: Free e-mails, Trial.',
  ]);
});
