import type { Headers } from '../contract.ts';
import { secret } from '../terms.ts';
import { canonicalOf, type Unsigned } from './canonical.ts';
import { hmacSha256 } from './digest.ts';
import { basicTime } from './moment.ts';

const ALGORITHM = 'SDK-HMAC-SHA256';

/** Huawei Cloud's SDK-HMAC-SHA256: the headers that authorize a request at `now`, in milliseconds since 1970. */
export function sdkHmacHeaders(
  request: Unsigned,
  { accessKey, secretKey }: { readonly accessKey: string; readonly secretKey: string },
  now: number,
): Headers {
  const time = basicTime(now);
  // The path that is signed ends in a slash, also where the one that is sent does not.
  const path = request.path.endsWith('/') ? request.path : `${request.path}/`;
  const { digest, signedHeaders } = canonicalOf({
    ...request,
    path,
    headers: { ...request.headers, 'x-sdk-date': time },
  });
  const signature = hmacSha256(secretKey, [ALGORITHM, time, digest].join('\n')).toString('hex');
  return {
    'x-sdk-date': time,
    authorization: [`${ALGORITHM} Access=${accessKey}, SignedHeaders=${signedHeaders}, Signature=`, secret(signature)],
  };
}
