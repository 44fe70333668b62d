import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Quantity, Reading, Unit, Wordless } from '../../../../src/balance/amount/quantity.ts';
import { type HistoryExport, historyCsv, historyJson } from '../../../../src/balance/history/exportHistory.ts';
import { type ImportedHistory, type ImportRules, readHistory } from '../../../../src/balance/history/importHistory.ts';
import { textLines } from '../../../../src/base/textLines.ts';

const AT = Date.UTC(2026, 10, 20, 4, 0, 0, 7);
const NAME = 'Say "hello", world';
const WORDS = new Map<string, Unit>([
  ['messages', 'messages'],
  ['条', 'messages'],
  ['e-mails', 'emails'],
]);
const RULES: ImportRules = {
  now: AT + 86_400_000,
  provider: 'p',
  product: 'x',
  hasQuantity: (key) => ['sms', 'mail', '-odd'].includes(key),
  unitOf: (word) => WORDS.get(word) ?? (/^[A-Z]{3}$/.test(word) ? (word as Unit) : undefined),
  isExpiry: (word) => ['expires', '到期'].includes(word),
};

function imported(text: string, rules: Partial<ImportRules> = {}): ImportedHistory {
  const run = readHistory(textLines(new TextEncoder().encode(text)), { ...RULES, ...rules });
  for (;;) {
    const step = run.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

function problemOf(text: string, rules: Partial<ImportRules> = {}) {
  const result = imported(text, rules);
  return 'problem' in result ? result.problem : assert.fail('it was taken');
}

function exported(readings: readonly Reading[], more: Partial<HistoryExport> = {}): HistoryExport {
  return {
    account: { id: 'a1', name: NAME, provider: 'p', product: 'x' },
    readings,
    marks: [{ at: AT, kind: 'trouble', faultKind: 'network' }],
    exportedAt: AT,
    headOf: (key, unit) => `${key}: A label: it has (all) (${wordOf(unit)})`,
    offsetMinutes: () => 480,
    ...more,
  };
}

function wordOf(what: string): string {
  return what === 'emails' ? 'e-mails' : what === 'expiry' ? 'expires' : what;
}

const csvOf = (given: HistoryExport): string => [...historyCsv(given)].join('');
const jsonOf = (given: HistoryExport): string => [...historyJson(given)].join('');

function sms(amount: string, at = AT): Reading {
  return { at, quantities: [{ key: 'sms', unit: 'messages', amount: amount as Decimal }] };
}

const quantities = fc
  .tuple(
    fc.option(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })),
    fc.option(fc.integer({ min: 0, max: 99_999 })),
    fc.constantFrom('postpaid', 'not-told', 'not-allocated', undefined),
    fc.boolean(),
  )
  .map(([whole, cents, word, expires]): Quantity[] => [
    ...(whole === null ? [] : [{ key: 'sms', unit: 'messages' as const, amount: String(whole) as Decimal }]),
    ...(cents === null
      ? []
      : [
          {
            key: 'mail',
            unit: 'EUR' as const,
            amount: (cents / 100).toFixed(2) as Decimal,
            ...(expires ? { expiresAt: AT + cents } : {}),
          },
        ]),
    ...(word === undefined ? [] : [{ key: '-odd', unit: 'emails' as const, amount: word as Wordless }]),
  ]);
const readings = fc
  .array(fc.record({ later: fc.integer({ min: 1, max: 9_000_000 }), quantities }), { minLength: 1, maxLength: 30 })
  .map((list) => {
    let at = AT - 400_000_000;
    return list.map(({ later, quantities: own }): Reading => {
      at += later;
      return { at, quantities: own };
    });
  });

test('23.3: what was exported as JSON is read again as it was, expiries and all', () => {
  fc.assert(
    fc.property(readings, (given) => {
      const text = jsonOf(exported(given));
      assert.deepEqual(imported(text), { readings: given, name: NAME });
      assert.deepEqual(imported(olderJson(text)), { readings: given, name: NAME });
    }),
  );
});

test('23.3: what was exported as a table is read again, exact and with its words and expiries, from either language', () => {
  const inChinese: HistoryExport['headOf'] = (key, unit) =>
    `${key}：标签（${
      new Map<string, string>([
        ['messages', '条'],
        ['expiry', '到期'],
      ]).get(unit) ?? wordOf(unit)
    }）`;
  fc.assert(
    fc.property(readings, fc.boolean(), (given, isChinese) => {
      // The columns of a table have one order.
      const order = ['sms', 'mail', '-odd'];
      const result = imported(`\ufeff${csvOf(exported(given, isChinese ? { headOf: inChinese } : {}))}`);
      const hasColumns = given.some(({ quantities: own }) => own.length > 0);
      const sorted =
        'readings' in result &&
        result.readings.map(({ at, quantities: own }) => ({
          at,
          quantities: own.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key)),
        }));
      assert.deepEqual(sorted, hasColumns ? given : false);
      assert.equal('name' in result && result.name, hasColumns ? NAME : false);
    }),
  );
});

