import { checkEndpoint } from '../../balance/account/endpoint.ts';
import { looksLikeSecret } from '../../balance/account/secretLook.ts';
import type { Authorization, Declaration, DeclaredBody, JsonPiece, Scalar, VisiblePart } from './declaration.ts';
import { fixedHeader, isHeaderValue, isSecretHeader } from './headers.ts';
import {
  credentialFields,
  filledPath,
  isMoving,
  isSecretPart,
  isVisiblePart,
  piecesIn,
  placeholdersIn,
} from './parts.ts';
import { beginsLikeKey, isNamedLikeSecret, namesSecret } from './secretName.ts';
import { optional, type WrittenField } from './writtenField.ts';

/** What of a declaration says what is sent, and where. */
export type DeclaredRequest = Pick<Declaration, 'url' | 'method' | 'query' | 'headers' | 'auth' | 'body'>;

const MOST_FIELDS = 30;
const MOST_PARTS = 4;
const LONGEST_PREFIX = 40;
/** Where deeper values stand than anybody writes. */
const LONGEST_WAY = 500;

/** Names of parts, which become names of fields of what is saved: `places` is one of those already. */
const NAME = /^[A-Za-z][\w-]{0,39}$/;
const isName = (name: string): boolean =>
  NAME.test(name) && name !== 'places' && !(name in Object.prototype) && !looksLikeSecret(name);

