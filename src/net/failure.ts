import { BalanceError, type Fault, type NetworkProblem, type TlsProblem } from '../balance/fault/fault.ts';

/** What was asked, as far as it matters for telling who failed. */
export interface Asked {
  /** Host with port, for messages. */
  readonly host: string;
  readonly hostname: string;
  readonly port: number;
  /** An `https` address. */
  readonly secure: boolean;
}

const NETWORK: ReadonlyMap<string, NetworkProblem> = new Map([
  ['ENOTFOUND', 'not-found'],
  ['EAI_AGAIN', 'not-found'],
  ['EAI_FAIL', 'not-found'],
  ['EAI_NODATA', 'not-found'],
  ['EAI_NONAME', 'not-found'],
  ['ENODATA', 'not-found'],
  ['ESERVFAIL', 'not-found'],
  ['ECONNREFUSED', 'refused'],
  ['ECONNRESET', 'reset'],
  ['ECONNABORTED', 'reset'],
  ['EPIPE', 'reset'],
]);

const TLS: ReadonlyMap<string, TlsProblem> = new Map([
  ['CERT_HAS_EXPIRED', 'expired'],
  ['CERT_NOT_YET_VALID', 'expired'],
  ['CRL_HAS_EXPIRED', 'expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'wrong-host'],
  ['HOSTNAME_MISMATCH', 'wrong-host'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'untrusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted'],
  ['INVALID_CA', 'untrusted'],
  ['INVALID_PURPOSE', 'untrusted'],
  ['PATH_LENGTH_EXCEEDED', 'untrusted'],
  ['EPROTO', 'handshake'],
]);

/**
 * The fault that an error of a connection means. Nothing of the error but its code gets into the fault: its message may
 * hold addresses with passwords. `internal` for what is no error of a connection at all.
 */
export function faultOfFailure(error: unknown, asked: Asked): Fault {
  if (error instanceof BalanceError) {
    return error.fault;
  }
  const failure = firstOf(error);
  const code = textOf(failure, 'code');
  if (isProxyFailure(failure, code, asked)) {
    return { kind: 'proxy' };
  }
  const known = connectionFault(code, asked.host, property(failure, 'statusCode'));
  if (known !== undefined) {
    return known;
  }
  // All other codes of the system (EHOSTUNREACH, ENETDOWN, ETIMEDOUT, EACCES of a firewall…) leave the host unreachable.
  return /^E[A-Z0-9]+$/.test(code)
    ? { kind: 'network', host: asked.host, problem: 'unreachable' }
    : { kind: 'internal', name: failure instanceof Error ? failure.constructor.name : typeof failure };
}

/** What the code of a connection's error means, where that is the same whoever has made the connection. `status`: the proxy's. */
export function connectionFault(code: string, host: string, status?: unknown): Fault | undefined {
  // Node's own agent does not hand on what a proxy says in place of a tunnel.
  if (code.startsWith('ERR_PROXY_')) {
    return proxyFault(typeof status === 'number' ? status : undefined);
  }
  const network = NETWORK.get(code);
  if (network !== undefined) {
    return { kind: 'network', host, problem: network };
  }
  const tls = TLS.get(code) ?? tlsFamily(code);
  if (tls !== undefined) {
    return { kind: 'tls', host, problem: tls };
  }
  return code.startsWith('HPE_')
    ? { kind: 'bad-response', host, problem: code === 'HPE_INVALID_EOF_STATE' ? 'truncated' : 'malformed' }
    : undefined;
}

/** The fault of a proxy that answered with `status`, if with any. */
export function proxyFault(status: number | undefined): Fault {
  return { kind: 'proxy', ...(status === undefined ? {} : { status }) };
}

/** Node tries a host's addresses one after another and reports all failures in one. */
function firstOf(error: unknown): unknown {
  return error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error;
}

function isProxyFailure(failure: unknown, code: string, asked: Asked): boolean {
  if (failure instanceof Error && code === '' && /\bprox(?:y|ies)\b/i.test(failure.message)) {
    return true;
  }
  // With a proxy, the name that is looked up and the port that is connected to are the proxy's.
  const hostname = textOf(failure, 'hostname');
  const port = property(failure, 'port');
  return (
    (hostname !== '' && NETWORK.get(code) === 'not-found' && hostname !== asked.hostname) ||
    (code === 'ECONNREFUSED' && typeof port === 'number' && port !== asked.port)
  );
}

function tlsFamily(code: string): TlsProblem | undefined {
  if (code.startsWith('CERT_') || code.startsWith('UNABLE_TO_')) {
    return 'untrusted';
  }
  return code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_') ? 'handshake' : undefined;
}

function textOf(failure: unknown, name: string): string {
  const value = property(failure, name);
  return typeof value === 'string' ? value : '';
}

function property(failure: unknown, name: string): unknown {
  return typeof failure === 'object' && failure !== null ? Reflect.get(failure, name) : undefined;
}
