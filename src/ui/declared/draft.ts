import type { Credential } from '../../balance/account/account.ts';
import type { Quantity } from '../../balance/amount/quantity.ts';
import { type JsonObject, parseJson } from '../../net/json.ts';
import type { HttpReply } from '../../net/request.ts';
import type { WrittenRequest } from '../../net/written/notes.ts';
import type { Declaration } from '../../providers/declared/declaration.ts';
import { isSecretPart, isVisiblePart } from '../../providers/declared/parts.ts';
import { type Chosen, chosenOf, quantitiesOf } from '../../providers/declaring/chosen.ts';
import { type DeclaredRequest, declaredRequest } from '../../providers/declaring/declaredRequest.ts';
import type { GoodReply } from '../../providers/declaring/goodReply.ts';
import { guessedRoles, mayBe, type Piece, piecesOf, type Role } from '../../providers/declaring/pieces.ts';
import type { ReplyNumbers, Sample } from '../../providers/declaring/replyNumbers.ts';

/** How a key travels, where the request does not show one. */
export type KeyPlace = 'token' | 'pair' | 'header' | 'query' | 'form' | 'json';

/** A request that was sent, and what came. */
export interface Answered {
  /** What was sent, as text: another one has to be tried anew. */
  readonly sent: string;
  readonly reply: HttpReply;
  readonly sample: Sample;
  readonly found: ReplyNumbers;
}

/** What is entered in the steps. It outlives going back and forth, and nothing else. */
export interface DeclareDraft {
  /** What is edited, or was duplicated. */
  readonly base: Declaration | undefined;
  /** Whether `base` is to be replaced. */
  readonly isEdit: boolean;
  method: 'GET' | 'POST';
  url: string;
  json: JsonObject | undefined;
  /** What the request has shown, and what each of it is. */
  pieces: readonly Piece[];
  roles: Role[];
  /** How the key travels, where that had to be asked for, and the name of its field. */
  keyPlace: KeyPlace | undefined;
  keyName: string | undefined;
  label: string | undefined;
  /** What was typed, by the ids of the parts. */
  typed: Record<string, string>;
  /** The word by which the request looks like one that sends, once the user has said that it does not. */
  harmless: string | undefined;
  answered: Answered | undefined;
  /** Until when a host asked to wait in answer to a trial; wall clock, ms. */
  held: { readonly host: string; readonly until: number } | undefined;
  chosen: readonly Chosen[];
  good: GoodReply | 'none' | undefined;
  /** What the declaration makes of the reply. */
  quantities: readonly Quantity[] | undefined;
  wish: 'add' | 'save' | undefined;
  accountName: string | undefined;
}

export function emptyDraft(): DeclareDraft {
  return {
    ...{ base: undefined, isEdit: false, method: 'GET', url: '', json: undefined, pieces: [], roles: [] },
    ...{ keyPlace: undefined, keyName: undefined, label: undefined, typed: {}, harmless: undefined },
    ...{ answered: undefined, held: undefined, chosen: [], good: undefined, quantities: undefined, wish: undefined },
    accountName: undefined,
  };
}

/** A draft with all that a declaration says. What is secret has to be entered again: it may go to another place by then. */
export function draftOf(base: Declaration, isEdit: boolean): DeclareDraft {
  const { url, method, body, ok, error } = base;
  const placed = declaredPieces(base);
  return {
    ...emptyDraft(),
    ...{ base, isEdit, url },
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    json: body !== undefined && 'json' in body ? objectOf(body.json) : undefined,
    pieces: placed.map(([piece]) => piece),
    roles: placed.map(([, role]) => role),
    ...(isEdit ? { label: base.label } : {}),
    chosen: base.quantities.map(chosenOf),
    good: ok === undefined ? 'none' : { ok, ...(error === undefined ? {} : { error }) },
  };
}

