import type { Decimal } from '../../balance/amount/decimal.ts';
import { JsonNumber } from '../../net/json.ts';
import { readAmount } from '../amount.ts';
import type { DeclaredQuantity } from '../declared/declaration.ts';

/** How a number is written in a text, as a declaration says it. */
export type NumberForm = Pick<DeclaredQuantity, 'prefix' | 'suffix' | 'thousands' | 'decimalComma'>;

/** One way to read a text as a number. */
export interface NumberReading {
  readonly form: NumberForm;
  readonly amount: Decimal;
}

/** A currency, a unit or another word before and behind the digits. */
const AROUND = /^([^\d+-]{0,20}?)([+-]?\d(?:[\d., ]*\d)?)(\D{0,20})$/;
/** Letters that touch the digits are a currency, or else a name: `v2`, `E7`. */
const TOUCHES = /^(?:|.*[^\p{L}]|(?:.*[^\p{L}])?(?:[A-Z]{3}|Rs|kr))$/u;

const POINT = {};
const COMMA = { decimalComma: true };

/** How digits may be grouped, and what that says: the most usual way first. */
const FORMS: readonly (readonly [pattern: RegExp, form: NumberForm])[] = [
  [/^[+-]?\d+(?:\.\d+)?$/, POINT],
  [/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/, { thousands: ',' }],
  [/^[+-]?\d+,\d+$/, COMMA],
  [/^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/, { thousands: '.', decimalComma: true }],
  [/^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$/, { thousands: '.', decimalComma: true }],
  [/^[+-]?\d{1,3}(?: \d{3})+(?:\.\d+)?$/, { thousands: ' ' }],
  [/^[+-]?\d{1,3}(?: \d{3})+,\d+$/, { thousands: ' ', decimalComma: true }],
];

/**
 * Every way in which a text is a number: `1,234` may be a thousand and one and a bit, and only who knows the account can tell.
 * Empty when it is none.
 */
export function numberReadings(text: string): readonly NumberReading[] {
  const [, prefix = '', digits = '', suffix = ''] = AROUND.exec(text.trim()) ?? [];
  if (!TOUCHES.test(prefix) || !TOUCHES.test([...suffix].reverse().join(''))) {
    return [];
  }
  return FORMS.flatMap(([pattern, form]) => {
    const amount = pattern.test(digits) ? amountOf(digits, form) : undefined;
    const around = { ...(prefix === '' ? {} : { prefix }), ...(suffix === '' ? {} : { suffix }) };
    return amount === undefined ? [] : [{ form: { ...around, ...form }, amount }];
  });
}

/** What a text is when it is written in one form; `undefined` when it is no number then. */
export function readingIn(text: string, form: NumberForm): NumberReading | undefined {
  const [prefix, suffix] = [form.prefix?.trim() ?? '', form.suffix?.trim() ?? ''];
  const whole = text.trim();
  const amount =
    whole.startsWith(prefix) && whole.endsWith(suffix)
      ? amountOf(whole.slice(prefix.length, whole.length - suffix.length), form)
      : undefined;
  return amount && { form, amount };
}

function amountOf(digits: string, { thousands, decimalComma }: NumberForm): Decimal | undefined {
  return readAmount(digits, 'credits', {
    ...(thousands === undefined ? {} : { thousands }),
    ...(decimalComma === true ? { decimal: ',' } : {}),
  });
}

/** A number of JSON as an amount; `undefined` when it has more digits than any balance. */
export function readingOfNumber(source: string): NumberReading | undefined {
  const amount = readAmount(new JsonNumber(source), 'credits');
  return amount && { form: {}, amount };
}
