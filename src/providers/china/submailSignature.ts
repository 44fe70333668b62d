import { createHash } from 'node:crypto';
import type { Credential, SignType } from '../../balance/account/account.ts';

/** The kinds of signature that are a digest and therefore need a time. */
export type DigestType = Exclude<SignType, 'normal'>;

/**
 * The signature of a request: the lowercase hexadecimal digest of `appid + appkey + fields + appid + appkey`, where `fields` are
 * the request's other fields, sorted by name, as raw `name=value` joined with `&`. `timestamp` is in seconds since 1970.
 */
export function signatureOf(type: DigestType, { key, secret }: Credential, timestamp: number): string {
  const fields = `appid=${key}&sign_type=${type}&timestamp=${timestamp}`;
  return createHash(type).update(`${key}${secret}${fields}${key}${secret}`, 'utf8').digest('hex');
}
