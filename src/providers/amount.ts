import { type Decimal, parseDecimal, scaleOf } from '../balance/amount/decimal.ts';
import { isMoney, type Unit } from '../balance/amount/quantity.ts';
import { JsonNumber, type JsonValue } from '../net/json.ts';

/**
 * The exact amount that a field holds: a number, or a string of plain decimal notation, maybe with a plus or with blanks
 * around it. What is counted in pieces may be written with a fraction of zeros, which is dropped. `undefined` for everything
 * else, above all for what would only become an amount by guessing.
 */
export function readAmount(value: JsonValue | undefined, unit: Unit): Decimal | undefined {
  const text = value instanceof JsonNumber ? plainNotation(value.source) : typeof value === 'string' ? bare(value) : '';
  const amount = parseDecimal(isMoney(unit) ? text : text.replace(/(?<=\d)\.0+$/, ''));
  return amount !== undefined && (isMoney(unit) || scaleOf(amount) === 0) ? amount : undefined;
}

/** Without the blanks of ASCII around it and without a plus. Other blanks are part of what stands there. */
function bare(text: string): string {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '').replace(/^\+(?=\d)/, '');
}

/** The point of a number moves by no more than this: a longer amount is none. */
const MOST_PLACES = 40;

/** A number of JSON without its exponent: `1.5e-7` is `0.00000015`. As it stands when the exponent is too large for an amount. */
function plainNotation(source: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = ''] =
    /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(source) ?? [];
  const places = Number(exponent);
  if (whole === '' || Math.abs(places) > MOST_PLACES || source.length > MOST_PLACES) {
    return source;
  }
  const digits =
    '0'.repeat(Math.max(0, -places)) + whole + fraction + '0'.repeat(Math.max(0, places - fraction.length));
  const point = Math.max(0, -places) + whole.length + places;
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  return digits.length > point ? `${sign}${before}.${digits.slice(point)}` : sign + before;
}
