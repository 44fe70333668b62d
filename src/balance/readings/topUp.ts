import { compareDecimals, type Decimal, subtractDecimals } from '../amount/decimal.ts';
import { isCurrency, type Unit } from '../amount/quantity.ts';
import type { Point } from './point.ts';

/** A stretch between two readings in which an amount changed otherwise than by spending. */
interface Stretch {
  /** The first reading that showed it: wall-clock milliseconds since 1970. It happened between it and the one before. */
  readonly at: number;
  /** When the reading before was taken. */
  readonly after: number;
}

/** A rise that starts a period. */
export interface TopUp extends Stretch {
  /** By how much the amount rose between the two readings, less what was spent meanwhile. Exact, above 0. */
  readonly amount: Decimal;
}

/** A fall over an expiry: what was left of a package is gone, and was not spent. */
export interface Expiry extends Stretch {
  /** By how much the amount fell between the two readings, with what was spent meanwhile. Exact, above 0. */
  readonly expired: Decimal;
}

/** By what a {@link TopUpFinder} judges the next amount. It survives JSON. */
export interface FinderState {
  readonly last: Point;
  /** What the period began with, and the lowest amount since, rounded to floating point. */
  readonly start: number;
  readonly lowest: number;
}

/** The part of what a period began with that may come back, refunds of failed messages above all, without a top-up. */
const CORRECTION = 0.01;
/** But a few messages on top of next to nothing were bought: at most this part of what is left. */
const CORRECTION_OF_REST = 0.25;
/** And nobody buys so small a part of what there still is. */
const NEVER_BOUGHT = 0.025;
/** Nor so little of what is counted, or so small a part of what a period of money began with. */
const LEAST = 1;
const LEAST_OF_MONEY = 0.001;

/**
 * Finds the top-ups and the expiries among amounts that it is shown one by one, oldest first. Another decrease is spending. A rise
 * is a top-up when it lifts the amount above the lowest since the top-up before by more than 1 (of money also by less: 0.1 % of what
 * the period began with), by more than 2.5 % of that lowest amount, and by more than 1 % of what the period began with or a quarter of
 * the lowest. A smaller rise is a correction: it counts against the spending.
 *
 * Compares in floating point: amounts of a hundred thousand readings are compared within milliseconds, and the rule is
 * coarser than a rounding error.
 */
export class TopUpFinder {
  #start = 0;
  #lowest = 0;
  #last: Point | undefined;
  readonly #unit: Unit;

  constructor(unit: Unit = 'messages') {
    this.#unit = unit;
  }

  /** The top-up or the expiry between the point before and this one. */
  take(point: Point): TopUp | Expiry | undefined {
    const before = this.#last;
    this.#last = point;
    if (point.amount === before?.amount) {
      return undefined;
    }
    const amount = Number(point.amount);
    const hasExpired = before !== undefined && isOver(before, point);
    // Of a debt the size counts.
    const [start, lowest] = [Math.abs(this.#start), Math.abs(this.#lowest)];
    const least = isCurrency(this.#unit) ? Math.min(LEAST, start * LEAST_OF_MONEY) : LEAST;
    const refundable = Math.min(start * CORRECTION, lowest * CORRECTION_OF_REST);
    const toppedUp = amount - this.#lowest > Math.max(least, refundable, lowest * NEVER_BOUGHT);
    if (before === undefined || toppedUp || hasExpired) {
      this.#start = amount;
      this.#lowest = amount;
    }
    this.#lowest = Math.min(this.#lowest, amount);
    if (before === undefined) {
      return undefined;
    }
    const stretch = { at: point.at, after: before.at };
    if (hasExpired) {
      return { ...stretch, expired: subtractDecimals(before.amount, point.amount) };
    }
    return toppedUp ? { ...stretch, amount: subtractDecimals(point.amount, before.amount) } : undefined;
  }

  /** One that goes on from a state. */
  static from({ last, start, lowest }: FinderState, unit?: Unit): TopUpFinder {
    const finder = new TopUpFinder(unit);
    finder.#start = start;
    finder.#lowest = lowest;
    finder.#last = last;
    return finder;
  }

  copy(): TopUpFinder {
    return this.state === undefined ? new TopUpFinder(this.#unit) : TopUpFinder.from(this.state, this.#unit);
  }

  /** The point that was shown last. */
  get last(): Point | undefined {
    return this.#last;
  }

  /** `undefined` before the first point. */
  get state(): FinderState | undefined {
    return this.#last && { last: this.#last, start: this.#start, lowest: this.#lowest };
  }
}

/** Whether an amount has fallen between two readings between which some of it has expired. */
function isOver(before: Point, { at, amount }: Point): boolean {
  const { expiresAt } = before;
  return (
    expiresAt !== undefined && expiresAt > before.at && expiresAt <= at && compareDecimals(amount, before.amount) < 0
  );
}
