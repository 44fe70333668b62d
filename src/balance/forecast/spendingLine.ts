import { DAY_MS, HOUR_MS } from '../../base/duration.ts';
import type { Expiry, TopUp } from '../readings/topUp.ts';

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
}

/**
 * What was spent since the first of the readings that it is shown one by one, oldest first: one line that only falls, since
 * top-ups and expiries are lifted out of it. Of each hour the last reading is kept, so that sixty days at one a minute stay small.
 */
export class SpendingLine {
  #at: number[] = [];
  #spent: number[] = [];
  #lifts: (TopUp | Expiry)[] = [];
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

  /** Takes the next amount; `lift` when it was topped up, or some of it expired, since the one before. */
  take(at: number, amount: number, lift: TopUp | Expiry | undefined): void {
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

  /**
   * The daily spending. Days end at the time of day of the latest reading, so that every one is whole, and day `i` falls on the
   * same weekday as day `i + 7`: weekly patterns need neither a calendar nor a time zone. Between two readings the spending is
   * spread evenly. Of a day with a top-up or an expiry the rest is taken to be like what is known of it.
   */
  days(): DailySpending {
    const end = this.#at.at(-1);
    if (end === undefined) {
      return { days: [], measured: 0 };
    }
    const count = Math.min(MOST_DAYS, Math.floor(this.spanMs / DAY_MS));
    const days: (number | undefined)[] = [];
    let measured = 0;
    let later = { spent: this.#spent.at(-1) ?? 0, sure: true };
    let index = this.#at.length - 1;
    for (let day = 1; day <= count; day++) {
      const at = end - day * DAY_MS;
      while (index > 0 && (this.#at[index - 1] ?? at) >= at) {
        index--;
      }
      const earlier = this.#spentAt(index, at);
      const known = 1 - this.#unknownMs(at, at + DAY_MS) / DAY_MS;
      days.push(known < LEAST_KNOWN ? undefined : (later.spent - earlier.spent) / known);
      measured += earlier.sure && later.sure && known >= LEAST_KNOWN ? 1 : 0;
      later = earlier;
    }
    const seen = days.filter((spent) => spent !== undefined);
    const usual = seen.reduce((sum, spent) => sum + spent, 0) / (seen.length || 1);
    return { days: days.map((spent) => spent ?? usual), measured: count === 0 ? 0 : measured / count };
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
