import { plainText } from '../text/plainText.ts';
import type { CredentialVariables } from './account.ts';
import { isRecord } from './parsed.ts';

/** A part of a credential, as far as an entry of the setting names a variable for it. */
export interface CatalogField {
  readonly id: string;
  readonly optional?: true;
}

/** What most providers take, and all of other extensions. */
export const PAIR: readonly CatalogField[] = [{ id: 'key' }, { id: 'secret' }];

/**
 * The names of the environment variables for the parts of a credential, as an entry of the setting gives them; `undefined` when a
 * part that is needed has none, or when one is no name.
 */
export function readVariables(value: unknown, fields: readonly CatalogField[]): CredentialVariables | undefined {
  const entries = new Map<string, unknown>(Object.entries(Object(value)));
  const names = fields
    .filter(({ id, optional }) => optional !== true || entries.has(id))
    .map(({ id }): readonly [string, string] => [id, nameOf(entries.get(id))]);
  return names.every(([, name]) => name !== '') ? Object.fromEntries(names) : undefined;
}

/** The first name in an entry's `env` that is no part of the credential. A misspelt one would be left out without a word. */
export function strangePart(value: unknown, fields: readonly CatalogField[]): string | undefined {
  return isRecord(value) ? Object.keys(value).find((name) => !fields.some(({ id }) => id === name)) : undefined;
}

/** The ids of the parts that need a variable. */
export function neededParts(fields: readonly CatalogField[]): readonly string[] {
  return fields.flatMap(({ id, optional }) => (optional === true ? [] : [id]));
}

function nameOf(value: unknown): string {
  const name = typeof value === 'string' ? value.trim() : '';
  return plainText(name) === '' ? '' : name;
}
