import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cell } from '../../../../src/balance/readings/rows.ts';
import { NEWEST_FIRST, ordered, placeOfDay, pressed } from '../../../../src/webview/table/order.ts';
import type { TableRow } from '../../../../src/webview/table/rows.ts';

function reading(at: number, ...cells: readonly string[]): TableRow {
  return { kind: 'reading', at, row: 0, told: { cells: cells.map((cell) => [cell as Cell]), topUps: new Map() } };
}

const FAILURE: TableRow = { kind: 'failure', at: 25, failure: { fromMs: 25, toMs: 28 } };
const ROWS = [
  reading(40, '9', '1.5'),
  reading(30, '10', ''),
  FAILURE,
  reading(20, 'not-allocated', '-2'),
  reading(10, '9', '9007199254740993'),
  reading(5, '-1', '9007199254740992'),
];

for (const [name, place, isAscending, times] of [
  ['the newest first', -1, false, [40, 30, 25, 20, 10, 5]],
  ['the oldest first', -1, true, [5, 10, 20, 25, 30, 40]],
  ['by amounts and not by their digits, of equal ones the newest first', 0, true, [5, 40, 10, 30, 25, 20]],
  ['the greatest first, and behind all what has no amount', 0, false, [30, 40, 10, 5, 25, 20]],
  ['exactly', 1, true, [20, 40, 5, 10, 30, 25]],
] as const) {
  test(`18.4: the table is sorted ${name}`, () =>
    assert.deepEqual(
      ordered(ROWS, place, isAscending).map(({ at }) => at),
      times,
    ));
}

test('18.4: the head of a column sorts by it, the other way round when pressed again', () => {
  const once = pressed(NEWEST_FIRST, 'sms');
  assert.deepEqual(once, { by: 'sms', isAscending: true });
  assert.deepEqual(pressed(once, 'sms'), { by: 'sms', isAscending: false });
  assert.deepEqual(pressed(once, undefined), { isAscending: true });
  assert.deepEqual(pressed(NEWEST_FIRST, undefined), { isAscending: true });
  assert.deepEqual(pressed({ isAscending: true }, undefined), NEWEST_FIRST);
});

for (const [day, newest, oldest] of [
  [{ fromMs: 30, toMs: 41 }, 40, 30],
  [{ fromMs: 20, toMs: 30 }, 25, 20],
  [{ fromMs: 11, toMs: 19 }, 10, 20],
  [{ fromMs: 50, toMs: 60 }, 40, 40],
  [{ fromMs: 0, toMs: 5 }, 5, 5],
] as const) {
  test(`18.4: the table jumps to the day from ${day.fromMs} to ${day.toMs}, or to the nearest in its direction`, () => {
    const atPlace = (rows: readonly TableRow[], isAscending: boolean) => rows[placeOfDay(rows, day, isAscending)]?.at;
    assert.equal(atPlace(ROWS, false), newest);
    assert.equal(atPlace(ordered(ROWS, -1, true), true), oldest);
  });
}
