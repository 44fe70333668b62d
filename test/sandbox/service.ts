import type { IncomingHttpHeaders } from 'node:http';
import type { SandboxAccount } from './account.ts';
import type { SandboxAccounts } from './accounts.ts';
import type { ReplyDocument } from './document.ts';
import type { AnyReply } from './providers/declared/samples.ts';
import type { WireReply } from './reply.ts';

/** A request as a provider's service sees it. */
export interface ServiceRequest {
  readonly method: string;
  /** Below the provider's base address. */
  readonly path: string;
  /** What stands before `path`: where the sandbox keeps the service. */
  readonly mount: string;
  /** The region or site that was asked; empty for a provider that has none. */
  readonly place: string;
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
  /** Whether error codes of Jiguang and SUBMAIL are JSON strings or numbers. */
  errorCodeForm: 'string' | 'number';
  /** Least time between two accepted Jiguang requests of one key; sooner ones get 50009. */
  rateWindowMs: number;
  /** What the service for any reply answers beside its samples, by the names of the replies. */
  readonly replies: Map<string, AnyReply>;
}

/** What a service works with. */
export interface World {
  readonly accounts: SandboxAccounts;
  readonly settings: Settings;
  /** The machine's time in milliseconds since 1970. */
  readonly now: () => number;
  /** The providers' time in milliseconds since 1970, which may be wrong. */
  readonly providerNow: () => number;
  /** When the sandbox was started, by the machine's time. Days of packages count from here. */
  readonly startedAt: number;
  /** How many requests of an account were accepted in the last `ms`, without the one that is being answered. */
  readonly acceptedIn: (accountId: string, ms: number) => number;
}

/** Turns an error code into this provider's reply. Message and status are the documents' own when left out. */
export type Refuse = (code: string, options?: RefusalOptions) => WireReply;

export interface RefusalOptions {
  readonly message?: string;
  readonly httpStatus?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The service's verdict on a request. */
export type Verdict =
  | {
      readonly kind: 'refused';
      /** A code of the counterpart's table, or one of the sandbox's own. */
      readonly code: string;
      readonly about: Subject;
      readonly options?: RefusalOptions;
      /** In place of what the table says. */
      readonly reply?: WireReply;
    }
  /** The request was right in every point. A fault may still spoil the reply. */
  | { readonly kind: 'accepted'; readonly about: Subject; readonly reply: () => ReplyDocument };

/** What a request is about, as far as it can be told. */
export interface Subject {
  readonly product?: string;
  readonly account?: SandboxAccount;
}

export function refused(code: string, about: Subject = {}, options: RefusalOptions = {}): Verdict {
  return { kind: 'refused', code, about, options };
}

/** `reply` gets the account as it is after this request. */
export function accepted(
  world: World,
  account: SandboxAccount,
  reply: (account: SandboxAccount) => ReplyDocument,
): Verdict {
  return {
    kind: 'accepted',
    about: { product: account.product, account },
    reply: () => reply(world.accounts.advance(account.id)),
  };
}
