import { createHash } from 'node:crypto';

/**
 * SUBMAIL's digital signature as its documents describe it. The documents sort the parameters by name; there are only ever
 * three of them, so their order is written down here: `appid`, `sign_type`, `timestamp`.
 */
export function signatureOf(signType: 'md5' | 'sha1', appid: string, appkey: string, timestamp: string): string {
  const hash = createHash(signType);
  hash.update(appid).update(appkey);
  hash.update('appid=').update(appid);
  hash.update('&sign_type=').update(signType);
  hash.update('&timestamp=').update(timestamp);
  hash.update(appid).update(appkey);
  return hash.digest('hex');
}
