import { compareDecimals, type Decimal } from './decimal.ts';

/** A currency by its ISO 4217 code, in capitals. `XXX` is no currency, for a reply that says a word in place of the amount and names none. */
export type Currency = Uppercase<string>;

/**
 * What an amount counts: text or voice messages, e-mails, points of the provider's own, or money. A unit that a later version
 * has stored is kept as it is, and shown as a plain number.
 */
export type Unit = 'messages' | 'emails' | 'credits' | Currency;

/**
 * What a provider says in place of an amount. None of it is ever 0, low or the tightest. `not-allocated`: there is none.
 * `not-told`: there may be one. `postpaid`: it is paid for later. `unlimited`: there is no end to it. `used-only`: what was used
 * is told, and not what is left. A word that a later version has stored is kept as it is, and shown as not told.
 */
export type Wordless = 'not-allocated' | 'not-told' | 'postpaid' | 'unlimited' | 'used-only';

/**
 * How the provider fills a quantity up by itself: at the beginning of each day or month of its own, or with each message as that
 * is a day old.
 */
export type Resets = 'day' | 'month' | 'rolling day';

const LONGEST_WORD = 40;

/** A package that is part of a quantity. */
export interface Part {
  readonly name: string;
  /** What is left of it. */
  readonly amount: Decimal;
  /** What it held when it was bought. */
  readonly total?: Decimal;
  /** Milliseconds since 1970. */
  readonly expiresAt?: number;
}

/** One number that a provider reports. `key` is the provider's own field name. Times are milliseconds since 1970. */
export interface Quantity {
  readonly key: string;
  readonly unit: Unit;
  /** What is left. */
  readonly amount: Decimal | Wordless;
  /** What was used of a window or of a limit. */
  readonly used?: Decimal;
  /** What may be used in all. */
  readonly limit?: Decimal;
  /** When it is filled up anew, where the reply tells it. */
  readonly resetsAt?: number;
  /** The nearest expiry of what is left. */
  readonly expiresAt?: number;
  /** The packages that `amount` is the sum of. */
  readonly parts?: readonly Part[];
  /** The provider's own name of a quantity that no description lists. */
  readonly label?: string;
}

/** What an account held at one moment. `at` is wall-clock time in milliseconds since 1970. */
export interface Reading {
  readonly quantities: readonly Quantity[];
  readonly at: number;
}

/** Whether a text is written as ISO 4217 writes a currency: `CNY`. */
export function isCurrency(text: string): text is Currency {
  return /^[A-Z]{3}$/.test(text);
}

/** Whether a unit is one that this version knows. */
export function isKnownUnit(unit: Unit): boolean {
  return isCounted(unit) || unit === 'credits' || isCurrency(unit);
}

/** Whether a unit is counted in pieces, of which there are no fractions. */
export function isCounted(unit: Unit): boolean {
  return unit === 'messages' || unit === 'emails';
}

/** Whether there is an amount, and no word in its place, nor nothing. */
export function isAmount(amount: Decimal | Wordless | '' | undefined): amount is Decimal {
  return amount !== undefined && /^-?\d/.test(amount);
}

/** Whether a text stands in place of an amount: one of the words, or several with hyphens, which a later version may know. */
export function isWordless(text: string): text is Wordless {
  return /^(?:postpaid|unlimited|[a-z]+(?:-[a-z]+)+)$/.test(text) && text.length <= LONGEST_WORD;
}

/**
 * Whether two readings say the same as far as a history keeps it, whenever they were taken. `1.50` and `1.5` are the same
 * amount.
 */
export function sameQuantities(a: readonly Quantity[], b: readonly Quantity[]): boolean {
  return (
    a.length === b.length &&
    a.every((quantity, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        quantity.key === other.key &&
        quantity.unit === other.unit &&
        quantity.expiresAt === other.expiresAt &&
        (isAmount(quantity.amount) && isAmount(other.amount)
          ? compareDecimals(quantity.amount, other.amount) === 0
          : quantity.amount === other.amount)
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
  return ordered.find(({ amount }) => isAmount(amount)) ?? ordered[0] ?? reading.quantities[0];
}
