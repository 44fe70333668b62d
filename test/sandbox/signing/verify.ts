import { byCharacters, headerOf, type SignedRequest, signedPaths } from './canonical.ts';

/** What is wrong with a signed request. Each service has codes of its own for these. */
export type SignatureFault =
  /** There is no signature at all, or not what belongs to one. */
  | 'missing'
  /** The signature is not written in the scheme's form. */
  | 'malformed'
  /** It is for another day, region or service. */
  | 'scope'
  | 'time-format'
  /** Too far from the service's clock. */
  | 'expired'
  | 'unknown-key'
  /** A header that has to be signed is not, or one is said to be signed that did not come. */
  | 'unsigned'
  /** The body is not the one that the headers tell of. */
  | 'body'
  | 'signature';

/** What a request says of its own signature. */
export interface Claim {
  readonly keyId: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** How long it is good, before and behind `time`, in milliseconds. */
  readonly window: number;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** Like `date/region/service`, where the scheme has one. */
  readonly scope: readonly string[];
}

export interface Scheme {
  /** Reads the claim, and checks everything that needs no secret. */
  read(request: SignedRequest): Claim | SignatureFault;
  /** The headers that have to be signed. */
  required(request: SignedRequest): readonly string[];
  /** The signature that the request should have, were `path` the one that is signed. */
  sign(request: SignedRequest, claim: Claim, path: string, secret: string): string;
  /** Where a header tells the SHA-256 of the body. */
  readonly bodyHash?: (request: SignedRequest) => boolean;
}

export type Verified =
  | { readonly keyId: string; readonly fault?: undefined }
  | { readonly keyId?: string; readonly fault: SignatureFault };

/** Looks at a signature as a service does, in the order in which most of them look. `now` is the service's clock. */
export function verify(
  scheme: Scheme,
  request: SignedRequest,
  secretOf: (keyId: string) => string | undefined,
  now: number,
): Verified {
  const claim = scheme.read(request);
  if (typeof claim === 'string') {
    return { fault: claim };
  }
  const { keyId, signedHeaders } = claim;
  if (Number.isNaN(claim.time)) {
    return { keyId, fault: 'time-format' };
  }
  if (Math.abs(now - claim.time) > claim.window) {
    return { keyId, fault: 'expired' };
  }
  const secret = secretOf(keyId);
  if (secret === undefined) {
    return { keyId, fault: 'unknown-key' };
  }
  const sorted = signedHeaders.every(
    (name, index) => index === 0 || byCharacters(signedHeaders[index - 1] ?? '', name) < 0,
  );
  const came = signedHeaders.every((name) => headerOf(request, name) !== undefined);
  if (!sorted || !came || !scheme.required(request).every((name) => signedHeaders.includes(name))) {
    return { keyId, fault: 'unsigned' };
  }
  if (scheme.bodyHash?.(request) === false) {
    return { keyId, fault: 'body' };
  }
  return signedPaths(request).some((path) => scheme.sign(request, claim, path, secret) === claim.signature)
    ? { keyId }
    : { keyId, fault: 'signature' };
}

/** `20150830T123600Z` in milliseconds since 1970; `NaN` when it is not written so, or is no time. */
export function basicTime(text: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  return parts === null ? Number.NaN : extendedTime(isoOf(parts));
}

/** `2015-08-30T12:36:00Z` in milliseconds since 1970; `NaN` when it is not written so, or is no time. */
export function extendedTime(text: string): number {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
  // A parser may take the 31st of February for the 3rd of March.
  return Number.isNaN(time) || new Date(time).toISOString() === text.replace('Z', '.000Z') ? time : Number.NaN;
}

/** What six groups of digits say, the year first. */
function isoOf([, year, month, day, hour, minute, second]: readonly string[]): string {
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
