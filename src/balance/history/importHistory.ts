import { parseDecimal } from '../amount/decimal.ts';
import { isKnownUnit, isWordless, type Quantity, type Reading, type Unit } from '../amount/quantity.ts';
import { isUnit, parseReading } from '../readings/savedReading.ts';
import { cellsOf, Flawed, type ImportProblem, Lines } from './importLines.ts';

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
  /** Whether a word stands there above a column of expiries. */
  readonly isExpiry: (word: string) => boolean;
}

/** The readings of a file, oldest first, and what their account was called, as far as it says so; or why it is not taken. */
export type ImportedHistory = Found | { readonly problem: ImportProblem };

interface Found {
  readonly readings: readonly Reading[];
  readonly name?: string;
}

/** What stands before the readings of exported JSON has fewer lines. */
const HEAD_LINES = 20;
/** What is longer, the head of a column or a reading in characters, is looked at no further. */
const LONGEST_HEAD = 1_000;
const LONGEST_READING = 1_000_000;
/** Midnight is the beginning of a day: an hour of 24 is none that was exported. */
const TIME = /^\d{4}-\d\d-\d\dT(?!24)\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/;
/** It keeps spreadsheets from calculating. */
const APOSTROPHE = /^'(?=[\s=+\-@＝＋－＠])/;
/** What stands above a column: `dev_voice: Voice SMS (messages)`. */
const HEAD = /^(.+?)(?:: |：).*?[(（]([^()（）]+)[)）]$/s;

/** The end of a reading, which stands in one line, or in several. */
const READING_END = /^ {4}(?:\{.*)?\},?$/;

/**
 * Reads the lines of an exported table or of exported JSON, as `historyCsv` and `historyJson` write them. Ends its turn every few
 * milliseconds. `lines` return `false` where the last one has no end: what stands last in a table may be a part of an amount then.
 */
export function* readHistory(lines: Iterator<string, unknown>, rules: ImportRules): Generator<void, ImportedHistory> {
  const first = lines.next();
  const text = first.done === true ? '' : first.value.replace(/^\ufeff/, '');
  const numbered = new Lines(lines);
  try {
    const found = text === '{' ? yield* readJson(numbered, rules) : yield* readTable(text, numbered, rules);
    return found.readings.length === 0 ? { problem: { flaw: 'empty', line: numbered.line } } : found;
  } catch (error) {
    if (error instanceof Flawed) {
      return { problem: error.problem };
    }
    throw error;
  }
}

function* readTable(first: string, lines: Lines, rules: ImportRules): Generator<void, Found> {
  if (!first.startsWith('time,account,')) {
    throw new Flawed('no-export', 1);
  }
  const heads = cellsOf(first, lines).slice(2);
  const columns = heads.map((head): Column => {
    const [, key = '', word = ''] = head.length > LONGEST_HEAD ? [] : (HEAD.exec(head.replace(APOSTROPHE, '')) ?? []);
    const what = rules.isExpiry(word) ? 'expiry' : rules.unitOf(word);
    if (what === undefined || !rules.hasQuantity(key)) {
      throw new Flawed('other-quantity', 1, head);
    }
    return { key, what };
  });
  once(
    columns.map(({ key, what }) => `${key} (${what})`),
    1,
  );
  const readings: Reading[] = [];
  let name: string | undefined;
  for (let text = lines.next(); text !== undefined; text = lines.next()) {
    yield* lines.rest();
    const { line } = lines;
    const cells = cellsOf(text, lines);
    if (cells.length !== heads.length + 2) {
      throw new Flawed('cells', line);
    }
    name ??= cells[1];
    if (cells[1] !== name) {
      throw new Flawed('no-export', line);
    }
    const at = timeIn(cells[0] ?? '', readings.at(-1), line, rules);
    const quantities = quantitiesIn(cells.slice(2), columns, line);
    once(
      quantities.map(({ key }) => key),
      line,
    );
    readings.push({ at, quantities: shared(quantities, readings.at(-1)) });
  }
  if (lines.isCut) {
    throw new Flawed('cut', lines.line);
  }
  return { readings, name: (name ?? '').replace(APOSTROPHE, '') };
}

/** What stands above a column of a table: amounts of a quantity, or its expiries. */
interface Column {
  readonly key: string;
  readonly what: Unit | 'expiry';
}

function quantitiesIn(cells: readonly string[], columns: readonly Column[], line: number): readonly Quantity[] {
  const expiries = new Map<string, number>();
  for (const [place, { key, what }] of columns.entries()) {
    const cell = cells[place] ?? '';
    if (what === 'expiry' && cell !== '') {
      expiries.set(key, momentIn(cell, line));
    }
  }
  return columns.flatMap(({ key, what }, place): Quantity[] => {
    const amount = what === 'expiry' ? undefined : amountIn(cells[place] ?? '', line);
    const expiresAt = expiries.get(key);
    return what === 'expiry' || amount === undefined
      ? []
      : [{ key, unit: what, amount, ...(expiresAt === undefined ? {} : { expiresAt }) }];
  });
}

