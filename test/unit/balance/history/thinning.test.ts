import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Columns, thin } from '../../../../src/balance/history/thinning.ts';

const MINUTE_MS = 60_000;
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;

/** Rows at random distances, with values of a few magnitudes and, if wanted, holes. */
function rows(holes: boolean) {
  const value = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }));
  const cell = holes
    ? fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: fc.constant(Number.NaN) })
    : value;
  return fc.array(fc.tuple(fc.integer({ min: 1, max: 5_000 }), cell), { minLength: 1, maxLength: 400 }).map((steps) => {
    let time = 1_000;
    return steps.map(([step, amount]) => {
      time += step;
      return { at: time, amount };
    });
  });
}

function columnsOf(at: readonly number[], count: number): Columns {
  return { fromMs: at[0] ?? 0, toMs: (at.at(-1) ?? 0) + 1, count };
}

function columnOf(at: number, { fromMs, toMs, count }: Columns): number {
  return Math.floor(((at - fromMs) / (toMs - fromMs)) * count);
}

test('every column keeps its extremes, in order, with at most two rows a column and the two ends', () => {
  fc.assert(
    fc.property(rows(false), fc.integer({ min: 1, max: 60 }), (given, count) => {
      const at = given.map((row) => row.at);
      // No amount is -0.
      const values = given.map((row) => row.amount + 0);
      const columns = columnsOf(at, count);
      const chosen = thin(at, [values], columns);
      assert.ok(chosen.length <= 2 * count + 2);
      assert.equal(chosen[0], 0);
      assert.equal(chosen.at(-1), given.length - 1);
      assert.ok(chosen.every((row, index) => index === 0 || row > (chosen[index - 1] ?? row)));
      for (let column = 0; column < count; column++) {
        const inColumn = (row: number): boolean => columnOf(at[row] ?? 0, columns) === column;
        const all = values.filter((_, row) => inColumn(row));
        const kept = chosen.filter(inColumn).map((row) => values[row] ?? 0);
        assert.equal(Math.min(...kept), Math.min(...all));
        assert.equal(Math.max(...kept), Math.max(...all));
      }
    }),
    { numRuns: 500 },
  );
});

test('a hole in a column stays a hole', () => {
  fc.assert(
    fc.property(rows(true), fc.integer({ min: 1, max: 60 }), (given, count) => {
      const at = given.map((row) => row.at);
      const values = given.map((row) => row.amount);
      const columns = columnsOf(at, count);
      const chosen = thin(at, [values], columns);
      assert.ok(chosen.length <= 3 * count + 2);
      const holes = (numbers: readonly number[]): Set<number> =>
        new Set(numbers.filter((row) => Number.isNaN(values[row])).map((row) => columnOf(at[row] ?? 0, columns)));
      assert.deepEqual(holes(chosen), holes(given.map((_, row) => row)));
    }),
    { numRuns: 500 },
  );
});

test('each series keeps its own extremes', () => {
  const at = Array.from({ length: 1_000 }, (_, row) => row);
  const rising = at.map((row) => row);
  const peak = at.map((row) => (row === 517 ? 9 : 1));
  const chosen = thin(at, [rising, peak], columnsOf(at, 10));
  assert.ok(chosen.includes(517));
  assert.ok(chosen.length <= 2 * 10 * 2 + 2);
});

test('few rows are all kept, and no row at all is none', () => {
  assert.deepEqual(thin([], [[]], { fromMs: 0, toMs: 1, count: 3 }), []);
  assert.deepEqual(thin([5], [[1]], { fromMs: 0, toMs: 10, count: 3 }), [0]);
  assert.deepEqual(thin([1, 2, 3, 4], [[7, 7, 7, 7]], { fromMs: 0, toMs: 10, count: 1 }), [0, 1, 2, 3]);
});

test('rows outside the stretch count to its first and last column', () => {
  const at = Array.from({ length: 50 }, (_, row) => row);
  const values = at.map((row) => -row);
  assert.deepEqual(thin(at, [values], { fromMs: 20, toMs: 30, count: 2 }), [0, 24, 25, 49]);
});

test('a year of readings every five minutes becomes what a chart 1,000 pixels wide can show', () => {
  const length = 105_120;
  const at = Array.from({ length }, (_, row) => row * 5 * MINUTE_MS);
  const values = at.map((_, row) => 1_000 + Math.sin(row / 700) * 500 + (row === 54_321 ? -900 : 0));
  const chosen = thin(at, [values], { fromMs: 0, toMs: YEAR_MS, count: 1_000 });
  assert.ok(chosen.length <= 2_002);
  assert.ok(chosen.includes(54_321), 'the one deep reading of the year');
});
