/*
 * The public API of Messaging Balance, version 1. This file imports nothing: copy it into your extension.
 * What it does and how to use it is told in docs/api.md.
 */

/** What `activate()` of the extension `messaging-balance.messaging-balance` returns. */
export interface MessagingBalanceApi {
  /** Another number when something declared here goes away or changes its meaning. What is only added leaves it as it is. */
  readonly apiVersion: 1;
  /** What is known of every account right now, in the order of the settings. Sends no request and waits for nothing. */
  getBalances(): readonly Balance[];
  /** Calls the listener with all balances after any of them has changed. */
  readonly onDidChangeBalances: BalancesEvent;
  /**
   * Adds a provider until the result is disposed. Accounts of the settings that name it begin to work then, and stop when
   * it is disposed. Rejects with a `TypeError` that says what is wrong with the description, or with a `RangeError` when
   * the id or the label is taken.
   */
  registerProvider(provider: BalanceProvider): Promise<Registration>;
}

/** As `vscode.Event<readonly Balance[]>`. */
export type BalancesEvent = (
  listener: (balances: readonly Balance[]) => void,
  thisArgs?: unknown,
  disposables?: Registration[],
) => Registration;

/** As `vscode.Disposable`. */
export interface Registration {
  dispose(): void;
}

/** What is known of one account: frozen, plain data without credentials, endpoints and texts of servers. */
export interface Balance {
  readonly accountId: string;
  /** As the user calls it. */
  readonly name: string;
  /** The id of the provider. */
  readonly provider: string;
  /** The id of the product. */
  readonly product: string;
  readonly state: BalanceState;
  /** What the latest attempt failed with, such as `network` or `auth`; `null` when it did not fail. More may be added. */
  readonly problem: string | null;
  /** When the quantities were read, in milliseconds since 1970; `null` when they never were. */
  readonly at: number | null;
  /** That of the worst quantity. */
  readonly level: BalanceLevel;
  /**
   * What was read, as far as the first form of this API can say it: amounts in its units, and what is not allocated. Empty when
   * nothing was. `amounts` holds all.
   */
  readonly quantities: readonly BalanceQuantity[];
  /** Everything that was read, with all units, limits and packages, and what stands in place of an amount. */
  readonly amounts: readonly BalanceAmount[];
}

/**
 * How far the quantities can be relied on. `fresh`: up to date. `old`: not refreshed for longer than they should be.
 * `stale`: the latest attempts have failed. `paused`: nothing is asked by itself until the credential or the settings change.
 * In these three the quantities are the last good ones. `loading`, `failed`: nothing is known, yet or at all.
 */
export type BalanceState = 'fresh' | 'old' | 'stale' | 'paused' | 'loading' | 'failed';

/** `low`: below its threshold, or not clearly above it yet. `empty`: used up. */
export type BalanceLevel = 'ok' | 'low' | 'empty';

/** One number that a provider reports. Quantities are never added up. */
export interface BalanceQuantity {
  /** The provider's name of the field. */
  readonly key: string;
  /** In the language of the window. */
  readonly label: string;
  /** Exact, in plain decimal notation (`121981`, `100.15`, `-5`). `null`: not allocated, which is not 0. */
  readonly amount: string | null;
  readonly unit: BalanceUnit;
  readonly level: BalanceLevel;
  /** `level` is an amount in the unit of the quantity, or a number of days; `null` when none is set. */
  readonly threshold: { readonly kind: 'amount' | 'daysLeft'; readonly level: string } | null;
  /** When it runs out by the present spending, in milliseconds since 1970; `null` when that cannot be said. */
  readonly runsOutAt: number | null;
  /** How sure `runsOutAt` is; `null` without it. */
  readonly confidence: 'low' | 'medium' | 'high' | null;
}

export type BalanceUnit = 'messages' | 'emails' | 'CNY';

