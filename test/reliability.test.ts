import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFiles } from './architecture/files.ts';
import { type RowTest, rowProblems, rowsOf, rowTests, type TableRow, tableRows } from './architecture/rows.ts';

/** The rows of the table of failures. */
const LAST_ROW = 48;

// Without this file, whose samples are no tests.
const tests = rowTests(await readFiles('test', /(?<!\/reliability\.test)\.ts$/));
const [document] = await readFiles('docs', /reliability\.md$/);
const table = tableRows(document?.text ?? '');

test('every row has a test that is named after it, and a line in the document', () => {
  assert.deepEqual(rowProblems(tests, table, LAST_ROW), []);
});

for (const [name, rows] of [
  ['row 7: a page', [7]],
  ['row 1, row 2: refused', [1, 2]],
  ['rows 18 and 45: back', [18, 45]],
  ['rows 18, 19 and 45: back', [18, 19, 45]],
  ['rows 3–5: cut', [3, 4, 5]],
  ['row 7', []],
  ['rows: 7', []],
  ['arow 7: x', []],
] as const) {
  test(`the rows of a name: ${name}`, () => assert.deepEqual(rowsOf(name), rows));
}

test('names are found in calls, in tables of cases and in templates', () => {
  const dollar = '$';
  const text = [
    "test('row 1: it\\'s one', run);",
    `test(\`row 2: ${dollar}{a} of ${dollar}{b({})}\`, run);`,
    "const cases = [['row 3: three', 1]];",
    "// test('row 4: a comment')",
    "test('plain', () => 'x row 5: no name');",
  ].join('\n');
  assert.deepEqual(
    rowTests([{ path: 'x', text }]).map(({ name }) => name),
    ["row 1: it's one", 'row 2: … of …', 'row 3: three'],
  );
});

const known: readonly RowTest[] = [
  { file: 'a', name: 'row 1: a', rows: [1] },
  { file: 'a', name: 'row 2: a | b', rows: [2] },
];
const line = (row: number, name: string): TableRow => ({ row, failure: 'x', tests: [{ file: 'a', name }], sees: 'y' });
const [first, second] = [line(1, 'row 1: a'), line(2, 'row 2: a | b')];

for (const [name, problems, expected] of [
  ['nothing', rowProblems(known, [first, second], 2), 0],
  ['a row without a test', rowProblems(known.slice(1), [second], 1), 3],
  ['a row that the table lacks', rowProblems(known, [first], 2), 1],
  ['a row that stands twice', rowProblems(known, [first, first, second], 2), 1],
  ['a row that is none', rowProblems(known, [first, second, line(3, 'row 1: a')], 2), 2],
  ['a test that is not there', rowProblems(known, [first, line(2, 'row 2: c')], 2), 1],
  ['a test of another row', rowProblems(known, [first, line(2, 'row 1: a')], 2), 1],
  ['a row without tests', rowProblems(known, [{ ...first, tests: [] }, second], 2), 1],
  ['an empty cell', rowProblems(known, [{ ...first, sees: '' }, second], 2), 1],
] as const) {
  test(`found: ${name}`, () => assert.equal(problems.length, expected, problems.join('\n')));
}

test('a line of the table', () => {
  assert.deepEqual(tableRows('| 2 | cut | `a`: row 2: a \\| b<br>`c`: row 2: d | a number |\n| # | x | y | z |'), [
    {
      row: 2,
      failure: 'cut',
      tests: [
        { file: 'a', name: 'row 2: a | b' },
        { file: 'c', name: 'row 2: d' },
      ],
      sees: 'a number',
    },
  ]);
});
