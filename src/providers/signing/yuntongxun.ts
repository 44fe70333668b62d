import { createHash } from 'node:crypto';
import type { Secret } from '../secret.ts';
import { secret } from '../terms.ts';
import { basicTime } from './moment.ts';

/** The vendor's programs write the time of China, which has no summer time. */
const CHINA_MS = 8 * 3_600_000;

export interface YuntongxunSignature {
  /** For the query. */
  readonly sig: Secret;
  /** The header, which has no word for its scheme. It holds the account and the time alone. */
  readonly authorization: string;
}

/** What authorizes a request to Yuntongxun at `now`, in milliseconds since 1970. */
export function yuntongxunSignature(
  { accountSid, authToken }: { readonly accountSid: string; readonly authToken: string },
  now: number,
): YuntongxunSignature {
  const time = basicTime(now + CHINA_MS).replaceAll(/\D/g, '');
  const digest = createHash('md5')
    .update(accountSid + authToken + time, 'utf8')
    .digest('hex');
  return {
    sig: secret(digest.toUpperCase()),
    authorization: Buffer.from(`${accountSid}:${time}`, 'utf8').toString('base64'),
  };
}
