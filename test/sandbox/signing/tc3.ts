import { canonicalQuery, canonicalRequest, headerOf, hmacSha256, sha256 } from './canonical.ts';
import type { Scheme } from './verify.ts';

const FORM =
  /^TC3-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{4}-\d\d-\d\d)\/([a-z]+)\/tc3_request, SignedHeaders=([a-z0-9-]+(?:;[a-z0-9-]+)*), Signature=([0-9a-f]{64})$/;

const FIVE_MINUTES = 300_000;

/** Tencent Cloud's signature, version 3, for a service such as `sms`. */
export function tc3(service: string): Scheme {
  return {
    read(request) {
      const authorization = headerOf(request, 'authorization');
      const timestamp = headerOf(request, 'x-tc-timestamp');
      if (authorization === undefined || timestamp === undefined) {
        return 'missing';
      }
      const [, keyId, date, named, headers, signature] = FORM.exec(authorization) ?? [];
      if (
        keyId === undefined ||
        date === undefined ||
        named === undefined ||
        headers === undefined ||
        signature === undefined
      ) {
        return 'malformed';
      }
      if (!/^\d{1,10}$/.test(timestamp)) {
        return 'time-format';
      }
      const time = Number(timestamp) * 1000;
      // The day in UTC: a client that takes the day of Beijing is refused from midnight to eight there.
      if (named !== service || date !== new Date(time).toISOString().slice(0, 10)) {
        return 'scope';
      }
      return { keyId, time, window: FIVE_MINUTES, signedHeaders: headers.split(';'), signature, scope: [date, named] };
    },
    required: () => ['content-type', 'host'],
    sign(request, claim, path, secret) {
      const canonical = canonicalRequest(request, {
        path,
        query: canonicalQuery(request.query),
        signedHeaders: claim.signedHeaders,
        payloadHash: sha256(request.body),
        value: (text) => text.trim().toLowerCase(),
      });
      const [date = '', named = ''] = claim.scope;
      const scope = `${date}/${named}/tc3_request`;
      const text = `TC3-HMAC-SHA256\n${claim.time / 1000}\n${scope}\n${sha256(canonical)}`;
      const key = hmacSha256(hmacSha256(hmacSha256(`TC3${secret}`, date), named), 'tc3_request');
      return hmacSha256(key, text).toString('hex');
    },
  };
}
