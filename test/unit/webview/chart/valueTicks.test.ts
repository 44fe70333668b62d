import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueExtent } from '../../../../src/webview/chart/plot.ts';
import { valueLabels, valueStep, valueTicks } from '../../../../src/webview/chart/valueTicks.ts';

/** The labels of an axis that has room for `most` of them. */
function labels([least, greatest]: readonly [number, number], most: number, whole = false, locale = 'en') {
  const step = valueStep((greatest - least) / most, whole);
  return valueLabels(valueTicks([least, greatest], step), step, locale);
}

test('the step is 1, 2, 2.5 or 5 times a power of ten, and no fraction of what is counted', () => {
  const cases: [least: number, step: number, whole: number][] = [
    [0.000_000_3, 0.000_000_5, 1],
    [0.1, 0.1, 1],
    [0.11, 0.2, 1],
    [1, 1, 1],
    [2.5, 2.5, 5],
    [0.022, 0.025, 1],
    [21, 25, 25],
    [2.6, 5, 5],
    [5.1, 10, 10],
    [999, 1_000, 1_000],
    [3e20, 5e20, 5e20],
  ];
  for (const [least, step, whole] of cases) {
    assert.deepEqual([valueStep(least, false), valueStep(least, true)], [step, whole], String(least));
  }
});

test('C12: labels of a value axis say where they stand', () => {
  assert.deepEqual(labels([0, 10], 4), ['0.0', '2.5', '5.0', '7.5', '10.0']);
  assert.deepEqual(labels([0, 10], 4, true), ['0', '5', '10']);
  assert.deepEqual(labels([3, 3.9], 4), ['3.00', '3.25', '3.50', '3.75']);
  assert.deepEqual(labels([2.9, 3.85], 5), ['3.0', '3.2', '3.4', '3.6', '3.8']);
  assert.deepEqual(labels([0, 2], 10, true), ['0', '1', '2']);
  assert.deepEqual(labels([-0.4, 1.2], 4), ['0.0', '0.5', '1.0']);
  assert.deepEqual(labels([0, 120_000], 5), ['0', '25,000', '50,000', '75,000', '100,000']);
  assert.deepEqual(labels([0, 0.000_000_05], 5), [
    '0.00000000',
    '0.00000001',
    '0.00000002',
    '0.00000003',
    '0.00000004',
    '0.00000005',
  ]);
  assert.deepEqual(labels([0, 1], 3, false, 'de'), ['0,0', '0,5', '1,0']);
});

test('C12: every axis has a few ticks, each where its label says', () => {
  const amounts = [0, 0.01, 0.3, 7.99, 8, 100.15, 9_410, 121_981, 277.2, 1e9, 9_007_199_254_740_992];
  for (const amount of amounts) {
    for (const apart of [1e-30, 1e-15, 2 ** -52, 1e-12, 1e-9, 1e-6, 0.001, 0.01, 0.25, 0.5, 1, 2, 2.5, 1e4]) {
      for (const relative of [1, amount]) {
        const extent = valueExtent([amount, amount + apart * relative], undefined);
        for (const most of [3, 4, 9]) {
          const step = valueStep((extent[1] - extent[0]) / most, false);
          const ticks = valueTicks(extent, step);
          const about = `${amount} + ${apart} × ${relative}: ${ticks.join(' ')}`;
          assert.ok(ticks.length >= 1 && ticks.length <= most + 1, about);
          assert.ok(
            ticks.every((tick) => tick >= extent[0] - step / 1e3 && tick <= extent[1] + step / 1e3),
            about,
          );
          const said = valueLabels(ticks, step, 'en').map((label) => Number(label.replaceAll(',', '')));
          assert.ok(
            said.every((value, index) => Math.abs(value - (ticks[index] ?? 0)) < step / 1e2),
            about,
          );
          assert.equal(new Set(said).size, ticks.length, about);
        }
      }
    }
  }
});
