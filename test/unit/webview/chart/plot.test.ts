import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HistoryModel, HistorySeries } from '../../../../src/balance/history/historyModel.ts';
import { placesOf } from '../../../../src/webview/chart/places.ts';
import { hasZero, plotOf, pointedAt, timeExtent, valueExtent } from '../../../../src/webview/chart/plot.ts';
import { decimal, modelOf, seriesOf } from '../model.ts';

function plot(at: readonly number[], series: HistorySeries, more: Partial<HistoryModel> = {}, pixelMs = 1) {
  const model = modelOf(at, series, more);
  return plotOf(model, series, timeExtent([{ model, series }]), placesOf(model, pixelMs));
}

test('amounts are drawn where they were read; "not allocated" breaks the line, a missing quantity does not', () => {
  const { x, y, rows } = plot([10, 20, 30, 40], seriesOf(['5', null, '', '-2.5']));
  assert.deepEqual(x, [10, 20, 30, 40]);
  assert.deepEqual(y, [5, null, undefined, -2.5]);
  assert.deepEqual(rows, [0, 1, 2, 3]);
});

test('no reading makes an empty plot', () => {
  assert.deepEqual(plot([], seriesOf([])), {
    ...{ x: [], y: [], forecast: [], rows: [], stops: [], topUps: new Map() },
    extent: [0, 1],
  });
});

test('a failure breaks the line between the readings around it', () => {
  const cases: [name: string, failures: readonly (readonly [number, number])[], y: unknown[]][] = [
    ['between two', [[22, 28]], [1, 2, null, 3]],
    ['begun with a reading', [[20, 28]], [1, 2, null, 3]],
    [
      'two in one gap',
      [
        [21, 23],
        [25, 29],
      ],
      [1, 2, null, null, 3],
    ],
    ['before the first', [[2, 8]], [null, 1, 2, 3]],
    ['after the last', [[40, 60]], [1, 2, 3]],
    ['shorter than a pixel', [[22, 22.9]], [1, 2, 3]],
    ['its middle is a reading', [[18, 22]], [1, 2, 3]],
  ];
  for (const [name, spans, y] of cases) {
    const failures = spans.map(([fromMs, toMs]) => ({ fromMs, toMs }));
    const made = plot([10, 20, 30], seriesOf(['1', '2', '3']), { failures });
    assert.deepEqual(made.y, y, name);
    assert.deepEqual(
      made.x,
      [...made.x].sort((a, b) => a - b),
    );
    assert.deepEqual(
      made.rows,
      y.map((value) => (value === null ? -1 : Number(value) - 1)),
    );
  }
});

test('a forecast that ends soon is drawn to its end, with room behind', () => {
  const made = plot([0, 1_000], seriesOf(['20', '10'], { runsOutAt: 1_480 }));
  const steps = Array.from({ length: 24 }, (_, index) => index + 1);
  assert.deepEqual(made.x, [0, 1_000, ...steps.map((step) => 1_000 + 20 * step)]);
  assert.deepEqual(made.y, [20, 10, ...steps.map(() => undefined)]);
  assert.deepEqual(
    made.forecast.map((value) => value && Math.round(value * 1e6)),
    [undefined, 10e6, ...steps.map((step) => Math.round(10e6 * (1 - step / 24)))],
  );
  assert.deepEqual(made.rows, [0, 1, ...steps.map(() => -1)]);
  assert.deepEqual(made.runOut, { x: 1_480, y: 0 });
});

test('the latest amount is marked, unless it is none', () => {
  assert.deepEqual(plot([10, 20, 30], seriesOf(['5', '4', ''])).latest, { x: 20, y: 4 });
  assert.equal(plot([10, 20], seriesOf(['5', null])).latest, undefined);
});

test('a distant forecast shows its direction alone', () => {
  const made = plot([0, 1_000], seriesOf(['20', '10'], { runsOutAt: 3_000 }));
  assert.deepEqual([made.x.length, made.x.at(-1), made.forecast.at(-1)], [26, 1_200, 9]);
  assert.equal(made.runOut, undefined);
});

test('a forecast starts at the latest amount, and there is none without one or for the past', () => {
  const late = plot([0, 500, 900], seriesOf(['20', '10', ''], { runsOutAt: 1_300 }));
  assert.deepEqual(late.forecast.slice(0, 3), [undefined, 10, undefined]);
  assert.equal(late.forecast.at(-1), 0);
  assert.deepEqual(
    late.x,
    late.x.toSorted((a, b) => a - b),
    'its steps begin behind the last reading',
  );
  assert.deepEqual(plot([0, 900], seriesOf(['20', null], { runsOutAt: 1_300 })).forecast, [undefined, undefined]);
  assert.deepEqual(plot([0, 900], seriesOf(['20', '10'], { runsOutAt: 900 })).forecast, [undefined, undefined]);
  assert.deepEqual(plot([], seriesOf([], { runsOutAt: 1_300 })).forecast, []);
});