/** An amount, or the word in its place; `undefined` for an empty cell. */
function amountIn(cell: string, line: number): Quantity['amount'] | undefined {
  const word = cell.replaceAll(' ', '-');
  const amount = parseDecimal(cell) ?? (isWordless(word) ? word : undefined);
  if (amount === undefined && cell !== '') {
    throw new Flawed('no-amount', line, cell);
  }
  return amount;
}

function* readJson(lines: Lines, rules: ImportRules): Generator<void, Found> {
  let head = '{';
  let text = lines.next();
  while (text !== undefined && !text.startsWith('  "readings": [') && lines.line < HEAD_LINES) {
    head += text;
    text = lines.next();
  }
  if (text === '  "readings": [],') {
    return { readings: [] };
  }
  if (text !== '  "readings": [') {
    throw new Flawed('no-export', 1);
  }
  const { account } = recordIn(parsed(`${head}"readings":[]}`, 1));
  const { provider, product, name } = recordIn(account);
  if (provider !== rules.provider || product !== rules.product) {
    throw new Flawed(typeof provider === 'string' ? 'other-product' : 'no-export', 1);
  }
  const readings: Reading[] = [];
  for (let text = lines.must(); text !== '  ],'; text = lines.must()) {
    yield* lines.rest();
    const { line } = lines;
    const body = yield* readingFrom(text, lines);
    readings.push(readingIn(recordIn(parsed(body.replace(/,$/, ''), line)), line, readings.at(-1), rules));
  }
  if (!lines.must().startsWith('  "events": [')) {
    throw new Flawed('no-export', lines.line);
  }
  while (lines.must() !== '}') {
    yield* lines.rest();
  }
  if (lines.next() !== undefined) {
    throw new Flawed('no-export', lines.line);
  }
  return { readings, ...(typeof name === 'string' ? { name } : {}) };
}

/** All lines of a reading: one, or several in a file of an earlier version. */
function* readingFrom(first: string, lines: Lines): Generator<void, string> {
  let body = first;
  for (let text = first; !READING_END.test(text); body += text) {
    text = lines.must();
    yield* lines.rest();
    if (body.length > LONGEST_READING) {
      throw new Flawed('no-export', lines.line);
    }
  }
  return body;
}

function readingIn(
  { time, quantities }: Readonly<Record<string, unknown>>,
  line: number,
  before: Reading | undefined,
  rules: ImportRules,
): Reading {
  const at = timeIn(typeof time === 'string' ? time : '', before, line, rules);
  const list = (Array.isArray(quantities) ? quantities : []).map((quantity: unknown) => {
    const { key, unit, amount, state, expires } = recordIn(quantity);
    if (typeof key !== 'string' || !rules.hasQuantity(key)) {
      throw new Flawed('other-quantity', line, String(key));
    }
    if (!isUnit(unit) || !isKnownUnit(unit)) {
      throw new Flawed('other-quantity', line, `${key} (${String(unit)})`);
    }
    if (state !== undefined && amount !== null) {
      throw new Flawed('no-amount', line, key);
    }
    const said = amount ?? (typeof state === 'string' && isWordless(state) ? state : undefined);
    return { key, unit, amount: said, ...(expires === undefined ? {} : { expiresAt: momentIn(expires, line) }) };
  });
  once(
    list.map(({ key }) => key),
    line,
  );
  const reading = parseReading({ at, quantities: list });
  if (reading === undefined || !Array.isArray(quantities)) {
    throw new Flawed('no-amount', line);
  }
  return { at, quantities: shared(reading.quantities, before) };
}

/** Refuses what names a quantity twice. */
function once(keys: readonly string[], line: number): void {
  const twice = keys.find((key, place) => keys.indexOf(key) < place);
  if (twice !== undefined) {
    throw new Flawed('twice', line, twice);
  }
}

/** What says the same as in the reading before is the same object: a year of new ones holds the thread up, for their memory. */
function shared(quantities: readonly Quantity[], before: Reading | undefined): readonly Quantity[] {
  return quantities.map((quantity, place) => {
    const { key, unit, amount, expiresAt } = quantity;
    const last = before?.quantities[place];
    const isSame = last?.amount === amount && last.key === key && last.unit === unit && last.expiresAt === expiresAt;
    return isSame ? last : quantity;
  });
}

function momentIn(value: unknown, line: number): number {
  const text = typeof value === 'string' ? value : '';
  const [year, month, day] = [text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)].map(Number);
  // A day that there is not would be taken for one of the next month.
  const isDay = TIME.test(text) && (day ?? 0) <= new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate();
  const at = isDay ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at) || at < 0) {
    throw new Flawed('no-time', line, text);
  }
  return at;
}

function timeIn(text: string, before: Reading | undefined, line: number, { now }: ImportRules): number {
  const at = momentIn(text, line);
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
    const value: unknown = JSON.parse(text);
    const again = JSON.stringify(value);
    // Of what stands there twice under one name only the last one is read. Older files have blanks in between.
    if (again === text || again.replaceAll(/\s/g, '') === text.replaceAll(/\s/g, '')) {
      return value;
    }
  } catch {
    // It is no JSON at all.
  }
  throw new Flawed('no-export', line);
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
