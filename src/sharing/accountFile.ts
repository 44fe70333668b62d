import { type Account, DECLARED_ID } from '../balance/account/account.ts';
import { freeName } from '../balance/account/accountName.ts';
import { type Catalog, entryName, parseAccount } from '../balance/account/accounts.ts';
import type { InvalidEntry } from '../balance/account/entryProblem.ts';
import { entryProblemText } from '../balance/account/entryText.ts';
import { looksLikeSecret } from '../balance/account/secretLook.ts';
import { plainText } from '../balance/text/plainText.ts';
import type { Translate } from '../base/language.ts';
import { parseJson, plainValue } from '../net/json.ts';
import { ParseError } from '../net/parseError.ts';
import type { Declaration } from '../providers/declared/declaration.ts';
import { readFileDeclarations } from './declarationFile.ts';
import { writtenLevel } from './thresholdEntry.ts';

/** Larger files are not read; a hundred accounts need a tenth of it. */
export const LARGEST_FILE = 256 * 1024;

const FORMAT = 'messaging-balance-accounts';
const VERSION = 1;
const LONGEST_NAME = 100;
const LONGEST_SHOWN = 60;

/**
 * What of an account is shared. Its id is not: credential and history of a machine are bound to it, and another machine has
 * neither.
 */
const SHARED: Readonly<Record<Exclude<keyof Account, 'id'>, true>> = {
  name: true,
  provider: true,
  product: true,
  place: true,
  endpoints: true,
  parameters: true,
  refreshInterval: true,
  thresholds: true,
  daysLeft: true,
  env: true,
};

/** An entry of a file that is not taken, and why, in one sentence. Plain text, and never a secret. */
export interface RefusedEntry {
  readonly name: string;
  readonly reason: string;
}

/** What is wrong with an entry, in one sentence for where the file is read. */
export type EntryText = (entry: InvalidEntry, t: Translate) => string;

/** What a file holds. The accounts have ids of their own here. */
export interface AccountFile {
  readonly accounts: readonly Account[];
  /** The providers that it declares and that are not declared here. Some of its accounts may be theirs. */
  readonly declarations: readonly Declaration[];
  readonly refused: readonly RefusedEntry[];
}

/**
 * The accounts as a file that a team can share, with the declared providers that they use. It holds no credential: neither holds one.
 * `redact` takes secrets out of what users have named: out of the finished text it would take names of fields and numbers along, as any
 * word may be somebody's secret.
 */
export function accountFileText(
  accounts: readonly Account[],
  declared: readonly Declaration[] = [],
  redact = (text: string): string => text,
): string {
  const providers = declared.filter(({ id }) => accounts.some(({ provider }) => provider === id));
  const clean = (entry: object): object =>
    JSON.parse(JSON.stringify(entry), (_, value) => (typeof value === 'string' ? redact(value) : value));
  const names: string[] = [];
  const content = {
    ...{ format: FORMAT, version: VERSION },
    // By their ids they are found again.
    ...(providers.length === 0 ? {} : { providers: providers.map((each) => ({ ...clean(each), id: each.id })) }),
    accounts: accounts.map((account) => {
      const { provider, product } = account;
      // Whoever reads the file tells them apart by their names.
      const name = freeName(redact(account.name), names);
      names.push(name);
      return { ...clean(sharedFields(account)), name, provider, product };
    }),
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

function sharedFields(account: Account): Readonly<Record<string, unknown>> {
  const { thresholds, daysLeft } = account;
  const levels = Object.entries(thresholds ?? {}).map(([key, level]) => [key, writtenLevel(level)] as const);
  return {
    ...Object.fromEntries(Object.entries(account).filter(([field]) => Object.hasOwn(SHARED, field))),
    ...(thresholds === undefined ? {} : { thresholds: Object.fromEntries(levels) }),
    ...(daysLeft === undefined ? {} : { daysLeft: writtenLevel(daysLeft) }),
  };
}

/**
 * Reads a file of accounts, as strictly as the setting is read. `newId` gives each account its id, and `present` are the
 * providers that are declared here. `entryText` says what is wrong with an entry. The problem of a file that cannot be used is one sentence about `file`, its name: plain text,
 * and never a secret.
 */
export function readAccountFile(
  bytes: Uint8Array,
  file: string,
  catalog: readonly Catalog[],
  newId: () => string,
  t: Translate,
  present: readonly Declaration[] = [],
  entryText: EntryText = settingText,
): AccountFile | { readonly problem: string } {
  if (bytes.length > LARGEST_FILE) {
    return { problem: t('{0} is larger than {1} KiB and was not read.', file, LARGEST_FILE / 1024) };
  }
  const content = contentOf(bytes, file, t);
  if ('problem' in content) {
    return content;
  }
  const entries = entriesOf(content.value, file, t);
  if ('problem' in entries) {
    return entries;
  }
  const declared = readFileDeclarations(entries.providers, present, catalog, t);
  const { accounts, refused } = readEntries(entries.list, declared.catalog, newId, t, entryText);
  return { accounts, declarations: declared.declarations, refused: [...declared.refused, ...refused] };
}

function contentOf(
  bytes: Uint8Array,
  file: string,
  t: Translate,
): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: plainValue(parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))) };
  } catch (error) {
    const twice = error instanceof ParseError ? error.field : undefined;
    return {
      problem:
        twice === undefined
          ? t('{0} is not a JSON file that can be read.', file)
          : t('{0} names "{1}" twice in one place, so it is not believed.', file, shown(twice)),
    };
  }
}

