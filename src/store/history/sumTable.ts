import type { DatabaseSync } from 'node:sqlite';
import { type Decimal, parseDecimal } from '../../balance/amount/decimal.ts';
import type { DaySum, DaySums, SpendingStep } from '../../balance/readings/daySums.ts';
import { isMoment, isUnit } from '../../balance/readings/savedReading.ts';
import { DAY_MS } from '../../base/duration.ts';

/** A row of the table as it is stored. */
export interface StoredSum {
  readonly at: number;
  readonly sums: string;
}

/** The sums of days that were thinned, in an open file. Its methods throw what SQLite throws. */
export function openSumTable(database: DatabaseSync) {
  const some = database.prepare(
    'SELECT at, sums FROM day_sum WHERE series = ? AND at >= ? AND at + ? <= ? ORDER BY at',
  );
  const latest = database.prepare('SELECT max(at) AS at FROM day_sum WHERE series = ? AND at < ?');
  const rows = database.prepare('SELECT at, sums FROM day_sum WHERE series = ? AND at >= ? AND at < ? ORDER BY at');
  const drop = database.prepare('DELETE FROM day_sum WHERE series = ? AND at = ?');
  const again = database.prepare('INSERT OR IGNORE INTO day_sum (series, at, sums) VALUES (?, ?, ?)');
  const put = database.prepare('INSERT OR REPLACE INTO day_sum (series, at, sums) VALUES (?, ?, ?)');
  return {
    /** Those of days that lie between two times as a whole, oldest first. What cannot be read is left out. */
    of: (series: number, fromMs: number, toMs: number): readonly DaySums[] =>
      some.all(series, fromMs, DAY_MS, toMs).flatMap(({ at, sums }) => daySumsFrom(Number(at), sums) ?? []),
    /** The beginning of the last day before a time that has sums. */
    latestBefore(series: number, before: number): number | undefined {
      const at = latest.get(series, before)?.['at'];
      return typeof at === 'number' ? at : undefined;
    },
    put: (series: number, sums: DaySums): void => void put.run(series, sums.at, daySumsText(sums)),
    /** Takes out the rows from `fromMs` to before `toMs` that are wanted. */
    take(series: number, fromMs: number, toMs: number, isWanted: (day: DaySums) => boolean): readonly StoredSum[] {
      const taken = rows
        .all(series, fromMs, toMs)
        .map(storedIn)
        .filter(({ at, sums }) => isWanted(daySumsFrom(at, sums) ?? { at, sums: [] }));
      for (const { at } of taken) {
        drop.run(series, at);
      }
      return taken;
    },
    /** Puts back what was taken, where nothing has come in its place. */
    putBack(series: number, { at, sums }: StoredSum): void {
      again.run(series, at, sums);
    },
  };
}

function storedIn({ at, sums }: Record<string, unknown>): StoredSum {
  return { at: Number(at), sums: String(sums) };
}

/**
 * `[[key,unit,[[after,at,amount,spent,added,expired],…],[at,amount,start,lowest,expiresAt]],…]`: times are milliseconds since the beginning
 * of the day, but for the expiry, which may be absent.
 */
function daySumsText({ at: day, sums }: DaySums): string {
  return JSON.stringify(
    sums.map(({ key, unit, steps, end: { last, start, lowest } }) => [
      key,
      unit,
      steps.map(({ after, at, amount, ...sum }) => [after - day, at - day, amount, sum.spent, sum.added, sum.expired]),
      [last.at - day, last.amount, start, lowest, ...(last.expiresAt === undefined ? [] : [last.expiresAt])],
    ]),
  );
}

/** The sums that a text stands for, or `undefined`: a wrong sum is worse than none. */
function daySumsFrom(day: number, text: unknown): DaySums | undefined {
  try {
    const value: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
    const sums = Array.isArray(value) ? value.map((each) => sumFrom(day, each)) : [undefined];
    return sums.every((sum) => sum !== undefined) ? { at: day, sums } : undefined;
  } catch {
    return undefined;
  }
}

function sumFrom(day: number, value: unknown): DaySum | undefined {
  const [key, unit, list, state]: unknown[] = Array.isArray(value) ? value : [];
  const steps = Array.isArray(list) ? list.map((each) => stepFrom(day, each)) : [undefined];
  const [at, amountText, start, lowest, expiresAt]: unknown[] = Array.isArray(state) ? state : [];
  const amount = decimalIn(amountText);
  if (typeof key !== 'string' || !isUnit(unit) || !steps.every((step) => step !== undefined)) {
    return undefined;
  }
  if (!isCount(at) || amount === undefined || typeof start !== 'number' || typeof lowest !== 'number') {
    return undefined;
  }
  if (expiresAt !== undefined && !isMoment(expiresAt)) {
    return undefined;
  }
  const last = { at: day + at, amount, ...(expiresAt === undefined ? {} : { expiresAt }) };
  return { key, unit, steps, end: { last, start, lowest } };
}

function stepFrom(day: number, value: unknown): SpendingStep | undefined {
  const [after, at, ...texts]: unknown[] = Array.isArray(value) ? value : [];
  const [amount, spent, added, expired] = texts.map(decimalIn);
  const isStep = isCount(after) && isCount(at) && amount !== undefined && spent !== undefined;
  return isStep && added !== undefined && expired !== undefined
    ? { after: day + after, at: day + at, amount, spent, added, expired }
    : undefined;
}

function decimalIn(text: unknown): Decimal | undefined {
  return typeof text === 'string' ? parseDecimal(text) : undefined;
}

/** Milliseconds since the beginning of the day. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
