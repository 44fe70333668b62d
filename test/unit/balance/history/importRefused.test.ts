import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AT,
  CSV,
  csvOf,
  exported,
  FIRST,
  HEAD,
  imported,
  JSON_TEXT,
  jsonOf,
  OLDER,
  problemOf,
  SECOND,
  sms,
} from './importedSample.ts';

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
  ['a day that only leap years have', CSV.replace(/^2026-11-20T12/m, '2026-02-29T12'), 'no-time', 2],
  ['an hour that there is not', CSV.replace(/^2026-11-20T12:00:00\.007/m, '2026-11-19T24:00:00.000'), 'no-time', 2],
  ['an offset that there is not', CSV.replace(/^(2026-11-20T12.*?)\+08:00/m, '$1+24:00'), 'no-time', 2],
  ['a blank behind an amount', CSV.replace(/,8\r/, ',8 \r'), 'no-amount', 3],
  ['a line end more', CSV.replace(/,8\r/, ',8\r\r'), 'no-amount', 3],
  ['an empty line at the end', `${CSV}\r\n`, 'cells', 4],
  ['a column twice', `${HEAD},"sms: SMS (messages)"\r\n${FIRST},\r\n${SECOND.replace(/8$/, '')},7\r\n`, 'twice', 1],
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
  ['another unit in JSON', JSON_TEXT.replace(/"8","unit":"messages"/, '"8","unit":"points"'), 'other-quantity', 11],
  ['an hour that there is not in JSON', JSON_TEXT.replace('20T12:00:01.007', '20T24:00:00.000'), 'no-time', 11],
  [
    'an expiry at such an hour',
    JSON_TEXT.replace('"8",', `"8","expires":"2026-11-20T24:00:00.000+08:00",`),
    'no-time',
    11,
  ],
  ['an amount beside a word', JSON_TEXT.replace('"amount":"8"', '"amount":"8","state":"postpaid"'), 'no-amount', 11],
  ['two amounts under one name', JSON_TEXT.replace('"amount":"8"', '"amount":"9","amount":"8"'), 'no-export', 11],
  ['two times under one name', JSON_TEXT.replace('    {"time":', '    {"time":"","time":'), 'no-export', 10],
  [
    'two products under one name',
    JSON_TEXT.replace('"product": "x"', '"product": "y",\n    "product": "x"'),
    'no-export',
    1,
  ],
  [
    'an amount twice in older JSON',
    OLDER.replace('"amount": "8"', '"amount": "9",\n          "amount": "8"'),
    'no-export',
    20,
  ],
  ['two files in one', `${JSON_TEXT}${JSON_TEXT}`, 'no-export', 17],
  ['two lists of readings', JSON_TEXT.replace('  "events": [', '  "readings": ['), 'no-export', 13],
  ['an empty line behind JSON', `${JSON_TEXT}\n`, 'no-export', 17],
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
