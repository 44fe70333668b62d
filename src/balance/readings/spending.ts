import { DAY_MS } from '../../base/duration.ts';
import { addDecimals, type Decimal, subtractDecimals, ZERO } from '../amount/decimal.ts';
import type { Unit } from '../amount/quantity.ts';
import { beginOf, type DaySum, type DaySums, type Spending, type SpendingStep } from './daySums.ts';
import type { Point } from './point.ts';
import { columnId, columnOf, type HistoryColumn, type HistoryRows } from './rows.ts';
import { pointAt } from './series.ts';
import { type FinderState, TopUpFinder } from './topUp.ts';

/** Measures one quantity by its readings, which are shown to it one by one, oldest first. */
class SpendingMeter {
  readonly steps: SpendingStep[] = [];
  readonly #endOf: (at: number) => number;
  readonly #unit: Unit;
  #finder: TopUpFinder;
  /** The end of the latest step, or the first reading. */
  #from: Point = { at: 0, amount: ZERO };
  #hasMore = false;
  #end = Number.NEGATIVE_INFINITY;

  constructor(endOf: (at: number) => number, unit: Unit) {
    this.#endOf = endOf;
    this.#unit = unit;
    this.#finder = new TopUpFinder(unit);
  }

  /** When the period of the point is over. */
  take(point: Point): number {
    const before = this.#finder.last;
    if (point.at >= this.#end) {
      this.close();
      this.#end = this.#endOf(point.at);
    }
    const lift = this.#finder.take(point);
    if (before === undefined) {
      this.#from = point;
      return this.#end;
    }
    this.#hasMore = lift === undefined;
    if (lift !== undefined) {
      this.#add(point, before.amount, 'amount' in lift ? { added: lift.amount } : { expired: lift.expired });
    }
    return this.#end;
  }

  /** Takes a day of which only the sums are left. What came between the reading before and their begin is judged by these two. */
  resume({ steps, end }: DaySum): void {
    const [first] = steps;
    this.take(first === undefined ? end.last : beginOf(first));
    this.close();
    for (const step of steps) {
      this.steps.push(step);
    }
    this.#finder = TopUpFinder.from(end, this.#unit);
    this.#from = end.last;
    this.#end = Number.NEGATIVE_INFINITY;
  }

  /** Ends the step that has begun. */
  close(): void {
    const { last } = this.#finder;
    if (this.#hasMore && last !== undefined) {
      this.#add(last, last.amount, {});
      this.#hasMore = false;
    }
  }

  get end(): FinderState | undefined {
    return this.#finder.state;
  }

