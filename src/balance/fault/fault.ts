/**
 * Everything that can keep a balance from being known, as data. The kind decides the icon, the back-off, the sentence
 * (`faultText.ts`) and the remedy; no other place tells kinds apart by their wording. No field ever holds a secret,
 * a query string or a body. `code` is the provider's own error code; `text` of a provider is cleaned and cut before.
 */
export type Fault =
  | { readonly kind: 'network'; readonly host: string; readonly problem: NetworkProblem }
  | { readonly kind: 'timeout'; readonly host: string; readonly seconds: number }
  | { readonly kind: 'tls'; readonly host: string; readonly problem: TlsProblem }
  | { readonly kind: 'proxy'; readonly status?: number }
  | { readonly kind: 'not-the-provider'; readonly host: string }
  | { readonly kind: 'redirect'; readonly host: string; readonly target: string }
  | { readonly kind: 'too-large'; readonly host: string; readonly limitBytes: number }
  /** `field` is the place in the answer that is meant, and `found` what stands there: cut, and without what looks like a secret. */
  | {
      readonly kind: 'bad-response';
      readonly host: string;
      readonly problem: ResponseProblem;
      readonly field?: string;
      readonly found?: string;
    }
  /**
   * `definitive`: the provider itself named the credential wrong, so one such answer is enough. `empty`: nothing but the status
   * said so, and a gateway may have given it.
   */
  | { readonly kind: 'auth'; readonly code?: string; readonly definitive: boolean; readonly empty?: boolean }
  | { readonly kind: 'not-enabled'; readonly code: string }
  | { readonly kind: 'blocked'; readonly code: string }
  | { readonly kind: 'ip-blocked'; readonly code: string }
  | { readonly kind: 'bad-endpoint'; readonly code: string }
  | { readonly kind: 'clock'; readonly code: string }
  /** `retryAfterMs`: what the provider asked for, not yet clamped. */
  | { readonly kind: 'rate-limited'; readonly code?: string; readonly retryAfterMs?: number }
  /** The provider cannot answer at the moment; with a status below 500 it only asks for the request again. */
  | { readonly kind: 'provider-down'; readonly status: number; readonly code?: string; readonly retryAfterMs?: number }
  | { readonly kind: 'provider-error'; readonly code: string; readonly text: string }
  /**
   * No request was sent: there is no credential. `variables` are the environment variables that were looked for and empty, and `files`
   * what is wrong with the files that were named in their place. `alike`: the one variable holds another part, which the
   * provider calls so. `blanksIn`: it holds the part of this name with blanks, of which there are none in it.
   */
  | {
      readonly kind: 'no-credential';
      readonly variables?: readonly string[];
      readonly files?: readonly UnusableFile[];
      readonly alike?: string;
      readonly blanksIn?: string;
    }
  | { readonly kind: 'secret-store' }
  /** No request was sent: the credential was entered for other addresses than `address`. */
  | { readonly kind: 'other-address'; readonly address: string }
  /** No request was sent: what is sent to `address`, or what is read of its answer, was declared otherwise when the credential was entered. */
  | { readonly kind: 'redeclared'; readonly address: string }
  /** No request was sent: the user has not said yet that the environment variables may go to these addresses. */
  | { readonly kind: 'unconfirmed'; readonly variables: readonly string[]; readonly addresses: readonly string[] }
  /** No request was sent: `endpoint` (without user info) may not be used. */
  | { readonly kind: 'endpoint-refused'; readonly endpoint: string; readonly problem: EndpointProblem }
  /** A defect of the extension that adds the provider. `name` is the error's class. */
  | { readonly kind: 'foreign'; readonly name: string }
  /** A defect of this program. `name` is the error's class, which is all that is known to hold no secret. */
  | { readonly kind: 'internal'; readonly name: string };

export type FaultKind = Fault['kind'];

/** A file of a credential that cannot be used: how it was named, which is never its path, and why. Other problems are the system's codes. */
export interface UnusableFile {
  readonly named: string;
  readonly problem: 'empty' | 'no-file' | 'too-large' | (string & {});
}

export type NetworkProblem = 'not-found' | 'refused' | 'reset' | 'unreachable';
export type TlsProblem = 'expired' | 'wrong-host' | 'untrusted' | 'handshake';
export type ResponseProblem =
  | 'empty'
  | 'truncated'
  | 'encoding'
  | 'charset'
  | 'malformed'
  | 'duplicate-key'
  | 'doctype'
  | 'missing-field'
  | 'bad-amount'
  | 'wrong-type'
  | 'empty-text'
  | 'no-number'
  | 'too-long'
  | 'fraction'
  | 'no-currency';
export type EndpointProblem = 'not-a-url' | 'not-https' | 'user-info' | 'link-local' | 'query';

/** Carries a {@link Fault} through code that throws. Its message is the kind alone, so that a stray print leaks nothing. */
export class BalanceError extends Error {
  override readonly name = 'BalanceError';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/** The fault that `error` carries; anything else is a defect of this program and says so. */
export function faultOf(error: unknown): Fault {
  if (error instanceof BalanceError) {
    return error.fault;
  }
  return { kind: 'internal', name: error instanceof Error ? error.constructor.name : typeof error };
}

/** What the user can do about a fault with one click. */
export type Remedy =
  | 'update-credential'
  | 'confirm-addresses'
  | 'open-console'
  | 'open-settings'
  | 'open-proxy-settings'
  | 'show-log'
  | 'refresh';

/** What happens after a fault: try again by itself, or wait until something changes. */
export type FaultNature = 'passing' | 'lasting' | 'paused';

/**
 * How a fault is treated: `passing` faults are retried with growing delays, `lasting` ones at the ordinary interval
 * (the provider has to change something), `paused` ones not before the credential or the endpoint changes.
 */
export function natureOf(kind: FaultKind): FaultNature {
  switch (kind) {
    case 'network':
    case 'timeout':
    case 'proxy':
    case 'not-the-provider':
    case 'provider-down':
    case 'rate-limited':
    case 'bad-response':
    case 'too-large':
    case 'clock':
    case 'foreign':
    case 'internal':
      return 'passing';
    case 'tls':
    case 'redirect':
    case 'not-enabled':
    case 'blocked':
    case 'ip-blocked':
    case 'bad-endpoint':
    case 'provider-error':
      return 'lasting';
    case 'auth':
    case 'no-credential':
    case 'secret-store':
    case 'other-address':
    case 'redeclared':
    case 'unconfirmed':
    case 'endpoint-refused':
      return 'paused';
  }
}

/** The one-click remedy for a fault, where there is one. */
export function remedyFor(kind: FaultKind): Remedy | undefined {
  switch (kind) {
    case 'auth':
    case 'no-credential':
    case 'other-address':
    case 'secret-store':
      return 'update-credential';
    case 'redeclared':
    case 'unconfirmed':
      return 'confirm-addresses';
    case 'not-enabled':
    case 'blocked':
    case 'ip-blocked':
      return 'open-console';
    case 'bad-endpoint':
    case 'endpoint-refused':
    case 'redirect':
      return 'open-settings';
    case 'proxy':
      return 'open-proxy-settings';
    case 'network':
    case 'timeout':
    case 'not-the-provider':
    case 'provider-down':
    case 'rate-limited':
    case 'clock':
      return 'refresh';
    case 'tls':
    case 'too-large':
    case 'bad-response':
    case 'provider-error':
    case 'foreign':
    case 'internal':
      return 'show-log';
  }
}
