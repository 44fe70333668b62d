import { type Decimal, parseDecimal } from '../amount/decimal.ts';
import { isWordless, type Part, type Quantity, type Reading, type Unit, type Wordless } from '../amount/quantity.ts';

/** The last moment that a date can express. */
const LATEST_MS = 8.64e15;
/** A longer unit is none, whatever later versions may count. */
const LONGEST_UNIT = 40;

/** Whether a saved unit can be one, of this version or of a later one. */
export function isUnit(unit: unknown): unit is Unit {
  return typeof unit === 'string' && unit !== '' && unit.length <= LONGEST_UNIT;
}

/**
 * Reads a {@link Reading} that was saved as JSON. Anything that is not one is `undefined`: a damaged number must not come back as
 * a wrong one. One of a later version is read as far as it is understood: its units and words are kept, its fields passed over.
 */
export function parseReading(saved: unknown): Reading | undefined {
  if (!isRecord(saved) || !isMoment(saved['at']) || !Array.isArray(saved['quantities'])) {
    return undefined;
  }
  const quantities: Quantity[] = [];
  for (const candidate of saved['quantities']) {
    const quantity = parseQuantity(candidate);
    if (quantity === undefined || quantities.some(({ key }) => key === quantity.key)) {
      return undefined;
    }
    quantities.push(quantity);
  }
  return { quantities, at: saved['at'] };
}

/** Reads an amount, or the word in its place. */
function parseAmount(saved: unknown): Decimal | Wordless | undefined {
  if (saved === null) {
    return 'not-allocated';
  }
  return typeof saved !== 'string' ? undefined : isWordless(saved) ? saved : parseDecimal(saved);
}

/** Whether a saved time is one: milliseconds since 1970. */
export function isMoment(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LATEST_MS;
}

/** Each field that is known has to be right where it is there. */
function parseQuantity(saved: unknown): Quantity | undefined {
  if (!isRecord(saved)) {
    return undefined;
  }
  const { key, unit, resetsAt, expiresAt, label } = saved;
  const amount = parseAmount(saved['amount']);
  const [used, limit] = [parseOptional(saved['used']), parseOptional(saved['limit'])];
  const parts = parseParts(saved['parts']);
  if (typeof key !== 'string' || key === '' || !isUnit(unit) || amount === undefined) {
    return undefined;
  }
  if (used === null || limit === null || parts === null || !isTime(resetsAt) || !isTime(expiresAt) || !isName(label)) {
    return undefined;
  }
  return {
    ...{ key, unit, amount },
    ...(used && { used }),
    ...(limit && { limit }),
    ...(resetsAt !== undefined && { resetsAt }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(parts && { parts }),
    ...(label !== undefined && { label }),
  };
}

function parseParts(saved: unknown): readonly Part[] | null | undefined {
  if (saved === undefined) {
    return undefined;
  }
  const parts = Array.isArray(saved) ? saved.map(parsePart) : [undefined];
  return parts.every((part) => part !== undefined) ? parts : null;
}

function parsePart(saved: unknown): Part | undefined {
  if (!isRecord(saved)) {
    return undefined;
  }
  const { name, expiresAt } = saved;
  const [amount, total] = [parseOptional(saved['amount']), parseOptional(saved['total'])];
  return typeof name !== 'string' || !amount || total === null || !isTime(expiresAt)
    ? undefined
    : { name, amount, ...(total && { total }), ...(expiresAt !== undefined && { expiresAt }) };
}

/** `null` where there is something else than a decimal. */
function parseOptional(saved: unknown): Decimal | null | undefined {
  return saved === undefined ? undefined : ((typeof saved === 'string' ? parseDecimal(saved) : undefined) ?? null);
}

function isTime(value: unknown): value is number | undefined {
  return value === undefined || isMoment(value);
}

function isName(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
