import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Raise } from '../../../src/balance/alert/alert.ts';
import type { Trend } from '../../../src/balance/forecast/trend.ts';
import { formatAge, formatDateTime, formatDay } from '../../../src/balance/text/format.ts';
import { english, type Language } from '../../../src/base/language.ts';
import { statusBarText } from '../../../src/ui/statusBar/text.ts';
import { detailRows, detailText } from '../../../src/ui/tree/rows.ts';
import { alertMessage } from '../../../src/wording/alertText.ts';
import { forecastText, levelText, trendLines } from '../../../src/wording/outlookText.ts';
import { exact } from '../balance/amount/exact.ts';
import { shownText } from '../ui/markdown.ts';
import { NOW, PROVIDERS, STATES, status, trouble } from '../ui/sample.ts';
import { chinese, languageOf } from './chinese.ts';
import { DAY, LOW, outlook, runsOut } from './outlook.ts';

const TREND: Trend = { today: { change: exact('-120'), from: NOW - DAY / 2, topUps: [] }, forecast: runsOut() };
const [general] = LOW.state.kind === 'ok' ? LOW.state.reading.quantities : [];

const alertIn = (language: Language, threshold: 'amount' | 'daysLeft' = 'amount'): string => {
  assert.ok(general !== undefined);
  const raise: Raise = {
    reason: 'crossed',
    level: 'low',
    amount: exact('900'),
    daysLeft: exact('3'),
    threshold: { kind: threshold, level: exact(threshold === 'amount' ? '1000' : '5') },
  };
  return alertMessage({ status: LOW, raised: [{ quantity: general, raise, trend: TREND }] }, PROVIDERS, NOW, language);
};

test('E1: a sentence has the words, the weekday, the grouping and the marks of one language', () => {
  for (const display of ['de', 'zh-tw', 'zh-hk', 'ja', 'en']) {
    assert.equal(
      alertIn(languageOf(display)),
      'Main: General SMS is down to 900 messages, below your threshold of 1,000 messages. Runs out on Mon, Nov 23 (about 3 days left).',
    );
    assert.equal(formatAge(NOW - 300_000, NOW, languageOf(display)), '5 minutes ago');
  }
});

test('E8: sentences of an alert are put together as Chinese does, with the unit of the threshold', () => {
  const end = '预计11月23日（周一）用完（约剩 3 天）。';
  assert.equal(alertIn(chinese), `Main：通用类短信仅剩 900 条，低于阈值 1,000 条。${end}`);
  assert.equal(alertIn(chinese, 'daysLeft'), `Main：通用类短信仅剩 900 条，可用时间少于 5 天。${end}`);
});

test('E8: a threshold of days has a text of its own', () => {
  assert.ok(general !== undefined);
  const amount = { level: 'low', threshold: { kind: 'amount', level: exact('1000') } } as const;
  const days = { level: 'low', threshold: { kind: 'daysLeft', level: exact('3') } } as const;
  assert.equal(levelText(general, amount, chinese), '不足，低于 1,000 条');
  assert.equal(levelText(general, days, chinese), '不足，可用时间少于 3 天');
  assert.equal(levelText(general, amount, english), 'low, below 1,000 messages');
  assert.equal(levelText(general, days, english), 'low, lasts less than 3 days');
});

test('17: what is low for being hardly above its threshold again says no more that it is below', () => {
  assert.ok(general !== undefined);
  for (const [threshold, inEnglish, inChinese] of [
    [{ kind: 'amount', level: exact('1000') }, '1,000 messages', '1,000 条'],
    [{ kind: 'daysLeft', level: exact('3') }, '3 days', '3 天'],
  ] as const) {
    const held = { level: 'low', isHeld: true, threshold } as const;
    assert.equal(levelText(general, held, english), `low, not clearly above ${inEnglish} yet`);
    assert.equal(levelText(general, held, chinese), `不足，尚未明显高于 ${inChinese}`);
  }
});

test('E8: today and tomorrow go by these words, other days by their date', () => {
  const of = (days: number, language: Language) => forecastText(runsOut(days), NOW, language);
  assert.equal(of(0.1, chinese), '预计今天用完（剩不到 1 天）。');
  assert.equal(of(1, chinese), '预计明天用完（约剩 1 天）。');
  assert.equal(of(2.9, chinese), '预计11月23日（周一）用完（约剩 2.5 天）。');
  assert.equal(of(3, chinese), '预计11月23日（周一）用完（约剩 3 天）。');
  assert.equal(of(66, chinese), '预计2027年1月25日（周一）用完（约剩 66 天）。');
  assert.equal(formatDay(NOW, chinese), '11月20日（周五）');
  assert.equal(formatDay(NOW, english), 'Fri, Nov 20');
});

