export const WEEK = 7;
export const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
/** Makes the median of absolute deviations comparable with a standard deviation. */
export const MAD_TO_DEVIATION = 1.4826;
/** A weekday on which usually less than this part of an average day is sent says nothing about the level. */
export const USUALLY_SENT = 0.2;

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

export function median(values: readonly number[]): number {
  const sorted = new Float64Array(values).sort();
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** Of two values in the middle the lower one: the other may be a burst. */
export function lowMedian(values: readonly number[]): number {
  return new Float64Array(values).sort()[Math.ceil(values.length / 2) - 1] ?? 0;
}

/** What `middle` says of each weekday among days, the latest first, of which day `i` falls on weekday `(i + first) % 7`. */
export function weekOf(
  days: readonly number[],
  middle: (values: readonly number[]) => number,
  first = 0,
): readonly number[] {
  return Array.from({ length: WEEK }, (_, weekday) => {
    const alike: number[] = [];
    for (let day = (weekday + WEEK - (first % WEEK)) % WEEK; day < days.length; day += WEEK) {
      alike.push(days[day] ?? 0);
    }
    return middle(alike);
  });
}

export function ascending(a: number, b: number): number {
  return a - b;
}

/** The weekdays on which in one of the weeks something is usually sent. */
export function usuallySent(...weeks: readonly (readonly number[])[]): readonly number[] {
  const isSent = (week: readonly number[], weekday: number): boolean => {
    const spent = week[weekday] ?? 0;
    return spent > 0 && spent >= (sum(week) / WEEK) * USUALLY_SENT;
  };
  return WEEKDAYS.filter((weekday) => weeks.some((week) => isSent(week, weekday)));
}
