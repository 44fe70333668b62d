import type { Scheme } from '../../sandbox/signing/verify.ts';
import { requestText } from './wire.ts';

/** What a signed request consists of. */
export interface Signing {
  readonly scheme: Scheme;
  readonly secret: string;
  /** The time of the signature in milliseconds since 1970. */
  readonly at: number;
  readonly scope?: readonly string[];
  readonly method?: string;
  /** Where the service is mounted. */
  readonly mount: string;
  /** What is signed and sent. */
  readonly path: string;
  readonly query?: string;
  /** By names in small letters. All of them are signed, in the order in which they stand. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The header `Authorization` with a signature. */
  readonly authorization: (signedHeaders: string, signature: string) => string;
}

/** A request as text, signed as its scheme wants it. */
export function signedText(signing: Signing): string {
  const { scheme, secret, at, scope = [], method = 'GET', mount, path, query = '', headers, body = '' } = signing;
  const signed = { host: '127.0.0.1', ...headers };
  const signedHeaders = Object.keys(signed).sort();
  const claim = { keyId: '', time: at, window: 0, signedHeaders, signature: '', scope };
  const request = { method, path, query, headers: signed, body: Buffer.from(body) };
  const Authorization = signing.authorization(signedHeaders.join(';'), scheme.sign(request, claim, path, secret));
  const { host, ...others } = signed;
  const target = mount + path + (query === '' ? '' : `?${query}`);
  return requestText(method, target, { Host: host, ...others, Authorization }, body);
}
