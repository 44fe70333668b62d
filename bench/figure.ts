import { median } from '../src/balance/forecast/averages.ts';

/** How numbers of a figure are written. */
export type Unit = 'ms' | 'bytes' | 'MB' | 'per interval';

/** One measured thing. */
export interface Figure {
  readonly what: string;
  /** A median where it was measured more than once. */
  readonly value: number;
  readonly unit: Unit;
  /** How often it was measured, and between what it varied. */
  readonly spread?: { readonly times: number; readonly least: number; readonly most: number };
  /** Its floor, measured in the same run and in the same unit. */
  readonly beside?: { readonly what: string; readonly value: number };
  /** What it has to be: at most so many times what it stands beside, or at most this. */
  readonly goal?: { readonly kind: 'ratio' | 'most'; readonly most: number };
}

/** What comes of something and of its floor, which take turns `times` times after a first turn that loads and compiles. */
export async function inTurns<T>(
  times: number,
  ours: () => Promise<T>,
  floor: () => Promise<T>,
): Promise<readonly [ours: readonly T[], floor: readonly T[]]> {
  const turns: (readonly [T, T])[] = [];
  for (let time = 0; time <= times; time++) {
    turns.push([await ours(), await floor()]);
  }
  return [turns.slice(1).map(([own]) => own), turns.slice(1).map(([, other]) => other)];
}

/** Milliseconds that something took, beside those of its floor. */
export function besideFloor(ours: readonly number[], what: string, floor: readonly number[]) {
  return { unit: 'ms', ...medianOf(ours), beside: { what, value: median(floor) } } as const;
}

/** The value of a figure that was measured several times: on a shared machine, the one in the middle says more than the mean. */
export function medianOf(samples: readonly number[]): Pick<Figure, 'value' | 'spread'> {
  return { value: median(samples), spread: spreadOf(samples) };
}

export function spreadOf(samples: readonly number[]): NonNullable<Figure['spread']> {
  return { times: samples.length, least: Math.min(...samples), most: Math.max(...samples) };
}

/** Whether a figure is what it has to be; `undefined` when nothing was asked of it. */
export function isHeld({ goal, value, beside }: Figure): boolean | undefined {
  const measured = goal?.kind === 'ratio' ? value / (beside?.value ?? Number.NaN) : value;
  return goal === undefined ? undefined : measured <= goal.most;
}

function written(value: number, unit: Unit): string {
  const digits = unit === 'bytes' || (unit === 'ms' && Math.abs(value) >= 10) ? 0 : 2;
  const text = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === 'per interval' ? text : `${text} ${unit}`;
}

/** The heads of the cells of {@link rowOf}. */
export const HEADS: readonly string[] = ['what', 'measured', 'beside', 'ratio', 'goal', 'held'];

export function rowOf(figure: Figure): readonly string[] {
  const { what, value, unit, spread, beside, goal } = figure;
  const held = isHeld(figure);
  const range = spread && ` (${spread.times}: ${written(spread.least, unit)} to ${written(spread.most, unit)})`;
  return [
    what,
    written(value, unit) + (range ?? ''),
    beside === undefined ? '–' : `${beside.what}: ${written(beside.value, unit)}`,
    beside === undefined ? '–' : `${(value / beside.value).toFixed(2)} times`,
    goal === undefined ? '–' : `≤ ${goal.kind === 'ratio' ? `${goal.most} times` : written(goal.most, unit)}`,
    held === undefined ? '–' : held ? 'yes' : 'NO',
  ];
}
