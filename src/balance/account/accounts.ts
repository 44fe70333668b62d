import { plainText } from '../text/plainText.ts';
import { type Account, FOREIGN_ID, partsOf } from './account.ts';
import { checkEndpoint, MOST_ENDPOINTS, shownEndpoint } from './endpoint.ts';
import type { EntryProblem, InvalidEntry, UnusableEntry } from './entryProblem.ts';
import { type AlertSettings, parseAlertSettings } from './threshold.ts';
import { type CatalogField, neededParts, PAIR, readVariables } from './variables.ts';

/** What stands in the setting is cut here when it is shown. */
const LONGEST_SHOWN = 60;

/** What the parser needs to know of the providers. */
export interface Catalog {
  readonly id: string;
  readonly products: readonly {
    readonly id: string;
    readonly quantities?: readonly { readonly key: string }[];
    readonly credential?: readonly CatalogField[];
  }[];
  readonly options?: {
    readonly signTypes: readonly string[];
    readonly formats: readonly string[];
    readonly contentTypes: readonly string[];
  };
}

/** The accounts of the setting: the valid ones in order, and what is wrong with the others. */
export interface ParsedAccounts {
  readonly accounts: readonly Account[];
  readonly invalid: readonly UnusableEntry[];
}

/**
 * Reads the setting `messagingBalance.accounts`, which people also write by hand. An account of another extension's provider
 * that is not in the catalog is valid: that extension may start later. An invalid entry is reported by name and keeps no other
 * from being used. Fields that are unknown here are ignored.
 */
export function parseAccounts(setting: unknown, catalog: readonly Catalog[]): ParsedAccounts {
  const accounts: Account[] = [];
  const invalid: UnusableEntry[] = [];
  const list = entriesOf(setting);
  if (list === undefined) {
    return { accounts, invalid: [{ name: '', problem: { kind: 'no-list' } }] };
  }
  for (const [index, raw] of list.entries()) {
    const parsed = parseAccount(raw, index, catalog, accounts);
    if ('problem' in parsed) {
      invalid.push({ ...parsed, index });
    } else {
      accounts.push(parsed);
    }
  }
  return { accounts, invalid };
}

/** The entries of the setting as they stand there; none without the setting, `undefined` when it is no list. */
export function entriesOf(setting: unknown): readonly unknown[] | undefined {
  if (setting === undefined) {
    return [];
  }
  return Array.isArray(setting) ? setting : undefined;
}

/** Reads one entry of a list of accounts. `index` is its place there; `before` are the valid entries before it. */
export function parseAccount(
  raw: unknown,
  index: number,
  catalog: readonly Catalog[],
  before: readonly Account[],
): Account | InvalidEntry {
  const parsed = isRecord(raw) ? parseEntry(raw, catalog, before) : problem({ kind: 'no-object' });
  return 'problem' in parsed ? { name: entryName(raw, index), problem: parsed.problem } : parsed;
}

/**
 * The id by which an entry of the setting goes, which is that of its account: without blanks of any kind around it.
 * `undefined` for an entry that has none.
 */
export function entryId(raw: unknown): string | undefined {
  return isRecord(raw) ? textOf(raw, 'id') : undefined;
}

/** What an entry is called in messages: its name where that may be shown, else its place: `#2`. */
export function entryName(raw: unknown, index: number): string {
  return shownName(raw) ?? `#${index + 1}`;
}

/** At least 24 hexadecimal digits that no letter or digit touches. */
const HEXADECIMAL = /(?<![0-9a-z])[0-9a-f]{24,}(?![0-9a-z])/i;
/** Base64 and its kin without a blank. */
const LONG_WORD = /[\w+/=-]{32,}/g;
/** Letters mixed with digits for longer than in a word with a number, and longer than the parts of a UUID. */
const MIXED = /(?=[a-z]*\d)(?=\d*[a-z])[0-9a-z]{13,}/i;

/**
 * Whether a text looks like a key, a secret or a pair of them, or holds one: they are long runs of hexadecimal digits or
 * of letters mixed with digits, without a blank. Long names of words (`alerts-production-cn-north-1-backup`) and UUIDs
 * do not.
 */
export function looksLikeSecret(text: string): boolean {
  return HEXADECIMAL.test(text) || (text.match(LONG_WORD) ?? []).some((word) => MIXED.test(word));
}

type Parsed<T> = T | { readonly problem: EntryProblem };
type Fields = Readonly<Record<string, unknown>>;

function parseEntry(entry: Fields, catalog: readonly Catalog[], before: readonly Account[]): Parsed<Account> {
  const [id, name, provider, product] = [
    textOf(entry, 'id'),
    textOf(entry, 'name'),
    textOf(entry, 'provider'),
    textOf(entry, 'product'),
  ];
  if (id === undefined || name === undefined || provider === undefined || product === undefined) {
    const field = ['id', 'name', 'provider', 'product'].find((candidate) => textOf(entry, candidate) === undefined);
    return problem({ kind: 'no-text', field: field ?? 'id' });
  }
  if (looksLikeSecret(name)) {
    return problem({ kind: 'secret-in-name' });
  }
  if (before.some((account) => account.id === id)) {
    return problem({ kind: 'duplicate-id', field: 'id', value: shownId(id) });
  }
  const known = catalog.find((candidate) => candidate.id === provider);
  if (known === undefined && looksLikeSecret(provider)) {
    return problem({ kind: 'secret-in-field', field: 'provider' });
  }
  if (known === undefined && !FOREIGN_ID.test(provider)) {
    return problem({ kind: 'unknown-provider', value: shownId(provider) });
  }
  const served = known?.products.find((candidate) => candidate.id === product);
  if (served === undefined && (known !== undefined || looksLikeSecret(product))) {
    return unknownValue('product', product);
  }
  const endpoints = parseEndpoints(entry['endpoints']);
  const options = parseOptions(entry, known);
  const alerts = parseAlerts(
    entry,
    served?.quantities?.map(({ key }) => key),
  );
  const rest = parseRest(entry, served?.credential);
  for (const part of [endpoints, options, alerts, rest]) {
    if ('problem' in part) {
      return { problem: part.problem as EntryProblem };
    }
  }
  return { id, name, provider, product, ...endpoints, ...options, ...alerts, ...rest };
}

