import { looksLikeSecret } from '../../balance/account/secretLook.ts';
import { JsonNumber, type JsonValue } from '../../net/json.ts';
import type { WrittenRequest } from '../../net/written/notes.ts';
import { fixedHeader, isSecretHeader } from '../declared/headers.ts';
import { nameWords } from '../declared/nameWords.ts';
import { isNamedLikeSecret } from './privateField.ts';

/** A text in a request that may differ from account to account. */
export interface Piece {
  readonly at: 'user' | 'password' | 'token' | 'header' | 'query' | 'form' | 'json' | 'path';
  /** The name of its header or field, as it is written. */
  readonly name: string;
  /** The names and places on the way to it, where it stands deeper in a body than its fields. */
  readonly way?: readonly string[];
  /** Empty where only its place is known. */
  readonly value: string;
  /** What stands before it in its header: `Token `. */
  readonly prefix?: string;
  /** The value itself where a declaration has it as no text. */
  readonly literal?: number | boolean;
}

/**
 * What a piece is: secret; a part of the credential that may be seen, such as the name of a user; or the same for everybody who asks.
 */
export type Role = 'secret' | 'visible' | 'fixed';

/** Pieces of which a declaration lets one alone be secret: it says so in one word. */
const ALONE: readonly Piece['at'][] = ['password', 'token', 'header', 'query'];

/** Words of names that say whose account it is. */
const WHOSE =
  /^(?:login|user|username|account|client|customer|email|mail|phone|sid|uid|userid|appid|company|instance)$/;
/** An id of an account in a path; a version or the name of a file is none. */
const ID_IN_PATH = /^(?=[^/]*\d)(?!v\d)[\w-]{6,}$/i;
/** What documents print in place of a value. */
const PLACEHOLDER =
  /^(?:[<[{$%].*|(?:your|my)[-_ ].*|x{3,}|\*{3,}|\.{3,}|…+|[A-Z][A-Z_]*(?:KEY|TOKEN|SECRET|PASSWORD|ID))$/i;

/** The pieces of a request in the order in which they travel. */
export function piecesOf(request: WrittenRequest): readonly Piece[] {
  const { url, user: pair, token, headers, fields, places } = request;
  const [, user = '', colon = '', password = ''] = /^([^:]*)(:?)([\s\S]*)$/.exec(pair ?? '') ?? [];
  // `-u key:` sends a key alone; of `-u name` curl asks for the password.
  const isKeyAlone = colon !== '' && password === '';
  const carried: readonly Piece[] = [
    ...(pair === undefined
      ? []
      : ([
          { at: 'user', name: 'user', value: user },
          ...(isKeyAlone ? [] : [{ at: 'password', name: 'password', value: password } as const]),
        ] as const)),
    ...(token === undefined ? [] : ([{ at: 'token', name: 'token', value: token }] as const)),
    ...[...headers].flatMap(([name, value]) => headerPiece(name, value, request)),
    ...[...fields].flatMap(([name, value]) => {
      const at = places.get(name);
      return at === undefined ? [] : [{ at, name, value } as const];
    }),
  ];
  const nested = nestedPieces(request.json ?? null, []);
  const segments = url?.pathname.split('/') ?? [];
  const inPath = segments.flatMap((segment): readonly Piece[] =>
    segment !== '' && (segment === user || ID_IN_PATH.test(segment))
      ? [{ at: 'path', name: segment === user ? 'user' : 'account', value: segment }]
      : [],
  );
  return [...inPath.slice(0, 1), ...carried, ...nested].map((piece) =>
    PLACEHOLDER.test(piece.value) ? { ...piece, value: '' } : piece,
  );
}

/** Texts and numbers below the fields of a body. */
function nestedPieces(value: JsonValue, way: readonly string[]): readonly Piece[] {
  if (typeof value === 'object' && value !== null && !(value instanceof JsonNumber)) {
    const entries: readonly (readonly [string | number, JsonValue])[] =
      value instanceof Map ? [...value] : [...Object.values(value).entries()];
    return entries.flatMap(([name, each]) => nestedPieces(each, [...way, String(name)]));
  }
  const text = value instanceof JsonNumber ? value.source : value;
  return way.length > 1 && typeof text === 'string' ? [{ at: 'json', name: way.join('.'), way, value: text }] : [];
}

/** A header that may be sent; what curl and browsers add by themselves is left out. */
function headerPiece(name: string, value: string, { user, token }: WrittenRequest): readonly Piece[] {
  if (name === 'authorization') {
    const [, prefix, rest = value] = /^([A-Za-z][\w-]* )(\S+)$/.exec(value) ?? [];
    const isRead = user !== undefined || token !== undefined;
    return isRead
      ? []
      : [{ at: 'header', name: 'Authorization', value: rest, ...(prefix === undefined ? {} : { prefix }) }];
  }
  const isSent = fixedHeader(name) !== undefined ? name !== 'user-agent' : isSecretHeader(name);
  return isSent ? [{ at: 'header', name, value }] : [];
}

/** What each piece probably is. Of those of which one alone may be secret, at most one is said to be. */
export function guessedRoles(pieces: readonly Piece[]): readonly Role[] {
  const hasPassword = pieces.some(({ at }) => at === 'password');
  const isSecret = (piece: Piece): boolean => {
    switch (piece.at) {
      case 'token':
        return true;
      case 'password':
        return true;
      case 'user':
        return !hasPassword;
      case 'path':
        return false;
      default:
        return (
          isNamedLikeSecret(nameIn(piece)) ||
          /^(?:api|app)[-_]?id$/i.test(nameIn(piece)) ||
          looksLikeSecret(piece.value)
        );
    }
  };
  const secrets = pieces.filter(isSecret);
  const alone = secrets.find(({ at }) => ALONE.includes(at) || at === 'user');
  return pieces.map((piece) => {
    if (secrets.includes(piece) && (piece === alone || !isAlone(piece))) {
      return 'secret';
    }
    const name = nameIn(piece);
    const isWhose = nameWords(name).some((word) => WHOSE.test(word)) || /id$/i.test(name);
    return piece.at === 'user' || piece.at === 'path' || (isWhose && piece.at !== 'header') ? 'visible' : 'fixed';
  });
}

/** What a piece is called where it stands: in a list as the list is. */
function nameIn({ name, way = [name] }: Piece): string {
  return way.findLast((each) => !/^\d+$/.test(each)) ?? name;
}

/** Whether it is one of those pieces of which one alone may be secret. */
export function isAlone({ at }: Piece): boolean {
  return ALONE.includes(at) || at === 'user';
}

/** Whether a piece may have a role at all: a header is secret or the same for everybody, and nothing secret stands in a path. */
export function mayBe(piece: Piece, role: Role): boolean {
  return role === 'secret'
    ? piece.at !== 'path'
    : role === 'visible'
      ? piece.at !== 'header' && piece.at !== 'token'
      : true;
}
