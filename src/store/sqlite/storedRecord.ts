import type { Subject } from '../../balance/account/identity.ts';
import type { Refusal, Trouble } from '../../balance/account/state.ts';
import type { Reading } from '../../balance/amount/quantity.ts';
import { parseReading } from '../../balance/readings/savedReading.ts';
import { faultFrom } from './storedFault.ts';

/*
 * Readings and troubles are stored as compact JSON: they are read and written whole, no query looks inside, and a
 * fault has as many shapes as there are kinds. Amounts stay texts, so that no digit is lost.
 */

/** The texts that readings and troubles were read from: written once more, they keep what only a later version knows of them. */
const texts = new WeakMap<Reading | Trouble, string>();

/** `{"at":…,"quantities":[["key","amount","unit",{…}],…]}`, the last with what is known beside the amount, if anything is. */
export function readingText(reading: Reading): string {
  return texts.get(reading) ?? newReadingText(reading);
}

function newReadingText({ at, quantities }: Reading): string {
  return JSON.stringify({
    at: safeMs(at),
    quantities: quantities.map(({ key, amount, unit, ...beside }) => [
      ...[key, amount, unit],
      ...(Object.keys(beside).length === 0 ? [] : [beside]),
    ]),
  });
}

/** The reading that a text stands for; `undefined` for anything that is none. See {@link parseReading}. */
export function readingFrom(text: unknown): Reading | undefined {
  const fields = fieldsOf(text);
  const list: unknown = fields?.get('quantities');
  const quantities = Array.isArray(list) ? list.map(quantityFrom) : undefined;
  return from(text, quantities && parseReading({ at: fields?.get('at'), quantities }));
}

function from<T extends Reading | Trouble | undefined>(text: unknown, read: T): T {
  if (read !== undefined && typeof text === 'string') {
    texts.set(read, text);
  }
  return read;
}

function quantityFrom(value: unknown): unknown {
  const [key, amount, unit, beside = {}]: unknown[] = Array.isArray(value) ? value : [];
  return typeof beside === 'object' ? { ...beside, key, amount, unit } : undefined;
}

/** `{"fault":{…},"since":…,"attempts":…}` and `"refused":{"mark":…,"since":…,"count":…}` where there is one. */
export function troubleText(trouble: Trouble): string {
  return texts.get(trouble) ?? JSON.stringify(trouble);
}

/**
 * The trouble that a text stands for. One that cannot be understood (a later version may know more kinds) is still a
 * trouble: without one, an old number would look fresh.
 */
export function troubleFrom(text: unknown, claimedAt: number): Trouble {
  const fields = fieldsOf(text);
  const since = fields?.get('since');
  const attempts = fields?.get('attempts');
  const refused = refusalFrom(fields?.get('refused'));
  return from(text, {
    fault: faultFrom(fields?.get('fault')) ?? { kind: 'internal', name: 'UnreadableRecord' },
    since: isMs(since) ? since : claimedAt,
    attempts: isMs(attempts) && attempts > 0 ? attempts : 1,
    ...(refused === undefined ? {} : { refused }),
  });
}

function refusalFrom(value: unknown): Refusal | undefined {
  if (typeof value !== 'object' || value === null || !('mark' in value) || !('since' in value)) {
    return undefined;
  }
  const { mark, since } = value;
  // Windows of versions that do not count leave the number out.
  const count = 'count' in value && isMs(value.count) && value.count > 0 ? value.count : 1;
  return typeof mark === 'string' && isMs(since) ? { mark, since, count } : undefined;
}

/** `["name","provider","product"]` */
export function aboutText({ name, provider, product }: Subject): string {
  return JSON.stringify([name, provider, product]);
}

/** The subject that two texts stand for; `undefined` for anything that is not exactly one. */
export function subjectFrom(identity: unknown, about: unknown): Subject | undefined {
  if (typeof identity !== 'string' || identity === '' || typeof about !== 'string') {
    return undefined;
  }
  const [name, provider, product]: unknown[] = listIn(about);
  return typeof name === 'string' && typeof provider === 'string' && typeof product === 'string'
    ? { identity, name, provider, product }
    : undefined;
}

function listIn(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function fieldsOf(text: unknown): Map<string, unknown> | undefined {
  if (typeof text !== 'string') {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map<string, unknown>(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}

function isMs(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** A time as an integer that SQLite and JavaScript agree on; what is no time at all is 0, which means never. */
export function safeMs(ms: number): number {
  const limit = Number.MAX_SAFE_INTEGER;
  // Adding 0 turns -0, which SQLite does not know, into 0.
  return Number.isNaN(ms) ? 0 : Math.trunc(Math.min(Math.max(ms, -limit), limit)) + 0;
}
