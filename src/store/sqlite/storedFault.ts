import type {
  EndpointProblem,
  Fault,
  FaultKind,
  NetworkProblem,
  ResponseProblem,
  TlsProblem,
} from '../../balance/fault/fault.ts';

type Check = (value: unknown) => boolean;
/** The fields of one kind of fault; a name that ends in `?` may be missing. */
type Fields = Readonly<Record<string, Check>>;

const text: Check = (value) => typeof value === 'string';
const count: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const flag: Check = (value) => typeof value === 'boolean';
const texts: Check = (value) => Array.isArray(value) && value.every(text);

function oneOf<T extends string>(values: Readonly<Record<T, true>>): Check {
  return (value) => typeof value === 'string' && Object.hasOwn(values, value);
}

const network = oneOf<NetworkProblem>({ 'not-found': true, refused: true, reset: true, unreachable: true });
const tls = oneOf<TlsProblem>({ expired: true, 'wrong-host': true, untrusted: true, handshake: true });
const endpoint = oneOf<EndpointProblem>({
  'not-a-url': true,
  'not-https': true,
  'user-info': true,
  'link-local': true,
  query: true,
});
const response = oneOf<ResponseProblem>({
  empty: true,
  truncated: true,
  encoding: true,
  charset: true,
  malformed: true,
  'duplicate-key': true,
  doctype: true,
  'missing-field': true,
  'bad-amount': true,
  'wrong-type': true,
  'empty-text': true,
  'no-number': true,
  'too-long': true,
  fraction: true,
  'no-currency': true,
});

const FIELDS: Readonly<Record<FaultKind, Fields>> = {
  network: { host: text, problem: network },
  timeout: { host: text, seconds: count },
  tls: { host: text, problem: tls },
  proxy: { 'status?': count },
  'not-the-provider': { host: text },
  redirect: { host: text, target: text },
  'too-large': { host: text, limitBytes: count },
  'bad-response': { host: text, problem: response, 'field?': text, 'found?': text },
  auth: { 'code?': text, definitive: flag, 'empty?': flag },
  'not-enabled': { code: text },
  blocked: { code: text },
  'ip-blocked': { code: text },
  'bad-endpoint': { code: text },
  clock: { code: text },
  'rate-limited': { 'code?': text, 'retryAfterMs?': count },
  'provider-down': { status: count, 'code?': text, 'retryAfterMs?': count },
  'provider-error': { code: text, text },
  'no-credential': { 'variables?': texts, 'alike?': text },
  'secret-store': {},
  'other-address': { address: text },
  redeclared: { address: text },
  unconfirmed: { variables: texts, addresses: texts },
  'endpoint-refused': { endpoint: text, problem: endpoint },
  foreign: { name: text },
  internal: { name: text },
};

/** A stored value as a fault with its known fields only, or `undefined` when it is none. */
export function faultFrom(value: unknown): Fault | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const source = new Map<string, unknown>(Object.entries(value));
  const kind = source.get('kind');
  if (typeof kind !== 'string' || !isKind(kind)) {
    return undefined;
  }
  const fault: Record<string, unknown> = { kind };
  for (const [field, check] of Object.entries(FIELDS[kind])) {
    const optional = field.endsWith('?');
    const name = optional ? field.slice(0, -1) : field;
    const found = source.get(name);
    if (found === undefined && optional) {
      continue;
    }
    if (!check(found)) {
      return undefined;
    }
    fault[name] = found;
  }
  // Every field of the kind was checked above against a table that is complete by its type.
  return fault as unknown as Fault;
}

function isKind(kind: string): kind is FaultKind {
  return Object.hasOwn(FIELDS, kind);
}
