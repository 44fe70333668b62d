import { isEmpty } from '../amount/emptiness.ts';
import type { Unit } from '../amount/quantity.ts';
import type { Point } from '../readings/point.ts';
import { type TopUp, TopUpFinder } from '../readings/topUp.ts';
import { type DailySpending, SpendingLine } from './spendingLine.ts';

/** A reading this much before the beginning of a day still tells what the day began with. */
const NEAR_MS = 2 * 3_600_000;

/**
 * What the readings of one quantity come to, taken in one by one, oldest first: what forecasts and trends are made of, and little
 * more. It does not matter whether the readings come at once or one at a time.
 */
export class Course {
  /** The beginning of the user's day that the course was begun on. */
  readonly startOfDay: number;
  #finder: TopUpFinder;
  #line = new SpendingLine();
  #last: Point | undefined;
  #emptySince: number | undefined;
  #seenAbove = false;
  #beforeToday: Point | undefined;
  #firstToday: Point | undefined;
  #isInterrupted = false;
  #began: Point | undefined;

  /** `startOfDay` is the beginning of the user's day: wall-clock milliseconds since 1970, like all times here. */
  constructor(startOfDay: number, unit?: Unit) {
    this.startOfDay = startOfDay;
    this.#finder = new TopUpFinder(unit);
  }

  take(point: Point): void {
    const { at, amount } = point;
    const before = this.#last;
    const interruption = this.#isInterrupted && before !== undefined ? { at, after: before.at } : undefined;
    const lift = this.#finder.take(point);
    if (before === undefined || (lift !== undefined && 'amount' in lift)) {
      this.#began = point;
    }
    this.#line.take(at, Number(amount), lift ?? interruption);
    this.#isInterrupted = false;
    if (isEmpty(amount)) {
      this.#emptySince ??= at;
    } else {
      this.#emptySince = undefined;
      this.#seenAbove = true;
    }
    if (at <= this.startOfDay) {
      this.#beforeToday = point;
    } else {
      this.#firstToday ??= point;
    }
    this.#last = point;
  }

  /** A reading said a word in place of an amount. */
  interrupt(): void {
    this.#isInterrupted = true;
  }

  copy(): Course {
    const copy = new Course(this.startOfDay);
    copy.#finder = this.#finder.copy();
    copy.#line = this.#line.copy();
    copy.#last = this.#last;
    copy.#isInterrupted = this.#isInterrupted;
    copy.#emptySince = this.#emptySince;
    copy.#seenAbove = this.#seenAbove;
    copy.#beforeToday = this.#beforeToday;
    copy.#firstToday = this.#firstToday;
    copy.#began = this.#began;
    return copy;
  }

  /** The latest reading. */
  get last(): Point | undefined {
    return this.#last;
  }

  /** Since when there is nothing left; `undefined` while there is something, and where there never was. */
  get emptySince(): number | undefined {
    return this.#seenAbove ? this.#emptySince : undefined;
  }

  get topUps(): readonly TopUp[] {
    return this.#line.topUps;
  }

  /** What the present period began with: the reading that showed the latest top-up, else the first of all. */
  get began(): Point | undefined {
    return this.#began;
  }

  /** How much time the readings cover, in milliseconds. */
  get spanMs(): number {
    return this.#line.spanMs;
  }

  /**
   * What the day began with: the latest reading before it, if that is at most two hours older, else the first one after it.
   * `undefined` while that is the latest reading.
   */
  get dayBegan(): Point | undefined {
    const before = this.#beforeToday;
    const isNear = before !== undefined && this.startOfDay - before.at <= NEAR_MS;
    const began = isNear ? before : this.#firstToday;
    return began === this.#last ? undefined : began;
  }

  dailySpending(): DailySpending {
    return this.#line.days();
  }

  /** What was spent up to the latest reading. */
  get spending(): SpendingLine {
    return this.#line;
  }
}
