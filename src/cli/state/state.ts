import { randomBytes } from 'node:crypto';
import { DAY_MS } from '../../base/duration.ts';
import type { AccountRecord } from '../../store/port/store.ts';
import { readingFrom, readingText, troubleFrom, troubleText } from '../../store/sqlite/storedRecord.ts';

/** What runs leave to those that follow: no credential, and of each what tells it from others. */
export interface State {
  /** Random, so that marks of credentials mean nothing elsewhere. */
  readonly salt: string;
  /** By what was asked with which credential; see `Plan.key`. */
  readonly records: ReadonlyMap<string, AccountRecord>;
  /** By marks of accounts of files: the keys of the records that each was answered from. */
  readonly accounts: ReadonlyMap<string, readonly string[]>;
}

const FORMAT = 'messaging-balance-state';
const VERSION = 1;
/** Nobody asks any more for what was not asked for so long. */
const KEPT_MS = 40 * DAY_MS;

/** A state that nothing is known in. */
export function newState(): State {
  return { salt: randomBytes(16).toString('hex'), records: new Map(), accounts: new Map() };
}

/** The state as text, without what nobody asked for in a long time. */
export function stateText({ salt, records, accounts }: State, now: number): string {
  const kept = new Map([...records].filter(([, { claimedAt }]) => now - claimedAt < KEPT_MS));
  const answered = [...accounts].map(([mark, keys]) => [mark, keys.filter((key) => kept.has(key))] as const);
  const content = {
    ...{ format: FORMAT, version: VERSION, salt },
    records: Object.fromEntries([...kept].map(([key, record]) => [key, fieldsOf(record)])),
    accounts: Object.fromEntries(answered.filter(([, keys]) => keys.length > 0)),
  };
  return `${JSON.stringify(content, undefined, 1)}\n`;
}

/**
 * The state that a text stands for. `damaged`: it stands for none, or for one whose marks cannot be compared; `later`: a later
 * version wrote it. A record that is none is left out.
 */
export function parseState(text: string): State | 'damaged' | 'later' {
  const content = objectIn(text);
  const [version, salt] = [content.get('version'), content.get('salt')];
  if (content.get('format') !== FORMAT || typeof version !== 'number') {
    return 'damaged';
  }
  if (version !== VERSION) {
    return 'later';
  }
  if (typeof salt !== 'string' || salt === '') {
    return 'damaged';
  }
  const entries = Object.entries(Object(content.get('records'))).flatMap(([key, value]) => {
    const record = recordFrom(key, new Map<string, unknown>(Object.entries(Object(value))));
    return record === undefined ? [] : [[key, record] as const];
  });
  const accounts = Object.entries(Object(content.get('accounts'))).flatMap(([mark, keys]) =>
    Array.isArray(keys) && keys.every((key) => typeof key === 'string') ? [[mark, keys.map(String)] as const] : [],
  );
  return { salt, records: new Map(entries), accounts: new Map(accounts) };
}

function fieldsOf({
  generation,
  claimedAt,
  settled,
  nextDue,
  holdUntil,
  reading,
  trouble,
  refusedMark,
}: AccountRecord) {
  return {
    ...{ generation, claimedAt, settled, nextDue, holdUntil },
    ...(reading === undefined ? {} : { reading: readingText(reading) }),
    ...(trouble === undefined ? {} : { trouble: troubleText(trouble) }),
    ...(refusedMark === undefined ? {} : { refusedMark }),
  };
}

function recordFrom(accountId: string, fields: ReadonlyMap<string, unknown>): AccountRecord | undefined {
  const numbers = ['generation', 'claimedAt', 'nextDue', 'holdUntil'].map((name) => fields.get(name));
  const [generation = 0, claimedAt = 0, nextDue = 0, holdUntil = 0] = numbers.filter(isCount);
  const settled = fields.get('settled');
  if (!numbers.every(isCount) || typeof settled !== 'boolean') {
    return undefined;
  }
  const [reading, trouble, mark] = [
    readingFrom(fields.get('reading')),
    fields.get('trouble'),
    fields.get('refusedMark'),
  ];
  return {
    ...{ accountId, generation, claimedAt, settled, nextDue, holdUntil },
    ...(reading === undefined ? {} : { reading }),
    ...(trouble === undefined ? {} : { trouble: troubleFrom(trouble, claimedAt) }),
    ...(typeof mark === 'string' ? { refusedMark: mark } : {}),
  };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function objectIn(text: string): ReadonlyMap<string, unknown> {
  try {
    return new Map<string, unknown>(Object.entries(Object(JSON.parse(text))));
  } catch {
    return new Map();
  }
}
