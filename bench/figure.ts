/** How numbers of a figure are written. */
export type Unit = 'ms' | 'bytes' | 'MB' | 'count' | 'per interval';

/** What a figure has to be. */
export type Goal =
  /** At most so many times what it stands beside. */
  | { readonly kind: 'ratio'; readonly most: number }
  /** At most so much more than what it stands beside. */
  | { readonly kind: 'more'; readonly most: number }
  /** At most this. */
  | { readonly kind: 'most'; readonly most: number }
  | { readonly kind: 'exactly'; readonly value: number };

export interface Spread {
  readonly times: number;
  readonly least: number;
  readonly most: number;
}

/** One measured thing, beside its floor or its rival. */
export interface Figure {
  /** Of its row in the table, the same in every run. */
  readonly id: string;
  readonly what: string;
  /** A median where it was measured more than once. */
  readonly value: number;
  readonly unit: Unit;
  /** How often it was measured, and between what it varied. */
  readonly spread?: Spread;
  readonly beside?: { readonly what: string; readonly value: number };
  readonly goal?: Goal;
  /** For figures that are measured for several numbers of accounts: which one this is. */
  readonly accounts?: number;
}

/** The middle of some numbers, which on a shared machine says more than their mean. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The value of a figure that was measured several times. */
export function medianOf(samples: readonly number[]): Pick<Figure, 'value' | 'spread'> {
  const spread = { times: samples.length, least: Math.min(...samples), most: Math.max(...samples) };
  return { value: median(samples), spread };
}

/** How many times a figure is what it stands beside. */
export function ratioOf({ value, beside }: Figure): number | undefined {
  return beside === undefined ? undefined : value / beside.value;
}

/** Whether a figure is what it has to be; `undefined` when nothing was asked of it. */
export function isHeld(figure: Figure): boolean | undefined {
  const { goal, value, beside } = figure;
  switch (goal?.kind) {
    case undefined:
      return undefined;
    case 'ratio':
      return (ratioOf(figure) ?? Number.POSITIVE_INFINITY) <= goal.most;
    case 'more':
      return value - (beside?.value ?? Number.NEGATIVE_INFINITY) <= goal.most;
    case 'most':
      return value <= goal.most;
    case 'exactly':
      return value === goal.value;
  }
}

/** A number with its unit. */
export function written(value: number, unit: Unit): string {
  switch (unit) {
    case 'ms':
      return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
    case 'MB':
      return `${value.toFixed(2)} MB`;
    case 'bytes':
      return `${Math.round(value).toLocaleString('en')} bytes`;
    case 'per interval':
      return value.toFixed(2);
    case 'count':
      return String(value);
  }
}

/** The goal in a few words. */
export function goalText(goal: Goal, unit: Unit): string {
  switch (goal.kind) {
    case 'ratio':
      return `≤ ${goal.most} times`;
    case 'more':
      return `≤ + ${written(goal.most, unit)}`;
    case 'most':
      return `≤ ${written(goal.most, unit)}`;
    case 'exactly':
      return written(goal.value, unit);
  }
}

/** The cells of a figure's row: what, measured, beside, ratio, goal, held. */
export function rowOf(figure: Figure): readonly string[] {
  const { what, value, unit, spread, beside, goal } = figure;
  const ratio = ratioOf(figure);
  const held = isHeld(figure);
  const range =
    spread === undefined || spread.times < 2
      ? ''
      : ` (${spread.times}: ${written(spread.least, unit)} to ${written(spread.most, unit)})`;
  return [
    what,
    written(value, unit) + range,
    beside === undefined ? '–' : `${beside.what}: ${written(beside.value, unit)}`,
    ratio === undefined ? '–' : `${ratio.toFixed(2)} times`,
    goal === undefined ? '–' : goalText(goal, unit),
    held === undefined ? '–' : held ? 'yes' : 'NO',
  ];
}
