export const WEEK = 7;

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort(ascending);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** Of two values in the middle the lower one: the other may be a burst. */
export function lowMedian(values: readonly number[]): number {
  return [...values].sort(ascending)[Math.ceil(values.length / 2) - 1] ?? 0;
}

/** What `middle` says of each weekday among days, the latest first, of which day `i` falls on weekday `(i + first) % 7`. */
export function weekOf(
  days: readonly number[],
  middle: (values: readonly number[]) => number,
  first = 0,
): readonly number[] {
  return Array.from({ length: WEEK }, (_, weekday) =>
    middle(days.filter((_, day) => (day + first) % WEEK === weekday)),
  );
}

export function ascending(a: number, b: number): number {
  return a - b;
}
