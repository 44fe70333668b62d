import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Quantity, Reading } from '../../../../src/balance/amount/quantity.ts';
import { type HistoryRows, rowsOf } from '../../../../src/balance/readings/rows.ts';
import { amountsText } from '../../../../src/store/history/amounts.ts';
import { lastRowOf, type Pack, packRows } from '../../../../src/store/history/pack.ts';
import { type RowShape, unpackRows } from '../../../../src/store/history/packedRows.ts';

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
      ['wallet', 'USD'],
      ['mail', 'emails', 1_790_000_000_000],
    ],
  ],
]);

/** Everything that rows say, as plain data. */
function plain({ at, columns }: HistoryRows) {
  return {
    at: [...Array.from(at)],
    columns: columns.map(({ key, unit, values, cell, expiresAt }) => ({
      key,
      unit,
      values: [...Array.from(values)],
      cells: Array.from(values, (_, row) => cell(row)),
      expiries: Array.from(values, (_, row) => expiresAt(row)),
    })),
  };
}

const amount = fc.oneof(
  fc.constantFrom(null, 'postpaid', 'used-only', 'of-a-later-version'),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map(String),
  fc
    .tuple(fc.integer({ min: 0, max: 99_999 }), fc.stringMatching(/^\d{1,3}$/))
    .map(([whole, rest]) => `${whole}.${rest}`),
  fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String),
);

const rows = fc.array(
  fc.record({
    shape: fc.constantFrom(1, 2, 3),
    later: fc.integer({ min: 0, max: 400_000 }),
    amounts: fc.array(fc.oneof(fc.constantFrom('5', '0', null), amount), { minLength: 2, maxLength: 2 }),
  }),
  { maxLength: 40 },
);

/** The readings that rows stand for, and packs of them: a pack ends where the shape changes. */
function packed(given: typeof rows extends fc.Arbitrary<infer T> ? T : never): { readings: Reading[]; packs: Pack[] } {
  let at = 1_790_000_000_000;
  const readings: Reading[] = [];
  const packs: Pack[] = [];
  let together: { at: number; amounts: string }[] = [];
  for (const [index, { shape, later, amounts }] of given.entries()) {
    at += later;
    const quantities = (SHAPES.get(shape) ?? []).map(
      ([key, unit, expiresAt], place): Quantity => ({
        ...{ key, unit, amount: (amounts[place] ?? 'not-allocated') as Decimal },
        ...(expiresAt === undefined ? {} : { expiresAt }),
      }),
    );
    readings.push({ at, quantities });
    together.push({ at, amounts: amountsText(quantities) });
    if (given[index + 1]?.shape !== shape) {
      packs.push(packRows(shape, together));
      together = [];
    }
  }
  return { readings, packs };
}

test('packed readings are the readings, by column and one by one', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const { readings, packs } = packed(given);
      const unpacked = unpackRows(packs, SHAPES);
      assert.deepEqual(unpacked.readings(), readings);
      const [columns, expected] = [plain(unpacked), plain(rowsOf(readings))];
      assert.deepEqual(columns.at, expected.at);
      assert.deepEqual(
        columns.columns.map((column) => ({ ...column, values: [] })),
        expected.columns.map((column) => ({ ...column, values: [] })),
      );
      for (const [place, { values }] of expected.columns.entries()) {
        for (const [index, value] of values.entries()) {
          const same = columns.columns[place]?.values[index] ?? Number.NaN;
          assert.ok(Object.is(same, value) || Math.abs(same - value) <= Math.abs(value) * 1e-15, `${same} is ${value}`);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test('of packed readings those in a range are taken, in the order of their times', () => {
  fc.assert(
    fc.property(rows, rows, fc.nat(), fc.nat(), (some, others, from, length) => {
      const [first, second] = [packed(some), packed(others)];
      const all = [...first.readings, ...second.readings].toSorted((a, b) => a.at - b.at);
      const fromMs = (all[from % (all.length + 1)]?.at ?? 0) + 1;
      const toMs = fromMs + (length % 2_000_000);
      const unpacked = unpackRows([...first.packs, ...second.packs], SHAPES, fromMs, toMs);
      const expected = all.filter(({ at }) => at >= fromMs && at < toMs);
      assert.deepEqual(unpacked.readings(), expected);
      assert.deepEqual(
        Array.from(unpacked.at),
        expected.map(({ at }) => at),
      );
      for (const { key, unit, cell } of unpacked.columns) {
        const amounts = expected.map(
          ({ quantities }) => quantities.find((one) => one.key === key && one.unit === unit)?.amount,
        );
        assert.deepEqual(
          amounts.map((_, row) => cell(row)),
          amounts.map((one) => (one === undefined ? '' : one)),
        );
      }
    }),
    { numRuns: 500 },
  );
});

test('the last row of a pack is the one that was packed last', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const { readings, packs } = packed(given);
      const last = packs.at(-1);
      const row = last && lastRowOf(last);
      const again = row === undefined ? [] : unpackRows([packRows(last?.shape ?? 0, [row])], SHAPES).readings();
      assert.deepEqual(again, readings.slice(-1));
    }),
  );
  assert.equal(lastRowOf({ at: 1, shape: 1, count: 1, text: 'soon,1' }), undefined);
  assert.equal(lastRowOf({ at: 1, shape: 1, count: 1, text: '[[null],[1]]' }), undefined);
});

