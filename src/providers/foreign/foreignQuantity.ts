import type { Decimal } from '../../balance/amount/decimal.ts';
import { isCurrency, type Part, type Quantity, type Unit, type Wordless } from '../../balance/amount/quantity.ts';
import { isMoment } from '../../balance/readings/savedReading.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { readAmount } from '../amount.ts';
import type { QuantityDescription } from '../provider.ts';

const STATES: readonly Wordless[] = ['not-allocated', 'not-told', 'postpaid', 'unlimited', 'used-only'];
const FIELDS = ['amount', 'state', 'unit', 'used', 'limit', 'resetsAt', 'expiresAt', 'parts'];
const PART_FIELDS = ['name', 'amount', 'total', 'expiresAt'];
/** As ISO 4217 calls it, for words in the place of an amount. */
const NO_CURRENCY = 'XXX';
const LONGEST_NAME = 60;
/** More packages are a mistake. */
const MOST_PARTS = 100;

type Told = Readonly<Record<string, unknown>>;

/**
 * A quantity as another extension answers it: an amount, `null` for "not allocated", or an `AmountAnswer` of
 * `src/ui/publicApi/api.ts`. `undefined` when anything in it is not right: what is not understood could mean anything.
 */
export function foreignQuantity(answer: unknown, { key, unit: declared }: QuantityDescription): Quantity | undefined {
  const told = toldIn(answer);
  const unit = told && unitOf(declared, told);
  const amount = told && unit && amountOrState(told, unit);
  const rest = told && unit && restOf(told, unit);
  return unit && amount && rest ? { key, unit, amount, ...rest } : undefined;
}

/** The short forms stand for the long one. */
function toldIn(answer: unknown): Told | undefined {
  if (answer === null) {
    return { state: 'not-allocated' };
  }
  return typeof answer === 'object' ? fieldsOf(answer, FIELDS) : { amount: answer };
}

function unitOf(declared: QuantityDescription['unit'], { unit, amount }: Told): Unit | undefined {
  if (declared !== 'in reply') {
    return unit === undefined || unit === declared ? declared : undefined;
  }
  const told = unit ?? (amount === undefined ? NO_CURRENCY : undefined);
  return typeof told === 'string' && isCurrency(told) ? told : undefined;
}

/** One of the two, not both. */
function amountOrState({ amount, state }: Told, unit: Unit): Decimal | Wordless | undefined {
  if (state === undefined) {
    return amountOf(amount, unit);
  }
  return amount === undefined ? STATES.find((known) => known === state) : undefined;
}

/** What is told beside the amount; `undefined` when something of it is not right. */
function restOf(told: Told, unit: Unit): Omit<Quantity, 'key' | 'unit' | 'amount'> | undefined {
  const { resetsAt, expiresAt } = told;
  const [used, limit] = [optional(told['used'], unit), optional(told['limit'], unit)];
  const parts = partsOf(told['parts'], unit);
  if (used === null || limit === null || parts === null || !isTime(resetsAt) || !isTime(expiresAt)) {
    return undefined;
  }
  return {
    ...(used && { used }),
    ...(limit && { limit }),
    ...(resetsAt !== undefined && { resetsAt }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(parts && { parts }),
  };
}

function partsOf(told: unknown, unit: Unit): readonly Part[] | null | undefined {
  if (told === undefined) {
    return undefined;
  }
  const parts = Array.isArray(told) && told.length <= MOST_PARTS ? told.map((each) => partOf(each, unit)) : [undefined];
  return parts.every((part) => part !== undefined) ? parts : null;
}

function partOf(told: unknown, unit: Unit): Part | undefined {
  const fields = typeof told === 'object' && told !== null ? fieldsOf(told, PART_FIELDS) : undefined;
  const name = typeof fields?.['name'] === 'string' ? plainText(fields['name'], LONGEST_NAME) : '';
  const amount = amountOf(fields?.['amount'], unit);
  const [total, expiresAt] = [optional(fields?.['total'], unit), fields?.['expiresAt']];
  return name === '' || amount === undefined || total === null || !isTime(expiresAt)
    ? undefined
    : { name, amount, ...(total && { total }), ...(expiresAt !== undefined && { expiresAt }) };
}

/** A copy of what is known; `undefined` when there is something else. */
function fieldsOf(value: object, known: readonly string[]): Told | undefined {
  const fields: Told = { ...value };
  return Object.keys(fields).every((field) => known.includes(field)) ? fields : undefined;
}

/** `null` for what is no amount, and for one below 0: a limit of -1 is none, and what was used of it is no debt. */
function optional(told: unknown, unit: Unit): Decimal | null | undefined {
  const amount = amountOf(told, unit);
  return told === undefined ? undefined : amount === undefined || amount.startsWith('-') ? null : amount;
}

/** A number is refused: it may have lost digits before it came here. */
function amountOf(told: unknown, unit: Unit): Decimal | undefined {
  return typeof told === 'string' ? readAmount(told, unit) : undefined;
}

function isTime(value: unknown): value is number | undefined {
  return value === undefined || isMoment(value);
}
