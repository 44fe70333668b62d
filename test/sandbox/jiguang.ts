import { numberField, type ReplyDocument } from './document.ts';
import { PRODUCTS } from './product.ts';
import { textReply, type WireReply } from './reply.ts';
import type { RefusalOptions, ServiceRequest, Settings, Subject, Verdict, World } from './service.ts';

/** The documents' table of errors: code, HTTP status, message. */
export const JIGUANG_ERRORS: ReadonlyMap<number, readonly [status: number, message: string]> = new Map([
  [50001, [400, 'missing auth']],
  [50002, [401, 'auth failed']],
  [50008, [403, 'no sms code auth']],
  [50009, [403, 'out of freq']],
  [50016, [404, 'api not found']],
  [50017, [415, 'media not supported']],
  [50018, [405, 'request method not support']],
  [50019, [500, 'server error']],
  [50033, [403, 'app quota not assigned']],
  [50035, [403, 'illegal IP']],
  [50036, [403, 'app in black']],
]);

/** Jiguang's balance service. `lastAccepted` is the time of each key's last accepted request. */
export function jiguang(request: ServiceRequest, world: World, lastAccepted: Map<string, number>): Verdict {
  const refusal = (code: number, about: Subject): Verdict => ({
    kind: 'refused',
    code,
    reply: refuse(world.settings, code),
    about,
  });
  const product = PRODUCTS.find((each) => each.provider === 'jiguang' && each.path === request.path);
  if (product === undefined) {
    return refusal(50016, {});
  }
  const about: Subject = { product: product.product };
  if (request.method !== 'GET') {
    return refusal(50018, about);
  }
  if (mediaTypeOf(request) !== 'application/json') {
    return refusal(50017, about);
  }
  const pair = basicCredential(request.headers.authorization ?? '');
  if (pair === 'missing') {
    return refusal(50001, about);
  }
  const account = pair === 'garbled' ? undefined : world.accounts.withKey('jiguang', pair.key);
  if (pair === 'garbled' || account === undefined || account.secret !== pair.secret) {
    return refusal(50002, account === undefined ? about : { ...about, account });
  }
  if (account.product !== product.product) {
    return refusal(50002, { ...about, account });
  }
  const now = world.now();
  if (now - (lastAccepted.get(account.key) ?? -Infinity) < world.settings.rateWindowMs) {
    return refusal(50009, { ...about, account });
  }
  lastAccepted.set(account.key, now);
  return {
    kind: 'accepted',
    about: { ...about, account },
    reply: () => balanceOf(world.accounts.advance(account.id).quantities, product.fields),
    refuse: (code, options) => refuse(world.settings, code, options),
  };
}

function balanceOf(quantities: Readonly<Record<string, string | null>>, fields: readonly string[]): ReplyDocument {
  return { format: 'json', fields: fields.map((name) => numberField(name, quantities[name] ?? 'null')) };
}

function refuse(settings: Settings, code: number, options: RefusalOptions = {}): WireReply {
  const [status, message] = JIGUANG_ERRORS.get(code) ?? [400, 'unknown error'];
  const error = {
    code: settings.errorCodeForm === 'string' ? String(code) : code,
    message: options.message ?? message,
  };
  return textReply(options.httpStatus ?? status, 'application/json', JSON.stringify({ error }), options.headers);
}

function mediaTypeOf(request: ServiceRequest): string {
  return (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** Reads HTTP Basic authentication. Only the one canonical encoding of a pair counts. */
function basicCredential(header: string): { key: string; secret: string } | 'missing' | 'garbled' {
  const [scheme = '', encoded = '', ...rest] = header.split(' ');
  if (scheme === '' || (scheme.toLowerCase() === 'basic' && encoded === '')) {
    return 'missing';
  }
  const decoded = Buffer.from(encoded, 'base64');
  const text = decoded.toString('utf8');
  const colon = text.indexOf(':');
  if (scheme.toLowerCase() !== 'basic' || rest.length > 0 || decoded.toString('base64') !== encoded || colon < 0) {
    return 'garbled';
  }
  return text === ':' ? 'missing' : { key: text.slice(0, colon), secret: text.slice(colon + 1) };
}