function entriesOf(
  content: unknown,
  file: string,
  t: Translate,
): { readonly list: readonly unknown[]; readonly providers: readonly unknown[] } | { readonly problem: string } {
  const { format, version, accounts, providers = [] } = isRecord(content) ? content : {};
  if (
    format !== FORMAT ||
    typeof version !== 'number' ||
    (version === VERSION && !(Array.isArray(accounts) && Array.isArray(providers)))
  ) {
    return { problem: t('{0} holds no accounts that Messaging Balance has exported.', file) };
  }
  if (version !== VERSION) {
    return {
      problem: t('{0} has the format {1}, and this version of Messaging Balance reads {2}.', file, version, VERSION),
    };
  }
  const list: readonly unknown[] = Array.isArray(accounts) ? accounts : [];
  const declared: readonly unknown[] = Array.isArray(providers) ? providers : [];
  return list.length + declared.length === 0
    ? { problem: t('{0} holds no account.', file) }
    : { list, providers: declared };
}

function readEntries(
  list: readonly unknown[],
  catalog: readonly Catalog[],
  newId: () => string,
  t: Translate,
  entryText: EntryText,
): Pick<AccountFile, 'accounts' | 'refused'> {
  const accounts: Account[] = [];
  const refused: RefusedEntry[] = [];
  for (const [index, raw] of list.entries()) {
    const read = readEntry(raw, index, catalog, newId(), t, entryText);
    if ('reason' in read) {
      refused.push(read);
    } else if (accounts.some(({ name }) => name === read.name)) {
      const { name } = read;
      refused.push({ name, reason: t('Account {0}: another account in the file has this name.', plainText(name)) });
    } else {
      accounts.push(read);
    }
  }
  return { accounts, refused };
}

function readEntry(
  raw: unknown,
  index: number,
  catalog: readonly Catalog[],
  id: string,
  t: Translate,
  entryText: EntryText,
): Account | RefusedEntry {
  const name = entryName(raw, index);
  if (!isRecord(raw)) {
    return { name, reason: t('Account {0} in the file is not an object.', name) };
  }
  // A misspelt option would be lost without a word, and a secret has no place here.
  const stranger = Object.keys(raw).find((field) => field !== 'id' && !Object.hasOwn(SHARED, field));
  if (stranger !== undefined) {
    return { name, reason: t('Account {0}: an account has no "{1}".', name, shown(stranger)) };
  }
  const read = parseAccount({ ...raw, id }, index, catalog, []);
  if (!('problem' in read) && !catalog.some((provider) => provider.id === read.provider)) {
    // Its credential is asked for while it is imported: here the extension that adds its provider has to be there.
    const problem = { kind: 'unknown-provider', value: shown(read.provider) } as const;
    return { name, reason: entryText({ name, problem }, t) };
  }
  return 'problem' in read
    ? { name, reason: entryText(read, t) }
    : { ...read, name: plainText(read.name, LONGEST_NAME) };
}

/** What is wrong with an entry, for who has the settings at hand. */
export function settingText(entry: InvalidEntry, t: Translate): string {
  const { name, problem } = entry;
  return problem.kind === 'unknown-provider' && DECLARED_ID.test(problem.value)
    ? t(
        'Account {0}: neither the file nor the settings declare its provider {1} so that it can be used.',
        name,
        problem.value,
      )
    : entryProblemText(entry, t);
}

function shown(field: string): string {
  return looksLikeSecret(field) ? '…' : plainText(field, LONGEST_SHOWN);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
