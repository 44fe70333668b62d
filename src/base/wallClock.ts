import { DAY_MS } from './duration.ts';

/** What the clocks of a time zone show. */
export interface WallClock {
  /** What they show at a time in milliseconds since 1970: the same kind of number, as if what they show were UTC. */
  shown(at: number): number;
  /**
   * When they show it, first if they do so twice. What they leave out, where summer time begins, is as long after the
   * leap as it lies behind its begin: a midnight that is left out is the moment at which the day begins.
   */
  when(shown: number): number;
}

/** The clocks of a time zone by its IANA name, or of the machine. Years after 0. */
export function wallClock(timeZone?: string): WallClock {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  const ahead = (at: number): number => {
    const second = Math.floor(at / 1_000) * 1_000;
    const part = new Map(format.formatToParts(second).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
    return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - second;
  };
  return {
    shown: (at) => at + ahead(at),
    when: (shown) => {
      // No zone is further from UTC than a day, and none changes its clocks twice in two days.
      const [before, after] = [ahead(shown - DAY_MS), ahead(shown + DAY_MS)];
      if (before === after) {
        return shown - before;
      }
      const isShown = (at: number): boolean => at + ahead(at) === shown;
      return isShown(shown - before) || !isShown(shown - after) ? shown - before : shown - after;
    },
  };
}