/** JSON as versions before wrote it: a line for each field. */
function olderJson(text: string): string {
  return `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`;
}

const CSV = csvOf(exported([sms('9', AT), sms('8', AT + 1_000)]));
const JSON_TEXT = jsonOf(exported([sms('9', AT), sms('8', AT + 1_000)]));
const [HEAD = '', FIRST = '', SECOND = ''] = CSV.split('\r\n');
const OLDER = olderJson(JSON_TEXT);

for (const [name, text, flaw, line] of [
  ['nothing', '', 'no-export', 1],
  ['a text', 'Dear all,\nhello', 'no-export', 1],
  ['another table', 'date,amount\r\n1,2\r\n', 'no-export', 1],
  ['a table without quantities', 'time,account\r\n', 'no-export', 1],
  ['another quantity', CSV.replace('sms:', 'voice:'), 'other-quantity', 1],
  ['another unit', CSV.replace('(messages)', '(points)'), 'other-quantity', 1],
  ['a column more', CSV.replace(FIRST, `${FIRST},7`), 'cells', 2],
  ['a column less', CSV.replace(SECOND, SECOND.replace(/,8$/, '')), 'cells', 3],
  ['quotes within a cell', CSV.replace(/,8\r/, ',"8"8\r'), 'cells', 3],
  [
    'a time that a spreadsheet wrote',
    CSV.replace(/^2026-11-20T12:00:00\.007\+08:00/m, '20/11/2026 12:00'),
    'no-time',
    2,
  ],
  ['a day that there is not', CSV.replace(/^2026-11-20T12/m, '2026-13-45T12'), 'no-time', 2],
  ['a day that the month does not have', CSV.replace(/^2026-11-20T12/m, '2026-02-30T12'), 'no-time', 2],
  ['a quantity in two columns', `${HEAD},"sms: SMS (CNY)"\r\n${FIRST},\r\n${SECOND},7\r\n`, 'twice', 3],
  ['two accounts in one table', CSV.replace(SECOND, SECOND.replace('hello', 'world')), 'no-export', 3],
  ['a moment twice', `${HEAD}\r\n${FIRST}\r\n${FIRST}\r\n`, 'double', 3],
  ['an older reading behind', `${HEAD}\r\n${SECOND}\r\n${FIRST}\r\n`, 'order', 3],
  ['an amount in groups', CSV.replace(/,8\r/, ',"1,234"\r'), 'no-amount', 3],
  ['an amount with an exponent', CSV.replace(/,8\r/, ',8E+3\r'), 'no-amount', 3],
  ['quotes that are not closed', CSV.replace(/,8\r/, ',"8\r'), 'cut', 3],
  ['a table without a line', `${HEAD}\r\n`, 'empty', 1],
  ['JSON without readings', jsonOf(exported([])), 'empty', 9],
  ['other JSON', '{\n  "accounts": []\n}\n', 'no-export', 1],
  ['JSON that was written anew', JSON.stringify(JSON.parse(JSON_TEXT)), 'no-export', 1],
  ['JSON of another product', JSON_TEXT.replace('"product": "x"', '"product": "y"'), 'other-product', 1],
  ['another quantity in JSON', JSON_TEXT.replace('"key":"sms"', '"key":"voice"'), 'other-quantity', 10],
  ['no time in JSON', JSON_TEXT.replace('"time":"2026-11-20T12:00:01', '"time":"'), 'no-time', 11],
  ['a moment twice in JSON', JSON_TEXT.replace('12:00:01.007', '12:00:00.007'), 'double', 11],
  ['an older reading in JSON', JSON_TEXT.replace('12:00:01.007', '11:59:59.007'), 'order', 11],
  ['a number that was rounded', JSON_TEXT.replace('"amount":"8"', '"amount":8'), 'no-amount', 11],
  ['nothing in place of an amount', JSON_TEXT.replace('"amount":"8"', '"amount":null'), 'no-amount', 11],
  ['a number in place of a word', JSON_TEXT.replace('"amount":"8"', '"amount":null,"state":"8"'), 'no-amount', 11],
  ['an expiry that is no time', JSON_TEXT.replace('"amount":"8"', '"amount":"8","expires":"soon"'), 'no-time', 11],
  ['a quantity twice in JSON', JSON_TEXT.replace(/(\{"key":"sms","amount":"8".*?\})/, '$1,$1'), 'twice', 11],
  ['JSON that is cut within a reading', JSON_TEXT.split('\n').slice(0, 10).join('\n').slice(0, -9), 'cut', 10],
  ['JSON that is cut behind a reading', JSON_TEXT.split('\n').slice(0, 10).join('\n'), 'cut', 10],
  ['JSON that is cut behind its readings', JSON_TEXT.split('\n').slice(0, 13).join('\n'), 'cut', 13],
  ['a moment twice in older JSON', OLDER.replace('12:00:01.007', '12:00:00.007'), 'double', 20],
  ['older JSON that is cut within a reading', OLDER.split('\n').slice(0, 24).join('\n'), 'cut', 24],
] as const) {
  test(`23.3: a file is refused with the line and the reason: ${name}`, () => {
    const problem = problemOf(text);
    assert.deepEqual([problem.flaw, problem.line], [flaw, line]);
  });
}

