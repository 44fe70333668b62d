import type { AccountStatus } from '../account/state.ts';
import type { Threshold } from '../account/threshold.ts';
import { type Decimal, parseDecimal, ZERO } from '../amount/decimal.ts';
import { type Currency, isAmount, isCurrency, type Wordless } from '../amount/quantity.ts';
import type { Forecast } from '../forecast/forecast.ts';

/** What one good reading says about one quantity. */
export interface Observation {
  /** When the reading was taken: wall-clock milliseconds since 1970. It tells readings apart. */
  readonly at: number;
  readonly amount: Decimal | Wordless;
  /** Days, or `null` without a forecast. */
  readonly daysLeft: Decimal | null;
  /** Where it is money. What was low in another currency says nothing of it. */
  readonly currency?: Currency;
}

/**
 * What the state of an account says about a quantity right now; `undefined` when it says nothing: the latest attempt
 * failed, the reading is older than it should be, or the quantity was not reported. `forecast` must belong to the same
 * reading; without one there are no days left to compare.
 */
export function observationOf(status: AccountStatus, key: string, forecast?: Forecast): Observation | undefined {
  if (status.state.kind !== 'ok' || status.old) {
    return undefined;
  }
  const { reading } = status.state;
  const quantity = reading.quantities.find((candidate) => candidate.key === key);
  if (quantity === undefined) {
    return undefined;
  }
  const { amount, unit } = quantity;
  const daysLeft = forecast === undefined ? null : daysLeftOf(forecast);
  return { at: reading.at, amount, daysLeft, ...(isCurrency(unit) && { currency: unit }) };
}

/**
 * The days left of a forecast, to two digits. What is used up has 0 days left; what was never seen above 0 may just be
 * unused and has none, as everything without a forecast.
 */
export function daysLeftOf(forecast: Forecast): Decimal | null {
  switch (forecast.kind) {
    case 'none':
      return null;
    case 'empty':
      return forecast.since === undefined ? null : ZERO;
    case 'forecast':
      return parseDecimal(forecast.daysLeft.toFixed(2)) ?? null;
  }
}

/** The number that a threshold compares; `null` when there is none. */
export function comparedValue(observation: Observation, threshold: Threshold): Decimal | null {
  const { amount, daysLeft } = observation;
  return !isAmount(amount) ? null : threshold.kind === 'amount' ? amount : daysLeft;
}
