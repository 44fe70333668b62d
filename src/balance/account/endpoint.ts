import type { EndpointProblem } from '../fault/fault.ts';

/** So many base addresses can be asked one after another within the time that an attempt may take. */
export const MOST_ENDPOINTS = 4;

/** What {@link checkEndpoint} found: a base address to append a service's path to, or why it may not be used. */
export type EndpointCheck =
  | {
      readonly ok: true;
      /** Normalized, with its prefix path if it has one, without a slash at the end. */
      readonly url: string;
      /** Host in lower case, with the port unless it is the scheme's own. */
      readonly host: string;
    }
  | { readonly ok: false; readonly problem: EndpointProblem };

/**
 * Whether credentials may be sent to the base address `text`: `https` to anywhere but link-local addresses, `http` to this
 * machine alone, where no proxy comes between, no user info, no query, no fragment. A path is a prefix of the services' paths.
 */
export function checkEndpoint(text: string): EndpointCheck {
  const address = text.trim();
  // The URL parser drops tabs and line breaks and reads `\` as `/`; what it would mend is refused instead.
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^\s\\]+$/i.test(address) || !URL.canParse(address)) {
    return { ok: false, problem: 'not-a-url' };
  }
  const url = new URL(address);
  const problem = problemOf(url, address);
  if (problem !== undefined) {
    return { ok: false, problem };
  }
  // The URL parser lets pass what is no name of a host, such as the `{baseUrl}` of documents.
  if (/[^\w.:[\]-]/.test(url.hostname)) {
    return { ok: false, problem: 'not-a-url' };
  }
  return { ok: true, url: url.origin + url.pathname.replace(/\/+$/, ''), host: url.host };
}

/** Host and port of an absolute address; empty when it is none. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : '';
}

/** An address as it may be shown: scheme, host and path alone, whatever else was in it. `…` when it is not an address. */
export function shownEndpoint(address: string): string {
  if (!URL.canParse(address)) {
    return '…';
  }
  const url = new URL(address);
  return url.host === '' ? '…' : `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`;
}

function problemOf(url: URL, address: string): EndpointProblem | undefined {
  // Looked up in the text as well: empty user info and an empty query leave no trace in the parsed address.
  const authority = /^[^:]+:\/\/([^/?#]*)/.exec(address)?.[1] ?? '';
  if (authority.includes('@') || url.username !== '' || url.password !== '') {
    return 'user-info';
  }
  if (/[?#]/.test(address)) {
    return 'query';
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return 'not-https';
  }
  if (isLinkLocal(url.hostname)) {
    return 'link-local';
  }
  return url.protocol === 'http:' && !isLoopback(url.hostname) ? 'not-https' : undefined;
}

/**
 * The names of this machine for which VS Code never takes a proxy. Others of 127.0.0.0/8 are this machine's, too, but a proxy
 * would get what is sent there, in the clear, and could answer in its place. The URL parser has already turned decimal, octal
 * and hexadecimal forms into four plain numbers.
 */
export function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** 169.254.0.0/16, also inside an IPv6 address (mapped, compatible, NAT64, 6to4), and fe80::/10. */
function isLinkLocal(hostname: string): boolean {
  return (
    /^169\.254\.\d+\.\d+$/.test(hostname) ||
    /^\[fe[89ab][0-9a-f]:/.test(hostname) ||
    /^\[(?:::(?:ffff:(?:0:)?)?|64:ff9b::|2002:)a9fe:/.test(hostname)
  );
}
