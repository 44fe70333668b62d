import { DAY_MS, HOUR_MS } from '../../base/duration.ts';
import { type Decimal, subtractDecimals } from '../amount/decimal.ts';
import type { Unit } from '../amount/quantity.ts';
import type { Spending, SpendingStep } from '../readings/daySums.ts';
import type { HistoryColumn, HistoryRows } from '../readings/rows.ts';
import { columnsWithSums, spendingSteps, sumOf } from '../readings/spending.ts';
import { namedColumns, type QuantityInfo } from './historyModel.ts';

/** A day, a week or a month of the user's. Milliseconds since 1970. */
export interface ReportPeriod {
  readonly fromMs: number;
  /** The first moment that does not belong to it. */
  readonly toMs: number;
  /** The present moment, where it is not over. */
  readonly untilMs?: number;
}

/** What became of a quantity in a period. */
export interface SpendingCell extends Spending {
  /** What is counted began at this time, and not with the period: there was no reading near its beginning. */
  readonly since?: number;
  /** What is counted ended at this time, and not with the period, or long before now. */
  readonly until?: number;
  /** How much more was spent than in the period before. Absent where one of the two is not known as a whole. */
  readonly change?: Decimal;
  /** The same in percent of what was spent before; absent where that says nothing: what came back, next to nothing before, or less than a percent. */
  readonly percent?: number;
}

/** One quantity of an account in one unit. */
export interface SpendingSeries extends Pick<QuantityInfo, 'key' | 'label'> {
  readonly unit: Unit;
  /** One for each period; `null` where nothing is known, which is not 0. */
  readonly cells: readonly (SpendingCell | null)[];
}

/** What was spent of an account. It is plain data: it survives JSON. */
export interface SpendingReport {
  /** Oldest first. */
  readonly periods: readonly ReportPeriod[];
  readonly series: readonly SpendingSeries[];
  /** Labels of quantities that the provider fills up by itself: how much is spent of them between two readings is not known. */
  readonly refilled: readonly string[];
}

/** A calendar's way to cut time. */
export interface PeriodRule {
  readonly startOf: (at: number) => number;
  readonly endOf: (at: number) => number;
}

/** Behind a period with next to no spending any other one is many thousand percent more. */
const MOST_PERCENT = 1_000;

/** The last `count` periods up to `now`, oldest first, without those that had ended before `firstMs`. */
export function periodsUpTo(
  now: number,
  count: number,
  { startOf, endOf }: PeriodRule,
  firstMs: number,
): readonly ReportPeriod[] {
  const periods: ReportPeriod[] = [{ fromMs: startOf(now), toMs: endOf(now), untilMs: now }];
  for (let from = startOf(now); periods.length < count && from > firstMs; ) {
    const before = { fromMs: startOf(from - 1), toMs: from };
    periods.unshift(before);
    from = before.fromMs;
  }
  return periods;
}

/**
 * What was spent of an account in each period. `rows` begin long before the periods, at best with the first reading of all: what is a
 * top-up depends on what was there before.
 */
export function spendingReport(
  rows: HistoryRows,
  quantities: readonly QuantityInfo[],
  periods: readonly ReportPeriod[],
): SpendingReport {
  const all = namedColumns({ ...rows, columns: columnsWithSums(rows) }, quantities);
  return {
    periods,
    series: all.flatMap(([{ key, label, resets }, column]): SpendingSeries[] =>
      resets === undefined ? [{ key, label, unit: column.unit, cells: cellsOf(rows, column, periods) }] : [],
    ),
    refilled: [...new Set(all.flatMap(([{ label, resets }]) => (resets === undefined ? [] : [label])))],
  };
}

function cellsOf(
  rows: HistoryRows,
  column: HistoryColumn,
  periods: readonly ReportPeriod[],
): readonly (SpendingCell | null)[] {
  const first = periods[0]?.fromMs ?? 0;
  const endOf = (at: number): number =>
    at < first ? first : (periods.find(({ toMs }) => at < toMs)?.toMs ?? Number.POSITIVE_INFINITY);
  const steps = spendingSteps(rows, column, endOf);
  const byPeriod = Map.groupBy(steps, ({ at }) => periods.find(({ fromMs, toMs }) => at >= fromMs && at < toMs));
  const cells: (SpendingCell | null)[] = [];
  for (const period of periods) {
    const own = byPeriod.get(period);
    cells.push(own === undefined ? null : cellOf(period, own, cells.at(-1) ?? null));
  }
  return cells;
}

function cellOf(period: ReportPeriod, steps: readonly SpendingStep[], before: SpendingCell | null): SpendingCell {
  const { fromMs, toMs, untilMs } = period;
  const near = nearness(period);
  const [after = fromMs, until = toMs] = [steps[0]?.after, steps.at(-1)?.at];
  const cell = {
    ...sumOf(steps),
    ...(Math.abs(after - fromMs) > near ? { since: after } : {}),
    ...(until < (untilMs ?? toMs) - near ? { until } : {}),
  };
  const isComparable = untilMs === undefined && isWhole(cell) && before !== null && isWhole(before);
  return isComparable ? { ...cell, ...changeFrom(before.spent, cell.spent) } : cell;
}

/** A reading within this time of the end of a period, or of now, tells what there was then. */
function nearness({ fromMs, toMs }: ReportPeriod): number {
  return toMs - fromMs > 2 * DAY_MS ? DAY_MS : 6 * HOUR_MS;
}

function isWhole({ since, until }: SpendingCell): boolean {
  return since === undefined && until === undefined;
}

function changeFrom(before: Decimal, spent: Decimal): Pick<SpendingCell, 'change' | 'percent'> {
  const change = subtractDecimals(spent, before);
  const rounded = Math.round((Number(change) / Number(before)) * 100);
  // Where something was spent, it did not end.
  const percent = Number(spent) > 0 ? Math.max(-99, rounded) : rounded;
  const isNone = percent === 0 && Number(change) !== 0;
  return Number(before) > 0 && Number(spent) >= 0 && percent <= MOST_PERCENT && !isNone
    ? { change, percent }
    : { change };
}
