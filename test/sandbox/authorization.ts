import type { ServiceRequest } from './service.ts';

/** Reads HTTP Basic authentication. Only the one canonical encoding of a pair counts. */
export function basicPair(
  request: Pick<ServiceRequest, 'headers'>,
): { user: string; password: string } | 'missing' | 'garbled' {
  const [scheme = '', encoded = '', ...rest] = (request.headers.authorization ?? '').split(' ');
  if (scheme === '' || (scheme.toLowerCase() === 'basic' && encoded === '')) {
    return 'missing';
  }
  const decoded = Buffer.from(encoded, 'base64');
  const text = decoded.toString('utf8');
  const colon = text.indexOf(':');
  if (scheme.toLowerCase() !== 'basic' || rest.length > 0 || decoded.toString('base64') !== encoded || colon < 0) {
    return 'garbled';
  }
  return text === ':' ? 'missing' : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** What stands behind the name of a scheme, such as `Bearer`, which may be written in any case. */
export function tokenOf(request: ServiceRequest, scheme: string): string | 'missing' | 'garbled' {
  const header = request.headers.authorization ?? '';
  if (header === '') {
    return 'missing';
  }
  const [named = '', token = '', ...rest] = header.split(' ');
  return named.toLowerCase() === scheme.toLowerCase() && token !== '' && rest.length === 0 ? token : 'garbled';
}

/** A header that may be there once. */
export function headerOf(request: ServiceRequest, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()];
  return typeof value === 'string' ? value : undefined;
}

/** Without its parameters and in small letters; empty when there is none. */
export function mediaTypeOf(request: ServiceRequest): string {
  return (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
