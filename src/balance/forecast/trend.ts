import { type Decimal, subtractDecimals } from '../amount/decimal.ts';
import type { Point } from '../readings/series.ts';
import { type TopUp, topUpsOf } from '../readings/topUp.ts';
import { type Forecast, type ForecastOptions, forecast } from './forecast.ts';

/** A reading this much before the beginning of a day still tells what the day began with. */
const NEAR_MS = 2 * 3_600_000;

/** How an amount changed over a stretch of time. */
export interface Change {
  /** The latest amount less the first one; negative when more was spent than added. Exact. */
  readonly change: Decimal;
  /** When the first of the two was read; later than asked for when nothing was read around then. */
  readonly from: number;
  /** Top-ups on the way, oldest first; they are part of `change`. */
  readonly topUps: readonly TopUp[];
}

/** What the tooltip and the tree say about the course of a quantity. */
export interface Trend {
  /** Absent until there are two readings to compare. */
  readonly today?: Change;
  readonly forecast: Forecast;
  /** The latest top-up in the series; absent for quantities that are filled up anew each day. */
  readonly topUp?: TopUp;
}

/**
 * The change since a moment, such as the beginning of the local day: from the latest reading before it, if that is at most
 * two hours older, else from the first one after it. `undefined` without two readings to compare. `topUps` are those of
 * the whole series.
 */
export function changeSince(
  series: readonly Point[],
  since: number,
  topUps: readonly TopUp[] = topUpsOf(series),
): Change | undefined {
  const before = series.findLastIndex((point) => point.at <= since);
  const reference = series[before];
  const first = reference !== undefined && since - reference.at <= NEAR_MS ? before : before + 1;
  const [from, last] = [series[first], series.at(-1)];
  if (from === undefined || last === undefined || first === series.length - 1) {
    return undefined;
  }
  return {
    change: subtractDecimals(last.amount, from.amount),
    from: from.at,
    topUps: topUps.filter((topUp) => topUp.at > from.at),
  };
}

/** The trend of a series (oldest first). `startOfDay` is the beginning of the user's day; all times as `now`. */
export function trendOf(
  series: readonly Point[],
  now: number,
  startOfDay: number,
  options: ForecastOptions = {},
): Trend {
  const topUps = options.resetsDaily === true ? [] : topUpsOf(series);
  const today = changeSince(series, startOfDay, topUps);
  const topUp = topUps.at(-1);
  const ahead = forecast(series, now, options);
  if (today === undefined && topUp === undefined) {
    return withoutPast(ahead);
  }
  return {
    ...(today === undefined ? {} : { today }),
    forecast: ahead,
    ...(topUp === undefined ? {} : { topUp }),
  };
}

const WITHOUT_PAST = new WeakMap<Forecast, Trend>();

/** Quantities that nothing is known of but the same lack of a forecast share one trend. */
function withoutPast(ahead: Forecast): Trend {
  const known = WITHOUT_PAST.get(ahead) ?? { forecast: ahead };
  WITHOUT_PAST.set(ahead, known);
  return known;
}
