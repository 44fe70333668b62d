import { randomUUID } from 'node:crypto';
import type { HttpRequest } from '../../net/request.ts';
import type { Headers, Piece, Pieces, RequestSpec } from '../contract.ts';
import { revealed, Secret } from '../secret.ts';

const ACCEPT = {
  json: 'application/json',
  'json value': 'application/json',
  xml: 'application/xml, text/xml',
  text: 'text/plain, */*',
  'json or text': 'application/json, text/plain',
} as const;

/** The request as it is sent to the base address `endpoint`. */
export function outgoing(spec: RequestSpec, endpoint: string, signal: AbortSignal): HttpRequest {
  const encoded = spec.body && encodedBody(spec.body);
  const query = new URLSearchParams(all(spec.query ?? {})).toString();
  return {
    method: spec.method ?? (encoded === undefined ? 'GET' : 'POST'),
    url: endpoint + (typeof spec.path === 'string' ? spec.path : spec.path.map(inPath).join('')),
    ...(query === '' ? {} : { query }),
    headers: {
      accept: ACCEPT[typeof spec.reads === 'object' ? 'xml' : (spec.reads ?? 'json')],
      ...(spec.auth === undefined ? {} : { authorization: authorization(spec.auth) }),
      ...(encoded === undefined ? {} : { 'content-type': encoded.type }),
      ...inHeaders(spec.headers ?? {}),
    },
    ...(encoded === undefined ? {} : { body: encoded.text }),
    signal,
  };
}

/** The secrets that a request is made of, as they are sent. */
export function secretsIn({ path, query, headers, auth, body }: RequestSpec): readonly string[] {
  const fields = body !== undefined && 'fields' in body ? body.fields : {};
  const pieces = [path, query, headers, fields].flatMap(secretPieces).map((piece) => piece.reveal());
  return auth === undefined ? pieces : [...pieces, 'bearer' in auth ? auth.bearer : auth.password];
}

function secretPieces(value: unknown): readonly Secret[] {
  if (value instanceof Secret) {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(secretPieces) : [];
}

/** The header of HTTP Basic authentication (RFC 7617) in UTF-8, or of a bearer's token (RFC 6750). */
function authorization(auth: NonNullable<RequestSpec['auth']>): string {
  return 'bearer' in auth
    ? `Bearer ${auth.bearer}`
    : `Basic ${Buffer.from(`${auth.user}:${auth.password}`, 'utf8').toString('base64')}`;
}

function inPath(piece: Piece): string {
  return typeof piece === 'string' ? piece : encodeURIComponent(piece.reveal());
}

function inHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().map(revealed).join('')]),
  );
}

function all(pieces: Pieces): Record<string, string> {
  return Object.fromEntries(Object.entries(pieces).map(([name, piece]) => [name, revealed(piece)]));
}

function encodedBody(body: NonNullable<RequestSpec['body']>): { readonly type: string; readonly text: string } {
  if ('text' in body) {
    return body;
  }
  const texts = Object.entries(body.fields).map(
    ([name, value]) => [name, value instanceof Secret ? value.reveal() : String(value)] as const,
  );
  switch (body.as) {
    case 'urlencoded':
      return {
        type: 'application/x-www-form-urlencoded',
        text: new URLSearchParams(Object.fromEntries(texts)).toString(),
      };
    case 'json': {
      const text = JSON.stringify(body.fields, (_, value) => (value instanceof Secret ? value.reveal() : value));
      return { type: 'application/json', text };
    }
    case 'multipart': {
      // Random, so that no value can hold it.
      const boundary = randomUUID();
      const parts = texts.map(
        ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      );
      return { type: `multipart/form-data; boundary=${boundary}`, text: `${parts.join('')}--${boundary}--\r\n` };
    }
  }
}
