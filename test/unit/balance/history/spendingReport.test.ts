import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Quantity, Reading } from '../../../../src/balance/amount/quantity.ts';
import { spendingCsv } from '../../../../src/balance/history/spendingCsv.ts';
import { periodsUpTo, spendingReport } from '../../../../src/balance/history/spendingReport.ts';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { endOfPeriod, offsetMinutes, type Period, startOfPeriod } from '../../../../src/balance/text/zone.ts';

const ZONE = 'Asia/Shanghai';
const HOUR = 3_600_000;
const SMS = { key: 'sms', label: 'SMS' };

const at = (text: string): number => Date.parse(`${text}+08:00`);
const rule = (period: Period) => ({
  startOf: (time: number) => startOfPeriod(time, period, ZONE),
  endOf: (time: number) => endOfPeriod(time, period, ZONE),
});

function sms(time: number, amount: string, expiresAt?: number): Reading {
  const quantity: Quantity = { key: 'sms', unit: 'messages', amount: amount as Decimal };
  return { at: time, quantities: [expiresAt === undefined ? quantity : { ...quantity, expiresAt }] };
}

/** One reading an hour from one time to another, with so much less each hour. */
function hourly(from: string, to: string, begin: number, perHour: number): Reading[] {
  const count = (at(to) - at(from)) / HOUR + 1;
  return Array.from({ length: count }, (_, hour) => sms(at(from) + hour * HOUR, String(begin - hour * perHour)));
}

function reportOf(readings: readonly Reading[], period: Period, now: string, count = 3) {
  const periods = periodsUpTo(at(now), count, rule(period), readings[0]?.at ?? 0);
  return spendingReport(rowsOf(readings), [SMS], periods);
}

const cellsOf = (...given: Parameters<typeof reportOf>) => reportOf(...given).series[0]?.cells;

test('23.1: days are those of the time zone, and each is compared to the one before', () => {
  const readings = [
    ...hourly('2026-11-17T00:00', '2026-11-18T00:00', 10_000, 10),
    ...hourly('2026-11-18T01:00', '2026-11-20T12:00', 9_745, 15),
  ];
  assert.deepEqual(cellsOf(readings, 'day', '2026-11-20T12:30', 4), [
    { spent: '230', added: '0', expired: '0' },
    { spent: '355', added: '0', expired: '0', change: '125', percent: 54 },
    { spent: '360', added: '0', expired: '0', change: '5', percent: 1 },
    { spent: '195', added: '0', expired: '0' },
  ]);
});

test('23.1: a change is told in percent where that says something', () => {
  for (const [first, second, percent] of [
    [100, 50, -50],
    [100, 0, -100],
    // Something was spent, and something has changed.
    [1_000, 4, -99],
    [1_000, 1_004, undefined],
    [1_000, 996, undefined],
    [1_000, 1_000, 0],
    [100, 1_100, 1_000],
    [100, 1_110, undefined],
    // More came back than was spent.
    [100, -9, undefined],
    [0, 50, undefined],
    [-9, 50, undefined],
  ] as const) {
    const readings = [
      sms(at('2026-11-18T00:00'), '10000'),
      ...[first, first + second, first + second].map((spent, day) =>
        sms(at(`2026-11-${18 + day}T23:00`), String(10_000 - spent)),
      ),
    ];
    const [, cell] = cellsOf(readings, 'day', '2026-11-20T23:30') ?? [];
    assert.deepEqual([cell?.change, cell?.percent], [String(second - first), percent], `${first} ${second}`);
  }
});

test('23.1: weeks begin on Monday, months on the first, and nothing is lost between them', () => {
  const readings = hourly('2026-09-20T00:00', '2026-11-20T12:00', 10_000, 1);
  for (const period of ['day', 'week', 'month'] as const) {
    const { periods, series } = reportOf(readings, period, '2026-11-20T12:30', 100);
    const sum = (series[0]?.cells ?? []).reduce((all, cell) => all + Number(cell?.spent ?? 0), 0);
    assert.equal(sum, readings.length - 1, period);
    assert.ok(periods.every(({ toMs }, place) => toMs === periods[place + 1]?.fromMs || place === periods.length - 1));
  }
  const months = reportOf(readings, 'month', '2026-11-20T12:30', 12);
  assert.deepEqual(
    months.periods.map(({ fromMs, untilMs }) => [new Date(fromMs).toISOString(), untilMs !== undefined]),
    [
      ['2026-08-31T16:00:00.000Z', false],
      ['2026-09-30T16:00:00.000Z', false],
      ['2026-10-31T16:00:00.000Z', true],
    ],
  );
  assert.equal(new Date(startOfPeriod(at('2026-11-22T23:00'), 'week', ZONE)).toISOString(), '2026-11-15T16:00:00.000Z');
});

test('23.1: a top-up is not taken for negative spending, and what expires is not spent', () => {
  const readings = [
    sms(at('2026-11-19T00:00'), '100'),
    sms(at('2026-11-19T06:00'), '40'),
    sms(at('2026-11-19T07:00'), '1040'),
    sms(at('2026-11-19T12:00'), '1000', at('2026-11-19T12:30')),
    sms(at('2026-11-19T13:00'), '700'),
    sms(at('2026-11-19T23:55'), '650'),
  ];
  assert.deepEqual(cellsOf(readings, 'day', '2026-11-19T23:59', 1), [{ spent: '150', added: '1000', expired: '300' }]);
});

