import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Quantity, Reading, Unit } from '../../../../src/balance/amount/quantity.ts';
import { type HistoryInput, historyModel, type QuantityInfo } from '../../../../src/balance/history/historyModel.ts';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { liftsOf, pointsOf } from '../readings/wholeSeries.ts';

const COLUMNS = { fromMs: 0, toMs: 1_000, count: 100 };
const SMS: QuantityInfo = { key: 'sms', label: 'SMS' };

function sms(amount: string | null): Quantity {
  return { key: 'sms', amount: (amount ?? 'not-allocated') as Decimal, unit: 'messages' };
}

/** One reading every 10 ms, each with the quantities given. */
function readings(...rows: readonly (readonly Quantity[])[]): Reading[] {
  return rows.map((quantities, index) => ({ at: index * 10, quantities }));
}

function smsReadings(...amounts: (string | null)[]): Reading[] {
  return readings(...amounts.map((amount) => [sms(amount)]));
}

function modelOf({ readings: given = [], ...input }: Partial<HistoryInput> & { readings?: readonly Reading[] }) {
  return historyModel({ rows: rowsOf(given), marks: [], quantities: [SMS], columns: COLUMNS, ...input });
}

test('no reading makes a model without rows and without series', () => {
  const model = modelOf({});
  assert.deepEqual(model, { fromMs: 0, toMs: 1_000, total: 0, at: [], series: [], failures: [] });
});

test('one reading is one row, and nothing is said of what was used', () => {
  const model = modelOf({ readings: smsReadings('9410') });
  assert.deepEqual(model.at, [0]);
  assert.deepEqual(model.series, [{ ...SMS, unit: 'messages', cells: ['9410'], topUps: [] }]);
});

test('what was used and what was added, exactly', () => {
  const cases: [name: string, amounts: (string | null)[], used: string | undefined, added: string[]][] = [
    ['falls', ['100', '90', '85'], '15', []],
    ['is topped up', ['100', '90', '1090', '1080'], '20', ['1000']],
    ['is topped up twice', ['5', '10', '7', '20'], '3', ['5', '13']],
    ['is corrected', ['1000', '900', '901', '850'], '150', []],
    ['stays', ['100', '100'], '0', []],
    ['has decimals', ['100.15', '100.05', '103.10'], '0.10', ['3.05']],
    ['is written in another way', ['1.5', '1.50'], '0.00', []],
    ['was read once', ['7', null], undefined, []],
    ['is over 2^53', ['9007199254740993', '9007199254740992'], '1', []],
    ['goes below zero', ['3', '-4'], '7', []],
    ['is allocated late', [null, '50', '40'], '10', []],
    ['is taken away for a while', ['50', '40', null, '90', '80'], '20', ['50']],
    ['was never allocated', [null, null], undefined, []],
  ];
  for (const [name, amounts, used, added] of cases) {
    const [series] = modelOf({ readings: smsReadings(...amounts) }).series;
    assert.equal(series?.used, used, name);
    assert.deepEqual(
      series?.topUps.map((topUp) => topUp.added),
      added,
      name,
    );
    assert.deepEqual(
      series?.cells,
      amounts.map((amount) => amount ?? 'not-allocated'),
      name,
    );
  }
});

test('18.4: all that was topped up is told, also where there are more top-ups than columns', () => {
  const added = (...amounts: string[]) => modelOf({ readings: smsReadings(...amounts) }).series[0]?.toppedUp;
  assert.equal(added('100', '90', '1090.5', '1080'), '1000.5');
  assert.equal(added('5', '10', '7', '20'), '18');
  assert.equal(added('100', '90'), undefined);
  const zigzag = smsReadings(...Array.from({ length: 80 }, (_, index) => (index % 2 === 0 ? '10' : '30')));
  const [series] = modelOf({ readings: zigzag, columns: { ...COLUMNS, count: 2 } }).series;
  assert.equal(series?.topUps.length, 2);
  assert.equal(series?.toppedUp, '800');
});

test('a top-up says when it was seen and what there was then', () => {
  const [series] = modelOf({ readings: smsReadings('10', '8', '108') }).series;
  assert.deepEqual(series?.topUps, [{ at: 20, amount: '108', added: '100' }]);
});

