import { byCharacters, escaped, headerOf, hmacSha256, parametersOf, type SignedRequest } from './canonical.ts';
import { extendedTime, type Scheme } from './verify.ts';

const FORM = /^bce-auth-v1\/([^/\s]+)\/([^/\s]+)\/(-1|[1-9]\d{0,6})\/([a-z0-9-]*(?:;[a-z0-9-]+)*)\/([0-9a-f]{64})$/;

/** The headers that are signed where the signature names none. */
function signedByDefault(request: SignedRequest): readonly string[] {
  const named = ['host', 'content-length', 'content-type', 'content-md5'];
  return Object.keys(request.headers)
    .filter((name) => named.includes(name) || name.startsWith('x-bce-'))
    .sort(byCharacters);
}

/** Baidu AI Cloud's signature, version 1. */
export const bceAuth: Scheme = {
  read(request) {
    const authorization = headerOf(request, 'authorization');
    if (authorization === undefined) {
      return 'missing';
    }
    const [, keyId, date, seconds, headers, signature] = FORM.exec(authorization) ?? [];
    if (
      keyId === undefined ||
      date === undefined ||
      seconds === undefined ||
      headers === undefined ||
      signature === undefined
    ) {
      return 'malformed';
    }
    return {
      keyId,
      time: extendedTime(date),
      window: seconds === '-1' ? Number.POSITIVE_INFINITY : Number(seconds) * 1000,
      signedHeaders: headers === '' ? signedByDefault(request) : headers.split(';'),
      signature,
      scope: [`bce-auth-v1/${keyId}/${date}/${seconds}`],
    };
  },
  required: () => ['host'],
  sign(request, claim, path, secret) {
    const query = parametersOf(request.query)
      .filter(([name]) => name.toLowerCase() !== 'authorization')
      .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
      .sort(byCharacters)
      .join('&');
    const headers = claim.signedHeaders
      .map((name) => [name, headerOf(request, name) ?? ''] as const)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${escaped(name)}:${escaped(value)}`)
      .sort(byCharacters)
      .join('\n');
    // The key is the text of the digest, not its bytes.
    const key = hmacSha256(secret, claim.scope[0] ?? '').toString('hex');
    return hmacSha256(key, [request.method, path, query, headers].join('\n')).toString('hex');
  },
};
