/** The token of a header's name (RFC 9110). */
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,60}$/;

/** Headers that say the same to everybody. */
const FIXED = /^(?:accept|accept-language|user-agent|(?:[a-z0-9-]+-)?version|x-[a-z0-9-]+)$/;

/**
 * Headers that mean something to what stands between here and the service, that belong to the connection, or that turn a request
 * into another one: `X-HTTP-Method-Override: DELETE`.
 */
const FORBIDDEN =
  /^(?:host|cookie2?|set-cookie2?|proxy-.*|sec-.*|connection|keep-alive|upgrade|te|trailer|transfer-encoding|expect|via|forwarded|x-forwarded-.*|x-real-ip|x-original-.*|x-rewrite-.*|x-host|x-http-.*|x-method.*|accept-.*|content-.*|if-.*|range|date|origin|referer|max-forwards|http2-settings)$/;

/** Printable ASCII: a line break would begin another header. */
const VALUE = /^[\x20-\x7e]*$/;

/** The name of a header with the same value for everybody, in lower case; `undefined` for one that may not be sent. */
export function fixedHeader(name: string): string | undefined {
  const lower = name.toLowerCase();
  return NAME.test(name) && FIXED.test(lower) && (lower === 'accept-language' || !FORBIDDEN.test(lower))
    ? lower
    : undefined;
}

/** Whether a header may carry the secret. */
export function isSecretHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return NAME.test(name) && !FORBIDDEN.test(lower) && lower !== 'accept' && lower !== 'user-agent';
}

export function isHeaderValue(text: string): boolean {
  return VALUE.test(text);
}