/** The text in a field; `undefined` when there is none, or none that can be seen. */
function textOf(entry: Fields, field: string): string | undefined {
  const value = entry[field];
  const text = typeof value === 'string' ? value.trim() : '';
  return plainText(text) === '' ? undefined : text;
}

function shownName(raw: unknown): string | undefined {
  const name = isRecord(raw) ? textOf(raw, 'name') : undefined;
  return name === undefined || looksLikeSecret(name) ? undefined : plainText(name, LONGEST_SHOWN);
}

/** An id, or another word of an entry, as it may be shown: plain text, and never a secret. */
export function shownId(value: string): string {
  return looksLikeSecret(value) ? '…' : plainText(value, LONGEST_SHOWN);
}

function unknownValue(field: string, value: string): { readonly problem: EntryProblem } {
  return looksLikeSecret(value)
    ? problem({ kind: 'secret-in-field', field })
    : problem({ kind: 'unknown-value', field, value: shownId(value) });
}

function parseEndpoints(value: unknown): Parsed<Pick<Account, 'endpoints'>> {
  if (value === undefined) {
    return {};
  }
  if (!Array.isArray(value) || value.length === 0) {
    return problem({ kind: 'no-text', field: 'endpoints' });
  }
  if (value.length > MOST_ENDPOINTS) {
    return problem({ kind: 'too-many', field: 'endpoints', most: MOST_ENDPOINTS });
  }
  const endpoints: string[] = [];
  for (const endpoint of value) {
    const parsed =
      typeof endpoint === 'string' ? parseEndpoint(endpoint) : problem({ kind: 'no-text', field: 'endpoints' });
    if ('problem' in parsed) {
      return parsed;
    }
    endpoints.push(parsed.url);
  }
  return { endpoints };
}

/** Reads a base address of an account: normalized as by {@link checkEndpoint}, or why the setting refuses it. */
export function parseEndpoint(endpoint: string): { readonly url: string } | { readonly problem: EntryProblem } {
  const checked = checkEndpoint(endpoint);
  const value = checked.ok ? checked.url : shownEndpoint(endpoint);
  // Host and path would be shown, and sent in the clear to whoever resolves names.
  if (looksLikeSecret(value) || (!checked.ok && checked.problem === 'not-a-url' && looksLikeSecret(endpoint))) {
    return problem({ kind: 'secret-in-field', field: 'endpoints' });
  }
  return checked.ok ? checked : problem({ kind: 'endpoint', value, problem: checked.problem });
}

const OPTIONS = [
  ['signType', 'signTypes'],
  ['format', 'formats'],
  ['contentType', 'contentTypes'],
] as const;

/** What a provider takes is known when it is there: until then nothing is asked with it. */
function parseOptions(
  entry: Fields,
  known: Catalog | undefined,
): Parsed<Pick<Account, 'signType' | 'format' | 'contentType'>> {
  const options: Record<string, string> = {};
  for (const [field, list] of OPTIONS) {
    const value = entry[field];
    if (value === undefined || known === undefined) {
      continue;
    }
    const allowed = known.options?.[list];
    if (allowed === undefined) {
      return problem({ kind: 'not-supported', field });
    }
    if (typeof value !== 'string' || !allowed.includes(value)) {
      return unknownValue(field, typeof value === 'string' ? value : JSON.stringify(value));
    }
    options[field] = value;
  }
  return options;
}

function parseAlerts(entry: Fields, keys: readonly string[] | undefined): Parsed<AlertSettings> {
  const parsed = parseAlertSettings(entry, keys);
  if (parsed.ok) {
    return parsed.value;
  }
  const { kind, field } = parsed.problem;
  return looksLikeSecret(field)
    ? problem({ kind: 'secret-in-field', field: 'thresholds' })
    : problem({ kind: 'threshold', problem: { kind, field: plainText(field, LONGEST_SHOWN) } });
}

function parseRest(
  entry: Fields,
  fields: readonly CatalogField[] = PAIR,
): Parsed<Pick<Account, 'refreshInterval' | 'env'>> {
  const interval = entry['refreshInterval'];
  if (interval !== undefined && (typeof interval !== 'number' || Number.isNaN(interval))) {
    return problem({ kind: 'no-number', field: 'refreshInterval' });
  }
  const rest = interval === undefined ? {} : { refreshInterval: interval };
  if (entry['env'] === undefined) {
    return rest;
  }
  const env = readVariables(entry['env'], fields);
  if (env === undefined) {
    return problem({ kind: 'no-variables', field: 'env', parts: neededParts(fields) });
  }
  // Names of variables are words with underscores; a run of characters between them is none.
  return partsOf(env).some((name) => looksLikeSecret(name.replaceAll('_', ' ')))
    ? problem({ kind: 'secret-in-field', field: 'env' })
    : { ...rest, env };
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problem(found: EntryProblem): { readonly problem: EntryProblem } {
  return { problem: found };
}
