import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../src/balance/account/state.ts';
import type { Raise } from '../../../src/balance/alert/alert.ts';
import type { Forecast } from '../../../src/balance/forecast/forecast.ts';
import type { Trend } from '../../../src/balance/forecast/trend.ts';
import { english } from '../../../src/base/language.ts';
import { DEFAULT_CHOICES } from '../../../src/ui/statusBar/choices.ts';
import { statusBarText } from '../../../src/ui/statusBar/text.ts';
import { accountRow, balanceText, detailRows, detailText, spokenDetail } from '../../../src/ui/tree/rows.ts';
import { alertMessage } from '../../../src/wording/alertText.ts';
import {
  badgeText,
  daysLeftText,
  daysText,
  forecastText,
  shortDaysText,
  trendLines,
} from '../../../src/wording/outlookText.ts';
import { exact } from '../balance/amount/exact.ts';
import { shownText, tableOf } from '../ui/markdown.ts';
import { account, NOW, PROVIDERS, quantity, reading, STATES, status, trouble } from '../ui/sample.ts';
import { DAY, LOW, outlook, runsOut } from './outlook.ts';

/** 2026-11-20 is a Friday. */
const TREND: Trend = {
  today: { change: exact('-120'), from: NOW - DAY / 2, topUps: [] },
  forecast: runsOut(),
};

test('a forecast is a sentence with a day and a distance', () => {
  const texts = [runsOut(), runsOut(0.1), runsOut(1), runsOut(7), runsOut(66, 'low'), runsOut(0)].map((each) =>
    forecastText(each, NOW, english),
  );
  assert.deepEqual(texts, [
    'Runs out on Mon, Nov 23 (about 3 days left).',
    'Runs out today (less than 1 day left).',
    'Runs out tomorrow (about 1 day left).',
    'Runs out on Fri, Nov 27 (about 7 days left).',
    'Runs out on Mon, Jan 25, 2027 (about 66 days left, uncertain).',
    'Runs out today (less than 1 day left).',
  ]);
  assert.equal(daysLeftText(1234.4, english), 'about 1,234 days left');
  const short = [0.4, 1.2, 2.6, 1234.4].map((days) => shortDaysText(days, english));
  assert.deepEqual(short, ['<1 day', '~1 day', '~2.5 days', '~1,234 days']);
});

test('17: no number of days contradicts the threshold that they are below, nor the day on which something runs out', () => {
  const number = (text: string): number => Number(/[\d.]+/.exec(text)?.[0]);
  for (let hundredths = 100; hundredths < 3_000; hundredths++) {
    const days = hundredths / 100;
    const texts = [daysLeftText, daysText, shortDaysText].map((write) => write(days, english));
    for (const told of texts.map(number)) {
      assert.ok(told <= days && days - told < (days < 10 ? 0.5 : 1), `${days}: ${texts.join()}`);
    }
  }
  // In the morning of a day.
  const dawn = NOW - 11 * 3_600_000;
  const forecast: Forecast = {
    ...{ kind: 'forecast', perDay: 1, daysLeft: 1.9, runsOutAt: dawn + 1.9 * DAY },
    confidence: 'medium',
  };
  const language = { ...english, timeZone: 'UTC' };
  assert.equal(forecastText(forecast, dawn, language), 'Runs out tomorrow (about 1.5 days left).');
  // As the threshold compares them.
  assert.equal(daysLeftText(2.996, english), 'about 3 days left');
  assert.equal(daysLeftText(0.996, english), 'about 1 day left');
});

test('without a forecast it is said what is missing', () => {
  const cases: readonly (readonly [Forecast, RegExp])[] = [
    [{ kind: 'none', missing: 'carry-over', resets: 'day' }, /filled up anew each day/],
    [{ kind: 'none', missing: 'readings' }, /there is no amount/],
    [{ kind: 'none', missing: 'recent', hoursOld: 80 }, /too old/],
    [{ kind: 'none', missing: 'history', hoursMore: 1 }, /1 more hour are needed|of 1 more hour/],
    [{ kind: 'none', missing: 'history', hoursMore: 12 }, /of 12 more hours are needed/],
    [{ kind: 'none', missing: 'spending', perDay: 0 }, /hardly anything is spent/],
    [{ kind: 'empty', since: NOW - 3_600_000 }, /^Used up since \d\d:\d\d\.$/],
    [{ kind: 'empty' }, /^$/],
  ];
  for (const [forecast, text] of cases) {
    assert.match(forecastText(forecast, NOW, english), text);
  }
});

test('Limits: what will be used up before it is filled up says so', () => {
  const forecast: Forecast = { kind: 'none', missing: 'carry-over', resets: 'month', usedUpAt: NOW + 3 * 86_400_000 };
  assert.equal(forecastText(forecast, NOW, english), 'Used up before the reset, at the present rate on Mon, Nov 23.');
});

