import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { SpendingCell, SpendingReport } from '../../../../src/balance/history/spendingReport.ts';
import { periodIn, spendingAnswer } from '../../../../src/ui/chatTool/spendingAnswer.ts';
import { status } from '../sample.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const cell = (spent: string, more: Partial<SpendingCell> = {}): SpendingCell => ({
  ...{ spent: spent as Decimal, added: '0' as Decimal, expired: '0' as Decimal },
  ...more,
});
const REPORT: SpendingReport = {
  periods: [
    { fromMs: at('2026-09-01T00:00'), toMs: at('2026-10-01T00:00') },
    { fromMs: at('2026-10-01T00:00'), toMs: at('2026-11-01T00:00') },
    { fromMs: at('2026-11-01T00:00'), toMs: at('2026-12-01T00:00'), untilMs: at('2026-11-20T12:00') },
  ],
  series: [
    {
      ...{ key: 'sms', label: 'General SMS', unit: 'messages' },
      cells: [
        null,
        cell('9007199254740993', { added: '5000' as Decimal, expired: '2' as Decimal, change: '-1' as Decimal }),
        cell('12', { since: at('2026-11-03T12:00') }),
      ],
    },
  ],
  refilled: ['Free e-mails'],
};
const STATUS = status('Main', { kind: 'loading' });

test('23.1: what was spent last month is told exactly, with its days, and what is not known is no 0', async () => {
  const text = await spendingAnswer([STATUS], 'month', async () => REPORT, 'Asia/Shanghai');
  assert.deepEqual(text.split('\n'), [
    'Spending of account "Main" by month:',
    '- General SMS (sms), 2026-11-01 to 2026-11-30: spent 12 messages so far, counted since 2026-11-03T04:00:00.000Z ONLY.',
    '- General SMS (sms), 2026-10-01 to 2026-10-31: spent 9007199254740993 messages, -1 messages compared to the period before, topped up 5000 messages, 2 messages expired.',
    '- General SMS (sms), 2026-09-01 to 2026-09-30: not known, there were no two readings to compare.',
    '- Free e-mails: not known, as the provider fills it up by itself.',
    '',
    'Days, weeks from Monday and months are those of the user. What is not known is not 0.',
  ]);
});

test('23.1: spending below 0 says why', async () => {
  const series = REPORT.series.map((each) => ({ ...each, cells: [null, cell('-845'), null] }));
  const text = await spendingAnswer([STATUS], 'month', async () => ({ ...REPORT, series }), 'Asia/Shanghai');
  assert.match(text, /: spent -845 messages, as MORE came back, such as refunds, than was spent\./);
});

test('23.1: more and less than in the period before are told apart', async () => {
  for (const [change, told] of [
    ['34.25', '+34.25 messages compared to the period before'],
    ['-34.25', '-34.25 messages compared to the period before'],
    ['0', 'as much as in the period before'],
  ] as const) {
    const cells = [cell('5', { change: change as Decimal })];
    const series = REPORT.series.map((each) => ({ ...each, cells }));
    const text = await spendingAnswer([STATUS], 'month', async () => ({ ...REPORT, series }), 'UTC');
    assert.ok(text.includes(`, ${told}.`), text);
  }
});

test('23.1: what was spent before a period, and shown first in it, is not told as a part of it', async () => {
  const since = at('2026-10-29T12:00');
  const series = REPORT.series.map((each) => ({ ...each, cells: [null, null, cell('12', { since })] }));
  const text = await spendingAnswer([STATUS], 'month', async () => ({ ...REPORT, series }), 'Asia/Shanghai');
  assert.ok(
    text.includes(': spent 12 messages so far, ALL that was spent since 2026-10-29T04:00:00.000Z counted.'),
    text,
  );
});

test('23.1: quantities come in the order of the account, each with its latest period first', async () => {
  const [sms] = REPORT.series;
  const series = ['One', 'Two'].map((label) => ({ ...(sms ?? assert.fail()), label }));
  const text = await spendingAnswer([STATUS], 'month', async () => ({ ...REPORT, series }), 'Asia/Shanghai');
  assert.deepEqual(
    Array.from(text.matchAll(/^- (One|Two) .*?, 2026-(\d\d)/gm), ([, label, month]) => `${label} ${month}`),
    ['One 11', 'One 10', 'One 09', 'Two 11', 'Two 10', 'Two 09'],
  );
});

test('23.1: a history that is locked or empty is not known, and the latest periods are enough', async () => {
  const days = Array.from({ length: 31 }, (_, day) => ({ fromMs: day * 86_400_000, toMs: (day + 1) * 86_400_000 }));
  const long = {
    ...REPORT,
    periods: days,
    series: [{ ...REPORT.series[0], key: 'k', label: 'L', unit: 'messages' as const, cells: [] }],
  };
  const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line.startsWith('- '));
  assert.equal(lines(await spendingAnswer([STATUS], 'day', async () => ({ ...long, refilled: [] }), 'UTC')).length, 7);
  assert.match(await spendingAnswer([STATUS], 'day', async () => undefined, 'UTC'), /NOT KNOWN, the history is locked/);
  const empty = async (): Promise<SpendingReport> => ({ periods: days, series: [], refilled: [] });
  assert.match(await spendingAnswer([STATUS], 'day', empty, 'UTC'), /- not known, as there is no reading\./);
});

test('23.1: spending is told where it was asked for, and by no other word', () => {
  assert.deepEqual(
    [{ spending: 'month' }, { spending: 'year' }, { spending: 1 }, {}, undefined, 'month'].map(periodIn),
    ['month', undefined, undefined, undefined, undefined, undefined],
  );
});
