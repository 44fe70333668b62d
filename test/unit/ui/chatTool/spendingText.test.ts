import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Trend } from '../../../../src/balance/forecast/trend.ts';
import { english } from '../../../../src/base/language.ts';
import { balanceAnswer } from '../../../../src/ui/chatTool/answer.ts';
import { endText, spendingTexts } from '../../../../src/ui/chatTool/spendingText.ts';
import { exact } from '../../balance/amount/exact.ts';
import { DAY, outlook, runsOut } from '../../wording/outlook.ts';
import { NOW, PROVIDERS, STATES } from '../sample.ts';

const topUp = { at: NOW - 2 * DAY, after: NOW - 3 * DAY, amount: exact('9000') };
const TREND: Trend = {
  today: { change: exact('-120'), from: NOW - DAY / 2, topUps: [] },
  forecast: runsOut(),
  topUp,
  week: [1200.4, 0, -3, undefined, 400, 2001, 1234.56],
};

test('18.6: a model is told what was spent and topped up, with what is not known and without a digit that is made up', () => {
  assert.deepEqual(spendingTexts(TREND, 'messages'), [
    'Changed today by -120 messages since 2026-11-20T00:00:00.000Z.',
    'Spent on each of the last 7 days (of 24 hours up to the reading, the oldest first), about: 1200, 0, 0, not known, 400, 2000, 1230 messages.',
    'Last top-up: 9000 messages, seen at 2026-11-18T12:00:00.000Z.',
  ]);
  assert.match(spendingTexts({ ...TREND, week: [0.129, 0.001] }, 'CNY')[1] ?? '', /about: 0\.13, 0 CNY\.$/);
});

test('18.6: top-ups of the day are told beside its change, exactly', () => {
  const topUps = [topUp, { ...topUp, amount: exact('0.50') }];
  const [today] = spendingTexts({ ...TREND, today: { change: exact('8880.5'), from: NOW, topUps } }, 'CNY');
  assert.equal(today, 'Changed today by 8880.5 CNY since 2026-11-20T12:00:00.000Z, with top-ups of 9000.50 CNY in it.');
});

test('18.6: nothing is told of what is not known', () => {
  assert.deepEqual(spendingTexts({ forecast: runsOut() }, 'messages'), []);
});

test('18.6: the answer holds the spending before the forecast', () => {
  const text = balanceAnswer(
    {},
    {
      ...{ statuses: [STATES.fresh], invalid: [], providers: PROVIDERS, now: NOW, language: english },
      outlookOf: (each) => outlook(each, { general: TREND }),
    },
  );
  assert.match(
    text,
    /General SMS .* 9410 messages at .* Changed today by -120 messages .* Last top-up: 9000 .* Runs out /,
  );
});

for (const [unit, amount, of, expected] of [
  ['messages', 2_998.7, 10_000, 'About 3000 of 10000 messages expire'],
  ['messages', 9_998, 9_998, 'About 9998 of 9998 messages expire'],
  ['messages', 9_996.4, 9_998, 'About 9998 of 9998 messages expire'],
  ['USD', 12.345, 20, 'About 12.3 of 20 USD expire'],
  ['USD', 0.2, 0.1 + 0.2, 'About 0.2 of 0.3 USD expire'],
  ['messages', 0.3, 1, 'About 1 of 1 message expire'],
] as const) {
  test(`17: a model is told of as much that expires unused as the tooltip tells: ${expected}`, () => {
    const unused = { amount, of, at: NOW + DAY };
    const told = endText({ kind: 'none', missing: 'spending', perDay: 0, unused }, unit, NOW);
    assert.ok(told.endsWith(`${expected} unused at 2026-11-21T12:00:00.000Z.`), told);
  });
}
