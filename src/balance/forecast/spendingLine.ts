import { DAY_MS, HOUR_MS } from '../../base/duration.ts';
import type { Expiry, TopUp } from '../readings/topUp.ts';
import { ascending, WEEK } from './averages.ts';

/** Older spending says little about the next weeks; eight weeks hold every weekday eight times. */
const MOST_DAYS = 56;
/** Where two readings are further apart than this, the time between them counts as not measured. Nights do not. */
const GAP_MS = 24 * HOUR_MS;
/** A day of which less is known says nothing about the rest of it. */
const LEAST_KNOWN = 0.5;

/** What was spent in each whole day (24 hours) back from the latest reading, the latest day first. */
export interface DailySpending {
  /** In the quantity's unit. Slightly negative where corrections outweigh the spending. */
  readonly days: readonly number[];
  /** The share of these days, 0 to 1, whose beginning and end were measured rather than spread over a gap. */
  readonly measured: number;
  /** Whether it is known of each weekday what is spent on it: not where it is topped up each week between two readings far apart. */
  readonly knowsWeek: boolean;
}

/** What was spent in one whole day, in the quantity's unit. */
export interface SpentDay {
  /** `undefined` where more than half of the day is not known. */
  readonly spent: number | undefined;
  /** Whether the day's beginning and end were measured rather than spread over a gap. */
  readonly isMeasured: boolean;
}

/** Two readings between which a word stood in place of the amount: what it was then is not known, and a fall is no spending. */
export interface Interruption {
  readonly at: number;
  readonly after: number;
}

/** A stretch of time between two readings: wall-clock milliseconds since 1970. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * What was spent since the first of the readings that it is shown one by one, oldest first: one line that only falls, since
 * top-ups and expiries are lifted out of it. Of each hour the last reading is kept, so that sixty days at one a minute stay small.
 */
export class SpendingLine {
  #at: number[] = [];
  #spent: number[] = [];
  #lifts: (TopUp | Expiry | Interruption)[] = [];
  #amount = 0;
  #first: number | undefined;

  /** Top-ups on the line, oldest first. */
  get topUps(): readonly TopUp[] {
    return this.#lifts.filter((lift) => 'amount' in lift);
  }