test('Packages: a trend says what will expire unused', () => {
  const unused = { amount: 3_000, of: 10_000, at: NOW + 30 * 86_400_000 };
  for (const forecast of [
    { kind: 'none', missing: 'spending', perDay: 0, unused },
    { kind: 'forecast', perDay: 5, daysLeft: 30, runsOutAt: NOW + 30 * 86_400_000, confidence: 'high', unused },
  ] as const) {
    const lines = trendLines('messages', { level: 'ok', trend: { forecast } }, NOW, english);
    assert.equal(lines.at(-1), 'About 3,000 of 10,000 messages expire unused on Dec 20.');
  }
});

test('a trend tells the change of the day, the spending and the end', () => {
  const known = { level: 'ok', trend: TREND } as const;
  assert.deepEqual(trendLines('messages', known, NOW, english), [
    '-120 today',
    'Spending: about 1,230 messages a day',
    'Runs out on Mon, Nov 23 (about 3 days left).',
  ]);
  const risen = { level: 'ok', trend: { ...TREND, today: { ...TREND.today, change: exact('5000.5') } } } as const;
  assert.equal(
    trendLines(
      'CNY',
      { ...risen, trend: { ...risen.trend, today: { change: exact('5000.5'), from: 0, topUps: [] } } },
      NOW,
      english,
    )[0],
    '+¥5,000.50 today',
  );
  assert.deepEqual(trendLines('messages', undefined, NOW, english), []);
});

test('a low quantity stands out in words, and one that nobody watches does not', () => {
  const known = outlook(LOW, { general: TREND, voice: { forecast: { kind: 'empty' } } });
  assert.equal(known.level, 'low');
  const rows = detailRows(LOW, PROVIDERS, NOW, english, known);
  assert.deepEqual(
    rows.map((row) => detailText(row, english)),
    ['General SMS: 900 messages · low · about 3 days', 'Voice SMS: 0 messages'],
  );
  // In the row itself there is little room.
  assert.deepEqual(
    rows.map(({ description }) => description),
    ['900 · low · ~3 days · threshold 1,000', '0 messages'],
  );
  assert.deepEqual(
    rows.map((row) => spokenDetail(row, english)),
    ['General SMS: 900 messages, low, below 1,000 messages, about 3 days', 'Voice SMS: 0 messages'],
  );
  assert.deepEqual(
    rows.map((row) => row.kind === 'quantity' && [row.level, row.levelText]),
    [
      ['low', 'low, below 1,000 messages'],
      [undefined, undefined],
    ],
  );
  const row = accountRow(LOW, PROVIDERS, NOW, english, known);
  assert.equal(row.description, '900 · low · just now');
  assert.equal(row.spoken, 'Main, Tester · SMS, 900 messages, low, just now');
  assert.equal(row.level, 'low');
});

test('what is low beside the number that stands for the account is named', () => {
  const voice = { ...LOW, account: account('Main', { thresholds: { voice: exact('0') } }) };
  const known = outlook(voice);
  assert.equal(known.level, 'empty');
  assert.equal(accountRow(voice, PROVIDERS, NOW, english, known).description, '900 · Voice SMS used up · just now');
  assert.equal(
    detailRows(voice, PROVIDERS, NOW, english, known).map((row) => detailText(row, english))[1],
    'Voice SMS: 0 messages · used up · threshold 0 messages',
  );
});

test('an amount stays low while it cannot be refreshed, and days left are not compared with another reading', () => {
  const kept = reading(0, [quantity('general', '900')]);
  const stale = status('Main', { kind: 'stale', reading: kept, trouble: trouble() });
  assert.equal(outlook({ ...stale, account: LOW.account }).level, 'low');
  const days = { ...LOW, account: account('Main', { daysLeft: exact('5') }) };
  assert.equal(outlook(days, { general: TREND }).level, 'low');
  assert.equal(outlook(days).level, 'ok');
});

test('a top-up of the day has a line of its own', () => {
  const topUp = { at: NOW - 1, after: NOW - 60_000, amount: exact('5000') };
  const today = { ...TREND, topUp, addedToday: exact('5000') };
  const rows = detailRows(LOW, PROVIDERS, NOW, english, outlook(LOW, { general: today }));
  assert.deepEqual(rows[1], {
    kind: 'topUp',
    key: 'general',
    label: 'General SMS',
    description: 'topped up by 5,000 messages today',
  });
  const before = { ...topUp, at: NOW - DAY };
  const older = detailRows(LOW, PROVIDERS, NOW, english, outlook(LOW, { general: { ...TREND, topUp: before } }));
  assert.equal(older.length, 2);
});

test('what is copied holds no estimate', () => {
  assert.doesNotMatch(balanceText(LOW, PROVIDERS, NOW, english), /low|left/);
});

