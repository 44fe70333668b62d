import { JsonNumber, type JsonObject, type JsonValue, parseJson } from '../json.ts';
import type { Notes } from './notes.ts';

/**
 * Notes what requests say that Postman has exported: a collection, an item of one, or a request. `false` when the text is none.
 */
export function readPostman(text: string, notes: Notes): boolean {
  const requests = requestsIn(parsed(text));
  for (const request of requests) {
    noteRequest(request, notes);
  }
  return requests.length > 0;
}

function parsed(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

/** Objects with an address and what else makes a request, wherever they stand. */
function requestsIn(value: JsonValue): readonly JsonObject[] {
  if (value instanceof Map) {
    const isRequest = value.has('url') && (value.has('header') || value.has('auth') || value.has('body'));
    return isRequest ? [value] : [...value.values()].flatMap(requestsIn);
  }
  return Array.isArray(value) ? value.flatMap(requestsIn) : [];
}

function noteRequest(request: JsonObject, notes: Notes): void {
  const url = request.get('url');
  const method = textOf(request.get('method'));
  if (method !== '') {
    notes.method(method);
  }
  notes.address(textOf(url instanceof Map ? url.get('raw') : url));
  for (const [name, value] of pairsIn(request.get('header'))) {
    notes.header(`${name}: ${value}`);
  }
  const auth = objectOf(request.get('auth'));
  const basic = new Map(pairsIn(auth.get('basic')));
  const [user, password] = [basic.get('username'), basic.get('password')];
  if (user !== undefined && password !== undefined) {
    notes.user(`${user}:${password}`);
  }
  const token = new Map(pairsIn(auth.get('bearer'))).get('token');
  if (token !== undefined) {
    notes.header(`Authorization: Bearer ${token}`);
  }
  const body = objectOf(request.get('body'));
  notes.body(textOf(body.get('raw')));
  for (const [name, value] of [...pairsIn(body.get('urlencoded')), ...pairsIn(body.get('formdata'))]) {
    notes.field(name, value, 'form');
  }
}

/** `[{ "key": …, "value": … }]`, without what is switched off. */
function pairsIn(value: JsonValue | undefined): readonly (readonly [string, string])[] {
  const entries: readonly JsonValue[] = Array.isArray(value) ? value : [];
  return entries.flatMap((entry) => {
    const pair = objectOf(entry);
    return pair.get('disabled') === true ? [] : [[textOf(pair.get('key')), textOf(pair.get('value'))] as const];
  });
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return value instanceof Map ? value : new Map();
}

function textOf(value: JsonValue | undefined): string {
  return value instanceof JsonNumber ? value.source : typeof value === 'string' ? value : '';
}
