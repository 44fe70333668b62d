import { canonicalQuery, canonicalRequest, headerOf, hmacSha256, type SignedRequest, sha256 } from './canonical.ts';
import { basicTime, type Claim, type Scheme, type SignatureFault } from './verify.ts';

/** What AWS's scheme and Volcengine's, which is made after it, do not share. */
interface Variant {
  readonly algorithm: string;
  /** Before the secret, in the key. */
  readonly prefix: string;
  /** The last part of the scope. */
  readonly end: string;
  readonly dateHeader: string;
  readonly hashHeader: string;
  /** Headers that have to be signed where they are sent. */
  readonly signedIfSent: readonly string[];
}

const AWS: Variant = {
  algorithm: 'AWS4-HMAC-SHA256',
  prefix: 'AWS4',
  end: 'aws4_request',
  dateHeader: 'x-amz-date',
  hashHeader: 'x-amz-content-sha256',
  signedIfSent: ['x-amz-security-token'],
};

const VOLCENGINE: Variant = {
  algorithm: 'HMAC-SHA256',
  prefix: '',
  end: 'request',
  dateHeader: 'x-date',
  hashHeader: 'x-content-sha256',
  signedIfSent: ['x-security-token'],
};

const FIFTEEN_MINUTES = 900_000;

/** AWS Signature Version 4 in the header `Authorization`. */
export function sigv4(service: string, region: string): Scheme {
  return scoped(AWS, service, region);
}

/** Volcengine's HMAC-SHA256. */
export function volcengineSignature(service: string, region: string): Scheme {
  return scoped(VOLCENGINE, service, region);
}

function scoped(variant: Variant, service: string, region: string): Scheme {
  return {
    read: (request) => read(variant, request, service, region),
    required: (request) => [
      'host',
      variant.dateHeader,
      ...variant.signedIfSent.filter((name) => headerOf(request, name) !== undefined),
    ],
    bodyHash(request) {
      const told = headerOf(request, variant.hashHeader);
      return told === undefined || told === sha256(request.body);
    },
    sign(request, claim, path, secret) {
      const canonical = canonicalRequest(request, {
        path,
        query: canonicalQuery(request.query),
        signedHeaders: claim.signedHeaders,
        payloadHash: sha256(request.body),
        value: (text) => text.trim().replace(/ +/g, ' '),
      });
      const [date = '', ...rest] = claim.scope;
      const time = headerOf(request, variant.dateHeader) ?? '';
      const scope = [date, ...rest, variant.end];
      const text = [variant.algorithm, time, scope.join('/'), sha256(canonical)].join('\n');
      const key = scope.reduce<string | Buffer>((key, part) => hmacSha256(key, part), variant.prefix + secret);
      return hmacSha256(key, text).toString('hex');
    },
  };
}

function read(variant: Variant, request: SignedRequest, service: string, region: string): Claim | SignatureFault {
  const authorization = headerOf(request, 'authorization');
  const date = headerOf(request, variant.dateHeader);
  if (authorization === undefined || date === undefined) {
    return 'missing';
  }
  const form =
    /^(\S+) Credential=([^/,\s]+)\/([^,\s]+), SignedHeaders=([a-z0-9-]+(?:;[a-z0-9-]+)*), Signature=([0-9a-f]{64})$/;
  const [, algorithm, keyId, scope, headers, signature] = form.exec(authorization) ?? [];
  if (
    algorithm !== variant.algorithm ||
    keyId === undefined ||
    scope === undefined ||
    headers === undefined ||
    signature === undefined
  ) {
    return 'malformed';
  }
  const day = date.slice(0, 8);
  if (scope !== [day, region, service, variant.end].join('/')) {
    return 'scope';
  }
  return {
    keyId,
    time: basicTime(date),
    window: FIFTEEN_MINUTES,
    signedHeaders: headers.split(';'),
    signature,
    scope: [day, region, service],
  };
}
