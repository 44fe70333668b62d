import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Decimal } from '../../../src/balance/decimal.ts';
import { type HistoryRows, rowsOf } from '../../../src/balance/historyRows.ts';
import { type RowShape, unpackRows } from '../../../src/balance/packedRows.ts';
import type { Quantity, Reading } from '../../../src/balance/quantity.ts';

const SHAPES: ReadonlyMap<number, RowShape> = new Map([
  [1, [['sms', 'messages']]],
  [
    2,
    [
      ['sms', 'messages'],
      ['wallet', 'CNY'],
    ],
  ],
  [
    3,
    [
      ['wallet', 'CNY'],
      ['mail', 'emails'],
    ],
  ],
]);

/** Everything that rows say, as plain data. */
function plain({ at, columns }: HistoryRows) {
  return {
    at: [...Array.from(at)],
    columns: columns.map(({ key, unit, values, cell }) => ({
      key,
      unit,
      values: [...Array.from(values)],
      cells: Array.from(values, (_, row) => cell(row)),
    })),
  };
}

const amount = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map(String),
  fc
    .tuple(fc.integer({ min: 0, max: 99_999 }), fc.stringMatching(/^\d{1,3}$/))
    .map(([whole, rest]) => `${whole}.${rest}`),
  fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String),
);

const row = fc.tuple(fc.constantFrom(1, 2, 3), fc.array(amount, { minLength: 2, maxLength: 2 }));

test('packed readings are the readings', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const readings = rows.map(([number, amounts], index): Reading => {
        const quantities = (SHAPES.get(number) ?? []).map(
          ([key, unit], place): Quantity => ({ key, unit, amount: (amounts[place] ?? null) as Decimal | null }),
        );
        return { at: 1_790_000_000_000 + index, quantities };
      });
      const text = readings.map(({ at, quantities }, index) =>
        [at, rows[index]?.[0], ...quantities.map((quantity) => quantity.amount ?? 'null')].join(','),
      );
      const [unpacked, expected] = [plain(unpackRows(text.join(';'), SHAPES)), plain(rowsOf(readings))];
      assert.deepEqual(unpacked.at, expected.at);
      for (const [place, column] of expected.columns.entries()) {
        const other = unpacked.columns[place];
        assert.deepEqual({ ...column, values: [] }, { ...other, values: [] });
        for (const [index, value] of column.values.entries()) {
          const same = other?.values[index] ?? Number.NaN;
          assert.ok(Object.is(same, value) || Math.abs(same - value) <= Math.abs(value) * 1e-15, `${same} is ${value}`);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test('no text has no rows', () => {
  assert.deepEqual(plain(unpackRows('', SHAPES)), { at: [], columns: [] });
});

test('a damaged row is left out, and its neighbours stay', () => {
  const damaged = [
    '2,1,',
    '2,1',
    '2',
    '',
    '2,1,5,6',
    '2,2,5',
    '2,9,5',
    '2,x,5',
    '2,1,x',
    '2,1,1e3',
    '2,1,0x10',
    '2,1,1.2.3',
    '2,1,.',
    '2,1,-',
    '2,1,--5',
    '2,1,NULL',
    '2,1,nullx',
    '2,1, 5',
    '2,2,5,x',
    '2,2,5,7,9',
    '2,2,x,5',
    'x,1,5',
    '-2,1,5',
    'null,1,5',
  ];
  for (const text of damaged) {
    const rows = plain(unpackRows(`1,1,10;${text};3,1,30`, SHAPES));
    assert.deepEqual(rows.at, [1, 3], text);
    assert.deepEqual(rows.columns[0]?.cells, ['10', '30'], text);
    assert.deepEqual(rows.columns[0]?.values, [10, 30], text);
    for (const { cells, values } of rows.columns.slice(1)) {
      assert.deepEqual(
        [cells, values],
        [
          ['', ''],
          [Number.NaN, Number.NaN],
        ],
        text,
      );
    }
  }
});

test('an amount that is rounded for drawing stays exact', () => {
  const { columns } = unpackRows('1,1,9007199254740993;2,1,0.1000000000000000000001;3,1,-0.5;4,1,null', SHAPES);
  const cells = [0, 1, 2, 3].map((index) => columns[0]?.cell(index));
  assert.deepEqual(cells, ['9007199254740993', '0.1000000000000000000001', '-0.5', null]);
  assert.deepEqual([...Array.from(columns[0]?.values ?? [])], [9007199254740992, 0.1, -0.5, Number.NaN]);
});
