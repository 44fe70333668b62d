import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { unescape as unescaped } from 'node:querystring';

/** What signatures are about: a request as it came over the wire. */
export interface SignedRequest {
  readonly method: string;
  /** Below the service's base address, as it was sent. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Where the sandbox keeps the service below its own address, such as `/aliyun`. A real service is at the root. */
  readonly mount?: string;
}

export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

export function hmacSha256(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

/** A text with everything escaped but the unreserved characters of RFC 3986. */
export function escaped(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * The paths that a client may have signed. The sandbox's own part is no part of the service: who signs the service's
 * path is as right as who signs the path of the address that was dialled.
 */
export function signedPaths(request: SignedRequest): readonly string[] {
  const path = request.path === '' ? '/' : request.path;
  const paths = request.mount === undefined ? [path] : [path, request.mount + path];
  return paths.map((each) =>
    each
      .split('/')
      .map((segment) => escaped(unescaped(segment)))
      .join('/'),
  );
}

/** The parameters of a query or of a form, taken apart and unescaped as a server does. */
export function parametersOf(text: string): readonly (readonly [name: string, value: string])[] {
  return text
    .split('&')
    .filter((each) => each !== '')
    .map((each) => {
      const [name = '', value = ''] = each.replaceAll('+', ' ').split(/=(.*)/s, 2);
      return [unescaped(name), unescaped(value)];
    });
}

/** The query with its parameters escaped anew and sorted. */
export function canonicalQuery(query: string): string {
  return parametersOf(query)
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .sort(byCharacters)
    .join('&');
}

export function headerOf(request: SignedRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'object' ? value.join(',') : value?.trim();
}

/** What is signed, in the form that most schemes have taken over from AWS. */
export interface CanonicalParts {
  readonly path: string;
  readonly query: string;
  readonly signedHeaders: readonly string[];
  readonly payloadHash: string;
  /** How a header's value is written. */
  readonly value?: (text: string) => string;
}

export function canonicalRequest(request: SignedRequest, parts: CanonicalParts): string {
  const value = parts.value ?? ((text) => text.trim());
  const lines = parts.signedHeaders.map((name) => `${name}:${value(headerOf(request, name) ?? '')}\n`);
  return [
    request.method,
    parts.path,
    parts.query,
    lines.join(''),
    parts.signedHeaders.join(';'),
    parts.payloadHash,
  ].join('\n');
}

export function byCharacters(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