/** The same in any unit, with what is known beside it. Times are milliseconds since 1970, amounts exact decimals in `unit`. */
export interface BalanceAmount extends Omit<BalanceQuantity, 'unit' | 'amount'> {
  /** What is left; `null` where `state` says what stands in its place. */
  readonly amount: string | null;
  readonly state: AmountState;
  readonly unit: AmountUnit;
  /** What was used of a window or of a limit; `null` when that is not told. So are all of the following. */
  readonly used: string | null;
  readonly limit: string | null;
  /** When the provider fills it up anew, as seen when it was read. */
  readonly resetsAt: number | null;
  /** The nearest expiry of what is left. */
  readonly expiresAt: number | null;
  /** The packages that the amount is the sum of; empty where there are none. */
  readonly parts: readonly BalancePart[];
}

/** A package: what is left of it, what it held, when it expires. */
export interface BalancePart {
  readonly name: string;
  readonly amount: string;
  readonly total: string | null;
  readonly expiresAt: number | null;
}

/** `messages`, `emails`, `credits` (points of the provider's own) or a currency by its ISO 4217 code. More may be added. */
export type AmountUnit = string;

/**
 * What is known of an amount. `amount`: it is told. None of the others is 0: `not-allocated`, there is none; `not-told`, there may
 * be one; `postpaid`, it is paid for later; `unlimited`; `used-only`, the provider tells what was used alone. More may be added.
 */
export type AmountState = 'amount' | 'not-allocated' | 'not-told' | 'postpaid' | 'unlimited' | 'used-only';

/** A provider of messaging services that another extension adds. It is read once, when it is registered. */
export interface BalanceProvider {
  /**
   * As in the setting's `provider`: two or more words of `a`–`z`, `0`–`9` and `-` with dots between them, the first one
   * your publisher (`acme.sms`).
   */
  readonly id: string;
  /** Shown to the user, in the language of the window as far as you speak it. So are all labels and texts below. */
  readonly label: string;
  readonly products: readonly BalanceProduct[];
  /**
   * Asks for the present amounts, by the keys of the product's quantities. One that your service leaves out may be
   * absent. `null` is "not allocated", a text an amount (`5`, `+5`, ` 5 ` and `5.0` are the same); an `AmountAnswer` says more.
   * Throw a `BalanceFailure` when they cannot be had. Ends at the latest after 30 seconds, or when `signal` is aborted: what comes
   * later is not looked at.
   */
  fetchBalance(request: FetchRequest): Promise<Readonly<Record<string, string | null | AmountAnswer>>>;
}

/** One balance service of a provider. */
export interface BalanceProduct {
  /** As in the setting's `product`. */
  readonly id: string;
  readonly label: string;
  /** What its numbers are, in half a sentence. */
  readonly description: string;
  /** Base addresses with `https`, the main one first. A credential that is entered for these is handed out for no other. */
  readonly hosts: readonly string[];
  /** In the order in which they are shown; the first one that is allocated stands for the account. */
  readonly quantities: readonly QuantityDescription[];
  /** The page where the user finds the credential. `https`. */
  readonly console: string;
  /** Your name of the first half of the credential, such as `appKey`. It is shown while it is entered. */
  readonly keyName: string;
  /** Your name of the secret half, such as `masterSecret`. */
  readonly secretName: string;
  /** A sentence that says where in the console the pair is found. */
  readonly whereToFind: string;
}

/** One quantity that a product reports. */
export interface QuantityDescription {
  readonly key: string;
  readonly label: string;
  /**
   * `messages` and `emails`, which have no fraction; `credits`; a currency by its ISO 4217 code in capitals; `in reply`: each answer
   * says the currency.
   */
  readonly unit: string;
  /** As `resets: 'day'`. */
  readonly resetsDaily?: boolean;
  /** For what your service fills up by itself: it has no forecast. `rolling day`: what was used comes back a day later. */
  readonly resets?: 'day' | 'month' | 'rolling day';
  /** Whose days and months these are, such as `Asia/Shanghai`; those of the user when left out. */
  readonly resetZone?: string;
}