function objectOf(value: unknown): JsonObject | undefined {
  const parsed = parseJson(JSON.stringify(value));
  return parsed instanceof Map ? parsed : undefined;
}

/** The pieces of a declared request. A placeholder in its path stays where it is. */
function declaredPieces({ query = {}, headers = {}, auth, body }: Declaration): readonly (readonly [Piece, Role])[] {
  const fields = (at: 'query' | 'form' | 'json', all: Readonly<Record<string, unknown>>) =>
    Object.entries(all).flatMap(([name, value]): readonly (readonly [Piece, Role])[] => {
      if (isSecretPart(value) || isVisiblePart(value)) {
        return [[{ at, name, value: '' }, isSecretPart(value) ? 'secret' : 'visible']];
      }
      const literal = typeof value === 'number' || typeof value === 'boolean' ? { literal: value } : {};
      return typeof value === 'object' ? [] : [[{ at, name, value: String(value), ...literal }, 'fixed']];
    });
  return [
    ...authPieces(auth),
    ...Object.entries(headers).map(([name, value]) => [{ at: 'header', name, value } as const, 'fixed'] as const),
    ...fields('query', query),
    ...(body === undefined ? [] : 'form' in body ? fields('form', body.form) : fields('json', body.json)),
  ];
}

function authPieces(auth: Declaration['auth']): readonly (readonly [Piece, Role])[] {
  if (auth === undefined) {
    return [];
  }
  if (auth === 'bearer') {
    return [[{ at: 'token', name: 'token', value: '' }, 'secret']];
  }
  if (typeof auth === 'object' && 'header' in auth) {
    const { header: name, prefix } = auth;
    return [[{ at: 'header', name, value: '', ...(prefix === undefined ? {} : { prefix }) }, 'secret']];
  }
  if (typeof auth === 'object' && 'query' in auth) {
    return [[{ at: 'query', name: auth.query, value: '' }, 'secret']];
  }
  const { user, password } = { user: undefined, password: undefined, ...(auth === 'basic' ? {} : auth.basic) };
  return [
    [
      { at: 'user', name: 'user', value: user ?? '' },
      password !== undefined ? 'secret' : user === undefined ? 'visible' : 'fixed',
    ],
    [{ at: 'password', name: 'password', value: password ?? '' }, password === undefined ? 'secret' : 'fixed'],
  ];
}

/** Takes over a request that was pasted or typed. What was entered for another one is forgotten. */
export function takeRequest(draft: DeclareDraft, written: WrittenRequest, url: string): void {
  const pieces = piecesOf(written);
  const hasBody = pieces.some(({ at }) => at === 'form' || at === 'json') || written.json !== undefined;
  Object.assign(draft, {
    ...{ url, pieces, roles: [...guessedRoles(pieces)], json: written.json },
    method: written.method === 'POST' || (written.method === undefined && hasBody) ? 'POST' : 'GET',
    ...{ keyPlace: undefined, keyName: undefined, typed: {}, harmless: undefined, answered: undefined },
  });
}

/** Whether it has to be asked how the key travels. */
export function needsKeyPlace({ url, pieces }: DeclareDraft): boolean {
  return url !== '' && !guessedRoles(pieces).includes('secret') && !pieces.some(({ value }) => value === '');
}

/** Whether the place that was chosen for the key has a name. */
export function hasKeyName({ keyPlace }: DeclareDraft): boolean {
  return keyPlace !== undefined && keyPlace !== 'token' && keyPlace !== 'pair';
}

/** The pieces of which the user says what they are: those that were pasted. */
export function askedPieces({ pieces }: DeclareDraft, role: Role): readonly number[] {
  return pieces.flatMap((piece, index) => (mayBe(piece, role) ? [index] : []));
}