  /** `left`: what there was before anything was added or expired. */
  #add(point: Point, left: Decimal, change: Partial<Spending>): void {
    const { at, amount } = point;
    const spent = subtractDecimals(this.#from.amount, left);
    this.steps.push({ after: this.#from.at, at, amount, spent, added: ZERO, expired: ZERO, ...change });
    this.#from = point;
  }
}

/**
 * What became of a quantity, oldest first: a step for each top-up and each expiry with what was spent before it, one up to the last
 * reading before `endOf` says that a period is over, and one up to the last reading of all. A quantity that was read once has
 * none. Of days that were thinned the sums that were stored then count, and none of their readings.
 * @param endOf when the period of a time is over; `Infinity` for none
 */
export function spendingSteps(
  rows: HistoryRows,
  column: HistoryColumn,
  endOf: (at: number) => number,
): readonly SpendingStep[] {
  return measure(rows, column, endOf).steps;
}

/** The columns of readings, and those of which only sums are left: a quantity may have gone with the last reading of its days. */
export function columnsWithSums({ columns, sums }: HistoryRows): readonly HistoryColumn[] {
  const known = new Set(columns.map(({ key, unit }) => columnId(key, unit)));
  // Not all of them are in the last one: older days may have been imported since, and readings deleted.
  const gone = new Map(
    sums
      .flatMap((day) => day.sums.map((sum) => [columnId(sum.key, sum.unit), sum] as const))
      .filter(([id]) => !known.has(id)),
  );
  return [...columns, ...[...gone.values()].map(({ key, unit }) => columnOf(key, unit, [], () => undefined))];
}

/**
 * The sums of a UTC day, from all its readings; those before it, or the sums of their days, only say what is a top-up. `rows` begin with the
 * last reading before the day of each quantity, or earlier.
 */
export function sumsOfDay(rows: HistoryRows, day: number, endOf: (at: number) => number): DaySums {
  const sums = columnsWithSums(rows).flatMap((column): DaySum[] => {
    const { key, unit } = column;
    let hasBegun = false;
    const cut = (at: number): number => {
      if (at < day || hasBegun) {
        return at < day ? day : endOf(at);
      }
      // What came before the first reading of the day depends on other days.
      hasBegun = true;
      return at + 1;
    };
    const { steps, end } = measure(rows, column, cut);
    const own = steps.filter(({ after }) => after >= day);
    return end === undefined || end.last.at < day ? [] : [{ key, unit, steps: together(own, endOf), end }];
  });
  return { at: day, sums };
}

/**
 * On days of which there are sums, nothing but them counts. Of readings those count that something turns
 * at: the first and the last amount, and those before and after each rise, each change or passing of an expiry, each end of a
 * period and each standstill of the clock. What lies between two of them is spending alone; it is most of a year, and no object
 * is made for it.
 */
function measure({ at, sums }: HistoryRows, column: HistoryColumn, endOf: (at: number) => number): SpendingMeter {
  const meter = new SpendingMeter(endOf, column.unit);
  let fromMs = Number.NEGATIVE_INFINITY;
  for (const day of sums) {
    if (day.at > fromMs) {
      takeRows(meter, at, column, fromMs, day.at);
    }
    for (const sum of day.sums) {
      if (sum.key === column.key && sum.unit === column.unit) {
        meter.resume(sum);
      }
    }
    fromMs = day.at + DAY_MS;
  }
  takeRows(meter, at, column, fromMs, Number.POSITIVE_INFINITY);
  return meter;
}

/** Takes the readings from `fromMs` to before `toMs`. */
function takeRows(
  meter: SpendingMeter,
  at: ArrayLike<number>,
  column: HistoryColumn,
  fromMs: number,
  toMs: number,
): void {
  const { values } = column;
  const end = firstRow(at, toMs);
  /** When the period of the latest point is over. */
  let periodEnd = Number.NEGATIVE_INFINITY;
  let before = -1;
  let taken = -1;
  let [then, amount] = [0, Number.NaN];
  let expiresAt: number | undefined;
  const take = (row: number): void => {
    const point = row > taken ? pointAt(at, column, row) : undefined;
    if (point !== undefined) {
      periodEnd = meter.take(point);
      taken = row;
    }
  };
  // No list is made of a row, however short: a year has a hundred thousand for each quantity.
  for (let row = firstRow(at, fromMs); row < end; row++) {
    const value = values[row] ?? Number.NaN;
    if (Number.isNaN(value)) {
      continue;
    }
    const now = at[row] ?? 0;
    const expires = column.expiresAt(row);
    const isOver = expiresAt !== undefined && expiresAt > then && expiresAt <= now;
    if (value > amount || now >= periodEnd || expires !== expiresAt || isOver || now === then) {
      take(before);
      take(row);
    }
    before = row;
    then = now;
    amount = value;
    expiresAt = expires;
  }
  take(before);
  meter.close();
}

/** The first row that is not before a time. */
function firstRow(at: ArrayLike<number>, time: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = (at[middle] ?? 0) < time ? [middle + 1, high] : [low, middle];
  }
  return low;
}

/** One step for each period. */
function together(steps: readonly SpendingStep[], endOf: (at: number) => number): readonly SpendingStep[] {
  const sums: SpendingStep[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const step of steps) {
    const before = sums.at(-1);
    if (before === undefined || step.at >= end) {
      sums.push(step);
      end = endOf(step.at);
    } else {
      sums[sums.length - 1] = { ...step, ...sumOf([before, step]), after: before.after };
    }
  }
  return sums;
}

/** All of it together; of nothing 0. */
export function sumOf(all: readonly Spending[]): Spending {
  const [first = { spent: ZERO, added: ZERO, expired: ZERO }, ...others] = all;
  return others.reduce(
    (sum, { spent, added, expired }): Spending => ({
      spent: addDecimals(sum.spent, spent),
      added: addDecimals(sum.added, added),
      expired: addDecimals(sum.expired, expired),
    }),
    { spent: first.spent, added: first.added, expired: first.expired },
  );
}
