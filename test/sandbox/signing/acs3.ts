import { canonicalQuery, canonicalRequest, headerOf, hmacSha256, sha256 } from './canonical.ts';
import { extendedTime, type Scheme } from './verify.ts';

const FORM =
  /^ACS3-HMAC-SHA256 Credential=([^/,\s]+),SignedHeaders=([a-z0-9-]+(?:;[a-z0-9-]+)*),Signature=([0-9a-f]{64})$/;

const FIFTEEN_MINUTES = 900_000;

/** Alibaba Cloud's signature, version 3. The nonce is looked at by the service, which remembers it. */
export const acs3: Scheme = {
  read(request) {
    const authorization = headerOf(request, 'authorization');
    const date = headerOf(request, 'x-acs-date');
    if (authorization === undefined || date === undefined) {
      return 'missing';
    }
    const [, keyId, headers, signature] = FORM.exec(authorization) ?? [];
    if (keyId === undefined || headers === undefined || signature === undefined) {
      return 'malformed';
    }
    return {
      keyId,
      time: extendedTime(date),
      window: FIFTEEN_MINUTES,
      signedHeaders: headers.split(';'),
      signature,
      scope: [],
    };
  },
  required: (request) => [
    'host',
    ...Object.keys(request.headers).filter((name) => name === 'content-type' || name.startsWith('x-acs-')),
    'x-acs-content-sha256',
    'x-acs-signature-nonce',
  ],
  bodyHash: (request) => headerOf(request, 'x-acs-content-sha256') === sha256(request.body),
  sign(request, claim, path, secret) {
    const canonical = canonicalRequest(request, {
      path,
      query: canonicalQuery(request.query),
      signedHeaders: claim.signedHeaders,
      payloadHash: headerOf(request, 'x-acs-content-sha256') ?? '',
    });
    return hmacSha256(secret, `ACS3-HMAC-SHA256\n${sha256(canonical)}`).toString('hex');
  },
};
