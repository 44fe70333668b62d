import type { Credential } from '../../balance/account/account.ts';
import { compareDecimals } from '../../balance/amount/decimal.ts';
import { JsonNumber, type JsonObject, type JsonValue, plainValue } from '../../net/json.ts';
import { readAmount } from '../amount.ts';
import type {
  Authorization,
  Declaration,
  JsonPiece,
  Scalar,
  SecretPart,
  VisiblePart,
} from '../declared/declaration.ts';
import { fixedHeader } from '../declared/headers.ts';
import type { Piece, Role } from './pieces.ts';

/** A request that is being declared. */
export interface RequestDraft {
  readonly method: 'GET' | 'POST';
  /** Without its query. */
  readonly url: string;
  readonly pieces: readonly Piece[];
  /** One for each piece. */
  readonly roles: readonly Role[];
  /** The body, where it is JSON: with the fields that are no pieces. */
  readonly json?: JsonObject;
}

/** What of a declaration says what is sent, and the parts of the credential as far as the request held them. */
export interface DeclaredRequest {
  readonly request: Pick<Declaration, 'url' | 'method' | 'query' | 'headers' | 'auth' | 'body'>;
  readonly credential: Credential;
  /** A number of the body that a declaration cannot say with all its digits, as it is written. */
  readonly inexact?: string;
}

/** A request as a declaration says it. Nothing of a secret is in it: it stands in the credential alone. */
export function declaredRequest({ method, url, pieces, roles, json }: RequestDraft): DeclaredRequest {
  const all = pieces.map((piece, index) => ({ piece, role: roles[index] ?? 'fixed' }));
  const of = (at: Piece['at']) => all.filter(({ piece }) => piece.at === at);
  const auth = authorizationOf(all);
  const credential: Record<string, string> = {};
  const keep = (id: string, value: string): void => {
    if (value !== '') {
      credential[id] = value;
    }
  };
  for (const { piece, role } of all) {
    const id = role === 'fixed' ? undefined : partOf(piece, role, auth);
    if (id !== undefined) {
      keep(id, piece.value);
    }
  }
  const values = (at: 'query' | 'form') =>
    of(at).flatMap(({ piece, role }): readonly (readonly [string, Scalar | VisiblePart | SecretPart])[] => {
      if (role === 'secret') {
        return at === 'query' ? [] : [[piece.name, { secret: nameOf(piece) }]];
      }
      return [[piece.name, role === 'visible' ? { part: nameOf(piece) } : (piece.literal ?? piece.value)]];
    });
  const query = values('query').filter(
    (entry): entry is readonly [string, Scalar | VisiblePart] => !isSecret(entry[1]),
  );
  const form = Object.fromEntries(values('form'));
  const headers = of('header').flatMap(({ piece, role }) =>
    role === 'fixed' && fixedHeader(piece.name) !== undefined
      ? [[piece.name, `${piece.prefix ?? ''}${piece.value}`] as const]
      : [],
  );
  const body = new JsonBody(json, of('json'));
  const hasForm = Object.keys(form).length > 0;
  const isPost = method === 'POST' && body.fields === undefined && !hasForm;
  return {
    request: {
      url: pathWithParts(url, all),
      ...(isPost ? { method: 'POST' as const } : {}),
      ...(query.length === 0 ? {} : { query: Object.fromEntries(query) }),
      ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
      ...(auth === undefined ? {} : { auth }),
      ...(body.fields === undefined ? (hasForm ? { body: { form } } : {}) : { body: { json: body.fields } }),
    },
    credential,
    ...body.lost,
  };
}

interface Placed {
  readonly piece: Piece;
  readonly role: Role;
}

function authorizationOf(all: readonly Placed[]): Authorization | undefined {
  const user = all.find(({ piece }) => piece.at === 'user');
  const password = all.find(({ piece }) => piece.at === 'password');
  if (user !== undefined) {
    if (user.role === 'secret') {
      return { basic: { password: password?.piece.value ?? '' } };
    }
    return user.role === 'fixed' ? { basic: { user: user.piece.value } } : 'basic';
  }
  const alone = all.find(({ piece, role }) => role === 'secret' && /^(?:token|header|query)$/.test(piece.at));
  switch (alone?.piece.at) {
    case 'token':
      return 'bearer';
    case 'header': {
      const { name, prefix } = alone.piece;
      return { header: name, ...(prefix === undefined ? {} : { prefix }) };
    }
    case 'query':
      return { query: alone.piece.name };
    default:
      return undefined;
  }
}

