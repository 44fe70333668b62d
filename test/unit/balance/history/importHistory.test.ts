import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Quantity, Reading, Wordless } from '../../../../src/balance/amount/quantity.ts';
import type { HistoryExport } from '../../../../src/balance/history/exportHistory.ts';
import { readHistory } from '../../../../src/balance/history/importHistory.ts';
import {
  AT,
  csvOf,
  exported,
  FIRST,
  HEAD,
  imported,
  JSON_TEXT,
  jsonOf,
  NAME,
  olderJson,
  problemOf,
  RULES,
  sms,
  wordOf,
} from './importedSample.ts';

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
  ['events that do not end', JSON_TEXT.split('\n').slice(0, 13), 'x', { flaw: 'cut', line: 100_013 }],
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
