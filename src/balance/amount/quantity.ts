import { compareDecimals, type Decimal } from './decimal.ts';

/** What an amount counts: text or voice messages, e-mails, or money in a currency (ISO 4217 code). */
export type Unit = 'messages' | 'emails' | 'CNY';

/** Whether a unit is a currency: what is counted in pieces has no fraction. */
export function isMoney(unit: Unit): boolean {
  switch (unit) {
    case 'CNY':
      return true;
    case 'messages':
    case 'emails':
      return false;
  }
}

/**
 * One number that a provider reports. `key` is the provider's own field name. An `amount` of `null` means that the
 * provider has allocated none ("not allocated"), which is a statement of its own and never 0.
 */
export interface Quantity {
  readonly key: string;
  readonly amount: Decimal | null;
  readonly unit: Unit;
}

/** What an account held at one moment. `at` is wall-clock time in milliseconds since 1970. */
export interface Reading {
  readonly quantities: readonly Quantity[];
  readonly at: number;
}

/** Whether two readings say the same, whenever they were taken. `1.50` and `1.5` are the same amount. */
export function sameQuantities(a: readonly Quantity[], b: readonly Quantity[]): boolean {
  return (
    a.length === b.length &&
    a.every((quantity, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        quantity.key === other.key &&
        quantity.unit === other.unit &&
        (quantity.amount === null || other.amount === null
          ? quantity.amount === other.amount
          : compareDecimals(quantity.amount, other.amount) === 0)
      );
    })
  );
}

/**
 * The quantity that stands for the account where there is room for one: the first of `order` (the product's own order)
 * that has an amount, else the first that was reported at all.
 */
export function headlineOf(reading: Reading, order: readonly string[]): Quantity | undefined {
  const ordered = order.flatMap((key) => reading.quantities.filter((quantity) => quantity.key === key));
  return ordered.find((quantity) => quantity.amount !== null) ?? ordered[0] ?? reading.quantities[0];
}
