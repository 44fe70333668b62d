import type { Headers } from '../contract.ts';
import { canonicalOf } from './canonical.ts';
import { sha256 } from './digest.ts';
import { extendedTime } from './moment.ts';
import { type Scheme, scopedAuthorization } from './scoped.ts';

/** Tencent Cloud's TC3-HMAC-SHA256. */
const SCHEME: Scheme = { algorithm: 'TC3-HMAC-SHA256', prefix: 'TC3', end: 'tc3_request' };

/** A call of Tencent Cloud's API 3.0: a `POST` to `/`. */
export interface Tc3Call {
  readonly host: string;
  readonly service: string;
  readonly body: string;
  /** As it is sent, with its character set. */
  readonly contentType: string;
}

/** The headers that authorize a call at `now`, in milliseconds since 1970. */
export function tc3Headers(
  { host, service, body, contentType }: Tc3Call,
  { secretId, secretKey }: { readonly secretId: string; readonly secretKey: string },
  now: number,
): Headers {
  const time = String(Math.floor(now / 1000));
  const headers = { host, 'content-type': contentType };
  const canonical = canonicalOf({ method: 'POST', path: '/', headers, payload: sha256(body) });
  // The day is the one of UTC, wherever the service is.
  const scope = { time, parts: [extendedTime(now).slice(0, 10), service] };
  return {
    'x-tc-timestamp': time,
    authorization: scopedAuthorization(SCHEME, { id: secretId, secret: secretKey }, scope, canonical),
  };
}
