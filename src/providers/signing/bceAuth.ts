import type { Headers } from '../contract.ts';
import { secret } from '../terms.ts';
import { canonicalQuery, percentEncoded, type Unsigned } from './canonical.ts';
import { hmacSha256 } from './digest.ts';
import { extendedTime } from './moment.ts';

/** For how long a signature holds. */
const SECONDS = 1800;

/** Baidu Cloud's bce-auth-v1: the header that authorizes a request at `now`, in milliseconds since 1970. */
export function bceAuthHeaders(
  { method, path, query = {}, headers }: Omit<Unsigned, 'payload'>,
  { accessKey, secretKey }: { readonly accessKey: string; readonly secretKey: string },
  now: number,
): Headers {
  const prefix = `bce-auth-v1/${accessKey}/${extendedTime(now)}/${SECONDS}`;
  const lines = Object.entries(headers)
    .map(([name, value]) => `${percentEncoded(name)}:${percentEncoded(value.trim())}`)
    .sort();
  const request = [method, path, canonicalQuery(query), lines.join('\n')].join('\n');
  // The key is the digits of the first digest, not its bytes.
  const key = hmacSha256(secretKey, prefix).toString('hex');
  const names = Object.keys(headers).sort().join(';');
  return { authorization: [`${prefix}/${names}/`, secret(hmacSha256(key, request).toString('hex'))] };
}