test('what does not change takes no room', () => {
  const amounts = ['200000,postpaid,50000', '199999,postpaid,50000', '1,postpaid,50000'];
  const { text } = packRows(
    1,
    amounts.map((one, index) => ({ at: 7 + index * 5, amounts: one })),
  );
  assert.equal(text, '[[0,5,10],[200000,199999,1],["postpaid"],[50000]]');
});

test('no pack has no rows', () => {
  assert.deepEqual(plain(unpackRows([], SHAPES)), { at: [], columns: [] });
  assert.deepEqual(unpackRows([packRows(1, [])], SHAPES).readings(), []);
});

test('a reading without quantities is one', () => {
  const pack = packRows(4, [
    { at: 3, amounts: '' },
    { at: 9, amounts: '' },
  ]);
  const { at, columns, readings } = unpackRows([pack], new Map([[4, []]]));
  assert.deepEqual([Array.from(at), columns], [[3, 9], []]);
  assert.deepEqual(readings(), [
    { at: 3, quantities: [] },
    { at: 9, quantities: [] },
  ]);
});

/** Packs rows that need not fit together. */
function packsOf(shape: number, rows: readonly { at: number; amounts: string }[]): Pack[] {
  const packs: Pack[] = [];
  for (let first = 0; first < rows.length; ) {
    const pack = packRows(shape, rows.slice(first));
    assert.ok(pack.count > 0);
    packs.push(pack);
    first += pack.count;
  }
  return packs;
}

test('amounts that are no reading as a row are none in a pack, and their neighbours stay', () => {
  const wrong = ['', '1', '1,', ',1', '1,2,3', '1,NULL', '1, 2', '1,0x10', 'null,undefined', '007,1', '1e3,2', '1.,2'];
  for (const amounts of [
    ...wrong,
    '1\n2,3',
    '"1",2',
    `${'1'.repeat(41)},2`,
    '1,],[',
    '1,"',
    '\\,2',
    'true,1',
    '[1,2',
    '1,2]',
  ]) {
    const rows = ['5,6', amounts, '5,6', '5,7'].map((one, index) => ({ at: index, amounts: one }));
    const packs = packsOf(2, rows);
    const found = unpackRows(packs, SHAPES).readings();
    assert.deepEqual(
      found.map(({ at, quantities }) => [at, ...quantities.map((quantity) => quantity.amount)]),
      [
        [0, '5', '6'],
        [2, '5', '6'],
        [3, '5', '7'],
      ],
      amounts,
    );
    assert.deepEqual(lastRowOf(packRows(2, rows.slice(1, 2))), rows[1], 'nothing is lost');
  }
});

test('a damaged text gives no wrong reading, and breaks nothing', () => {
  const damaged = [
    '',
    '[',
    'null',
    '[]',
    '[[0,1]]',
    '[[0,1],[5,6],[7]]',
    '[[0,1],[5,6,7]]',
    '[[0],[5,6]]',
    '[[0,1],5]',
    '[[0,1],[]]',
    '[["0","1"],[5,6]]',
    '[[-2,-1],[5,6]]',
    '[[0.5,1.5],[5,6]]',
    '[[null,null],[5,6]]',
    '[[0,1],["5","6"]]',
    '[[0,1],[[5],[6]]]',
    '[[0,1],[true,false]]',
    '[[0,1],[1e3,5e0]]',
    '{"0":[0,1],"1":[5,6],"length":2}',
  ];
  for (const text of damaged) {
    const sound = { at: 9, shape: 1, count: 2, text: '[[0,1],[30,31]]' };
    const found = unpackRows([{ at: 1, shape: 1, count: 2, text }, sound], SHAPES).readings();
    assert.deepEqual(
      found.map(({ at, quantities }) => [at, quantities[0]?.amount]),
      [
        [9, '30'],
        [10, '31'],
      ],
      text,
    );
  }
  assert.deepEqual(unpackRows([{ at: 1, shape: 9, count: 1, text: '[[0],[1]]' }], SHAPES).readings(), []);
  assert.deepEqual(unpackRows([{ at: 1, shape: 1, count: 1, text: '[[0,1],[1,2]]' }], SHAPES).readings(), []);
});

test('14: times are read however far apart they are, and a damaged one takes no other reading along', () => {
  const text = '[[0,300000,86400000000000,1.5,86400000300000],[1,2,3,4,5]]';
  const readings = unpackRows([{ at: 1, shape: 1, count: 5, text }], SHAPES).readings();
  const read = readings.map(({ at, quantities }) => `${at - 1}: ${quantities[0]?.amount}`);
  assert.deepEqual(read, ['0: 1', '300000: 2', '86400000000000: 3', '86400000300000: 5']);
});
