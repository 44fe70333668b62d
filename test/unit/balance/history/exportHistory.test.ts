import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Quantity, Reading, Unit } from '../../../../src/balance/amount/quantity.ts';
import {
  type HistoryExport,
  historyCsv,
  historyJson,
  zonedTime,
} from '../../../../src/balance/history/exportHistory.ts';

const AT = Date.UTC(2026, 10, 20, 4, 0, 0, 7);

function exported(more: Partial<HistoryExport>): HistoryExport {
  return {
    account: { id: 'a1', name: 'Production SMS', provider: 'jiguang', product: 'account' },
    readings: [],
    marks: [],
    exportedAt: AT,
    headOf: (key) => key,
    offsetMinutes: () => 480,
    ...more,
  };
}

function quantity(key: string, amount: string | null): Quantity {
  return { key, amount: (amount ?? 'not-allocated') as Decimal, unit: 'messages' };
}

const csvOf = (given: HistoryExport): string => [...historyCsv(given)].join('');
const jsonOf = (given: HistoryExport): string => [...historyJson(given)].join('');

/** Reads a table as RFC 4180 describes it, knowing nothing of how it was written. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (quoted && character === '"' && text.charAt(index + 1) === '"') {
      cell += '"';
      index++;
    } else if (character === '"') {
      quoted = !quoted;
    } else if (!quoted && character === ',') {
      row.push(cell);
      cell = '';
    } else if (!quoted && character === '\r' && text.charAt(index + 1) === '\n') {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      index++;
    } else {
      cell += character;
    }
  }
  assert.deepEqual([row, cell, quoted], [[], '', false], 'every line ends with CRLF, every quotation is closed');
  return rows;
}

test('a table has one line for each reading, exact amounts and times with their zone', () => {
  const readings: Reading[] = [
    { at: AT, quantities: [quantity('dev_balance', '9'), quantity('dev_industry', '9007199254740993')] },
    { at: AT + 60_000, quantities: [quantity('dev_balance', null), quantity('dev_industry', '0.100')] },
    { at: AT + 120_000, quantities: [quantity('dev_industry', '-5')] },
  ];
  assert.equal(
    csvOf(exported({ readings })),
    [
      'time,account,dev_balance,dev_industry',
      '2026-11-20T12:00:00.007+08:00,"Production SMS",9,9007199254740993',
      '2026-11-20T12:01:00.007+08:00,"Production SMS",not allocated,0.100',
      '2026-11-20T12:02:00.007+08:00,"Production SMS",,-5',
      '',
    ].join('\r\n'),
  );
});

test('names that a spreadsheet would calculate are texts', () => {
  const names = [
    '=1+1',
    '+86 21',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u3000=1',
    '＝1',
    '＋1',
    '－1',
    '＠1',
    '=HYPERLINK("https://example.com","x")',
  ];
  for (const name of names) {
    const account = { id: 'a', name, provider: 'jiguang', product: 'account' };
    const csv = csvOf(exported({ account, readings: [{ at: AT, quantities: [quantity('=key', '-5')] }] }));
    assert.deepEqual(
      parseCsv(csv),
      [
        ['time', 'account', "'=key"],
        [zonedTime(AT, 480), `'${name}`, '-5'],
      ],
      name,
    );
  }
});

test('whatever the name and the amounts, the table gives them back and no text begins a formula', () => {
  const amount = fc.oneof(
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(String),
    fc.tuple(fc.integer({ min: 0, max: 999 }), fc.stringMatching(/^\d{1,9}$/)).map(([a, b]) => `${a}.${b}`),
    fc.constant(null),
  );
  const nasty = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\t', '\r', '\n', ' ', 'a', '短', '＝'),
  });
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string()), fc.array(fc.array(amount, { maxLength: 3 })), (name, rows) => {
      const readings = rows.map((amounts, index) => ({
        at: AT + index,
        quantities: amounts.map((each, place) => quantity(`k${place}`, each)),
      }));
      const account = { id: 'a', name, provider: 'jiguang', product: 'account' };
      const [head, ...lines] = parseCsv(csvOf(exported({ account, readings })));
      assert.equal(lines.length, readings.length);
      for (const [index, line] of lines.entries()) {
        assert.equal(line.length, head?.length);
        const shown = line[1] ?? '';
        assert.ok(shown === name || shown === `'${name}`);
        assert.doesNotMatch(shown, /^\s*[=+\-@＝＋－＠]/);
        const amounts = rows[index] ?? [];
        const cells = (head ?? []).slice(2).map((key) => amounts[Number(key.slice(1))]);
        assert.deepEqual(
          line.slice(2),
          cells.map((cell) => (cell === undefined ? '' : (cell ?? 'not allocated'))),
        );
      }
    }),
    { numRuns: 2_000 },
  );
});

test('no reading makes a table with a head alone', () => {
  assert.equal(csvOf(exported({})), 'time,account\r\n');
});

test('JSON tells all, with amounts as texts', () => {
  const text = jsonOf(
    exported({
      readings: [{ at: AT, quantities: [quantity('dev_balance', '9007199254740993'), quantity('dev_voice', null)] }],
      marks: [
        { at: AT, kind: 'trouble', faultKind: 'network' },
        { at: AT + 60_000, kind: 'recovered' },
      ],
    }),
  );
  assert.deepEqual(JSON.parse(text), {
    account: { id: 'a1', name: 'Production SMS', provider: 'jiguang', product: 'account' },
    exportedAt: '2026-11-20T12:00:00.007+08:00',
    readings: [
      {
        time: '2026-11-20T12:00:00.007+08:00',
        quantities: [
          { key: 'dev_balance', amount: '9007199254740993', unit: 'messages' },
          { key: 'dev_voice', amount: null, state: 'not-allocated', unit: 'messages' },
        ],
      },
    ],
    events: [
      { time: '2026-11-20T12:00:00.007+08:00', kind: 'trouble', faultKind: 'network' },
      { time: '2026-11-20T12:01:00.007+08:00', kind: 'recovered' },
    ],
  });
});

test('a zoned time names the same moment in every zone', () => {
  assert.equal(zonedTime(AT, 0), '2026-11-20T04:00:00.007+00:00');
  assert.equal(zonedTime(AT, -210), '2026-11-20T00:30:00.007-03:30');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: -720, max: 840 }), (at, offset) => {
      assert.equal(Date.parse(zonedTime(at, offset)), at);
    }),
  );
});

test('E7: a column of the table is headed by what its quantity is called and counted in, beside its field', () => {
  const readings = [{ at: AT, quantities: [quantity('dev_balance', '9')] }];
  const headOf = (key: string, unit: string) => `${key}: All-type SMS (${unit})`;
  assert.deepEqual(parseCsv(csvOf(exported({ readings, headOf })))[0], [
    'time',
    'account',
    'dev_balance: All-type SMS (messages)',
  ]);
});

test('Units: each currency of a quantity has a column, words stand in the place of amounts', () => {
  const money = (amount: string, unit: Unit): Quantity => ({ ...quantity('balance', amount), unit });
  const readings: Reading[] = [
    { at: AT, quantities: [money('9.50', 'USD')] },
    { at: AT, quantities: [money('8', 'EUR')] },
    { at: AT, quantities: [{ ...money('8', 'EUR'), amount: 'used-only' }] },
  ];
  const headOf: HistoryExport['headOf'] = (key, unit) => `${key} ${unit}`;
  assert.deepEqual(
    parseCsv(csvOf(exported({ readings, headOf }))).map(([, , ...cells]) => cells),
    [
      ['balance USD', 'balance EUR'],
      ['9.50', ''],
      ['', '8'],
      ['', 'used only'],
    ],
  );
  const { readings: told } = JSON.parse(jsonOf(exported({ readings })));
  assert.deepEqual(
    told.map(({ quantities }: { quantities: unknown }) => quantities),
    [
      [{ key: 'balance', amount: '9.50', unit: 'USD' }],
      [{ key: 'balance', amount: '8', unit: 'EUR' }],
      [{ key: 'balance', amount: null, state: 'used-only', unit: 'EUR' }],
    ],
  );
});

test('23.3: a table says when something expires, beside what there is of it', () => {
  const sms = (amount: string, expiresAt?: number): Reading => ({
    at: AT,
    quantities: [
      { ...quantity('sms', amount), ...(expiresAt === undefined ? {} : { expiresAt }) },
      quantity('mail', '1'),
    ],
  });
  const readings = [sms('9', AT + 60_000), sms('8')];
  const headOf: HistoryExport['headOf'] = (key, what) => `${key} ${what}`;
  assert.deepEqual(
    parseCsv(csvOf(exported({ readings, headOf }))).map(([, , ...cells]) => cells),
    [
      ['sms messages', 'mail messages', 'sms expiry'],
      ['9', '1', '2026-11-20T12:01:00.007+08:00'],
      ['8', '1', ''],
    ],
  );
});

test('23.6: a file is made in pieces of few lines', () => {
  const readings = Array.from({ length: 3_000 }, (_, index) => ({
    at: AT + index,
    quantities: [quantity('sms', '9')],
  }));
  for (const pieces of [[...historyCsv(exported({ readings }))], [...historyJson(exported({ readings }))]]) {
    assert.ok(pieces.length > 60);
    assert.ok(pieces.every((piece) => piece.split('\n').length <= 51));
  }
});
