import { type Decimal, subtractDecimals } from '../amount/decimal.ts';
import type { Point } from './series.ts';

/** A rise that starts a period. */
export interface TopUp {
  /** The first reading that showed it: wall-clock milliseconds since 1970. The top-up was between it and the one before. */
  readonly at: number;
  /** When the reading before was taken. */
  readonly after: number;
  /** By how much the amount rose between the two readings, less what was spent meanwhile. Exact, above 0. */
  readonly amount: Decimal;
}

/** The part of what a period began with that may come back, refunds of failed messages above all, without a top-up. */
const CORRECTION = 0.01;
/** But a few messages on top of next to nothing were bought: at most this part of what is left. */
const CORRECTION_OF_REST = 0.25;
/** And nobody buys so small a part of what there still is. */
const NEVER_BOUGHT = 0.025;

/**
 * Finds the top-ups among amounts that it is shown one by one, oldest first. A decrease is spending. A rise is a top-up when it
 * lifts the amount above the lowest since the top-up before by more than 1, by more than 2.5 % of that lowest amount, and by more
 * than 1 % of what the period began with or a quarter of the lowest. A smaller rise is a correction: it counts against the
 * spending. Not for quantities that are filled up anew each day.
 *
 * Compares in floating point: amounts of a hundred thousand readings are compared within milliseconds, and the rule is
 * coarser than a rounding error.
 */
export class TopUpFinder {
  #start = 0;
  #lowest = 0;
  #last: Point | undefined;

  /** The top-up between the point before and this one. */
  take(point: Point): TopUp | undefined {
    const before = this.#last;
    this.#last = point;
    if (point.amount === before?.amount) {
      return undefined;
    }
    const amount = Number(point.amount);
    const refundable = Math.min(this.#start * CORRECTION, this.#lowest * CORRECTION_OF_REST);
    const toppedUp = amount - this.#lowest > Math.max(1, refundable, this.#lowest * NEVER_BOUGHT);
    if (before === undefined || toppedUp) {
      this.#start = amount;
      this.#lowest = amount;
    }
    this.#lowest = Math.min(this.#lowest, amount);
    return before === undefined || !toppedUp
      ? undefined
      : { at: point.at, after: before.at, amount: subtractDecimals(point.amount, before.amount) };
  }

  copy(): TopUpFinder {
    const copy = new TopUpFinder();
    copy.#start = this.#start;
    copy.#lowest = this.#lowest;
    copy.#last = this.#last;
    return copy;
  }
}

/** The top-ups of a series, oldest first. */
export function topUpsOf(series: readonly Point[]): readonly TopUp[] {
  const finder = new TopUpFinder();
  return series.flatMap((point) => finder.take(point) ?? []);
}