test('C9: the day on which something runs out, today and tomorrow are those of the chosen time zone', () => {
  // Noon of a Friday in UTC is in the night to Saturday in Kiritimati.
  const of = (days: number, timeZone: string) => forecastText(runsOut(days), NOW, { ...english, timeZone });
  assert.equal(of(0.6, 'UTC'), 'Runs out tomorrow (less than 1 day left).');
  assert.equal(of(0.6, 'Pacific/Kiritimati'), 'Runs out today (less than 1 day left).');
  assert.equal(of(1.5, 'Pacific/Kiritimati'), 'Runs out tomorrow (about 1.5 days left).');
  assert.equal(of(3, 'Pacific/Kiritimati'), 'Runs out on Tue, Nov 24 (about 3 days left).');
});

test('E8: a blank stands between numbers and Chinese, and the zone of a time behind it', () => {
  assert.equal(formatAge(NOW - 300_000, NOW, chinese), '5 分钟前');
  assert.equal(formatAge(NOW - 300_000, NOW, chinese, 'narrow'), '5 分钟前');
  assert.equal(formatDateTime(NOW, { ...chinese, timeZone: 'Asia/Shanghai' }), '2026年11月20日 20:00 GMT+8');
});

test('E8: a top-up has its unit, and its line begins with the quantity', () => {
  const addedToday = exact('1000');
  const [, row] = detailRows(LOW, PROVIDERS, NOW, chinese, outlook(LOW, { general: { ...TREND, addedToday } }));
  assert.ok(row !== undefined);
  assert.equal(detailText(row, chinese), '通用类短信：今天充值 1,000 条');
});

test('E8: the tooltip and the spoken label have Chinese marks between names, words and sentences', () => {
  const { tooltip, spoken } = statusBarText([LOW], PROVIDERS, NOW, chinese, () => outlook(LOW));
  assert.equal(spoken, 'Messaging Balance：Main，通用类短信：900 条，刚刚。Main：通用类短信不足，低于 1,000 条。');
  assert.match(shownText(tooltip), /Main：通用类短信不足，低于 1,000 条。/);
  const failed = statusBarText([STATES.failed], PROVIDERS, NOW, chinese);
  assert.match(shownText(failed.tooltip), /\*\*Main\*\*：api\.tester\.example 拒绝连接。/);
});

test('E8: the trend says how much on an average day, and until when', () => {
  const known = { level: 'ok', trend: TREND } as const;
  assert.equal(trendLines('messages', known, NOW, chinese)[1], '日均消耗约 1,230 条');
});

test('E6: there are no parts of messages a day, none of a cent, and no news of 0', () => {
  const of = (perDay: number, unit: 'messages' | 'CNY', change = '-1') => {
    const forecast = { ...runsOut(), perDay };
    const today = { change: exact(change), from: NOW - DAY / 2, topUps: [] };
    return trendLines(unit, { level: 'ok', trend: { today, forecast } }, NOW, english).slice(0, 2);
  };
  assert.deepEqual(of(0.198, 'messages'), ['-1 today', 'Spending: less than 1 message a day']);
  assert.deepEqual(of(1.4, 'messages', '0'), ['No change today', 'Spending: about 1 message a day']);
  assert.deepEqual(of(121_981, 'messages'), ['-1 today', 'Spending: about 122,000 messages a day']);
  assert.deepEqual(of(0.198, 'CNY'), ['-¥1.00 today', 'Spending: about ¥0.20 a day']);
  assert.deepEqual(of(0.001, 'CNY'), ['-¥1.00 today', 'Spending: less than ¥0.01 a day']);
});

test('17: a day on which as much was added as was spent is none without a change', () => {
  const topUps = [{ at: NOW, after: NOW - 60_000, amount: exact('500') }];
  const today = { change: exact('0.00'), from: NOW - DAY / 2, topUps };
  const of = (language: Language) =>
    trendLines('messages', { level: 'ok', trend: { today, forecast: runsOut() } }, NOW, language)[0];
  assert.deepEqual([of(english), of(chinese)], ['±0 today', '今天 ±0']);
});

test('E6: a refused credential is called refused, another pause is not', () => {
  assert.match(statusBarText([STATES.paused], PROVIDERS, NOW, english).spoken, /credential refused$/);
  assert.match(statusBarText([STATES.paused], PROVIDERS, NOW, chinese).spoken, /凭据被拒绝$/);
  const fault = { kind: 'no-credential' } as const;
  const without = status('Main', { kind: 'paused', trouble: trouble(fault) });
  assert.match(statusBarText([without], PROVIDERS, NOW, english).spoken, /, paused$/);
  assert.match(statusBarText([without], PROVIDERS, NOW, chinese).spoken, /，已暂停刷新$/);
});

test('E6: the next attempt is told once', () => {
  const { tooltip, spoken } = statusBarText([STATES.stale], PROVIDERS, NOW, english);
  assert.equal(shownText(tooltip).match(/next attempt/gi)?.length, 1);
  assert.doesNotMatch(spoken, /\.,|,,/);
});
