import { type Decimal, parseDecimal, scaleOf, shiftDecimal } from '../balance/amount/decimal.ts';
import { type Currency, isCounted, isCurrency, type Unit } from '../balance/amount/quantity.ts';
import { JsonNumber, type JsonValue } from '../net/json.ts';

/** How a provider writes an amount, where that is not plain decimal notation. */
export interface AmountForm {
  /** The amount is told in so many digits less of its unit: 2 where it comes in cents, 4 in hundredths of cents. */
  readonly scale?: number;
  /** What may stand between groups of three digits. */
  readonly thousands?: ',' | '.' | ' ';
  /** A comma stands in the place of the point. */
  readonly decimal?: ',';
}

/** An amount together with the currency beside it. */
export interface Money {
  readonly amount: Decimal;
  readonly unit: Currency;
}

/**
 * The exact amount that a field holds: a number, or a string of plain decimal notation or of the provider's own `form`, maybe with
 * a plus or with blanks around it. What is counted in pieces may be written with a fraction of zeros, which is dropped.
 * `undefined` for everything else, above all for what would only become an amount by guessing.
 */
export function readAmount(value: JsonValue | undefined, unit: Unit, form: AmountForm = {}): Decimal | undefined {
  const text =
    value instanceof JsonNumber
      ? plainNotation(value.source)
      : typeof value === 'string'
        ? plain(bare(value), form)
        : '';
  const whole = (digits: string): string => (isCounted(unit) ? digits.replace(/(?<=\d)\.0+$/, '') : digits);
  const told = parseDecimal(whole(text));
  const amount = told && form.scale !== undefined ? parseDecimal(whole(shiftDecimal(told, form.scale))) : told;
  return amount === undefined || (isCounted(unit) && scaleOf(amount) > 0) ? undefined : amount;
}

/** The currency that a field names: three letters in capitals or not. `undefined` for everything else. */
export function readCurrency(value: JsonValue | undefined): Currency | undefined {
  const code = typeof value === 'string' ? bare(value) : '';
  const capitals = /^[A-Za-z]{3}$/.test(code) ? code.toUpperCase() : '';
  return isCurrency(capitals) ? capitals : undefined;
}

/** An amount of money with its currency before or behind it: `KES 1785.50`, `1785.50 KES`. `undefined` for everything else. */
export function readMoney(value: JsonValue | undefined, form: AmountForm = {}): Money | undefined {
  const text = typeof value === 'string' ? bare(value) : '';
  const [, before, behind] = /^([A-Za-z]{3})[ \t]*(?=[+\-\d])(.*)$/.exec(text) ?? [];
  const [, first, last] = /^(.*\d)[ \t]*([A-Za-z]{3})$/.exec(text) ?? [];
  const unit = readCurrency(before ?? last);
  const amount = unit && readAmount(behind ?? first, unit, form);
  return unit === undefined || amount === undefined ? undefined : { amount, unit };
}

/** Without the blanks of ASCII around it and without a plus. Other blanks are part of what stands there. */
function bare(text: string): string {
  // Blanks at the end are looked for where they begin alone: a server may send 256 KiB of them in the middle.
  return text.replace(/^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g, '').replace(/^\+(?=\d)/, '');
}

/** A text in a form of the provider's as plain notation: separators go where they part groups of three digits, and nowhere else. */
function plain(text: string, { thousands, decimal }: AmountForm): string {
  const point = decimal ?? '.';
  const [whole = '', ...fractions] = text.split(point);
  const isGrouped = thousands !== undefined && new RegExp(`^-?\\d{1,3}(?:[${thousands}]\\d{3})+$`).test(whole);
  const pieces = [isGrouped ? whole.replaceAll(thousands, '') : whole, ...fractions];
  // With a comma for the point, nobody knows what a point is.
  return pieces.some((piece) => piece.includes('.')) ? '' : pieces.join('.');
}

/** The point of a number moves by no more than this: a longer amount is none. */
const MOST_PLACES = 40;

/** Who writes a larger number with an exponent has rounded it: the zeros would be digits that nobody has told. */
const MOST_ROUNDED = 15;

/**
 * A number of JSON without its exponent: `1.5e-7` is `0.00000015`. As it stands when the exponent is too large for an amount, or for
 * an exact one.
 */
function plainNotation(source: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = ''] =
    /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(source) ?? [];
  const places = Number(exponent);
  const isRounded = places > fraction.length && whole.length + places > MOST_ROUNDED;
  if (whole === '' || isRounded || Math.abs(places) > MOST_PLACES) {
    return source;
  }
  const digits =
    '0'.repeat(Math.max(0, -places)) + whole + fraction + '0'.repeat(Math.max(0, places - fraction.length));
  const point = Math.max(0, -places) + whole.length + places;
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  return digits.length > point ? `${sign}${before}.${digits.slice(point)}` : sign + before;
}
