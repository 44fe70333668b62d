import type { Credential } from '../../balance/account/account.ts';
import type { Field } from '../provider.ts';
import type { Authorization, Declaration, SecretPart, VisiblePart } from './declaration.ts';

/** Shorter secrets stand in other words by chance. */
const SHORTEST = 8;

/** A name in braces in a path. */
const PLACEHOLDER = /\{([^{}]*)\}/g;

/**
 * The parts of the credential that a declaration sends: those that may be seen first, each once. The name of the one that
 * travels alone is that of its header or field.
 */
export function credentialFields(declaration: Pick<Declaration, 'url' | 'query' | 'auth' | 'body'>): readonly Field[] {
  const { url, query = {}, auth, body } = declaration;
  const sent = auth === undefined ? [] : authorizationFields(auth);
  const pieces = piecesIn([query, body]);
  const all: readonly Field[] = [
    ...sent,
    ...placeholdersIn(url).map((id) => ({ id, name: id })),
    ...pieces.map(
      (piece): Field =>
        'part' in piece
          ? { id: piece.part, name: piece.part }
          : { id: piece.secret, name: piece.secret, secret: true, isChosen: true },
    ),
  ];
  const fields = all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
  return [...fields.filter(({ secret }) => secret !== true), ...fields.filter(({ secret }) => secret === true)];
}

/** The names in braces in an address. */
export function placeholdersIn(url: string): readonly string[] {
  return [...url.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

/** A path with what `valueFor` gives in place of each name in braces. */
export function filledPath(path: string, valueFor: (name: string) => string): string {
  return path.replaceAll(PLACEHOLDER, (_, name: string) => valueFor(name));
}

/** Whether a path has a segment of dots alone, however they are written: it would lead to another path. */
export function isMoving(path: string): boolean {
  return path.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));
}

/** Every part of the credential that stands in a value, however deep. */
export function piecesIn(value: unknown): readonly (VisiblePart | SecretPart)[] {
  if (isVisiblePart(value) || isSecretPart(value)) {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(piecesIn) : [];
}

/** The field of a declaration in which a secret part of its credential is written out: everybody can read it there. */
export function fieldWithSecret(declaration: Declaration, credential: Credential): string | undefined {
  const secrets = credentialFields(declaration).flatMap(({ id, secret }) =>
    secret === true && credential[id] !== undefined ? credential[id] : [],
  );
  const holds = (text: string): boolean =>
    secrets.some((secret) => (secret.length < SHORTEST ? text === secret : text.includes(secret)));
  const { quantities: _read, ...said } = declaration;
  return Object.entries(said).find(([, value]) => textsIn(value).some(holds))?.[0];
}

/** What is written in a value, however deep, without names and without parts of the credential. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return [String(value)];
  }
  return isVisiblePart(value) || isSecretPart(value) ? [] : Object.values(value).flatMap(textsIn);
}

export function isVisiblePart(value: unknown): value is VisiblePart {
  return isMarked(value, 'part');
}

export function isSecretPart(value: unknown): value is SecretPart {
  return isMarked(value, 'secret');
}

/** `{ "secret": "password" }`, with nothing beside it. */
function isMarked(value: unknown, mark: string): boolean {
  const [entry, ...more] = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return entry?.[0] === mark && typeof entry[1] === 'string' && more.length === 0;
}

function authorizationFields(auth: Authorization): readonly Field[] {
  if (auth === 'bearer') {
    return [{ id: 'token', name: 'token', secret: true, isChosen: true }];
  }
  if (auth === 'basic') {
    return [
      { id: 'user', name: 'user' },
      { id: 'password', name: 'password', secret: true, isChosen: true },
    ];
  }
  const name =
    'header' in auth ? auth.header : 'query' in auth ? auth.query : 'user' in auth.basic ? 'password' : 'user';
  return [{ id: 'secret', name, secret: true, isChosen: true }];
}
