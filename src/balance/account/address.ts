import type { Account } from './account.ts';
import { checkEndpoint, MOST_ENDPOINTS, shownEndpoint } from './endpoint.ts';
import { type Parsed, problem } from './parsed.ts';
import { looksLikeSecret } from './secretLook.ts';

/** Reads the base addresses of an entry. */
export function parseEndpoints(value: unknown): Parsed<Pick<Account, 'endpoints'>> {
  if (value === undefined) {
    return {};
  }
  if (!Array.isArray(value) || value.length === 0) {
    return problem({ kind: 'no-text', field: 'endpoints' });
  }
  if (value.length > MOST_ENDPOINTS) {
    return problem({ kind: 'too-many', field: 'endpoints', most: MOST_ENDPOINTS });
  }
  const endpoints: string[] = [];
  for (const endpoint of value) {
    const parsed =
      typeof endpoint === 'string' ? parseEndpoint(endpoint) : problem({ kind: 'no-text', field: 'endpoints' });
    if ('problem' in parsed) {
      return parsed;
    }
    endpoints.push(parsed.url);
  }
  return { endpoints };
}

/** A host, maybe with a port and a path, as consoles show it. */
const HOST = /^(?:[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+|\[[\da-f:.]+\])(?::\d+)?(?:\/[^\s\\]*)?$/iu;

/** A host, as consoles show it, as an address; any other text as it is: what has lost half of its scheme names another host. */
export function withScheme(text: string): string {
  return HOST.test(text) ? `https://${text}` : text;
}

/** Reads a base address in a field of an entry: normalized as by {@link checkEndpoint}, or why the setting refuses it. */
export function parseEndpoint(endpoint: string, field = 'endpoints'): Parsed<{ readonly url: string }> {
  const checked = checkEndpoint(endpoint);
  const value = checked.ok ? checked.url : shownEndpoint(endpoint);
  // Host and path would be shown, and sent in the clear to whoever resolves names.
  if (looksLikeSecret(value) || (!checked.ok && checked.problem === 'not-a-url' && looksLikeSecret(endpoint))) {
    return problem({ kind: 'secret-in-field', field });
  }
  return checked.ok ? checked : problem({ kind: 'endpoint', value, problem: checked.problem });
}
