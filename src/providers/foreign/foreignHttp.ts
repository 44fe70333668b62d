import { BalanceError, type Fault } from '../../balance/fault/fault.ts';
import { JsonNumber, type JsonObject, type JsonValue } from '../../net/json.ts';
import type { Http, HttpReply, HttpRequest } from '../../net/request.ts';
import { parseObject, readReply } from '../engine/reply.ts';

/** JSON in which every number is the text that was sent: `ExactJson` in `src/ui/publicApi/api.ts`. */
export type ExactJson = null | boolean | string | readonly ExactJson[] | ExactObject;

export interface ExactObject {
  readonly [key: string]: ExactJson;
}

/** What the adapter of another extension gets for a request: `HttpReply` in `src/ui/publicApi/api.ts`. */
export interface ForeignReply {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  readonly retryAfterMs?: number;
  json(): ExactObject;
}

export type ForeignHttp = (request: unknown) => Promise<ForeignReply>;

/** The way to the network for one call of an adapter, and what its errors mean when they come back. */
export interface ForeignNet {
  readonly http: ForeignHttp;
  /** The fault of an error that `http`, or a reply of it, has thrown; `undefined` for all others. */
  faultOf(error: unknown): Fault | undefined;
}

/**
 * The program's own `http` for the adapter of another extension: to addresses at or below `endpoints` alone, until `signal`
 * is aborted. What the adapter gets of a fault is its kind; the fault itself is looked up here, so that none can be made up.
 */
export function foreignHttp(http: Http, endpoints: readonly string[], signal: AbortSignal): ForeignNet {
  const faults = new WeakMap<object, Fault>();
  const told = (error: unknown): unknown => {
    if (!(error instanceof BalanceError)) {
      return error;
    }
    const { fault } = error;
    // What cannot be sent at all, such as a header with a line break, was written by the adapter.
    const meant: Fault = fault.kind === 'internal' ? { kind: 'foreign', name: fault.name } : fault;
    const shown = Object.assign(new Error(meant.kind), { kind: meant.kind });
    faults.set(shown, meant);
    return shown;
  };
  return {
    async http(request) {
      const sent = { ...readRequest(request, endpoints), signal };
      try {
        return replyFor(await http(sent), told);
      } catch (error) {
        throw told(error);
      }
    },
    faultOf: (error) => (typeof error === 'object' && error !== null ? faults.get(error) : undefined),
  };
}

function replyFor(reply: HttpReply, told: (error: unknown) => unknown): ForeignReply {
  const { status, contentType, text, retryAfterMs } = reply;
  return {
    ...{ status, contentType, text },
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    json() {
      try {
        return exactObject(readReply(reply, parseObject));
      } catch (error) {
        throw told(error);
      }
    },
  };
}

/** Without a prototype: a key of a server must not mean anything to JavaScript. */
function exactObject(object: JsonObject): ExactObject {
  const fields: Record<string, ExactJson> = Object.create(null);
  for (const [key, value] of object) {
    fields[key] = exact(value);
  }
  return fields;
}

function exact(value: JsonValue): ExactJson {
  if (value instanceof JsonNumber) {
    return value.source;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return isList(value) ? value.map(exact) : exactObject(value);
}

function isList(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The request as the adapter describes it. What is wrong with it is thrown for that extension's author. */
function readRequest(described: unknown, endpoints: readonly string[]): HttpRequest {
  const { url, method = 'GET', headers, body }: Readonly<Record<string, unknown>> = { ...Object(described) };
  if (typeof url !== 'string' || !URL.canParse(url)) {
    throw new TypeError('"url" must be an absolute address');
  }
  const { origin, pathname, search, username, password } = new URL(url);
  const address = origin + pathname;
  if (!endpoints.some((endpoint) => `${address}/`.startsWith(`${endpoint}/`))) {
    throw new RangeError('"url" must be at or below one of the endpoints of the request');
  }
  if (username !== '' || password !== '') {
    throw new TypeError('"url" must not hold a user name or a password');
  }
  if (method !== 'GET' && method !== 'POST') {
    throw new TypeError('"method" must be GET or POST');
  }
  if (body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array)) {
    throw new TypeError('"body" must be a text or bytes');
  }
  // All forms that `fetch` takes; what cannot be a header throws.
  const fields = Object.fromEntries(new Headers(headers as ConstructorParameters<typeof Headers>[0]));
  return {
    ...{ url: address, method, headers: fields },
    ...(search === '' ? {} : { query: search.slice(1) }),
    ...(body === undefined ? {} : { body }),
  };
}