/** All that is sent, with the key that was asked for. */
function allPieces({ pieces, roles, keyPlace, keyName = '' }: DeclareDraft): readonly (readonly [Piece, Role])[] {
  const shown = pieces.map((piece, index) => [piece, roles[index] ?? 'fixed'] as const);
  switch (keyPlace) {
    case undefined:
      return shown;
    case 'token':
      return [...shown, [{ at: 'token', name: 'token', value: '' }, 'secret']];
    case 'pair':
      return [
        ...shown,
        [{ at: 'user', name: 'user', value: '' }, 'visible'],
        [{ at: 'password', name: 'password', value: '' }, 'secret'],
      ];
    default:
      return [...shown, [{ at: keyPlace, name: keyName, value: '' }, 'secret']];
  }
}

/** What is sent, and the parts of the credential that are known. */
export function requestOf(draft: DeclareDraft): DeclaredRequest {
  const all = allPieces(draft);
  const { keyPlace, keyName = '' } = draft;
  const json = keyPlace === 'json' ? new Map([...(draft.json ?? []), [keyName, '']]) : draft.json;
  const made = declaredRequest({
    method: keyPlace === 'form' || keyPlace === 'json' ? 'POST' : draft.method,
    url: draft.url,
    pieces: all.map(([piece]) => piece),
    roles: all.map(([, role]) => role),
    ...(json === undefined ? {} : { json }),
  });
  return { ...made, credential: { ...made.credential, ...draft.typed } };
}

/** What was sent, as text: the same one need not be sent twice. */
export function sentText(request: DeclaredRequest['request'], credential: Credential): string {
  return JSON.stringify([request, Object.entries(credential).sort()]);
}

/** The declaration as far as it is known, which is enough to send its request. */
export function requestDeclaration(draft: DeclareDraft): Declaration {
  const quantities = [{ key: 'balance', label: 'balance', at: '/', unit: 'credits' }] as const;
  return { id: 'own.draft', label: draft.label ?? '', ...requestOf(draft).request, quantities };
}

/** The whole declaration. Throws when a step was passed without a value. */
export function declarationOf(draft: DeclareDraft, id: string): Declaration {
  const { base, label, good, chosen } = draft;
  if (label === undefined) {
    throw new TypeError('a step was passed without a value');
  }
  return {
    ...{ id, label },
    ...requestOf(draft).request,
    ...successIn(good, base),
    quantities: quantitiesOf(chosen),
    ...(base?.console === undefined ? {} : { console: base.console }),
  };
}

/** What says that a reply is a good one, and where it says why it is none; with what a declaration knows of refusals already. */
function successIn(
  good: DeclareDraft['good'],
  base: Pick<Declaration, 'ok' | 'error'> = {},
): Pick<Declaration, 'ok' | 'error'> {
  if (good === undefined || good === 'none') {
    return base.ok === undefined && base.error !== undefined ? { error: base.error } : {};
  }
  const { ok, error } = good;
  const isSame = JSON.stringify(error?.code) === JSON.stringify(base.error?.code);
  const refused = isSame && base.error?.refused !== undefined ? { refused: base.error.refused } : {};
  return { ok, ...(error === undefined ? {} : { error: { ...error, ...refused } }) };
}

/** An id for a provider of this name: `own.acme`, or `own.acme-2` when that is taken. */
export function freeId(label: string, url: string, taken: readonly string[]): string {
  const slug = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40);
  const word = slug(label) || slug(hostWord(url)) || 'provider';
  for (let count = 1; ; count++) {
    const id = `own.${word}${count === 1 ? '' : `-${count}`}`;
    if (!taken.includes(id)) {
      return id;
    }
  }
}

/** What a host is called: `acme` of `api.acme.co.uk`. */
export function hostWord(url: string): string {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  if (/^[\d.]+$|^\[/.test(host)) {
    return host;
  }
  const words = host
    .split('.')
    .filter((word) => !/^(?:www|api|rest|gateway|gw|app|portal|platform|sms|mail)$/.test(word));
  return words.length > 1 ? (words[0] ?? host) : host;
}
