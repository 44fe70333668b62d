import type { TextFile } from './files.ts';
import { tokensOf } from './tokens.ts';

/** A test that is named after rows of the table of failures. In `name`, `…` stands for what a template fills in. */
export interface RowTest {
  readonly file: string;
  readonly name: string;
  readonly rows: readonly number[];
}

/** A row of the table in the document. */
export interface TableRow {
  readonly row: number;
  readonly failure: string;
  readonly tests: readonly { readonly file: string; readonly name: string }[];
  readonly sees: string;
}

/** `row 1: …`, `row 1, row 2: …`, `rows 1 and 2: …`, `rows 1–3: …`. */
const NAMED = /^rows? (\d+(?:(?:, (?:row )?| and |–)\d+)*): ./;

/** Names of tests that begin with rows, in calls of `test` and in tables of cases alike. */
export function rowTests(files: readonly TextFile[]): readonly RowTest[] {
  return files.flatMap(({ path, text }) =>
    textsOf(text).flatMap((name) => {
      const rows = rowsOf(name);
      return rows.length === 0 ? [] : [{ file: path, name, rows }];
    }),
  );
}

/** The texts of a module: its strings, and its templates with `…` for each of their holes. */
function textsOf(module: string): readonly string[] {
  const texts: string[] = [];
  // What is there so far of each template that is not closed.
  const open: string[] = [];
  for (const { kind, text } of tokensOf(module)) {
    if (kind === 'string') {
      texts.push(unescaped(text.slice(1, -1)));
    } else if (kind === 'template') {
      const before = text.startsWith('`') ? '' : `${open.pop() ?? ''}…`;
      const goesOn = text.endsWith('${');
      const whole = before + unescaped(text.slice(1, goesOn ? -2 : -1));
      (goesOn ? open : texts).push(whole);
    }
  }
  return texts;
}

/** The rows that a name begins with. */
export function rowsOf(name: string): readonly number[] {
  const list = NAMED.exec(name)?.[1] ?? '';
  return list.split(/, (?:row )?| and /).flatMap((part) => {
    const [first = 0, last = first] = part.split('–').map(Number);
    return part === '' ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** The lines of the document's table: number, failure, tests as `` `file`: name ``, what the user sees. */
export function tableRows(document: string): readonly TableRow[] {
  return document.split('\n').flatMap((line) => {
    const [, number = '', failure = '', tests = '', sees = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    if (!/^\d+$/.test(number)) {
      return [];
    }
    const named = tests.split('<br>').map((each) => {
      const [, file = '', name = ''] = /^`([^`]+)`: (.+)$/.exec(each.trim()) ?? [];
      return { file, name: name.replaceAll('\\|', '|') };
    });
    return [{ row: Number(number), failure, tests: named, sees }];
  });
}

/** What is wrong with the table and the tests for rows 1 to `last`. */
export function rowProblems(tests: readonly RowTest[], table: readonly TableRow[], last: number): readonly string[] {
  const wanted = Array.from({ length: last }, (_, index) => index + 1);
  const known = new Map(tests.map(({ file, name, rows }) => [`${file}: ${name}`, rows]));
  return [
    ...wanted.filter((row) => !tests.some(({ rows }) => rows.includes(row))).map((row) => `row ${row} has no test`),
    ...wanted
      .map((row) => ({ row, count: table.filter((each) => each.row === row).length }))
      .flatMap(({ row, count }) => (count === 1 ? [] : [`row ${row} stands ${count} times in the table`])),
    ...table.flatMap(({ row }) => (wanted.includes(row) ? [] : [`row ${row} is none`])),
    ...table.flatMap(({ row, failure, tests: named, sees }) =>
      failure === '' || sees === '' || named.length === 0 ? [`row ${row} has an empty cell`] : [],
    ),
    ...table.flatMap(({ row, tests: named }) =>
      named.flatMap(({ file, name }) => {
        const rows = known.get(`${file}: ${name}`);
        return rows === undefined
          ? [`row ${row} names a test that is not there: ${file}: ${name}`]
          : rows.includes(row)
            ? []
            : [`row ${row} names a test of other rows: ${file}: ${name}`];
      }),
    ),
  ];
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
