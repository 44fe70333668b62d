import type { Headers } from '../contract.ts';
import { canonicalOf, type Unsigned } from './canonical.ts';
import { basicTime } from './moment.ts';
import { type Scheme, scopedAuthorization } from './scoped.ts';

/** Volcengine's HMAC-SHA256: that of AWS with other words, and without a prefix. */
const SCHEME: Scheme = { algorithm: 'HMAC-SHA256', prefix: '', end: 'request' };

/** The headers that authorize a request at `now`, in milliseconds since 1970, beside those that it has already. */
export function volcengineHeaders(
  request: Unsigned,
  key: { readonly accessKeyId: string; readonly secretAccessKey: string },
  { region, service }: { readonly region: string; readonly service: string },
  now: number,
): Headers {
  const time = basicTime(now);
  const canonical = canonicalOf({ ...request, headers: { ...request.headers, 'x-date': time } });
  const scope = { time, parts: [time.slice(0, 8), region, service] };
  const pair = { id: key.accessKeyId, secret: key.secretAccessKey };
  return { 'x-date': time, authorization: scopedAuthorization(SCHEME, pair, scope, canonical) };
}
