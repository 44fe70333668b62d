import { sha256 } from './digest.ts';

/** A request that is to be signed, as it will be sent. */
export interface Unsigned {
  readonly method: string;
  /** From the host on, percent-encoded where that is needed. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Those that are signed, by their names in lower case, with `host` among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The digest of the body, as {@link sha256} makes it. */
  readonly payload: string;
}

export interface Canonical {
  readonly text: string;
  /** The digest of `text`. */
  readonly digest: string;
  /** Their names, sorted, with semicolons between. */
  readonly signedHeaders: string;
}

/** The form of a request that AWS brought into use and that several providers sign. */
export function canonicalOf({ method, path, query = {}, headers, payload }: Unsigned): Canonical {
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]?.trim()}\n`);
  const signedHeaders = names.join(';');
  const text = [method, path, canonicalQuery(query), lines.join(''), signedHeaders, payload].join('\n');
  return { text, digest: sha256(text), signedHeaders };
}

/** Names and values as RFC 3986 encodes them, sorted. */
export function canonicalQuery(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`)
    .sort()
    .join('&');
}

/** Everything but letters, digits and `-._~` as `%XX`. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