/** What stands in a path (RFC 3986). */
const PATH = /^(?:[\w\-.~!$&'()*+,;=:@/]|%[0-9a-f]{2})*$/i;

/** Reads what is sent. Whoever reads an address, a header or a field that is not marked as secret may know it. */
export function parseRequest(entry: WrittenField): DeclaredRequest | undefined {
  const url = parseUrl(entry.field('url'));
  const query = optional(entry.field('query'), 'query', (field) => named(field, visibleValue));
  const auth = optional(entry.field('auth'), 'auth', parseAuthorization);
  const headers = optional(entry.field('headers'), 'headers', (field) => parseHeaders(field, auth.auth));
  if (typeof auth.auth === 'object' && 'query' in auth.auth && Object.hasOwn(query.query ?? {}, auth.auth.query)) {
    entry.field('auth').field('query').report('duplicate-name', { value: auth.auth.query });
  }
  const body = optional(entry.field('body'), 'body', parseBody);
  const method = optional(entry.field('method'), 'method', (field) =>
    field.choice(entry.field('body').isThere ? ['POST'] : ['GET', 'POST']),
  );
  if (url === undefined) {
    return undefined;
  }
  const request = { url, ...method, ...query, ...headers, ...auth, ...body };
  refuseParts(request, entry);
  return request;
}

/** At most four parts, one of them secret, and none of them both. */
function refuseParts(request: DeclaredRequest, entry: WrittenField): void {
  const fields = credentialFields(request);
  if (!fields.some(({ secret }) => secret === true) && !entry.field('auth').isThere) {
    entry.field('auth').report('no-secret');
  }
  if (fields.length > MOST_PARTS) {
    entry.report('wrong-count', { value: fields.map(({ id }) => id).join(', '), choices: ['1', String(MOST_PARTS)] });
  }
  const secrets = [
    ...fields.filter(({ secret }) => secret === true).map(({ id }) => id),
    ...piecesIn(request.body).flatMap((piece) => ('secret' in piece ? piece.secret : [])),
  ];
  const visible = [
    ...placeholdersIn(request.url),
    ...piecesIn([request.query, request.body]).flatMap((piece) => ('part' in piece ? piece.part : [])),
    ...(request.auth === 'basic' ? ['user'] : []),
  ];
  for (const name of new Set(visible.filter((each) => secrets.includes(each)))) {
    entry.report('secret-part', { value: name });
  }
}

/** The address as it is written, once it is one that a credential may be sent to. */
function parseUrl(field: WrittenField): string | undefined {
  const url = field.text();
  if (url === undefined) {
    return undefined;
  }
  const [origin = ''] = /^[^/]*\/\/[^/?#]*/.exec(url) ?? [];
  const names = placeholdersIn(url);
  const bare = filledPath(url, () => 'x');
  if (/[{}]/.test(origin + bare) || !names.every(isName)) {
    return field.report('bad-placeholder');
  }
  const secret = names.find(isNamedLikeSecret);
  if (secret !== undefined) {
    return field.report('secret-part', { value: secret });
  }
  // With one slash more, the parser would take the first name of the path for the host.
  if (/^[^/]*\/\/(?:\/|$)/.test(bare)) {
    return field.report('bad-address', { address: 'not-a-url' });
  }
  const checked = checkEndpoint(bare);
  if (!checked.ok) {
    return field.report('bad-address', { address: checked.problem });
  }
  const path = bare.slice(origin.length);
  return PATH.test(path) && !isMoving(path) ? url : field.report('bad-address', { address: 'not-a-url' });
}

function parseAuthorization(field: WrittenField): Authorization | undefined {
  const { value } = field;
  if (typeof value === 'string') {
    return field.choice(['basic', 'bearer']);
  }
  if (field.field('header').isThere) {
    return field.isObjectOf(['header', 'prefix']) ? secretHeader(field) : undefined;
  }
  if (field.field('query').isThere) {
    const query = field.isObjectOf(['query']) ? field.field('query').text() : undefined;
    return query === undefined ? undefined : { query };
  }
  return field.isObjectOf(['basic']) ? halfPair(field.field('basic')) : undefined;
}

function secretHeader(field: WrittenField): Authorization | undefined {
  const header = field.field('header').text();
  if (header !== undefined && !isSecretHeader(header)) {
    return field.field('header').report('bad-header', { value: header });
  }
  const prefix = optional(field.field('prefix'), 'prefix', (each) => {
    const text = each.anyText(LONGEST_PREFIX);
    return text === undefined || isHeaderValue(text) ? text : each.report('bad-header-value');
  });
  return header === undefined ? undefined : { header, ...prefix };
}

/** A pair of which one half is the same for everybody. */
function halfPair(field: WrittenField): Authorization | undefined {
  if (!field.field('password').isThere) {
    const user = field.isObjectOf(['user']) ? field.field('user').text() : undefined;
    return user === undefined ? undefined : { basic: { user } };
  }
  const password = field.isObjectOf(['password']) ? field.field('password').anyText() : undefined;
  return password === undefined ? undefined : { basic: { password } };
}

function parseHeaders(
  field: WrittenField,
  auth: Authorization | undefined,
): Readonly<Record<string, string>> | undefined {
  const secret = typeof auth === 'object' && 'header' in auth ? [auth.header.toLowerCase()] : [];
  const seen = new Set(secret);
  return named(field, (each, name) => {
    if (fixedHeader(name) === undefined) {
      return each.report('bad-header');
    }
    if (seen.has(name.toLowerCase())) {
      return each.report('duplicate-name', { value: name });
    }
    seen.add(name.toLowerCase());
    const text = sharedText(each);
    return text === undefined || isHeaderValue(text) ? text : each.report('bad-header-value');
  });
}

function parseBody(field: WrittenField): DeclaredBody | undefined {
  if (field.field('json').isThere) {
    const json = field.isObjectOf(['json']) ? named(field.field('json'), jsonPiece) : undefined;
    return json === undefined ? undefined : { json };
  }
  const form = field.isObjectOf(['form', 'json'])
    ? named(field.field('form'), (each) => (isSecretPart(each.value) ? secretPart(each) : visibleValue(each)))
    : undefined;
  return form === undefined ? undefined : { form };
}

/** A value of any depth; `null` is one of them. What cannot be read within a list is a problem, and `null` there. */
function jsonPiece(field: WrittenField): JsonPiece | undefined {
  const { value } = field;
  if (value === null) {
    return value;
  }
  if (field.at.length > LONGEST_WAY) {
    return field.report('no-piece');
  }
  if (isSecretPart(value)) {
    return secretPart(field);
  }
  if (typeof value !== 'object' || isVisiblePart(value)) {
    return visibleValue(field);
  }
  if (Array.isArray(value)) {
    const items = value.length === 0 ? [] : field.items(MOST_FIELDS);
    return items?.map((item) => jsonPiece(item) ?? null);
  }
  return Object.keys(value).length === 0 ? {} : named(field, jsonPiece);
}

function visibleValue(field: WrittenField): Scalar | VisiblePart | undefined {
  const { value } = field;
  if (typeof value === 'boolean') {
    return value;
  }
  if (typeof value === 'number') {
    return namesSecret(field.name) ? field.report('secret-in-field') : field.exactNumber();
  }
  if (typeof value === 'string') {
    return sharedText(field);
  }
  if (!isVisiblePart(value)) {
    return field.report('no-piece');
  }
  if (!isName(value.part)) {
    return field.report('bad-name');
  }
  return isNamedLikeSecret(value.part) ? field.report('secret-part', { value: value.part }) : { part: value.part };
}

/** A text that is the same for everybody. What is named like a secret holds one. */
function sharedText(field: WrittenField): string | undefined {
  const text = field.anyText();
  return text !== undefined && text !== '' && (namesSecret(field.name) || beginsLikeKey(text))
    ? field.report('secret-in-field')
    : text;
}

/** A part of this account's own credential; there is no name for any other one's. */
function secretPart(field: WrittenField): { readonly secret: string } | undefined {
  const { value } = field;
  return isSecretPart(value) && isName(value.secret) ? { secret: value.secret } : field.report('bad-name');
}

/** The fields of an object, each as `read` reads it, without those that it cannot read. */
function named<T>(
  field: WrittenField,
  read: (field: WrittenField, name: string) => T | undefined,
): Readonly<Record<string, T>> | undefined {
  const entries = field.entries(MOST_FIELDS)?.flatMap(([name, each]) => {
    if (looksLikeSecret(name)) {
      each.report('secret-in-field');
    }
    const value = read(each, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return entries && Object.fromEntries(entries);
}
