import { plainText } from '../text/plainText.ts';
import { type Account, DECLARED_ID, FOREIGN_ID, partsOf } from './account.ts';
import { parseEndpoints } from './address.ts';
import { type CatalogParameter, type CatalogPlaces, parseParameters, parsePlace } from './choices.ts';
import type { EntryProblem, InvalidEntry, UnusableEntry } from './entryProblem.ts';
import { type Fields, isRecord, type Parsed, problem, textOf, unknownValue } from './parsed.ts';
import { LONGEST_SHOWN, looksLikeSecret, shownId } from './secretLook.ts';
import { type AlertSettings, parseAlertSettings } from './threshold.ts';
import { type CatalogField, neededParts, PAIR, readVariables, strangePart } from './variables.ts';

/** What the parser needs to know of the providers. */
export interface Catalog {
  readonly id: string;
  readonly products: readonly {
    readonly id: string;
    readonly quantities?: readonly { readonly key: string }[];
    readonly credential?: readonly CatalogField[];
    readonly parameters?: readonly CatalogParameter[];
    readonly places?: CatalogPlaces;
  }[];
}

/** The accounts of the setting: the valid ones in order, and what is wrong with the others. */
export interface ParsedAccounts {
  readonly accounts: readonly Account[];
  readonly invalid: readonly UnusableEntry[];
}

/**
 * Reads the setting `messagingBalance.accounts`, which people also write by hand. An account of another extension's provider
 * that is not in the catalog is valid: that extension may start later. So is one of a provider that is `awaited`, by its id: what is known
 * of it is still to be loaded, or cannot be. An invalid entry is reported by name and keeps no other from being used. Fields that are
 * unknown here are ignored.
 */
export function parseAccounts(
  setting: unknown,
  catalog: readonly Catalog[],
  awaited: readonly string[] = [],
): ParsedAccounts {
  const accounts: Account[] = [];
  const invalid: UnusableEntry[] = [];
  const list = entriesOf(setting);
  if (list === undefined) {
    return { accounts, invalid: [{ name: '', problem: { kind: 'no-list' } }] };
  }
  for (const [index, raw] of list.entries()) {
    const parsed = parseAccount(raw, index, catalog, accounts, awaited);
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
  awaited: readonly string[] = [],
): Account | InvalidEntry {
  const parsed = isRecord(raw) ? parseEntry(raw, catalog, before, awaited) : problem({ kind: 'no-object' });
  return 'problem' in parsed ? { name: entryName(raw, index), problem: parsed.problem } : parsed;
}

/**
 * The id by which an entry of the setting goes, which is that of its account: without blanks of any kind around it.
 * `undefined` for an entry that has none.
 */
export function entryId(raw: unknown): string | undefined {
  return isRecord(raw) ? textOf(raw, 'id') : undefined;
}

/** The ids of the providers that entries of the setting name, whether there are such. */
export function providersNamed(setting: unknown): readonly string[] {
  const list = entriesOf(setting) ?? [];
  return [...new Set(list.flatMap((raw) => (isRecord(raw) ? (textOf(raw, 'provider') ?? []) : [])))];
}

/** What an entry is called in messages: its name where that may be shown, else its place: `#2`. */
export function entryName(raw: unknown, index: number): string {
  return shownName(raw) ?? `#${index + 1}`;
}

function parseEntry(
  entry: Fields,
  catalog: readonly Catalog[],
  before: readonly Account[],
  awaited: readonly string[],
): Parsed<Account> {
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
  const stranger = known === undefined ? strangerIn(provider, awaited) : undefined;
  if (stranger !== undefined) {
    return problem(stranger);
  }
  const served = known?.products.find((candidate) => candidate.id === product);
  if (served === undefined && (known !== undefined || looksLikeSecret(product))) {
    return unknownValue(
      'product',
      product,
      known?.products.map(({ id: each }) => each),
    );
  }
  const endpoints = parseEndpoints(entry['endpoints']);
  const question = parseQuestion(entry, served);
  const alerts = parseAlerts(
    entry,
    served?.quantities?.map(({ key }) => key),
  );
  const rest = parseRest(entry, fieldsOf(served, provider));
  for (const part of [endpoints, question, alerts, rest]) {
    if ('problem' in part) {
      return { problem: part.problem as EntryProblem };
    }
  }
  return { id, name, provider, product, ...question, ...endpoints, ...alerts, ...rest };
}

/** What is wrong with a provider that nobody knows; nothing where another extension or a declaration may yet add it. */
function strangerIn(provider: string, awaited: readonly string[]): EntryProblem | undefined {
  if (looksLikeSecret(provider)) {
    return { kind: 'secret-in-field', field: 'provider' };
  }
  return FOREIGN_ID.test(provider) || awaited.includes(provider)
    ? undefined
    : { kind: 'unknown-provider', value: shownId(provider) };
}

/** What is asked beside the product. What its provider takes is known when it is there: until then nothing is asked with it. */
function parseQuestion(
  entry: Fields,
  served: Catalog['products'][number] | undefined,
): Parsed<Pick<Account, 'place' | 'parameters'>> {
  if (served === undefined) {
    return {};
  }
  const place = parsePlace(entry, served.places);
  const parameters = parseParameters(entry['parameters'], served.parameters);
  return 'problem' in place ? place : 'problem' in parameters ? parameters : { ...place, ...parameters };
}

function shownName(raw: unknown): string | undefined {
  const name = isRecord(raw) ? textOf(raw, 'name') : undefined;
  return name === undefined || looksLikeSecret(name) ? undefined : plainText(name, LONGEST_SHOWN);
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

/** The parts of a credential. Where the provider is not there, other extensions' have the same; of all others they are known with it alone. */
function fieldsOf(
  served: Catalog['products'][number] | undefined,
  provider: string,
): readonly CatalogField[] | undefined {
  const isForeign = FOREIGN_ID.test(provider) && !DECLARED_ID.test(provider);
  return served === undefined && !isForeign ? undefined : (served?.credential ?? PAIR);
}

function parseRest(
  entry: Fields,
  fields: readonly CatalogField[] | undefined,
): Parsed<Pick<Account, 'refreshInterval' | 'env'>> {
  const interval = entry['refreshInterval'];
  if (interval !== undefined && (typeof interval !== 'number' || Number.isNaN(interval))) {
    return problem({ kind: 'no-number', field: 'refreshInterval' });
  }
  const rest = interval === undefined ? {} : { refreshInterval: interval };
  if (entry['env'] === undefined || fields === undefined) {
    return rest;
  }
  const stranger = strangePart(entry['env'], fields);
  if (stranger !== undefined) {
    return unknownValue(
      'env',
      stranger,
      fields.map(({ id }) => id),
    );
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
