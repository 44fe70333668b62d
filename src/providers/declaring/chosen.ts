import { type Decimal, scaleOf, shiftDecimal } from '../../balance/amount/decimal.ts';
import { type Currency, isCurrency, type Unit } from '../../balance/amount/quantity.ts';
import type { DeclaredQuantity, Spot } from '../declared/declaration.ts';
import { nameWords } from '../declared/nameWords.ts';
import { type NumberForm, readingIn } from './numberForm.ts';
import type { ReplyNumber } from './replyNumbers.ts';

/** A number of a reply that is to be shown, as far as it is known what it is. */
export interface Chosen {
  readonly number: ReplyNumber;
  /** Which of the number's readings is meant. */
  reading: number;
  unit: DeclaredQuantity['unit'] | undefined;
  /** A currency that was typed, and is not taken yet. */
  typed?: string;
  scale: number;
  label: string | undefined;
  nothing: 'not-allocated' | 'unlimited' | undefined;
  /** Names it in thresholds and in the history; kept while it is edited. */
  readonly key?: string;
  /** How the number is written, as far as it was known before this reply. */
  readonly form?: NumberForm;
  /** Where the limit stands that it was used of. */
  limit?: Spot;
  /** Whether it is asked what it was used of. */
  isUsed?: boolean;
}

export function chosenFrom(number: ReplyNumber): Chosen {
  return {
    ...{ number, reading: 0, unit: undefined, scale: 0, label: undefined, nothing: undefined },
    isUsed: nameWords(number.name).some((word) => USED.test(word)),
  };
}

/** Words of names of what is gone already. */
const USED = /^(?:used|usage|spent|sent|consumed|consumption|utili[sz]ed|已用)$/;

/** A currency that no reply has named yet. */
const NO_CURRENCY: Currency = 'XXX';

/** What a declaration says of a number, to be changed. */
export function chosenOf(quantity: DeclaredQuantity): Chosen {
  const { key, label, at, limit, unit, scale = 0, null: nothing, ...form } = quantity;
  const currency: Pick<ReplyNumber, 'currency'> =
    typeof unit === 'object' ? { currency: { at: unit.at, code: NO_CURRENCY } } : {};
  return {
    number: { at, name: key, text: '', readings: [], ...currency },
    reading: 0,
    unit,
    scale,
    label,
    nothing,
    key,
    form,
    ...(limit === undefined ? {} : { limit, isUsed: true }),
  };
}

/** Numbers of the same reply that a number may have been used of: those that are written as it is. */
export function limitsOf(chosen: Chosen, numbers: readonly ReplyNumber[]): readonly ReplyNumber[] {
  const form = formOf(chosen) ?? {};
  return numbers.filter((other) => other !== chosen.number && readingIn(other.text, form) !== undefined);
}

/**
 * The same number as it stands in a reply that has come since. How it is written stays as it was declared wherever it can be read so:
 * `999` does not say that the next one will not be `1.234`.
 */
export function inReply(chosen: Chosen, number: ReplyNumber): Chosen {
  const form = chosen.number.readings[chosen.reading]?.form ?? chosen.form;
  const meant = form && readingIn(number.text, form)?.amount;
  const same = number.readings.findIndex(({ amount }) => amount === meant);
  return { ...chosen, number, reading: Math.max(0, same), ...(form === undefined ? {} : { form }) };
}

/** What is offered first for the unit: the currency that the reply names, else what the names say. */
export function guessedUnit({ number }: Chosen): DeclaredQuantity['unit'] | undefined {
  const { currency, readings, reading } = { ...number, reading: 0 };
  if (currency !== undefined) {
    return { at: currency.at };
  }
  const { prefix = '', suffix = '' } = readings[reading]?.form ?? {};
  const code = [prefix, suffix].map((text) => text.trim()).find((text) => isCurrency(text));
  if (code !== undefined && isCurrency(code)) {
    return code;
  }
  const words = [...nameWords(number.name), ...nameWords(number.beside ?? ''), ...placeWords(number)];
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  if (has(/^(?:e?mails?)$/)) {
    return 'emails';
  }
  return has(/^(?:sms|mms|messages?|msgs?)$/) ? 'messages' : has(/credits?|points?/) ? 'credits' : undefined;
}

function placeWords({ at }: ReplyNumber): readonly string[] {
  return typeof at === 'string' ? nameWords(at) : [];
}

/** What is offered first for the label: the name in the reply as words, with what tells it from its neighbours. */
export function guessedLabel({ number, limit }: Chosen, balance: string): string {
  // What is left of a limit is not called after what was used of it.
  const words = limit === undefined ? nameWords(number.name).join(' ') : '';
  const name = words === '' ? balance : words[0]?.toUpperCase() + words.slice(1);
  return (number.beside === undefined ? name : `${name} (${number.beside})`).slice(0, 60);
}

/** The amount as it would be shown; `undefined` for `null`. */
export function amountOf({ number, reading }: Chosen, scale: number): Decimal | undefined {
  const amount = number.readings[reading]?.amount;
  return amount === undefined ? undefined : shiftDecimal(amount, scale);
}

/** The code of the currency that a unit is or names; `undefined` for what is counted. */
export function unitOf({ number, unit }: Chosen): Unit | undefined {
  return typeof unit === 'object' ? number.currency?.code : unit;
}

/** Whether money may be told in a smaller unit than its own: it is a whole number, however small it is today. */
export function mayBeScaled(chosen: Chosen): boolean {
  const unit = unitOf(chosen);
  const amount = amountOf(chosen, 0);
  return unit !== undefined && isCurrency(unit) && amount !== undefined && scaleOf(amount) === 0;
}

/** What a declaration says of the numbers. Throws when a step was passed without a value. */
export function quantitiesOf(chosen: readonly Chosen[]): readonly DeclaredQuantity[] {
  const keys = new Set(chosen.flatMap(({ key }) => key ?? []));
  return chosen.map((each): DeclaredQuantity => {
    const { number, unit, scale, label, nothing } = each;
    if (unit === undefined || label === undefined) {
      throw new TypeError('a step was passed without a value');
    }
    const key = each.key ?? freeKey(each.limit === undefined ? number : { ...number, name: 'balance' }, keys);
    keys.add(key);
    return {
      ...{ key, label, at: number.at, unit },
      ...formOf(each),
      ...(scale === 0 ? {} : { scale }),
      ...(each.limit === undefined ? {} : { limit: each.limit }),
      ...(nothing === undefined ? {} : { null: nothing }),
    };
  });
}

/** How the number is written: as it was known before where that says the same of this reply. */
function formOf({ number, reading, form }: Chosen): NumberForm | undefined {
  const read = number.readings[reading];
  const isSame = form !== undefined && readingIn(number.text, form)?.amount === read?.amount;
  return read === undefined || isSame ? form : read.form;
}

/** The name in the reply, with a number behind it where several have one. */
function freeKey({ name, beside }: ReplyNumber, taken: ReadonlySet<string>): string {
  const base = `${name}${beside === undefined ? '' : `-${beside}`}`
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[^A-Za-z]+|-+$/g, '');
  const key = base === '' || base in Object.prototype ? 'balance' : base.slice(0, 50);
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? key : `${key}-${count}`;
    if (!taken.has(candidate)) {
      return candidate;
    }
  }
}
