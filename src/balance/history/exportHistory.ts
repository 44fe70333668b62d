import { MINUTE_MS } from '../../base/duration.ts';
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
  /**
   * What stands above the amounts of a field in the table, with its label and its unit: `dev_voice: Voice SMS (messages)`, and above its
   * expiries.
   */
  readonly headOf: (key: string, what: Unit | 'expiry') => string;
  /** How far the user's clock is ahead of UTC at a time, in minutes. */
  readonly offsetMinutes: (at: number) => number;
}

/** Lines of one piece of a file, which are there within few milliseconds; and readings that are looked through in that time. */
const LINES = 50;
const LOOKED_THROUGH = 1_000;

/**
 * A table as RFC 4180 has it: one line for each reading, one column for each quantity and unit under its head, and behind them one for
 * each quantity of which something expires. Amounts are exact and plain; words such as `not allocated` stand in their place, and
 * what a reading lacks is empty. Texts that a spreadsheet would take for a formula begin with an apostrophe. It comes in pieces, some
 * of them empty, of which each is there within a few milliseconds.
 */
export function* historyCsv({ account, readings, headOf, offsetMinutes }: HistoryExport): Generator<string, void> {
  const time = (at: number | undefined): string => (at === undefined ? '' : zonedTime(at, offsetMinutes(at)));
  const columns = new Map<string, Pick<Quantity, 'key' | 'unit'>>();
  const expiring = new Set<string>();
  for (const [index, { quantities }] of readings.entries()) {
    for (const { key, unit, expiresAt } of quantities) {
      columns.set(columnId(key, unit), { key, unit });
      if (expiresAt !== undefined) {
        expiring.add(key);
      }
    }
    if (index % LOOKED_THROUGH === LOOKED_THROUGH - 1) {
      yield '';
    }
  }
  const heads = [
    ...Array.from(columns.values(), ({ key, unit }) => headOf(key, unit)),
    ...Array.from(expiring, (key) => headOf(key, 'expiry')),
  ];
  yield `${['time', 'account', ...heads].map(textCell).join(',')}\r\n`;
  const name = textCell(account.name);
  yield* pieces(readings, ({ at, quantities }) => {
    const amounts = Array.from(columns.values(), ({ key, unit }) => {
      const { amount = '' } = quantities.find((each) => each.key === key && each.unit === unit) ?? {};
      return isAmount(amount) ? amount : amount.replaceAll('-', ' ');
    });
    const expiries = Array.from(expiring, (key) => time(quantities.find((each) => each.key === key)?.expiresAt));
    return `${[time(at), name, ...amounts, ...expiries].join(',')}\r\n`;
  });
}

/** Lines for entries, several in a piece. */
function* pieces<T>(entries: readonly T[], lineOf: (entry: T, index: number) => string): Generator<string, void> {
  for (let first = 0; first < entries.length; first += LINES) {
    const some = entries.slice(first, first + LINES);
    yield some.map((entry, index) => lineOf(entry, first + index)).join('');
  }
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
 * that says what stands in their place. It comes in pieces, as a table does.
 */
export function* historyJson(exported: HistoryExport): Generator<string, void> {
  const { account, readings, marks, exportedAt, offsetMinutes } = exported;
  const time = (at: number): string => zonedTime(at, offsetMinutes(at));
  const { id, name, provider, product } = account;
  const head = { account: { id, name, provider, product }, exportedAt: time(exportedAt) };
  const [before] = JSON.stringify(head, undefined, 2).split('\n}');
  yield `${before},\n`;
  yield* list('readings', readings, ({ at, quantities }) => ({
    time: time(at),
    quantities: quantities.map(({ key, amount, unit, expiresAt }) => ({
      ...(isAmount(amount) ? { key, amount, unit } : { key, amount: null, state: amount, unit }),
      ...(expiresAt === undefined ? {} : { expires: time(expiresAt) }),
    })),
  }));
  yield ',\n';
  yield* list('events', marks, ({ at, kind, faultKind }) => ({ time: time(at), kind, faultKind }));
  yield '\n}\n';
}

/** A list with a line for each entry: half as long as with one for each field, and read in half the time. */
function* list<T>(name: string, entries: readonly T[], toldOf: (entry: T) => object): Generator<string, void> {
  yield `  "${name}": [`;
  yield* pieces(entries, (entry, index) => `${index === 0 ? '' : ','}\n    ${JSON.stringify(toldOf(entry))}`);
  yield entries.length === 0 ? ']' : '\n  ]';
}

/** A time as ISO 8601 has it, by a clock that is ahead of UTC by `offsetMinutes`: `2026-11-20T12:00:00.000+08:00`. */
export function zonedTime(at: number, offsetMinutes: number): string {
  const local = new Date(at + offsetMinutes * MINUTE_MS).toISOString().slice(0, -1);
  const minutes = Math.abs(offsetMinutes);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
