import type { IncomingHttpHeaders } from 'node:http';
import type { SandboxAccount } from './account.ts';
import type { SandboxAccounts } from './accounts.ts';
import type { ReplyDocument } from './document.ts';
import type { WireReply } from './reply.ts';

/** A request as a provider's service sees it. */
export interface ServiceRequest {
  readonly method: string;
  /** Below the provider's base address. */
  readonly path: string;
  /** Without the question mark; empty when there is none. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly callerIp: string;
}

/** What tests and the control channel change while the sandbox runs. */
export interface Settings {
  clockSkewMs: number;
  /** HTTP status of SUBMAIL's errors: the documents say 4xx, 200 was seen. */
  errorStatus: number;
  /** Whether error codes are JSON strings or numbers. */
  errorCodeForm: 'string' | 'number';
  /** Least time between two accepted Jiguang requests of one key; sooner ones get 50009. */
  rateWindowMs: number;
}

/** What a service works with. */
export interface World {
  readonly accounts: SandboxAccounts;
  readonly settings: Settings;
  /** The machine's time in milliseconds since 1970; the provider's own clock adds the skew. */
  readonly now: () => number;
}

/** Turns an error code into this provider's reply. Message and status are the documents' own when left out. */
export type Refuse = (code: number, options?: RefusalOptions) => WireReply;

export interface RefusalOptions {
  readonly message?: string;
  readonly httpStatus?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The service's verdict on a request. */
export type Verdict =
  | { readonly kind: 'refused'; readonly code: number; readonly reply: WireReply; readonly about: Subject }
  /** The request was right in every point. A fault may still spoil the reply. */
  | {
      readonly kind: 'accepted';
      readonly about: Subject;
      readonly reply: () => ReplyDocument;
      readonly refuse: Refuse;
    };

/** What a request is about, as far as it can be told. */
export interface Subject {
  readonly product?: string;
  readonly account?: SandboxAccount;
}
