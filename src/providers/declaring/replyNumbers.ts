import type { Currency } from '../../balance/amount/quantity.ts';
import { JsonNumber, type JsonValue } from '../../net/json.ts';
import { readCurrency } from '../amount.ts';
import type { Spot } from '../declared/declaration.ts';
import { MOST_PLACES } from '../declared/parseReply.ts';
import { isNamedLikeBalance } from './balanceName.ts';
import { type NumberReading, numberReadings, readingOfNumber } from './numberForm.ts';
import { isPrivate } from './privateField.ts';

/** What a service answered: JSON, or the lines of a plain text. */
export type Sample =
  | { readonly kind: 'json'; readonly body: JsonValue }
  | { readonly kind: 'text'; readonly lines: readonly string[] };

/** A number in a reply, or `null` where one may stand at another time. */
export interface ReplyNumber {
  readonly at: Spot;
  /** What it is called there; empty in a text. */
  readonly name: string;
  /** As it stands there. */
  readonly text: string;
  /** Every way to read it, the most usual first. Empty for `null`. */
  readonly readings: readonly NumberReading[];
  /** Where the nearest currency stands: beside it, or beside what it stands in. */
  readonly currency?: { readonly at: Spot; readonly code: Currency };
  /** What stands beside it in a list: `sms`. */
  readonly beside?: string;
}

/** The numbers of a reply that may be shown, likely balances first, and how many were left out because they look private. */
export interface ReplyNumbers {
  readonly numbers: readonly ReplyNumber[];
  readonly hidden: number;
}

/** More than anybody would look through. */
const MOST_NUMBERS = 100;
/** In the order in which a line is tried: what stands in numbers themselves comes last. */
const SEPARATORS = ['|', ';', '\t', ':', '=', ' ', ','];
const LONGEST_BESIDE = 20;

/** Lists the numbers of a reply with their places and names. */
export function numbersIn(sample: Sample): ReplyNumbers {
  const found = sample.kind === 'json' ? inJson(sample.body, [], undefined) : inLines(sample.lines);
  const shown = found.filter(({ names, number }) => !isPrivate(names, number.text));
  const numbers = shown.map(({ number }) => number);
  const unlikely = numbers.filter((each) => !isLikely(each));
  return {
    numbers: [...numbers.filter(isLikely), ...unlikely].slice(0, MOST_NUMBERS),
    hidden: found.length - shown.length,
  };
}

function isLikely({ at, name }: ReplyNumber): boolean {
  return typeof at !== 'string' || isNamedLikeBalance(name);
}

interface Found {
  readonly names: readonly string[];
  readonly number: ReplyNumber;
}

type Named = NonNullable<ReplyNumber['currency']>;

function inJson(value: JsonValue, names: readonly string[], around: Named | undefined): readonly Found[] {
  if (value instanceof Map) {
    return inObject(value, names, around);
  }
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    return items.flatMap((each, index) => inJson(each, [...names, String(index)], around));
  }
  const name = names.findLast((each) => !/^\d+$/.test(each)) ?? '';
  const readings = readingsOf(value);
  if (readings.length === 0 && !(value === null && isNamedLikeBalance(name))) {
    return [];
  }
  const text = value instanceof JsonNumber ? value.source : String(value);
  const currency = around === undefined || readings.length === 0 ? {} : { currency: around };
  return [{ names, number: { at: pointer(names), name, text, readings, ...currency } }];
}

function inObject(
  object: ReadonlyMap<string, JsonValue>,
  names: readonly string[],
  around: Named | undefined,
): readonly Found[] {
  const currency = currencyIn(object, names) ?? around;
  const isItem = /^\d+$/.test(names.at(-1) ?? '');
  const beside = isItem ? besideIn(object) : undefined;
  return [...object].flatMap(([name, each]) =>
    inJson(each, [...names, name], currency).map((found) =>
      beside === undefined || found.names.length > names.length + 1
        ? found
        : { ...found, number: { ...found.number, beside } },
    ),
  );
}

function readingsOf(value: JsonValue): readonly NumberReading[] {
  if (value instanceof JsonNumber) {
    const reading = readingOfNumber(value.source);
    return reading === undefined ? [] : [reading];
  }
  return typeof value === 'string' ? numberReadings(value) : [];
}

/** A JSON Pointer (RFC 6901). */
function pointer(names: readonly string[]): string {
  return names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The currency of an object: a field that is called so. */
function currencyIn(object: ReadonlyMap<string, JsonValue>, names: readonly string[]): Named | undefined {
  for (const [name, value] of object) {
    const code = /curr|^ccy$|^unit$|货币|币种/i.test(name) ? readCurrency(value) : undefined;
    if (code !== undefined) {
      return { at: pointer([...names, name]), code };
    }
  }
  return undefined;
}

/** A short word that tells an item of a list from the others. */
function besideIn(object: ReadonlyMap<string, JsonValue>): string | undefined {
  // A name may be somebody's.
  for (const name of ['type', 'currency', 'kind', 'service', 'product', 'channel']) {
    const value = object.get(name);
    if (typeof value === 'string' && value !== '' && value.length <= LONGEST_BESIDE && !isPrivate([], value)) {
      return value;
    }
  }
  return undefined;
}

function inLines(lines: readonly string[]): readonly Found[] {
  return lines.slice(0, MOST_PLACES).flatMap((text, index) => {
    const line = index + 1;
    const whole = numberReadings(text).filter(({ form }) => (form.prefix ?? '').trim().length <= LONGEST_BESIDE);
    const separator = SEPARATORS.find((each) => fieldsOf(text, each).some(({ readings }) => readings.length > 0));
    const parts =
      separator === undefined
        ? []
        : fieldsOf(text, separator).flatMap(({ text: part, readings }, place) =>
            readings.length === 0 ? [] : [found({ line, separator, field: place + 1 }, part, readings)],
          );
    return [...(whole.length === 0 ? [] : [found({ line }, text, whole)]), ...parts];
  });
}

function fieldsOf(text: string, separator: string): readonly { text: string; readings: readonly NumberReading[] }[] {
  const fields = text.split(separator === ' ' ? /[ \t]+/ : separator, MOST_PLACES);
  return fields.length < 2 ? [] : fields.map((field) => ({ text: field.trim(), readings: numberReadings(field) }));
}

function found(at: Spot, text: string, readings: readonly NumberReading[]): Found {
  return { names: [], number: { at, name: '', text, readings } };
}