test('17: what was spent of the present period says until when, where the latest reading is old, and the table always does', () => {
  const readings = hourly('2026-11-17T00:00', '2026-11-20T12:00', 10_000, 10);
  for (const [period, now, until] of [
    ['day', '2026-11-20T17:00', undefined],
    ['day', '2026-11-20T19:00', at('2026-11-20T12:00')],
    ['week', '2026-11-21T11:00', undefined],
    ['week', '2026-11-21T13:00', at('2026-11-20T12:00')],
  ] as const) {
    const report = reportOf(readings, period, now, 1);
    assert.equal(report.series[0]?.cells[0]?.until, until, `${period} ${now}`);
    const csv = spendingCsv([{ name: 'a', report }], (time) => offsetMinutes(time, ZONE));
    assert.ok(csv.endsWith(`,${until === undefined ? now : '2026-11-20T12:00'}:00.000+08:00\r\n`), csv);
  }
});

test('17: money that comes on top of a little is a top-up', () => {
  const readings = ['5', '1.10', '2.00', '1.50'].map((amount, hour): Reading => {
    const quantity: Quantity = { key: 'sms', unit: 'EUR', amount: amount as Decimal };
    return { at: at('2026-11-19T00:00') + hour * HOUR, quantities: [quantity] };
  });
  const [cell] = cellsOf(readings, 'day', '2026-11-19T23:59', 1) ?? [];
  assert.deepEqual([Number(cell?.spent), Number(cell?.added)], [4.4, 0.9]);
});

test('23.1: where nothing was read nothing is known, and what is read behind a gap says since when it counts', () => {
  const readings = [
    ...hourly('2026-11-10T00:00', '2026-11-12T12:00', 1_000, 1),
    ...hourly('2026-11-15T12:00', '2026-11-17T12:00', 500, 1),
  ];
  const cells = cellsOf(readings, 'day', '2026-11-17T13:00', 7);
  const noon = at('2026-11-12T12:00');
  assert.deepEqual(cells, [
    { spent: '24', added: '0', expired: '0' },
    { spent: '13', added: '0', expired: '0', until: noon },
    null,
    null,
    { spent: '451', added: '0', expired: '0', since: noon },
    { spent: '24', added: '0', expired: '0' },
    { spent: '13', added: '0', expired: '0' },
  ]);
});

test('23.1: the period in which the history begins is not compared', () => {
  const cells = cellsOf(hourly('2026-10-20T09:00', '2026-11-20T12:00', 1_000, 1), 'month', '2026-11-20T12:30');
  assert.deepEqual(cells, [
    { spent: '278', added: '0', expired: '0', since: at('2026-10-20T09:00') },
    { spent: '469', added: '0', expired: '0' },
  ]);
});

test('23.1: what was spent before is no divisor when it is nothing, and refunds are below zero', () => {
  const readings = [
    ...hourly('2026-11-16T00:00', '2026-11-18T00:00', 1_000, 0),
    sms(at('2026-11-18T12:00'), '1005'),
    sms(at('2026-11-18T23:59'), '1005'),
    sms(at('2026-11-19T12:00'), '990'),
  ];
  assert.deepEqual(cellsOf(readings, 'day', '2026-11-19T12:30', 3), [
    { spent: '0', added: '0', expired: '0' },
    { spent: '-5', added: '0', expired: '0', change: '-5' },
    { spent: '15', added: '0', expired: '0' },
  ]);
});

test('23.1: what the provider fills up is told by its name, and not counted', () => {
  const readings = hourly('2026-11-19T00:00', '2026-11-19T12:00', 100, 1);
  const periods = periodsUpTo(at('2026-11-19T13:00'), 1, rule('day'), 0);
  const report = spendingReport(rowsOf(readings), [{ ...SMS, resets: 'day' }], periods);
  assert.deepEqual(report, { periods, series: [], refilled: ['SMS'] });
});

test('23.1: another currency is another line', () => {
  const money = (time: string, unit: 'USD' | 'EUR', amount: string): Reading => {
    return { at: at(time), quantities: [{ key: 'sms', unit, amount: amount as Decimal }] };
  };
  const readings = [
    ...[money('2026-11-19T00:00', 'USD', '10.50'), money('2026-11-19T05:00', 'USD', '9.25')],
    ...[money('2026-11-19T06:00', 'EUR', '80'), money('2026-11-19T08:00', 'EUR', '79.9')],
  ];
  const { series } = reportOf(readings, 'day', '2026-11-19T09:00', 1);
  assert.deepEqual(
    series.map(({ key, label, unit, cells }) => [key, label, unit, cells[0]?.spent]),
    [
      ['sms', 'SMS', 'EUR', '0.1'],
      ['USD sms', 'SMS · USD', 'USD', '1.25'],
    ],
  );
});

test('23.1: the table has a line for each period and quantity, and nothing that a spreadsheet calculates', () => {
  const readings = [
    ...hourly('2026-11-18T00:00', '2026-11-18T23:00', 1_000, 2),
    sms(at('2026-11-20T01:00'), '1500.5'),
    sms(at('2026-11-20T02:00'), '1500'),
  ];
  const report = reportOf(readings, 'day', '2026-11-20T12:30', 3);
  const csv = spendingCsv([{ name: '=1+1', report }], (time) => offsetMinutes(time, ZONE));
  assert.deepEqual(csv.split('\r\n'), [
    'account,quantity,unit,from,to,spent,topped_up,expired,change,since,until',
    '"\'=1+1","sms: SMS",messages,2026-11-18,2026-11-18,46,0,0,,,',
    '"\'=1+1","sms: SMS",messages,2026-11-19,2026-11-19,,,,,,',
    '"\'=1+1","sms: SMS",messages,2026-11-20,2026-11-20,0.5,546.5,0,,2026-11-18T23:00:00.000+08:00,2026-11-20T02:00:00.000+08:00',
    '',
  ]);
});
