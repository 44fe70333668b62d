declare const exact: unique symbol;

/** An exact decimal number in plain notation (`-12`, `100.15`); see {@link parseDecimal} for the form. */
export type Decimal = string & { readonly [exact]: true };

export const ZERO = '0' as Decimal;

/** Longer amounts are no balance; the limit keeps arithmetic cheap whatever a server sends. */
const MOST_CHARACTERS = 40;

const PLAIN = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/**
 * Reads a decimal in plain notation: an optional minus, ASCII digits without leading zeros or grouping, an optional
 * fraction. Everything else (exponents, `0x10`, `12,345`, full-width digits, blanks, over 40 characters) is `undefined`.
 * The digits are kept as written; only `-0` loses its sign.
 */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > MOST_CHARACTERS || !PLAIN.test(text)) {
    return undefined;
  }
  return (/^-[0.]+$/.test(text) ? text.slice(1) : text) as Decimal;
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(scaleOf(a), scaleOf(b));
  const difference = scaled(a, scale) - scaled(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `a - b`, exact, with as many fraction digits as the longer of the two. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(scaleOf(a), scaleOf(b));
  const difference = scaled(a, scale) - scaled(b, scale);
  const sign = difference < 0n ? '-' : '';
  const digits = (difference < 0n ? -difference : difference).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return (scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`) as Decimal;
}

/** `a + b`, exact, with as many fraction digits as the longer of the two. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  return subtractDecimals(a, subtractDecimals(ZERO, b));
}

/** The amount with its point moved to the left by so many digits: `12345` by 4 is `1.2345`. */
export function shiftDecimal(amount: Decimal, digits: number): Decimal {
  const sign = amount.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = amount.slice(sign.length).split('.');
  const padded = whole.padStart(digits + 1, '0');
  const point = padded.length - digits;
  const behind = padded.slice(point) + fraction;
  return `${sign}${padded.slice(0, point)}${behind === '' ? '' : `.${behind}`}` as Decimal;
}

/** Number of digits behind the point. */
export function scaleOf(amount: Decimal): number {
  const point = amount.indexOf('.');
  return point < 0 ? 0 : amount.length - point - 1;
}

function scaled(amount: Decimal, scale: number): bigint {
  return BigInt(amount.replace('.', '') + '0'.repeat(scale - scaleOf(amount)));
}
