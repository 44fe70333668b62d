import type { Headers } from '../contract.ts';
import { secret } from '../terms.ts';
import { canonicalOf, type Unsigned } from './canonical.ts';
import { hmacSha256, sha256 } from './digest.ts';
import { extendedTime } from './moment.ts';

const ALGORITHM = 'ACS3-HMAC-SHA256';

/** A call of Alibaba Cloud's API in the style of RPC: a `POST` to `/`. */
export interface AcsCall {
  readonly host: string;
  readonly action: string;
  readonly version: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Random, for this call alone. */
  readonly nonce: string;
}

export interface AcsKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** The headers that authorize a call without a body at `now`, in milliseconds since 1970. */
export function acs3Headers({ host, action, version, query, nonce }: AcsCall, key: AcsKey, now: number): Headers {
  const payload = sha256('');
  const headers = {
    'x-acs-action': action,
    'x-acs-version': version,
    'x-acs-date': extendedTime(now),
    'x-acs-signature-nonce': nonce,
    'x-acs-content-sha256': payload,
  };
  const request = { method: 'POST', path: '/', headers: { ...headers, host }, payload };
  return { ...headers, authorization: acs3Authorization({ ...request, ...(query && { query }) }, key) };
}

/** The header `Authorization` for any request. What follows from the secret is marked. */
export function acs3Authorization(request: Unsigned, { accessKeyId, accessKeySecret }: AcsKey) {
  const { digest, signedHeaders } = canonicalOf(request);
  const signature = hmacSha256(accessKeySecret, `${ALGORITHM}\n${digest}`).toString('hex');
  return [`${ALGORITHM} Credential=${accessKeyId},SignedHeaders=${signedHeaders},Signature=`, secret(signature)];
}
