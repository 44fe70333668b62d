import type { Credential } from '../balance/account/account.ts';
import type { Decimal } from '../balance/amount/decimal.ts';
import type { Currency, Part, Quantity, Unit } from '../balance/amount/quantity.ts';
import type { BalanceError, ResponseProblem } from '../balance/fault/fault.ts';
import type { Translate } from '../base/language.ts';
import type { JsonValue } from '../net/json.ts';
import type { XmlForm } from '../net/xml.ts';
import type { AmountForm, Money } from './amount.ts';
import type { Product, Provider } from './provider.ts';
import type { Secret } from './secret.ts';

/** What a code of a provider may mean. */
export type CodeKind =
  | 'auth'
  | 'not-enabled'
  | 'blocked'
  | 'ip-blocked'
  | 'bad-endpoint'
  | 'clock'
  | 'rate-limited'
  | 'provider-down';

/** What happened and what to do next. */
export type CodeText = (t: Translate, product: Product) => string;

/** The error codes of a provider's documents. The sentence is left out where the general one of the kind says it all. */
export type ErrorCodes = Readonly<Record<string, CodeKind | readonly [CodeKind, CodeText]>>;

/**
 * A provider as its one file describes it: data, and functions that compute nothing but their result. What all have in common
 * (hosts in order, limits, strict reading, faults, clocks, secrets in texts) is in `engine/ask.ts`, which makes a `Provider` of it.
 */
export interface Descriptor
  extends Pick<Provider, 'id' | 'region' | 'label' | 'otherNames' | 'readRequest' | 'leastInterval'> {
  readonly codes: ErrorCodes;
  readonly products: readonly Service[];
}

/** A product, and how its balance is asked for. */
export interface Service extends Product {
  /** What the hosts look like that a provider gives its users, one to each, where all are alike. */
  readonly personalHost?: RegExp;
  /** Where a request that needs the host's time takes it from; without it the machine's own clock is taken. */
  readonly clock?: TimeSource;
  /** The next request. Called anew for each exchange, so that each is signed with a time and a nonce of its own. */
  request(known: Known): RequestSpec;
  /**
   * What a reply says. Throws what {@link Reply} throws and makes, and `ParseError` for what is not in the provider's form at
   * all: somebody else may have answered then.
   */
  read(reply: Reply, known: Known): Answer;
}

export interface TimeSource {
  /** A service of the host, or the `Date` of a reply that finds the time of a request wrong. */
  readonly from: TimeService | 'date';
  /** Whether the account's requests need a time; they do when this is left out. */
  isNeeded?(parameters: Known['parameters']): boolean;
}

/** A service that takes no credential and gives the host's time in seconds since 1970. */
export interface TimeService {
  readonly path: string;
  /** Where in the reply the time stands: a JSON Pointer. */
  readonly at: string;
}

/** What a request is made of. */
export interface Known {
  readonly credential: Credential;
  /** Each of the product's parameters, by its id. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The id of the place that was chosen, or the user's own host as a base address. */
  readonly place: string;
  /** Host and port that are asked, as a signature may need them. */
  readonly host: string;
  /** The host's time in milliseconds since 1970, as well as it is known. */
  readonly now: number;
  /** Random, for this exchange alone. */
  readonly nonce: string;
  /** What the reply before said that the next request needs; absent for the first one. */
  readonly cursor?: Cursor;
}

/** Names and values of a provider's choice, such as a page and the sum of those before. */
export type Cursor = Readonly<Record<string, string>>;

/** A text as it is sent. What is secret, or follows from a secret, is marked with `secret()`, wherever it stands. */
export type Piece = string | Secret;

export type Pieces = Readonly<Record<string, Piece>>;

/** By name. Several pieces are one value: those that are marked are secret, what stands around them is not. */
export type Headers = Readonly<Record<string, Piece | readonly Piece[]>>;

/** How the fields of a body are written. */
export type BodyForm = 'urlencoded' | 'multipart' | 'json';