test('a quantity that the provider fills up each day has no top-ups', () => {
  const [series] = modelOf({
    readings: smsReadings('50', '20', '50', '40'),
    quantities: [{ ...SMS, resets: 'day' }],
  }).series;
  assert.deepEqual(series?.topUps, []);
  assert.equal(series?.used, undefined);
});

test('series stand in the given order; those that only readings know follow; those without readings are left out', () => {
  const model = modelOf({
    readings: readings([{ ...sms('1'), key: 'odd' }, sms('2'), { ...sms('3'), key: 'mail', unit: 'emails' }]),
    quantities: [{ key: 'voice', label: 'Voice' }, { key: 'mail', label: 'Mail', threshold: '5' as Decimal }, SMS],
  });
  assert.deepEqual(
    model.series.map(({ key, label, unit, threshold, cells }) => ({ key, label, unit, threshold, cells })),
    [
      { key: 'mail', label: 'Mail', unit: 'emails', threshold: '5', cells: ['3'] },
      { key: 'sms', label: 'SMS', unit: 'messages', threshold: undefined, cells: ['2'] },
      { key: 'odd', label: 'odd', unit: 'messages', threshold: undefined, cells: ['1'] },
    ],
  );
});

test('"not allocated" and a missing quantity are two things, and neither is 0', () => {
  const model = modelOf({ readings: readings([sms('4')], [sms(null)], [{ ...sms('1'), key: 'odd' }], [sms('3')]) });
  assert.deepEqual(model.series[0]?.cells, ['4', 'not-allocated', '', '3']);
  assert.equal(model.series[0]?.used, '1');
});

test('thinned rows are readings that were really made, with the extremes of each quantity', () => {
  const many: Reading[] = Array.from({ length: 5_000 }, (_, index) => ({
    at: index,
    quantities: [
      sms(String(index === 2_345 ? 7 : 6_000 - index)),
      { key: 'odd', amount: String(index === 3_456 ? 99_999 : index) as Decimal, unit: 'messages' },
    ],
  }));
  const model = modelOf({ readings: many, columns: { fromMs: 0, toMs: 5_000, count: 20 } });
  assert.equal(model.total, 5_000);
  assert.ok(model.at.length <= 2 * 2 * 20 + 2);
  assert.equal(model.series[0]?.cells[model.at.indexOf(2_345)], '7');
  assert.equal(model.series[1]?.cells[model.at.indexOf(3_456)], '99999');
  for (const [row, at] of model.at.entries()) {
    assert.equal(model.series[1]?.cells[row], many[at]?.quantities[1]?.amount);
  }
});

test('more top-ups than columns: the greatest of each column is left, and all are counted in what was used', () => {
  const zigzag = Array.from({ length: 600 }, (_, index) => ({
    at: index,
    quantities: [sms(String(index % 2 === 0 ? 10 : index === 301 ? 500 : 20))],
  }));
  const [series] = modelOf({ readings: zigzag, columns: { fromMs: 0, toMs: 600, count: 6 } }).series;
  assert.equal(series?.topUps.length, 6);
  assert.equal(series?.topUps[3]?.added, '490');
  assert.equal(series?.used, String(299 * 10 + 480));
});

test('the model survives JSON, which is how it reaches the page', () => {
  const model = modelOf({
    readings: smsReadings('5', null, '8'),
    marks: [{ at: 15, kind: 'trouble', faultKind: 'network' }],
    quantities: [{ ...SMS, runsOutAt: 2_000 }],
  });
  assert.deepEqual(JSON.parse(JSON.stringify(model)), model);
});

