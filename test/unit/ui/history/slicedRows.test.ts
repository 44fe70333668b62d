import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { DAY_MS } from '../../../../src/base/duration.ts';
import { slicedRows } from '../../../../src/ui/history/slicedRows.ts';

const NOW = Date.UTC(2026, 10, 20, 15, 30);
const YEAR_MS = 366 * DAY_MS;

test('23.6: a history is read in slices without a gap, of whole days, and one that is older than all that is kept at once', () => {
  const times = [0, 1, NOW - 6 * YEAR_MS, NOW - 5 * YEAR_MS, NOW - 4 * DAY_MS, NOW - 1, NOW, NOW + DAY_MS];
  for (const [endMs, expected] of [
    [NOW + 1, times.slice(0, -1)],
    [Number.MAX_SAFE_INTEGER, times],
  ] as const) {
    const spans: (readonly [number, number])[] = [];
    const taken: number[] = [];
    const source = {
      rows: (_id: string, fromMs: number, toMs: number) => {
        spans.push([fromMs, toMs]);
        return rowsOf(times.filter((at) => at >= fromMs && at < toMs).map((at) => ({ at, quantities: [] })));
      },
    };
    const run = slicedRows(source, 'a', NOW, endMs, ({ at }) => void taken.push(...Array.from(at)));
    let [turns, step] = [0, run.next()];
    for (; step.done !== true; step = run.next()) {
      turns++;
    }
    assert.equal(step.value, true);
    assert.equal(turns, spans.length);
    assert.deepEqual(taken, expected);
    assert.deepEqual(
      spans.map(([fromMs]) => fromMs),
      [0, ...spans.slice(0, -1).map(([, toMs]) => toMs)],
    );
    assert.equal(spans.at(-1)?.[1], endMs);
    for (const [fromMs, toMs] of spans.slice(1, -1)) {
      assert.deepEqual([fromMs % DAY_MS, toMs - fromMs], [0, 4 * DAY_MS]);
    }
  }
});

test('23.6: reading in slices ends where a lock comes in the way', () => {
  let asked = 0;
  const source = { rows: () => (asked++ < 3 ? rowsOf([]) : undefined) };
  const run = slicedRows(source, 'a', NOW, NOW + 1, () => undefined);
  let step = run.next();
  while (step.done !== true) {
    step = run.next();
  }
  assert.deepEqual([step.value, asked], [false, 4]);
});
