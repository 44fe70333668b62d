import type { Decimal } from '../amount/decimal.ts';

/** What one quantity held at one moment. `at` is wall-clock time in milliseconds since 1970. */
export interface Point {
  readonly at: number;
  readonly amount: Decimal;
  /** The nearest expiry of what was left then, where there was one. */
  readonly expiresAt?: number;
}
