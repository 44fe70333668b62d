import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packRows } from '../../../../src/store/history/pack.ts';
import { type RowShape, unpackRows } from '../../../../src/store/history/packedRows.ts';

const SHAPE: RowShape = [['sms', 'messages']];
const SHAPES: ReadonlyMap<number, RowShape> = new Map([[1, SHAPE]]);

test('an amount that is rounded for drawing stays exact', () => {
  const amounts = ['9007199254740993', '0.1000000000000000000001', '-0.5', 'null', '-0.0', '0'];
  const { columns } = unpackRows(
    [
      packRows(
        1,
        amounts.map((one, at) => ({ at, amounts: one })),
      ),
    ],
    SHAPES,
  );
  const cells = amounts.map((_, row) => columns[0]?.cell(row));
  assert.deepEqual(cells, ['9007199254740993', '0.1000000000000000000001', '-0.5', 'not-allocated', '0.0', '0']);
  assert.deepEqual(Array.from(columns[0]?.values ?? []).map(Math.abs), [9007199254740992, 0.1, 0.5, Number.NaN, 0, 0]);
});

test('14: amounts that JavaScript would write otherwise are kept with their digits, one by one and in a list', () => {
  const kept = ['1.50', '9007199254740993', '1000000000000000000000', '0.0000001', '0.10000000000000000001', '7', '-3'];
  const read = (words: readonly string[]) => {
    const pack = packRows(
      1,
      words.map((amounts, at) => ({ at, amounts })),
    );
    const { columns, readings } = unpackRows([pack], SHAPES);
    const cells = words.map((_, row) => columns[0]?.cell(row));
    assert.deepEqual(
      readings().map(({ quantities }) => quantities[0]?.amount),
      cells,
    );
    return cells;
  };
  assert.deepEqual(read(kept), kept);
  for (const word of kept) {
    assert.deepEqual(read(['5', word, '4.25']), ['5', word, '4.25']);
    assert.deepEqual(read(['5', word, '4']), ['5', word, '4']);
  }
  assert.deepEqual(read(['5', '-0', '4']), ['5', '0', '4']);
});

test('14: of a quantity that a shape has twice the last amount counts', () => {
  const shapes = new Map<number, RowShape>([[1, [...SHAPE, ...SHAPE]]]);
  for (const [amounts, cells] of [
    [['null,7'], ['7']],
    [
      ['null,7', '1.50,8'],
      ['7', '8'],
    ],
    [
      ['3,7', '4,null'],
      ['7', 'not-allocated'],
    ],
  ] as const) {
    const rows = amounts.map((one, at) => ({ at, amounts: one }));
    const { columns } = unpackRows([packRows(1, rows)], shapes);
    assert.deepEqual(
      rows.map(({ at }) => columns[0]?.cell(at)),
      cells,
    );
  }
});
