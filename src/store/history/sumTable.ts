import type { DatabaseSync } from 'node:sqlite';
import { type Decimal, parseDecimal } from '../../balance/amount/decimal.ts';
import { type DaySum, type DaySums, type SpendingStep, sumsWithout } from '../../balance/readings/daySums.ts';
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
  const following = database.prepare('SELECT at, sums FROM day_sum WHERE series = ? AND at >= ? ORDER BY at');
  const rows = database.prepare('SELECT at, sums FROM day_sum WHERE series = ? AND at >= ? AND at < ? ORDER BY at');
  const drop = database.prepare('DELETE FROM day_sum WHERE series = ? AND at = ?');
  const change = database.prepare('UPDATE day_sum SET sums = ? WHERE series = ? AND at = ?');
  const again = database.prepare('INSERT OR IGNORE INTO day_sum (series, at, sums) VALUES (?, ?, ?)');
  const put = database.prepare('INSERT OR REPLACE INTO day_sum (series, at, sums) VALUES (?, ?, ?)');
  /** What rows were before they were shortened: what is deleted one after the other may come back in any order. */
  const whole = new Map<string, string>();
  const keyOf = (series: number, at: number, sums: string): string => `${series} ${at} ${sums}`;
  /** The text that a row had once, without what was counted from readings that are gone since. */
  const textOf = (series: number, { at, sums }: StoredSum, isThere: IsThere): string => {
    const before = whole.get(keyOf(series, at, sums)) ?? sums;
    const day = daySumsFrom(at, before);
    const left = day && sumsWithout(day, (time) => time < at && !isThere(time));
    return left === undefined || left === day ? before : shortened(series, at, before, left);
  };
  const shortened = (series: number, at: number, before: string, left: DaySums): string => {
    const text = daySumsText(left);
    whole.set(keyOf(series, at, text), whole.get(keyOf(series, at, before)) ?? before);
    return text;
  };
  return {
    /** Those of days that lie between two times as a whole, oldest first. What cannot be read is left out. */
    of: (series: number, fromMs: number, toMs: number): readonly DaySums[] =>
      some.all(series, fromMs, DAY_MS, toMs).flatMap(({ at, sums }) => daySumsFrom(Number(at), sums) ?? []),
    /** The beginning of the last day before a time that has sums. */
    latestBefore(series: number, before: number): number | undefined {
      const at = latest.get(series, before)?.['at'];
      return typeof at === 'number' ? at : undefined;
    },
    /** The first of a day or one behind it. What cannot be read is passed over. */
    next(series: number, day: number): DaySums | undefined {
      for (const { at, sums } of following.iterate(series, day)) {
        const found = daySumsFrom(Number(at), sums);
        if (found !== undefined) {
          return found;
        }
      }
      return undefined;
    },
    put: (series: number, sums: DaySums): void => void put.run(series, sums.at, daySumsText(sums)),
    /** Takes out the rows from `fromMs` to before `toMs` that are wanted. */
    take(series: number, fromMs: number, toMs: number, isWanted: (day: number) => boolean): readonly StoredSum[] {
      const taken = rows
        .all(series, fromMs, toMs)
        .map(storedIn)
        .filter(({ at }) => isWanted(at));
      for (const { at } of taken) {
        drop.run(series, at);
      }
      return taken;
    },
    /** Puts rows where there are none, as they are. */
    move(series: number, taken: readonly StoredSum[]): void {
      for (const { at, sums } of taken) {
        again.run(series, at, sums);
      }
    },
    /** Puts back what was taken, where nothing has come in its place. */
    putBack(series: number, taken: readonly StoredSum[], isThere: IsThere): void {
      for (const row of taken) {
        again.run(series, row.at, textOf(series, row, isThere));
      }
    },
    /** Takes what was counted from readings that are gone out of the rows from `fromMs` on; as they were before. */
    shorten(series: number, fromMs: number, isGone: (at: number) => boolean): readonly StoredSum[] {
      return rows
        .all(series, fromMs, Number.MAX_SAFE_INTEGER)
        .map(storedIn)
        .filter(({ at, sums }) => {
          const day = daySumsFrom(at, sums);
          const left = day && sumsWithout(day, isGone);
          if (left !== undefined && left !== day) {
            change.run(shortened(series, at, sums, left), series, at);
          }
          return left !== day;
        });
    },
    /** Makes rows that are still there what they were before they were shortened, and all that this window has shortened since. */
    lengthen(series: number, before: readonly StoredSum[], isThere: IsThere): void {
      const others = rows
        .all(series, 0, Number.MAX_SAFE_INTEGER)
        .map(storedIn)
        .filter(({ at, sums }) => whole.has(keyOf(series, at, sums)));
      for (const row of [...before, ...others]) {
        change.run(textOf(series, row, isThere), series, row.at);
      }
    },
  };
}

/** Whether there is still something at a time that sums of a later day were counted from. */
type IsThere = (at: number) => boolean;

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

/** The last reading may have been taken before the day. */
function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
