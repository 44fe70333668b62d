import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsOf, namesBelow } from '../../../../src/webview/spending/bars.ts';

const row = (period: string, amount?: number) => ({
  ...{ period, spent: '', change: '', added: '', note: '' },
  ...(amount === undefined ? {} : { amount }),
});

test('23.1: bars are as high as what was spent, the oldest on the left', () => {
  const bars = barsOf([
    row('now', 50),
    row('gap'),
    row('none', 0),
    row('refund', -5),
    row('tiny', 0.01),
    row('most', 100),
  ]);
  assert.deepEqual(
    bars.map((bar) => [bar.row.period, bar.height, bar.y]),
    [
      ['most', 100, 0],
      ['tiny', 1, 99],
      ['refund', 0, 100],
      ['none', 0, 100],
      ['gap', 0, 100],
      ['now', 50, 50],
    ],
  );
  for (const [place, { x, width }] of bars.entries()) {
    assert.ok(x > place * (100 / 6) && x + width < (place + 1) * (100 / 6));
  }
});

test('23.1: there are bars of nothing, and none without periods', () => {
  assert.deepEqual(barsOf([]), []);
  assert.deepEqual(
    barsOf([row('a', 0), row('b')]).map(({ height }) => height),
    [0, 0],
  );
});

for (const [count, expected] of [
  [0, []],
  [1, ['0']],
  [3, ['2', '1', '0']],
  [5, ['4', '3', '2', '1', '0']],
  [6, ['5', '0']],
  [31, ['30', '0']],
] as const) {
  test(`18.4: each of a few bars has its period below it, many have those of the ends: ${count}`, () =>
    assert.deepEqual(namesBelow(Array.from({ length: count }, (_, index) => row(String(index), 1))), expected));
}