test('the time axis has room for the longest forecast that is shown', () => {
  const at = [0, 1_000];
  const extent = (...ends: (number | undefined)[]) => {
    const shown = ends.map((end) => seriesOf(['2', '1'], end === undefined ? {} : { runsOutAt: end }));
    const model = modelOf(at, seriesOf(['2', '1']));
    return timeExtent(shown.map((series) => ({ model, series })));
  };
  assert.deepEqual(extent(undefined), [0, 1_000]);
  assert.deepEqual(extent(900), [0, 1_000]);
  assert.deepEqual(extent(1_500), [0, 1_515]);
  assert.deepEqual(extent(1_501), [0, 1_200]);
  assert.deepEqual(extent(1_100, 99_999, undefined), [0, 1_200]);
});

test('the value axis', () => {
  const cases: [
    name: string,
    values: (number | null | undefined)[],
    threshold: number | undefined,
    extent: number[],
  ][] = [
    ['nothing', [null, undefined], undefined, [0, 1]],
    ['nothing but a threshold', [], 100, [0, 108]],
    ['far from zero: where the amounts move', [1_000, 1_100], undefined, [992, 1_108]],
    ['near zero: from zero', [40, 100], undefined, [0, 108]],
    ['one amount: from zero', [9_410], undefined, [0, 9_410 * 1.08]],
    ['one amount of zero', [0], undefined, [0, 0.08]],
    ['negative', [-100, -50], undefined, [-104, 0]],
    ['one negative amount: to zero', [-100], undefined, [-108, 0]],
    ['both signs', [-50, 50], undefined, [-58, 58]],
    ['a threshold nearby is within', [1_000, 1_100], 950, [938, 1_112]],
    ['a threshold above', [0, 10], 30, [0, 32.4]],
    ['a threshold too far above', [0, 10], 31, [0, 10.8]],
    ['a threshold above one amount', [9], 20, [0, 21.6]],
    ['a threshold far off would flatten the line', [1_000, 1_100], 100, [992, 1_108]],
    ['never below zero for amounts that never were', [100, 195], undefined, [92.4, 202.6]],
  ];
  for (const [name, values, threshold, extent] of cases) {
    const made = valueExtent(values, threshold);
    assert.deepEqual(
      made.map((value) => Math.round(value * 1_000) / 1_000),
      extent.map((value) => Math.round(value * 1_000) / 1_000),
      name,
    );
    assert.ok(made[0] < made[1], name);
  }
});

test('C12: amounts a last digit apart are a flat line from zero, which every number of the axis can be told apart on', () => {
  for (const [a, b, threshold] of [
    [8, 8.000000000000002],
    [9_007_199_254_740_992, 9_007_199_254_740_994],
    [-8.000000000000002, -8],
    [8, 8.000000000000002, 8.000000000000004],
    [8, 8 + 2 ** -38],
  ] as const) {
    const [least, greatest] = valueExtent([a, b], threshold);
    assert.ok(greatest - least > Math.max(-least, greatest) * 2 ** -41, `${a} ${b}: ${least} to ${greatest}`);
    assert.ok(least <= a && greatest >= b);
  }
});

test('the value axis has room for the shown part of the forecast', () => {
  const [least] = plot([0, 1_000], seriesOf(['110', '100'], { runsOutAt: 2_000 })).extent;
  assert.ok(least < 80, '100 falls to 80 within the chart');
  assert.deepEqual(plot([0, 1_000], seriesOf(['110', '100'], { threshold: decimal('90') })).extent[0], 88.4);
});

test('18.4: the time axis of several accounts begins with the earliest', () => {
  const series = seriesOf(['2']);
  const [early, late] = [modelOf([], series, { fromMs: -500 }), modelOf([], series)];
  assert.deepEqual(
    timeExtent([
      { model: late, series },
      { model: early, series },
    ]),
    [-500, 1_000],
  );
});

test('18.4: an axis without 0 is one on which an area would be cut off', () => {
  for (const [extent, expected] of [
    [[0, 108], true],
    [[-58, 58], true],
    [[-104, 0], true],
    [[992, 1_108], false],
    [[-1_108, -992], false],
  ] as const) {
    assert.equal(hasZero(extent), expected, String(extent));
  }
});

test('18.4: what can be pointed at are readings and the steps of the forecast, and no break', () => {
  const made = plot([0, 500, 1_000], seriesOf(['30', '20', '10'], { runsOutAt: 1_240 }), {
    failures: [{ fromMs: 600, toMs: 700 }],
  });
  assert.deepEqual(made.rows.slice(0, 4), [0, 1, -1, 2]);
  assert.deepEqual(made.stops, [0, 1, ...Array.from({ length: 25 }, (_, index) => index + 3)]);
  const far = () => 100;
  assert.deepEqual(
    [0, 1, 2, 3, 10].map((place) => pointedAt(made, place, far)),
    [0, 1, 1, 3, 10],
  );
});

test('18.4: a top-up is pointed at from some pixels around it', () => {
  const topUps = [
    { at: 200, amount: decimal('90'), added: decimal('80') },
    { at: 210, amount: decimal('190'), added: decimal('100') },
  ];
  const at = Array.from({ length: 50 }, (_, row) => row * 10);
  const made = plot(at, seriesOf(at.map(String), { topUps }));
  const pointed = (place: number, pixels: number) =>
    pointedAt(made, place, (other) => Math.abs(other - place) * pixels);
  assert.deepEqual([pointed(18, 3), pointed(17, 3), pointed(23, 3), pointed(24, 3)], [20, 17, 21, 24]);
  assert.deepEqual(made.topUps.get(20), [topUps[0]]);
});