test('23.3: a file that was cut is refused, or has lost nothing: no part of an amount becomes one', () => {
  const given = [sms('12345', AT), sms('12344', AT + 1_000), sms('12343', AT + 2_000)];
  for (const text of [csvOf, jsonOf].map((write) => write(exported(given)))) {
    for (let end = 0; end < text.length; end++) {
      const result = imported(text.slice(0, end));
      const taken = 'readings' in result ? result.readings : [];
      assert.deepEqual(taken, given.slice(0, taken.length), `cut at ${end}`);
      assert.ok(taken.length === 0 || text[end - 1] === '\n' || text.slice(end) === '\n', `cut at ${end}`);
    }
  }
});

test('23.3: a reading that has not been made yet is refused', () => {
  assert.deepEqual(problemOf(CSV, { now: AT + 999 }), {
    flaw: 'future',
    line: 3,
    text: '2026-11-20T12:00:01.007+08:00',
  });
  assert.deepEqual(problemOf(JSON_TEXT, { now: AT + 999 }).line, 11);
});

test('23.6: a long file is read in short turns', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => sms(String(index), AT - 10_000_000 + index * 1_000));
  const json = jsonOf(exported(many));
  for (const text of [csvOf(exported(many)), json, olderJson(json)]) {
    const lines = text.split(/\r?\n/).slice(0, -1);
    assert.ok(Math.abs(turnsOf(lines) - lines.length / 200) < 2, `${turnsOf(lines)} turns of ${lines.length} lines`);
  }
});

for (const [name, first, line, problem] of [
  ['a quotation that does not end', [HEAD, `"${FIRST}`], 'x', { flaw: 'cells', line: 2 }],
  ['a reading that does not end', JSON_TEXT.split('\n').slice(0, 9), '{'.repeat(200), { flaw: 'no-export' }],
  ['events that do not end', JSON_TEXT.split('\n').slice(0, 12), 'x', { flaw: 'cut', line: 100_012 }],
  ['a head that does not end', ['{'], 'x', { flaw: 'no-export', line: 1 }],
] as const) {
  test(`23.6: a file that is no export is given up soon, or read in short turns: ${name}`, () => {
    const lines = [...first, ...Array.from({ length: 100_000 }, () => line)];
    let taken = 0;
    function* counted(): Generator<string> {
      for (const each of lines) {
        taken++;
        yield each;
      }
    }
    const run = readHistory(counted(), RULES);
    for (;;) {
      const before = taken;
      const step = run.next();
      assert.ok(taken - before <= 201, `${taken - before} lines in one turn`);
      if (step.done === true) {
        const found = 'problem' in step.value ? step.value.problem : assert.fail('it was taken');
        assert.deepEqual({ ...found, ...problem }, found);
        return;
      }
    }
  });
}

test('23.6: a long head of a column is looked at no further', () => {
  const head = `"sms: ${': ('.repeat(50_000)}"`;
  assert.equal(problemOf(`time,account,${head}\r\n`).flaw, 'other-quantity');
});

test('23.6: what says the same in reading after reading is kept once', () => {
  for (const text of [csvOf, jsonOf].map((write) => write(exported([sms('9', AT), sms('9', AT + 1)])))) {
    const result = imported(text);
    const [first, second] = 'readings' in result ? result.readings : [];
    assert.ok(first !== undefined && first.quantities[0] === second?.quantities[0]);
  }
});

/** How often the reading of lines lets others have their turn. */
function turnsOf(lines: readonly string[]): number {
  const run = readHistory(lines.values(), RULES);
  let turns = 0;
  while (run.next().done !== true) {
    turns++;
  }
  return turns;
}
