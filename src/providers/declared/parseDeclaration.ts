import { DECLARED_ID } from '../../balance/account/account.ts';
import type { Declaration, DeclarationProblem } from './declaration.ts';
import { parseQuantities } from './parseQuantities.ts';
import { parseError, parseOk, refuseMixture } from './parseReply.ts';
import { parseRequest } from './parseRequest.ts';
import { namesSecret } from './secretName.ts';
import { optional, WrittenField } from './writtenField.ts';

const FIELDS = [
  ...['id', 'label', 'url', 'method', 'query', 'headers', 'auth', 'body', 'ok', 'error', 'quantities', 'console'],
] as const satisfies readonly (keyof Declaration)[];

/** Of each of these, whoever confirms it is shown all: more than this nobody would read. */
const SHOWN = ['query', 'headers', 'body', 'ok', 'error'] as const satisfies readonly (keyof Declaration)[];
const LONGEST_SHOWN = 2_000;
const LONGEST_ID = 60;
const LONGEST_LABEL = 60;

export type ParsedDeclaration =
  | { readonly declaration: Declaration }
  | { readonly problems: readonly DeclarationProblem[] };

/** An entry of the setting that declares no provider, with all that is wrong with it. `index` is its place in the list, from 0. */
export interface UnusableDeclaration {
  /** Its id where that may be shown, else its place: `#2`. Empty where the setting is no list. */
  readonly name: string;
  readonly index?: number;
  readonly problems: readonly DeclarationProblem[];
}

/** The declarations of a list: the valid ones in order, and what is wrong with the others. */
export interface ParsedDeclarations {
  readonly declarations: readonly Declaration[];
  readonly invalid: readonly UnusableDeclaration[];
}

/**
 * Reads the setting `messagingBalance.providers`. `taken` are the ids of all other providers. What is wrong with one declaration
 * keeps no other from being used.
 */
export function parseDeclarations(setting: unknown, taken: readonly string[]): ParsedDeclarations {
  const declarations: Declaration[] = [];
  const invalid: UnusableDeclaration[] = [];
  if (setting !== undefined && !Array.isArray(setting)) {
    return { declarations, invalid: [{ name: '', problems: [{ at: '', kind: 'no-list' }] }] };
  }
  const list: readonly unknown[] = setting ?? [];
  for (const [index, raw] of list.entries()) {
    const parsed = parseDeclaration(raw, [...taken, ...declarations.map(({ id }) => id)]);
    if ('problems' in parsed) {
      invalid.push({ name: declarationName(raw, index), index, problems: parsed.problems });
    } else {
      declarations.push(parsed.declaration);
    }
  }
  return { declarations, invalid };
}

/** What an entry is called in messages: its id where that may be shown, else its place: `#2`. */
export function declarationName(raw: unknown, index: number): string {
  const { value } = new WrittenField(raw, '', []).field('id');
  return typeof value === 'string' && DECLARED_ID.test(value) && value.length <= LONGEST_ID ? value : `#${index + 1}`;
}

/** Reads one declaration, as strictly as it can be: a misspelt field would change what is asked without a word. */
export function parseDeclaration(raw: unknown, taken: readonly string[] = []): ParsedDeclaration {
  const problems: DeclarationProblem[] = [];
  const entry = new WrittenField(raw, '', problems);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    entry.report('no-object');
    return { problems };
  }
  entry.isObjectOf(FIELDS);
  const id = parseId(entry.field('id'), taken);
  const label = entry.field('label').text(LONGEST_LABEL);
  const request = parseRequest(entry);
  const ok = optional(entry.field('ok'), 'ok', parseOk);
  const error = optional(entry.field('error'), 'error', parseError);
  const quantities = parseQuantities(entry.field('quantities'));
  const console = optional(entry.field('console'), 'console', parseConsole);
  if (quantities !== undefined) {
    refuseMixture({ ...ok, ...error, quantities }, entry);
  }
  const said: Pick<Partial<Declaration>, (typeof SHOWN)[number]> = { ...request, ...ok, ...error };
  for (const name of SHOWN.filter((each) => JSON.stringify(said[each] ?? {}).length > LONGEST_SHOWN)) {
    entry.field(name).report('no-text');
  }
  if (problems.length > 0 || id === undefined || label === undefined || request === undefined || !quantities) {
    return { problems };
  }
  return { declaration: { id, label, ...request, ...ok, ...error, quantities, ...console } };
}

function parseId(field: WrittenField, taken: readonly string[]): string | undefined {
  const id = field.text();
  if (id === undefined) {
    return undefined;
  }
  if (taken.includes(id)) {
    return field.report('taken-id', { value: id });
  }
  return DECLARED_ID.test(id) && id.length <= LONGEST_ID ? id : field.report('bad-id', { choices: ['own.acme'] });
}

/** A page for a browser: it may have a query, and is opened only by a click. */
function parseConsole(field: WrittenField): string | undefined {
  const text = field.text();
  if (text === undefined) {
    return undefined;
  }
  if (URL.canParse(text) && /^[^/]*\/\/[^/?#]*@/.test(text)) {
    // `https://acme.example@evil.example` looks like another page.
    return field.report('bad-address', { address: 'user-info' });
  }
  if (URL.canParse(text) && [...new URL(text).searchParams.keys()].some(namesSecret)) {
    return field.report('secret-in-field');
  }
  return URL.canParse(text) && new URL(text).protocol === 'https:'
    ? text
    : field.report('bad-address', { address: URL.canParse(text) ? 'not-https' : 'not-a-url' });
}
