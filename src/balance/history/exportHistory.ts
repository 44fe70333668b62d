import { isAmount, type Quantity, type Reading, type Unit } from '../amount/quantity.ts';
import { columnId } from '../readings/rows.ts';
import type { HistoryMark } from './failureSpans.ts';

/** What a history is exported from. Times are milliseconds since 1970. */
export interface HistoryExport {
  readonly account: {
    readonly id: string;
    readonly name: string;
    readonly provider: string;
    readonly product: string;
  };
  /** Oldest first. */
  readonly readings: readonly Reading[];
  /** Oldest first. */
  readonly marks: readonly HistoryMark[];
  readonly exportedAt: number;
  /** What stands above the amounts of a field in the table, with its label and its unit: `dev_voice: Voice SMS (messages)`. */
  readonly headOf: (key: string, unit: Unit) => string;
  /** How far the user's clock is ahead of UTC at a time, in minutes. */
  readonly offsetMinutes: (at: number) => number;
}

/**
 * A table as RFC 4180 has it: one line for each reading, one column for each quantity and unit under its head. Amounts
 * are exact and plain; words such as `not allocated` stand in their place, and a quantity that a reading lacks is empty. Texts
 * that a spreadsheet would take for a formula begin with an apostrophe.
 */
export function historyCsv({ account, readings, headOf, offsetMinutes }: HistoryExport): string {
  const idOf = ({ key, unit }: Quantity): string => columnId(key, unit);
  const columns = new Map(readings.flatMap(({ quantities }) => quantities.map((each) => [idOf(each), each] as const)));
  const heads = [...columns.values()].map(({ key, unit }) => headOf(key, unit));
  const name = textCell(account.name);
  const lines = [['time', 'account', ...heads].map(textCell).join(',')];
  for (const { at, quantities } of readings) {
    const amounts = [...columns.keys()].map((id) => {
      const { amount = '' } = quantities.find((candidate) => idOf(candidate) === id) ?? {};
      return isAmount(amount) ? amount : amount.replaceAll('-', ' ');
    });
    lines.push([zonedTime(at, offsetMinutes(at)), name, ...amounts].join(','));
  }
  return lines.map((line) => `${line}\r\n`).join('');
}

/** What spreadsheets calculate: these characters at the beginning, also in full width and behind blanks. */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/** A text that a spreadsheet takes for nothing else. */
export function textCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /^[\w.-]+$/.test(harmless) ? harmless : `"${harmless.replaceAll('"', '""')}"`;
}

/**
 * Everything that is known of the account's past, as JSON. Amounts are texts, which no reader rounds, or `null` beside a `state`
 * that says what stands in their place.
 */
export function historyJson({ account, readings, marks, exportedAt, offsetMinutes }: HistoryExport): string {
  const time = (at: number): string => zonedTime(at, offsetMinutes(at));
  const { id, name, provider, product } = account;
  const head = { account: { id, name, provider, product }, exportedAt: time(exportedAt) };
  const told = readings.map(({ at, quantities }) => ({
    time: time(at),
    quantities: quantities.map(({ key, amount, unit, expiresAt }) => ({
      ...(isAmount(amount) ? { key, amount, unit } : { key, amount: null, state: amount, unit }),
      ...(expiresAt === undefined ? {} : { expires: time(expiresAt) }),
    })),
  }));
  const events = marks.map(({ at, kind, faultKind }) => ({ time: time(at), kind, faultKind }));
  const [before] = JSON.stringify(head, undefined, 2).split('\n}');
  return `${before},\n${listText('readings', told)},\n${listText('events', events)}\n}\n`;
}

/** A list with a line for each entry: half as long as with one for each field, and read in half the time. */
function listText(name: string, entries: readonly object[]): string {
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`);
  return `  "${name}": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]`;
}

const MINUTE_MS = 60_000;

/** A time as ISO 8601 has it, by a clock that is ahead of UTC by `offsetMinutes`: `2026-11-20T12:00:00.000+08:00`. */
export function zonedTime(at: number, offsetMinutes: number): string {
  const local = new Date(at + offsetMinutes * MINUTE_MS).toISOString().slice(0, -1);
  const minutes = Math.abs(offsetMinutes);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
