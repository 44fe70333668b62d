import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutantAt } from '../../../mutation/mutant.ts';
import { report, scoreOf, tableOf } from '../../../mutation/report.ts';

const TEXT = 'const a = 1;\n  b(a || c);\n';
const [number, operator] = [mutantAt(TEXT, 10, 11, '2'), mutantAt(TEXT, 19, 21, '&&', [17, 23])];
const MEASURED = [
  { file: 'src/a.ts', killed: 8, survivors: [number, operator] },
  { file: 'src/b.ts', killed: 10, survivors: [] },
];

test('the score is the part of all changes that a test noticed', () => {
  assert.equal(scoreOf(MEASURED), 90);
  assert.equal(scoreOf([]), 0);
});

test('the table has a line for each file and one for all', () => {
  assert.deepEqual(tableOf(MEASURED).trim().split('\n').slice(2), [
    '| src/a.ts | 10 | 8 | 2 | 80.0 % |',
    '| src/b.ts | 10 | 10 | 0 | 100.0 % |',
    '| **all** | 20 | 18 | 2 | 90.0 % |',
  ]);
});

test('the report names every survivor, with a reason where there is one', () => {
  const text = report(MEASURED, [{ file: 'src/a.ts', code: 'b(a || c)', why: 'c is never set.' }]);
  assert.match(text, /### src\/a\.ts/);
  assert.ok(text.includes('| 1 | `` 1 → 2 `` |  |'), text);
  assert.ok(text.includes('| 2 | `` a \\|\\| c → a && c `` | c is never set. |'), text);
  assert.doesNotMatch(text, /### src\/b\.ts/);
});
