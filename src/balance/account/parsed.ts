import { plainText } from '../text/plainText.ts';
import type { EntryProblem } from './entryProblem.ts';
import { looksLikeSecret, shownId } from './secretLook.ts';

/** What was read of an entry, or why it cannot be used. */
export type Parsed<T> = T | Refused;

export interface Refused {
  readonly problem: EntryProblem;
}

export type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text in a field; `undefined` when there is none, or none that can be seen. */
export function textOf(entry: Fields, field: string): string | undefined {
  const value = entry[field];
  const text = typeof value === 'string' ? value.trim() : '';
  return plainText(text) === '' ? undefined : text;
}

export function problem(found: EntryProblem): Refused {
  return { problem: found };
}

/** That a field cannot be what it is; `choices` are what it can be, where there are few. */
export function unknownValue(field: string, value: string, choices?: readonly string[]): Refused {
  return looksLikeSecret(value)
    ? problem({ kind: 'secret-in-field', field })
    : problem({ kind: 'unknown-value', field, value: shownId(value), ...(choices === undefined ? {} : { choices }) });
}