/** What is known of a quantity: an `amount`, or a `state` in its place, and what your service tells beside it. */
export interface AmountAnswer {
  /** Exact, in plain decimal notation. */
  readonly amount?: string;
  readonly state?: Exclude<AmountState, 'amount'>;
  /** The currency of a quantity whose unit is `in reply`. */
  readonly unit?: string;
  readonly used?: string;
  readonly limit?: string;
  /** Milliseconds since 1970. So is `expiresAt`, the nearest expiry of what is left. */
  readonly resetsAt?: number;
  readonly expiresAt?: number;
  /** Packages, as long as something is left of them. `amount` is their sum. */
  readonly parts?: readonly {
    readonly name: string;
    readonly amount: string;
    readonly total?: string;
    readonly expiresAt?: number;
  }[];
}

/** What `fetchBalance` is called with: the credential of one account of this provider, and where to send it. */
export interface FetchRequest {
  readonly accountId: string;
  /** The id of the product. */
  readonly product: string;
  readonly credential: { readonly key: string; readonly secret: string };
  /** Base addresses to ask, in order: the product's hosts, or those that the user has put in their place. */
  readonly endpoints: readonly string[];
  readonly signal: AbortSignal;
  /**
   * Sends one request to an address at or below one of `endpoints`, with the limits of this extension: 15 seconds, 256 KiB,
   * no redirect, the proxy and the certificates of VS Code; a connection that breaks is tried once more, `POST` too. Any
   * status is an answer. Let its errors pass, also as the `cause` of your own: the user is told what has happened.
   */
  readonly http: (request: HttpRequest) => Promise<HttpReply>;
}

/** What `http` sends. */
export interface HttpRequest {
  /** Absolute; it may have a query. */
  readonly url: string;
  /** `GET` when left out. */
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A complete answer, whatever its status. */
export interface HttpReply {
  readonly status: number;
  /** In lower case, without parameters; empty when there is none. */
  readonly contentType: string;
  /** The body, decompressed and decoded. */
  readonly text: string;
  /** How long the service wants to be left alone, if it says so. */
  readonly retryAfterMs?: number;
  /**
   * Reads the body as a JSON object without losing a digit. When it is none, such as the page of a network that wants a
   * sign-in, it throws what the status and the body say; let that pass, and ask `status` afterwards.
   */
  json(): { readonly [key: string]: ExactJson };
}

/** As `JSON.parse` gives it, but each number is the text that was sent (`'9007199254740993'`), and no object has a prototype. */
export type ExactJson = null | boolean | string | readonly ExactJson[] | { readonly [key: string]: ExactJson };

/**
 * What `fetchBalance` throws, such as `Object.assign(new Error(), { kind: 'auth' })`. `auth` pauses the account until its
 * credential changes; `network`, `timeout`, `rate-limited` and `provider-down` are tried again with growing delays; the
 * rest at the ordinary interval. Errors of `http`, and those of `fetch` and Node for a network that fails, mean the same
 * without a kind. Anything else that is thrown counts as a mistake of your extension.
 */
export interface BalanceFailure {
  readonly kind:
    | 'network'
    | 'timeout'
    | 'auth'
    | 'not-enabled'
    | 'blocked'
    | 'ip-blocked'
    | 'rate-limited'
    | 'provider-down'
    | 'provider-error';
  /** Your service's own error code. */
  readonly code?: string;
  /** Your service's own words, for `provider-error`. They are cleaned and cut, and the credential is taken out of them. */
  readonly message?: string;
  /** For `provider-down`: the HTTP status, if there was one. */
  readonly status?: number;
  /** For `rate-limited` and `provider-down`: how long your service wants to be left alone, which is kept for up to 6 hours. */
  readonly retryAfterMs?: number;
}
