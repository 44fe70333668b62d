import { canonicalQuery, canonicalRequest, headerOf, hmacSha256, sha256 } from './canonical.ts';
import { basicTime, type Scheme } from './verify.ts';

const FORM = /^SDK-HMAC-SHA256 Access=([^,\s]+), SignedHeaders=([a-z0-9-]+(?:;[a-z0-9-]+)*), Signature=([0-9a-f]{64})$/;

const FIFTEEN_MINUTES = 900_000;

/** Huawei Cloud's signature for AK and SK. */
export const sdkHmac: Scheme = {
  read(request) {
    const authorization = headerOf(request, 'authorization');
    const date = headerOf(request, 'x-sdk-date');
    if (authorization === undefined || date === undefined) {
      return 'missing';
    }
    const [, keyId, headers, signature] = FORM.exec(authorization) ?? [];
    if (keyId === undefined || headers === undefined || signature === undefined) {
      return 'malformed';
    }
    return {
      keyId,
      time: basicTime(date),
      window: FIFTEEN_MINUTES,
      signedHeaders: headers.split(';'),
      signature,
      scope: [],
    };
  },
  required: () => ['host', 'x-sdk-date'],
  bodyHash(request) {
    const told = headerOf(request, 'x-sdk-content-sha256');
    return told === undefined || told === sha256(request.body);
  },
  sign(request, claim, path, secret) {
    const canonical = canonicalRequest(request, {
      // In the signed text alone, a path always ends in a slash.
      path: path.endsWith('/') ? path : `${path}/`,
      query: canonicalQuery(request.query),
      signedHeaders: claim.signedHeaders,
      payloadHash: sha256(request.body),
    });
    const date = headerOf(request, 'x-sdk-date') ?? '';
    return hmacSha256(secret, `SDK-HMAC-SHA256\n${date}\n${sha256(canonical)}`).toString('hex');
  },
};