/** The part of the credential that a piece is. */
function partOf(piece: Piece, role: Role, auth: Authorization | undefined): string | undefined {
  switch (piece.at) {
    case 'user':
    case 'password':
      return auth === 'basic' ? piece.at : role === 'secret' || auth === undefined ? 'secret' : undefined;
    case 'token':
      return 'token';
    case 'header':
      return 'secret';
    case 'query':
      return role === 'secret' ? 'secret' : nameOf(piece);
    default:
      return nameOf(piece);
  }
}

/** The name of a field as the name of a part: a letter first, and nothing but letters, digits and lines in it. */
function nameOf({ name }: Piece): string {
  const word = name
    .replace(/[^\w-]+/g, '-')
    .replace(/^[^A-Za-z]+|-+$/g, '')
    .slice(0, 40);
  return word === '' || word === 'places' ? 'part' : word;
}

function isSecret(value: Scalar | VisiblePart | SecretPart): value is SecretPart {
  return typeof value === 'object' && 'secret' in value;
}

function pathWithParts(url: string, all: readonly Placed[]): string {
  const inPath = all.find(({ piece, role }) => piece.at === 'path' && role === 'visible')?.piece;
  if (inPath === undefined) {
    return url;
  }
  const [origin = ''] = /^[^/]*\/\/[^/]*/.exec(url) ?? [];
  const segments = url.slice(origin.length).split('/');
  return origin + segments.map((segment) => (segment === inPath.value ? `{${inPath.name}}` : segment)).join('/');
}

/** A body of JSON with its pieces in their places, and all that is none as it was written. */
class JsonBody {
  readonly #parts: ReadonlyMap<string, JsonPiece>;
  readonly fields: Readonly<Record<string, JsonPiece>> | undefined;
  /** The last number that JavaScript keeps otherwise than it is written. */
  lost: Pick<DeclaredRequest, 'inexact'> = {};

  constructor(json: JsonObject | undefined, placed: readonly Placed[]) {
    this.#parts = new Map(
      placed.flatMap(({ piece, role }): readonly (readonly [string, JsonPiece])[] =>
        // A number that is the same for everybody stays one.
        role === 'fixed'
          ? []
          : [[wayOf(piece), role === 'secret' ? { secret: nameOf(piece) } : { part: nameOf(piece) }]],
      ),
    );
    this.fields = json && this.#fieldsOf(json, []);
  }

  #fieldsOf(object: JsonObject, way: readonly string[]): Readonly<Record<string, JsonPiece>> {
    return Object.fromEntries([...object].map(([name, value]) => [name, this.#piece(value, [...way, name])]));
  }

  #piece(value: JsonValue, way: readonly string[]): JsonPiece {
    const part = this.#parts.get(JSON.stringify(way));
    if (part !== undefined) {
      return part;
    }
    if (value instanceof Map) {
      return this.#fieldsOf(value, way);
    }
    if (Array.isArray(value)) {
      const items: readonly JsonValue[] = value;
      return items.map((item, index) => this.#piece(item, [...way, String(index)]));
    }
    if (value instanceof JsonNumber && !isExact(value)) {
      this.lost = { inexact: value.source };
    }
    return plainValue(value) as JsonPiece;
  }
}

function wayOf({ name, way = [name] }: Piece): string {
  return JSON.stringify(way);
}

function isExact(number: JsonNumber): boolean {
  const [exact, kept] = [number, new JsonNumber(String(Number(number.source)))].map((each) =>
    readAmount(each, 'credits'),
  );
  const isKept = exact !== undefined && kept !== undefined && compareDecimals(exact, kept) === 0;
  return isKept && Math.abs(Number(exact)) <= Number.MAX_SAFE_INTEGER;
}
