import type { Threshold } from '../../../../src/balance/account/threshold.ts';
import { type Advance, advanceAlert, type Raise } from '../../../../src/balance/alert/alert.ts';
import type { AlertRecord } from '../../../../src/balance/alert/alertRecord.ts';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Currency } from '../../../../src/balance/amount/quantity.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const amountBelow = (level: number): Threshold => ({ kind: 'amount', level: String(level) as Decimal });
export const daysBelow = (level: number): Threshold => ({ kind: 'daysLeft', level: String(level) as Decimal });

/** One record that takes readings one after another, on a clock that is moved by hand. */
export class Course {
  record: AlertRecord | undefined = undefined;
  now = Date.UTC(2026, 0, 5);
  threshold: Threshold | undefined;
  readonly #currency: { readonly currency?: Currency };

  constructor(threshold: Threshold | undefined, currency?: Currency) {
    this.threshold = threshold;
    this.#currency = currency === undefined ? {} : { currency };
  }

  /** A good reading now; the reason of the alert it raises, or `-`. The clock goes on by `after` first. */
  read(amount: number | null, options: { after?: number; days?: number | null } = {}): Raise['reason'] | '-' {
    this.now += options.after ?? 15 * MINUTE;
    return this.take(amount, this.now, options.days ?? null)?.reason ?? '-';
  }

  /** Several readings; the reasons, joined. */
  reads(...amounts: readonly (number | null)[]): string {
    return amounts.map((amount) => this.read(amount)).join(' ');
  }

  /** A reading of another moment, which arrives now. */
  take(amount: number | null, at: number, days: number | null = null): Raise | undefined {
    const [exact, daysLeft] = [decimal(amount), decimal(days)];
    const observation = { at, amount: exact ?? 'not-allocated', daysLeft, ...this.#currency } as const;
    return this.change(advanceAlert(this.record, observation, this.threshold, this.now));
  }

  change({ record, raise }: Advance): Raise | undefined {
    this.record = record;
    return raise;
  }
}

function decimal(value: number | null): Decimal | null {
  return value === null ? null : (String(value) as Decimal);
}
