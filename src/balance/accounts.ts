import type { Translate } from '../base/language.ts';
import type { Account, CredentialVariables } from './account.ts';
import { checkEndpoint, shownEndpoint } from './endpoint.ts';
import type { EndpointProblem } from './errors.ts';
import { endpointText } from './faultText.ts';

/** What the parser needs to know of the providers. */
export interface Catalog {
  readonly id: string;
  readonly products: readonly { readonly id: string }[];
  readonly options?: {
    readonly signTypes: readonly string[];
    readonly formats: readonly string[];
    readonly contentTypes: readonly string[];
  };
}

/** Why an entry of the setting cannot be used. `value` is what stands there, never a secret. */
export type EntryProblem =
  | { readonly kind: 'no-object' }
  | {
      readonly kind: 'no-text' | 'duplicate-id' | 'no-number' | 'unknown-value' | 'not-supported' | 'no-variables';
      readonly field: string;
      readonly value?: string;
    }
  | { readonly kind: 'secret-in-name' }
  | { readonly kind: 'endpoint'; readonly value: string; readonly problem: EndpointProblem };

/** An entry that cannot be used: its name, or its place (`#2`) when it has none. */
export interface InvalidEntry {
  readonly name: string;
  readonly problem: EntryProblem;
}

/** The accounts of the setting: the valid ones in order, and what is wrong with the others. */
export interface ParsedAccounts {
  readonly accounts: readonly Account[];
  readonly invalid: readonly InvalidEntry[];
}

/**
 * Reads the setting `messagingBalance.accounts`, which people also write by hand. An invalid entry is reported by name and
 * keeps no other from being used. Fields that are unknown here are ignored.
 */
export function parseAccounts(setting: unknown, catalog: readonly Catalog[]): ParsedAccounts {
  const accounts: Account[] = [];
  const invalid: InvalidEntry[] = [];
  for (const [index, raw] of (Array.isArray(setting) ? setting : []).entries()) {
    const entry = isRecord(raw) ? raw : {};
    const parsed = isRecord(raw) ? parseEntry(raw, catalog, accounts) : problem({ kind: 'no-object' });
    if ('problem' in parsed) {
      const name = parsed.problem.kind === 'secret-in-name' ? undefined : textOf(entry, 'name');
      invalid.push({ name: name ?? `#${index + 1}`, problem: parsed.problem });
    } else {
      accounts.push(parsed);
    }
  }
  return { accounts, invalid };
}

/**
 * Whether a text looks like a key, a secret or a pair of them rather than like a name: they are long runs of
 * hexadecimal digits or of letters mixed with digits, without a blank.
 */
export function looksLikeSecret(text: string): boolean {
  return text
    .split(/[\s:]+/)
    .some((word) => /^[0-9a-f]{24,}$/i.test(word) || (/^[\w+/=-]{32,}$/.test(word) && /\d/.test(word)));
}

/** One sentence about an entry that cannot be used. Plain text. */
export function entryProblemText(entry: InvalidEntry, t: Translate): string {
  const { name } = entry;
  const found = entry.problem;
  switch (found.kind) {
    case 'no-object':
      return t('Account {0} in the settings is not an object.', name);
    case 'no-text':
      return t('Account {0} lacks the text "{1}".', name, found.field);
    case 'duplicate-id':
      return t('Account {0} has the id "{1}", which another account has already.', name, found.value ?? '');
    case 'no-number':
      return t('Account {0}: "{1}" must be a number.', name, found.field);
    case 'unknown-value':
      return t('Account {0}: "{1}" cannot be "{2}".', name, found.field, found.value ?? '');
    case 'not-supported':
      return t('Account {0}: its provider does not know "{1}".', name, found.field);
    case 'no-variables':
      return t('Account {0}: "env" must name two environment variables, "key" and "secret".', name);
    case 'secret-in-name':
      return t(
        'Account {0}: its name looks like a key or a secret. Choose another name, and enter the credential with Update Credential.',
        name,
      );
    case 'endpoint':
      return t('Account {0}: {1}', name, endpointText(found.problem, found.value, t));
  }
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
    return problem({ kind: 'duplicate-id', field: 'id', value: id });
  }
  const known = catalog.find((candidate) => candidate.id === provider);
  if (known === undefined) {
    return problem({ kind: 'unknown-value', field: 'provider', value: provider });
  }
  if (!known.products.some((candidate) => candidate.id === product)) {
    return problem({ kind: 'unknown-value', field: 'product', value: product });
  }
  const endpoints = parseEndpoints(entry['endpoints']);
  const options = parseOptions(entry, known);
  const rest = parseRest(entry);
  for (const part of [endpoints, options, rest]) {
    if ('problem' in part) {
      return { problem: part.problem as EntryProblem };
    }
  }
  return { id, name, provider, product, ...endpoints, ...options, ...rest };
}

function textOf(entry: Fields, field: string): string | undefined {
  const value = entry[field];
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

function parseEndpoints(value: unknown): Parsed<Pick<Account, 'endpoints'>> {
  if (value === undefined) {
    return {};
  }
  if (!Array.isArray(value) || value.length === 0) {
    return problem({ kind: 'no-text', field: 'endpoints' });
  }
  const endpoints: string[] = [];
  for (const endpoint of value) {
    const checked = typeof endpoint === 'string' ? checkEndpoint(endpoint) : undefined;
    if (checked === undefined) {
      return problem({ kind: 'no-text', field: 'endpoints' });
    }
    if (!checked.ok) {
      return problem({ kind: 'endpoint', value: shownEndpoint(String(endpoint)), problem: checked.problem });
    }
    endpoints.push(checked.url);
  }
  return { endpoints };
}

const OPTIONS = [
  ['signType', 'signTypes'],
  ['format', 'formats'],
  ['contentType', 'contentTypes'],
] as const;

function parseOptions(entry: Fields, known: Catalog): Parsed<Pick<Account, 'signType' | 'format' | 'contentType'>> {
  const options: Record<string, string> = {};
  for (const [field, list] of OPTIONS) {
    const value = entry[field];
    if (value === undefined) {
      continue;
    }
    const allowed = known.options?.[list];
    if (allowed === undefined) {
      return problem({ kind: 'not-supported', field });
    }
    if (typeof value !== 'string' || !allowed.includes(value)) {
      return problem({ kind: 'unknown-value', field, value: String(value) });
    }
    options[field] = value;
  }
  return options;
}

function parseRest(entry: Fields): Parsed<Pick<Account, 'refreshInterval' | 'env'>> {
  const interval = entry['refreshInterval'];
  if (interval !== undefined && (typeof interval !== 'number' || Number.isNaN(interval))) {
    return problem({ kind: 'no-number', field: 'refreshInterval' });
  }
  const env = entry['env'];
  if (env !== undefined && !isVariables(env)) {
    return problem({ kind: 'no-variables', field: 'env' });
  }
  return {
    ...(interval === undefined ? {} : { refreshInterval: interval }),
    ...(env === undefined ? {} : { env: { key: env.key, secret: env.secret } }),
  };
}

function isVariables(value: unknown): value is CredentialVariables {
  return (
    isRecord(value) && [value['key'], value['secret']].every((name) => typeof name === 'string' && name.trim() !== '')
  );
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problem(found: EntryProblem): { readonly problem: EntryProblem } {
  return { problem: found };
}
