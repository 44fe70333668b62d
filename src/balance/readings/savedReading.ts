import { parseDecimal } from '../amount/decimal.ts';
import type { Quantity, Reading, Unit } from '../amount/quantity.ts';

/** The last moment that a date can express. */
const LATEST_MS = 8.64e15;

const UNITS: Readonly<Record<Unit, true>> = { messages: true, emails: true, CNY: true };

/** Whether a saved unit is one that this version knows. */
export function isUnit(unit: unknown): unit is Unit {
  return typeof unit === 'string' && Object.hasOwn(UNITS, unit);
}

/**
 * Reads a {@link Reading} that was saved as JSON. Anything that is not exactly one is `undefined`: a damaged number must
 * not come back as a wrong one.
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

function isMoment(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LATEST_MS;
}

function parseQuantity(saved: unknown): Quantity | undefined {
  if (!isRecord(saved)) {
    return undefined;
  }
  const { key, amount, unit } = saved;
  const exact = typeof amount === 'string' ? parseDecimal(amount) : amount === null ? null : undefined;
  return typeof key !== 'string' || key === '' || !isUnit(unit) || exact === undefined
    ? undefined
    : { key, amount: exact, unit };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
