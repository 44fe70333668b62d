import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fractionDigits, timeLabels, valueLabels } from '../../../../src/webview/chart/ticks.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 22:00 in China. */
const EVENING = Date.UTC(2026, 10, 19, 14);

function ticks(first: number, stepMs: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index * stepMs);
}

test('times of day, with the date where it begins', () => {
  assert.deepEqual(timeLabels(ticks(EVENING, HOUR_MS, 4), HOUR_MS, 'en', 'Asia/Shanghai'), [
    '22:00\nNov 19',
    '23:00',
    '00:00\nNov 20',
    '01:00',
  ]);
});

test('days', () => {
  assert.deepEqual(timeLabels(ticks(EVENING, DAY_MS, 2), DAY_MS, 'en', 'Asia/Shanghai'), ['Nov 19', 'Nov 20']);
  assert.deepEqual(timeLabels(ticks(EVENING, DAY_MS, 2), DAY_MS, 'zh-cn', 'Asia/Shanghai'), ['11月19日', '11月20日']);
});

test('months, with the year where it begins', () => {
  const months = [Date.UTC(2026, 10, 1), Date.UTC(2026, 11, 1), Date.UTC(2027, 0, 1)];
  assert.deepEqual(timeLabels(months, 30 * DAY_MS, 'en', 'UTC'), ['Nov\n2026', 'Dec', 'Jan\n2027']);
});

test('values have the fraction digits that tell them apart', () => {
  assert.deepEqual(valueLabels([0, 50_000, 100_000], 50_000, 'en'), ['0', '50,000', '100,000']);
  assert.deepEqual(valueLabels([0, 0.5, 1], 0.5, 'en'), ['0.0', '0.5', '1.0']);
  assert.deepEqual(valueLabels([100.1, 100.15], 0.05, 'en'), ['100.10', '100.15']);
  assert.deepEqual([1_000, 1, 0.5, 0.1, 0.05, 0.01, 0.001, 0, -1].map(fractionDigits), [0, 0, 1, 1, 2, 2, 3, 0, 0]);
});