test('top-ups and what was used are those of the whole series', () => {
  const amount = fc.integer({ min: 0, max: 5_000 }).map((cents) => (cents / 100).toFixed(2));
  const columnOf = (given: readonly Reading[]) => rowsOf(given).columns[0] ?? assert.fail();
  fc.assert(
    fc.property(fc.array(fc.option(amount, { freq: 6 }), { minLength: 2, maxLength: 60 }), (amounts) => {
      const given = smsReadings(...amounts);
      const points = pointsOf(rowsOf(given).at, columnOf(given));
      const [series] = modelOf({ readings: given, columns: { fromMs: 0, toMs: 1_000, count: 1_000 } }).series;
      assert.deepEqual(
        series?.topUps.map(({ at, added }) => ({ at, added })),
        liftsOf(points).map((lift) => ({ at: lift.at, added: 'amount' in lift ? lift.amount : undefined })),
      );
      for (const topUp of series?.topUps ?? []) {
        assert.equal(topUp.amount, points.find(({ at }) => at === topUp.at)?.amount);
      }
      const cents = (text: string | undefined): number => Math.round(Number(text) * 100);
      const added = liftsOf(points).reduce((sum, lift) => sum + cents('amount' in lift ? lift.amount : '0'), 0);
      if (points.length > 1) {
        assert.equal(cents(series?.used), cents(points[0]?.amount) + added - cents(points.at(-1)?.amount));
      }
    }),
    { numRuns: 1_000 },
  );
});

test('Units: what was counted in another currency is a series of its own, behind that of the present one', () => {
  const money = (amount: string, unit: Unit): Quantity => ({ ...sms(amount), unit });
  const model = modelOf({
    readings: readings([money('100', 'USD')], [money('90', 'USD')], [money('800', 'EUR')], [money('790', 'EUR')]),
    quantities: [{ ...SMS, runsOutAt: 500 }],
  });
  assert.deepEqual(model.series, [
    { ...SMS, runsOutAt: 500, unit: 'EUR', cells: ['', '', '800', '790'], used: '10', topUps: [] },
    { key: 'USD sms', label: 'SMS · USD', unit: 'USD', cells: ['100', '90', '', ''], used: '10', topUps: [] },
  ]);
});

test('Packages: what has expired was not used', () => {
  const given = ['100', '90', '40', '35'].map((amount): Quantity => ({ ...sms(amount), expiresAt: 15 }));
  const [series] = modelOf({ readings: readings(...given.map((each) => [each])) }).series;
  assert.equal(series?.used, '15');
  assert.deepEqual(series?.topUps, []);
});

test('18.4: an expiry that a reading took back is not over when its time has come', () => {
  const given = [
    { at: 0, quantities: [{ ...sms('20'), expiresAt: 20 }] },
    { at: 10, quantities: [{ ...sms('19'), expiresAt: 60 }] },
    { at: 30, quantities: [{ ...sms('15'), expiresAt: 60 }] },
  ];
  assert.equal(modelOf({ readings: given }).series[0]?.used, '5');
});

test('18.4: with expiries, clocks that stand still and gaps, a year says what its single readings say', () => {
  const word = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 40 }).map(String) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  const step = fc.record({
    amount: word,
    after: fc.integer({ min: 0, max: 2 }),
    expiry: fc.integer({ min: 0, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 60 }), (steps) => {
      let at = 0;
      const given = steps.map(({ amount, after, expiry }): Reading => {
        at += after;
        // Mostly the same as before, now and then another one or none.
        return { at, quantities: [{ ...sms(amount), ...(expiry > 3 ? {} : { expiresAt: 20 * (1 + expiry) }) }] };
      });
      const rows = rowsOf(given);
      const points = pointsOf(rows.at, rows.columns[0] ?? assert.fail());
      const lifts = liftsOf(points);
      const [series] = modelOf({ readings: given, columns: { fromMs: 0, toMs: 1_000, count: 1_000 } }).series;
      const latestAt = (moment: number) => points.findLast((point) => point.at === moment)?.amount;
      assert.deepEqual(
        series?.topUps,
        lifts.flatMap((lift) =>
          'amount' in lift ? [{ at: lift.at, amount: latestAt(lift.at), added: lift.amount }] : [],
        ),
      );
      const sum = (parts: readonly string[]) => parts.reduce((all, part) => all + Number(part), 0);
      const gone = lifts.flatMap((lift) => ('expired' in lift ? [lift.expired] : []));
      const added = lifts.flatMap((lift) => ('amount' in lift ? [lift.amount] : []));
      if (points.length > 1) {
        const [first, last] = [Number(points[0]?.amount), Number(points.at(-1)?.amount)];
        assert.equal(Number(series?.used), first + sum(added) - sum(gone) - last);
        assert.equal(Number(series?.toppedUp ?? 0), sum(added));
      }
    }),
    { numRuns: 3_000 },
  );
});
