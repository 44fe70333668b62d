import { parseDecimal } from '../amount/decimal.ts';
import { isWordless, type Quantity, type Reading, type Unit } from '../amount/quantity.ts';
import { parseReading } from '../readings/savedReading.ts';

/** Why a file is not taken. */
export type ImportFlaw =
  /** It is no export of a history, or was written anew by another program. */
  | 'no-export'
  /** It is of another provider or product. */
  | 'other-product'
  /** A quantity that the account does not have: `text`. */
  | 'other-quantity'
  /** A line has more or fewer cells than the first one. */
  | 'cells'
  /** What stands in the place of a time is none: `text`. */
  | 'no-time'
  | 'future'
  /** A reading is older than the one before it. */
  | 'order'
  /** Two readings of the same moment. */
  | 'double'
  /** What stands in the place of an amount is none: `text`. */
  | 'no-amount'
  /** The file ends before its end. */
  | 'cut'
  /** There is no reading in it. */
  | 'empty';

/** What is wrong with a file, and in which line; the first one is 1. */
export interface ImportProblem {
  readonly flaw: ImportFlaw;
  readonly line: number;
  readonly text?: string;
}

/** What a file is read by. */
export interface ImportRules {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly provider: string;
  readonly product: string;
  /** Whether the account has a quantity with this key. */
  readonly hasQuantity: (key: string) => boolean;
  /** The unit that a word in the head of a table stands for, in every language. */
  readonly unitOf: (word: string) => Unit | undefined;
}

/** The readings of a file, oldest first, or why it is not taken. */
export type ImportedHistory = { readonly readings: readonly Reading[] } | { readonly problem: ImportProblem };

