import type { Headers } from '../contract.ts';
import { secret } from '../terms.ts';
import { canonicalOf, type Unsigned } from './canonical.ts';
import { basicTime } from './moment.ts';
import { type Scheme, scopedAuthorization } from './scoped.ts';

/** AWS Signature Version 4. */
const SCHEME: Scheme = { algorithm: 'AWS4-HMAC-SHA256', prefix: 'AWS4', end: 'aws4_request' };

export interface AwsKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of a temporary key. */
  readonly sessionToken?: string;
}

/** The headers that authorize a request at `now`, in milliseconds since 1970, beside those that it has already. */
export function sigV4Headers(
  request: Unsigned,
  { accessKeyId, secretAccessKey, sessionToken }: AwsKey,
  { region, service }: { readonly region: string; readonly service: string },
  now: number,
): Headers {
  const time = basicTime(now);
  const token = sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken };
  const canonical = canonicalOf({ ...request, headers: { ...request.headers, 'x-amz-date': time, ...token } });
  const scope = { time, parts: [time.slice(0, 8), region, service] };
  return {
    'x-amz-date': time,
    ...(sessionToken === undefined ? {} : { 'x-amz-security-token': secret(sessionToken) }),
    authorization: scopedAuthorization(SCHEME, { id: accessKeyId, secret: secretAccessKey }, scope, canonical),
  };
}