/** One request, without the host. */
export interface RequestSpec {
  /** `POST` with a body and `GET` without one, when left out. */
  readonly method?: 'GET' | 'POST';
  /** Below the base address, with a slash at the beginning. Secret pieces are percent-encoded and in no message. */
  readonly path: string | readonly Piece[];
  /** It is in no message. */
  readonly query?: Pieces;
  readonly headers?: Headers;
  readonly auth?: { readonly user: string; readonly password: string } | { readonly bearer: string };
  /** Fields in one of three forms, or the very text that was signed. */
  readonly body?:
    | { readonly as: BodyForm; readonly fields: Readonly<Record<string, unknown>> }
    | { readonly text: string; readonly type: string };
  /**
   * The form of the reply; JSON when left out. Its outermost value is an object, and any value in `json value`. A reply in `json or
   * text` has no field when it does not begin as an object.
   */
  readonly reads?: 'json' | 'json value' | 'xml' | 'text' | 'json or text' | XmlForm;
}

/**
 * A reply in the form that was asked for. Pointers are JSON Pointers (RFC 6901). In XML they begin within the root: `/balance` is the
 * text of an element, `/balance/@unit` an attribute of it, `/@version` one of the root, and `/note/#text` the text beside the elements
 * of `note`. A name has no prefix; where elements of two prefixes have it, it names neither, and `/p:balance` and `/:balance` name each.
 */
export interface Reply {
  readonly status: number;
  /** The status is one of success. */
  readonly isSuccess: boolean;
  /** `name` in lower case. */
  header(name: string): string | undefined;
  /** `undefined` when there is no such thing. */
  at(pointer: string): JsonValue | undefined;
  /** Something stands there: it is not missing, `null` or an empty text. */
  isTold(pointer: string): boolean;
  /** A code as text, whether it is a number or a text there; `undefined` when it is neither. */
  code(pointer: string): string | undefined;
  /**
   * The code of an error: as `code`, but for 0, with which services say that all is well. Throws `bad-response` for what can be no
   * code, such as an object: something went wrong, whatever stands beside it.
   */
  failure(pointer: string): string | undefined;
  /** An exact amount. Throws `BalanceError` of the kind `bad-response` when it is missing or is none. */
  amount(pointer: string, unit: Unit, form?: AmountForm): Decimal;
  /** The currency that stands there, in capitals. Throws as `amount` does. */
  currency(pointer: string): Currency;
  /** An amount with its currency, by their pointers. Throws as `amount` does. */
  money(amount: string, currency: string): Money;
  /**
   * An exact amount in a piece of a plain text or in a header, `undefined` where that is missing. `field` names it when it throws as
   * `amount` does.
   */
  amountIn(text: string | undefined, field: string, unit: Unit, form?: AmountForm): Decimal;
  /** The same of an amount with its currency before or behind it: `KES 1785.50`. */
  moneyIn(text: JsonValue | undefined, field: string, form?: AmountForm): Money;
  /** A moment as ISO 8601 has it with its zone, or in seconds or milliseconds since 1970, in milliseconds. Throws as `amount` does. */
  time(pointer: string): number;
  /** The lines of a plain text, without blanks around them. */
  lines(): readonly string[];
  /**
   * What a reply without JSON means where a provider refuses in plain text: what its status says. Throws `ParseError` for a 401
   * without the provider's `words`: any gateway may say that something is not authorized. `isByStatus`: the provider is known to
   * refuse with no more than the name of the status, which is believed when it lasts, as a status without a word is.
   */
  plainRefusal(words?: RegExp, isByStatus?: boolean): BalanceError;
  /** What of `limit` is left. */
  rest(limit: Decimal, used: Decimal): Decimal;
  /** What packages come to at `now`; see `quantityOfPackages`. */
  packages(key: string, unit: Unit, packages: readonly Part[], now: number): Quantity;
  /** What the status says, else that the reply has `problem`. */
  refusal(problem: ResponseProblem, field?: string): BalanceError;
}

/** The quantities in the product's order; an error code, maybe with the provider's words; or what the next request needs. */
export type Answer =
  | readonly Quantity[]
  | { readonly code: string; readonly message?: JsonValue | undefined }
  | { readonly next: Cursor };