/** Lines of a table that are read before others get their turn. */
const SOME_LINES = 200;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/;
/** What stands above a column: `dev_voice: Voice SMS (messages)`. An apostrophe keeps spreadsheets from calculating. */
const HEAD = /^(?:'(?=[\s=+\-@＝＋－＠]))?(.+?)(?:: |：).*?[(（]([^()（）]+)[)）]$/s;

/** The lines with which a reading ends. */
const READING_ENDS: ReadonlySet<string> = new Set(['    }', '    },']);

class Flawed extends Error {
  readonly problem: ImportProblem;

  constructor(flaw: ImportFlaw, line: number, text?: string) {
    super(flaw);
    this.problem = { flaw, line, ...(text === undefined ? {} : { text }) };
  }
}

/**
 * Reads the lines of an exported table or of exported JSON, as `historyCsv` and `historyJson` write them. Ends its turn every few
 * milliseconds.
 */
export function* readHistory(lines: Iterator<string>, rules: ImportRules): Generator<void, ImportedHistory> {
  const first = lines.next();
  const text = first.done === true ? '' : first.value.replace(/^\ufeff/, '');
  const numbered = new Lines(lines);
  try {
    const readings = text === '{' ? yield* readJson(numbered, rules) : yield* readTable(text, numbered, rules);
    return readings.length === 0 ? { problem: { flaw: 'empty', line: numbered.line } } : { readings };
  } catch (error) {
    if (error instanceof Flawed) {
      return { problem: error.problem };
    }
    throw error;
  }
}

/** Lines, and the number of the one that was taken last. The first one of the file is taken already. */
class Lines {
  line = 1;
  readonly #lines: Iterator<string>;

  constructor(lines: Iterator<string>) {
    this.#lines = lines;
  }

  next(): string | undefined {
    const next = this.#lines.next();
    if (next.done === true) {
      return undefined;
    }
    this.line++;
    return next.value;
  }

  /** One that has to be there. */
  must(): string {
    const next = this.next();
    if (next === undefined) {
      throw new Flawed('cut', this.line);
    }
    return next;
  }
}

function* readTable(first: string, lines: Lines, rules: ImportRules): Generator<void, readonly Reading[]> {
  if (!first.startsWith('time,account,')) {
    throw new Flawed('no-export', 1);
  }
  const heads = cellsOf(first, lines).slice(2);
  const columns = heads.map((head) => {
    const [, key = '', word = ''] = HEAD.exec(head) ?? [];
    const unit = rules.unitOf(word);
    if (unit === undefined || !rules.hasQuantity(key)) {
      throw new Flawed('other-quantity', 1, head);
    }
    return { key, unit };
  });
  const readings: Reading[] = [];
  for (let text = lines.next(); text !== undefined; text = lines.next()) {
    const { line } = lines;
    const cells = cellsOf(text, lines);
    if (cells.length !== heads.length + 2) {
      throw new Flawed('cells', line);
    }
    const at = timeIn(cells[0] ?? '', readings.at(-1), line, rules);
    const quantities = columns.flatMap(({ key, unit }, place): Quantity[] => {
      const cell = cells[place + 2] ?? '';
      const word = cell.replaceAll(' ', '-');
      const amount = parseDecimal(cell) ?? (isWordless(word) ? word : undefined);
      if (amount === undefined && cell !== '') {
        throw new Flawed('no-amount', line, cell);
      }
      return amount === undefined ? [] : [{ key, unit, amount }];
    });
    readings.push({ at, quantities });
    if (readings.length % SOME_LINES === 0) {
      yield;
    }
  }
  return readings;
}

/** The cells of a line, which goes on in the next one within quotes. */
function cellsOf(text: string, lines: Lines): readonly string[] {
  const { line } = lines;
  let whole = text;
  while (whole.split('"').length % 2 === 0) {
    whole += `\n${lines.must()}`;
  }
  const cells = [...whole.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)];
  if (cells.reduce((length, [cell]) => length + cell.length, 0) !== whole.length) {
    throw new Flawed('cells', line);
  }
  return cells.map(([, quoted, plain = '']) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')));
}

function* readJson(lines: Lines, rules: ImportRules): Generator<void, readonly Reading[]> {
  let head = '{';
  let text = lines.next();
  while (text !== undefined && !text.startsWith('  "readings": [') && lines.line < SOME_LINES) {
    head += text;
    text = lines.next();
  }
  if (text === '  "readings": [],') {
    return [];
  }
  if (text !== '  "readings": [') {
    throw new Flawed('no-export', 1);
  }
  const { account } = recordIn(parsed(`${head}"readings":[]}`, 1));
  const { provider, product } = recordIn(account);
  if (provider !== rules.provider || product !== rules.product) {
    throw new Flawed(typeof provider === 'string' ? 'other-product' : 'no-export', 1);
  }
  const readings: Reading[] = [];
  for (let text = lines.must(); text !== '  ],'; text = lines.must()) {
    const { line } = lines;
    let body = text;
    while (!READING_ENDS.has(text)) {
      text = lines.must();
      body += text;
    }
    readings.push(readingIn(recordIn(parsed(body.replace(/,$/, ''), line)), line, readings.at(-1), rules));
    if (readings.length % SOME_LINES === 0) {
      yield;
    }
  }
  let last: string | undefined;
  for (let text = lines.next(); text !== undefined; text = lines.next()) {
    last = text;
  }
  if (last !== '}') {
    throw new Flawed('cut', lines.line);
  }
  return readings;
}

function readingIn(
  { time, quantities }: Readonly<Record<string, unknown>>,
  line: number,
  before: Reading | undefined,
  rules: ImportRules,
): Reading {
  // The object begins in one line, and its time stands in the next one.
  const at = timeIn(typeof time === 'string' ? time : '', before, line + 1, rules);
  const list = (Array.isArray(quantities) ? quantities : []).map((quantity: unknown) => {
    const { key, unit, amount, state, expires } = recordIn(quantity);
    if (typeof key !== 'string' || !rules.hasQuantity(key)) {
      throw new Flawed('other-quantity', line, String(key));
    }
    const expiresAt = typeof expires === 'string' && TIME.test(expires) ? { expiresAt: Date.parse(expires) } : {};
    return { key, unit, amount: amount ?? state, ...(expires === undefined ? {} : expiresAt) };
  });
  const reading = parseReading({ at, quantities: list });
  if (reading === undefined || !Array.isArray(quantities)) {
    throw new Flawed('no-amount', line);
  }
  return reading;
}

function timeIn(text: string, before: Reading | undefined, line: number, { now }: ImportRules): number {
  const at = TIME.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at) || at < 0) {
    throw new Flawed('no-time', line, text);
  }
  if (at > now) {
    throw new Flawed('future', line, text);
  }
  if (before !== undefined && at <= before.at) {
    throw new Flawed(at === before.at ? 'double' : 'order', line, text);
  }
  return at;
}

function parsed(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Flawed('no-export', line);
  }
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