  /** How much time the line covers, in milliseconds. */
  get spanMs(): number {
    return (this.#at.at(-1) ?? 0) - (this.#first ?? this.#at.at(-1) ?? 0);
  }

  /** Takes the next amount; `lift` when it was topped up, some of it expired, or it was not told, since the one before. */
  take(at: number, amount: number, lift: TopUp | Expiry | Interruption | undefined): void {
    const last = this.#at.length - 1;
    const before = this.#spent[last] ?? 0;
    if (lift !== undefined) {
      this.#lifts.push(lift);
    }
    // What was spent between the two readings around it is not known, and neither counted here nor as time.
    const spent = this.#first === undefined || lift !== undefined ? before : before + this.#amount - amount;
    this.#first ??= at;
    this.#amount = amount;
    // The ends of such a stretch stay: between them nothing is known.
    const replaces =
      last > 0 &&
      lift === undefined &&
      hourOf(at) === hourOf(this.#at[last] ?? 0) &&
      this.#lifts.at(-1)?.at !== this.#at[last];
    this.#at[replaces ? last : last + 1] = at;
    this.#spent[replaces ? last : last + 1] = spent;
  }

  copy(): SpendingLine {
    const copy = new SpendingLine();
    copy.#at = this.#at.slice();
    copy.#spent = this.#spent.slice();
    copy.#lifts = this.#lifts.slice();
    copy.#amount = this.#amount;
    copy.#first = this.#first;
    return copy;
  }

  /** When the latest reading was taken. */
  get end(): number | undefined {
    return this.#at.at(-1);
  }

  /** When the latest reading at or before a moment was taken. */
  readingBefore(at: number): number | undefined {
    const index = this.#indexAt(at);
    return this.#at[index] === at ? at : this.#at[index - 1];
  }

  /**
   * What was spent between two moments that lie within the line, as far as it was measured: what is not known around a top-up is
   * taken to be like the rest. `undefined` where more than half is not known, or where one of the moments lies in a gap.
   */
  between(from: number, to: number): number | undefined {
    if (this.#first === undefined || from < this.#first || to > (this.end ?? from) || from >= to) {
      return undefined;
    }
    const [begin, end] = [this.#spentAt(this.#indexAt(from), from), this.#spentAt(this.#indexAt(to), to)];
    const known = this.measured(from, to);
    return begin.sure && end.sure && known >= LEAST_KNOWN ? (end.spent - begin.spent) / known : undefined;
  }

  /** The part of a stretch of time, 0 to 1, in which it is known what was spent: not around top-ups. */
  measured(from: number, to: number): number {
    return 1 - this.#unknownMs(from, to) / (to - from);
  }

  /**
   * What was spent up to the latest reading beyond the most that was spent at any reading from one moment to another: what only
   * takes back a refund is not spent.
   */
  risenAbove(from: number, to: number): number {
    let index = this.#indexAt(to);
    let highest = this.#spentAt(index, to).spent;
    while (index > 0 && (this.#at[index - 1] ?? from) >= from) {
      index--;
      highest = Math.max(highest, this.#spent[index] ?? highest);
    }
    return (this.#spent.at(-1) ?? 0) - highest;
  }

  /** What a single message takes, about: the least that was spent between two readings, or by which two such amounts differ. */
  get step(): number {
    const spent = this.#spent
      .map((after, index) => after - (this.#spent[index - 1] ?? after))
      .filter((each) => each > 0)
      .sort(ascending);
    // Floating point leaves next to nothing of what is nothing.
    const nothing = Math.abs(this.#amount) * 1e-9;
    return spent
      .map((each, index) => each - (spent[index - 1] ?? 0))
      .reduce((least, each) => (each > nothing ? Math.min(least, each) : least), spent.at(-1) ?? 0);
  }

  /** The stretches, latest first, in which no reading differed from the one before, with no gap and no top-up between them. */
  *still(): Generator<Stretch, undefined> {
    let to = this.#at.length - 1;
    for (let index = to; index >= 0; index--) {
      if (!this.#isStill(index)) {
        yield { from: this.#at[index] ?? 0, to: this.#at[to] ?? 0 };
        to = index - 1;
      }
    }
  }

  /** Whether between a point and the one before it was seen that nothing was spent. */
  #isStill(index: number): boolean {
    const [before, after] = [this.#at[index - 1], this.#at[index] ?? 0];
    return (
      before !== undefined &&
      this.#spent[index] === this.#spent[index - 1] &&
      after - before <= GAP_MS &&
      this.#unknownMs(before, after) === 0
    );
  }

  /** The first point at or behind a moment. */
  #indexAt(at: number): number {
    let [low, high] = [0, this.#at.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#at[middle] ?? at) < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The daily spending. Days end at the time of day of the latest reading, so that every one is whole, and day `i` falls on the
   * same weekday as day `i + 7`: weekly patterns need neither a calendar nor a time zone. Between two readings the spending is
   * spread evenly. Of a day with a top-up or an expiry the rest is taken to be like what is known of it.
   */
  days(): DailySpending {
    const days = this.lastDays(MOST_DAYS);
    const seen = days.flatMap(({ spent }) => spent ?? []);
    const usual = seen.reduce((sum, spent) => sum + spent, 0) / (seen.length || 1);
    const measured = days.filter(({ isMeasured }) => isMeasured).length;
    return {
      days: days.map(({ spent }) => spent ?? usual),
      measured: days.length === 0 ? 0 : measured / days.length,
      knowsWeek: new Set(days.flatMap(({ spent }, day) => (spent === undefined ? [] : day % WEEK))).size === WEEK,
    };
  }

  /** The same of so many days at most, the latest first, with what is not known of them. */
  lastDays(most: number): readonly SpentDay[] {
    const end = this.#at.at(-1);
    if (end === undefined) {
      return [];
    }
    const count = Math.min(most, Math.floor(this.spanMs / DAY_MS));
    const days: SpentDay[] = [];
    let later = { spent: this.#spent.at(-1) ?? 0, sure: true };
    let index = this.#at.length - 1;
    for (let day = 1; day <= count; day++) {
      const at = end - day * DAY_MS;
      while (index > 0 && (this.#at[index - 1] ?? at) >= at) {
        index--;
      }
      const earlier = this.#spentAt(index, at);
      const known = 1 - this.#unknownMs(at, at + DAY_MS) / DAY_MS;
      const isKnown = known >= LEAST_KNOWN;
      const spent = isKnown ? (later.spent - earlier.spent) / known : undefined;
      days.push({ spent, isMeasured: earlier.sure && later.sure && isKnown });
      later = earlier;
    }
    return days;
  }

  /** What was spent up to a moment; the point at `index` is the first one at or behind it. */
  #spentAt(index: number, at: number): { readonly spent: number; readonly sure: boolean } {
    const [before, after] = [this.#at[index - 1], this.#at[index] ?? at];
    const to = this.#spent[index] ?? 0;
    if (before === undefined || after === at) {
      return { spent: to, sure: true };
    }
    const from = this.#spent[index - 1] ?? 0;
    return { spent: from + ((to - from) * (at - before)) / (after - before), sure: after - before <= GAP_MS };
  }

  /** How much of a stretch of time lies between two readings around a top-up or an expiry. */
  #unknownMs(from: number, to: number): number {
    return this.#lifts.reduce((sum, lift) => sum + Math.max(0, Math.min(to, lift.at) - Math.max(from, lift.after)), 0);
  }
}

function hourOf(at: number): number {
  return Math.floor(at / HOUR_MS);
}