test('the bar takes the level of the worst account, and says which that is', () => {
  const fine = STATES.fresh;
  const of = (each: AccountStatus) => outlook(each);
  const low = statusBarText([LOW], PROVIDERS, NOW, english, of);
  assert.equal(low.level, 'low');
  assert.equal(low.text, '$(arrow-down) 900');
  assert.match(low.spoken, /Main: General SMS is low, below 1,000 messages\.$/);
  assert.equal(statusBarText([fine, LOW], PROVIDERS, NOW, english, of).text, '$(arrow-down) Main: 900');
  const pinned = { ...DEFAULT_CHOICES, show: 'pinned', pinned: ['Fine'] } as const;
  const other = { ...fine, account: account('Fine') };
  const second = statusBarText([LOW, other], PROVIDERS, NOW, english, of, pinned);
  assert.equal(second.text, '$(comment-discussion) Fine: 9,410 $(arrow-down)1');
  assert.equal(second.level, 'low');
  const sentence = second.tooltip.split('\n').find((line) => line.startsWith('$(arrow-down)')) ?? '';
  assert.equal(shownText(sentence), '<icon arrow-down> Main: General SMS is low, below 1,000 messages.');
  assert.equal(statusBarText([fine], PROVIDERS, NOW, english, of).level, 'ok');
});

test('the tooltip has a column for how long it lasts only where that is known', () => {
  const without = statusBarText([LOW], PROVIDERS, NOW, english, () => outlook(LOW));
  assert.equal(tableOf(without.tooltip)[0]?.length, 3);
  const { tooltip } = statusBarText([LOW], PROVIDERS, NOW, english, () => outlook(LOW, { general: TREND }));
  assert.equal(shownText(tableOf(tooltip)[0]?.[3] ?? ''), '~3 days, Nov 23');
  assert.match(shownText(tooltip), /low, below 1,000 messages\. Runs out on Mon, Nov 23 \(about 3 days left\)\./);
});

test('an alert says what is left, against which threshold, and when it runs out', () => {
  const [general] = LOW.state.kind === 'ok' ? LOW.state.reading.quantities : [];
  assert.ok(general !== undefined);
  const say = (raise: Partial<Raise>, trend: Trend = TREND): string => {
    const whole: Raise = {
      reason: 'crossed',
      level: 'low',
      threshold: { kind: 'amount', level: exact('1000') },
      amount: exact('900'),
      daysLeft: exact('3'),
      ...raise,
    };
    return alertMessage({ status: LOW, raised: [{ quantity: general, raise: whole, trend }] }, PROVIDERS, NOW, english);
  };
  assert.equal(
    say({}),
    'Main: General SMS is down to 900 messages, below your threshold of 1,000 messages. Runs out on Mon, Nov 23 (about 3 days left).',
  );
  assert.equal(
    say({}, { forecast: { kind: 'none', missing: 'history', hoursMore: 3 } }),
    'Main: General SMS is down to 900 messages, below your threshold of 1,000 messages.',
  );
  assert.equal(
    say({ threshold: { kind: 'daysLeft', level: exact('5') } }),
    'Main: General SMS is down to 900 messages, which lasts for less than 5 days. Runs out on Mon, Nov 23 (about 3 days left).',
  );
  assert.equal(say({ level: 'empty', amount: exact('-5') }), 'Main: General SMS is used up (-5 messages left).');
});

test('17: an alert of many quantities names four, what is used up first, and counts the others', () => {
  const say = (...levels: readonly Raise['level'][]): string => {
    const raised = levels.map((level, index) => ({
      quantity: quantity(`q${index}`, '5'),
      raise: {
        reason: 'crossed',
        level,
        threshold: { kind: 'amount', level: exact('9') },
        amount: exact(level === 'empty' ? '0' : '5'),
        daysLeft: null,
      } as const,
      trend: { forecast: { kind: 'none', missing: 'readings' } } as const,
    }));
    return alertMessage({ status: LOW, raised }, PROVIDERS, NOW, english);
  };
  const low = (key: string): string => `${key} is down to 5 messages, below your threshold of 9 messages.`;
  assert.equal(say('low', 'empty'), `Main: q1 is used up (0 messages left). ${low('q0')}`);
  const four = ['q0', 'q1', 'q2', 'q3'].map(low).join(' ');
  assert.equal(say('low', 'low', 'low', 'low'), `Main: ${four}`);
  assert.equal(say('low', 'low', 'low', 'low', 'low'), `Main: ${four} 1 more needs attention.`);
  assert.equal(say('low', 'low', 'low', 'low', 'low', 'low'), `Main: ${four} 2 more need attention.`);
});

test('E4: the badge counts accounts that are low and entries that cannot be used', () => {
  assert.deepEqual(
    (
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [0, 1],
        [1, 2],
      ] as const
    ).map(([low, unusable]) => badgeText(low, unusable, english)),
    [
      '',
      '1 account is low',
      '2 accounts are low',
      '1 entry of the settings cannot be used',
      '1 account is low, 2 entries of the settings cannot be used',
    ],
  );
});
