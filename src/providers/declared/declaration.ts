import type { Unit } from '../../balance/amount/quantity.ts';
import type { EndpointProblem } from '../../balance/fault/fault.ts';

/** The one product of a declared provider, as accounts name it. */
export const DECLARED_PRODUCT = 'balance';

/**
 * A provider as a user declares it in `messagingBalance.providers` and in a file of accounts: data alone, in the very form in which
 * it is written there. {@link parseDeclaration} makes sure of all that is said here.
 */
export interface Declaration {
  /** `own.acme`: no provider of the program's own has a dot in its id. */
  readonly id: string;
  readonly label: string;
  /**
   * The whole address but its query: https, or http on this machine. In its path, `{account}` stands for the part `account` of the
   * credential, which is not secret.
   */
  readonly url: string;
  /** `POST` with a body and `GET` without one, when left out. */
  readonly method?: 'GET' | 'POST';
  /** What follows the question mark. Nothing in it is secret: a secret in the query is an {@link Authorization}. */
  readonly query?: Readonly<Record<string, Scalar | VisiblePart>>;
  /** The same for everybody; see `headers.ts` for those that may be sent. */
  readonly headers?: Readonly<Record<string, string>>;
  /** It may be left out where the body holds a secret. */
  readonly auth?: Authorization;
  readonly body?: DeclaredBody;
  /** What stands where in a reply that holds the balance. */
  readonly ok?: { readonly at: Spot; readonly is: Scalar };
  /** Where a reply that is no success says why. Without `ok`, whatever stands at `code` is an error. */
  readonly error?: {
    readonly code?: Spot;
    readonly text?: Spot;
    /** Codes that say that the credential is wrong: it is not sent again until it was changed. */
    readonly refused?: readonly string[];
  };
  /** All read JSON, or all read plain text. The first one is the headline. */
  readonly quantities: readonly DeclaredQuantity[];
  /** The page where the credential is found; the origin of `url` when left out. */
  readonly console?: string;
}

export type Scalar = string | number | boolean;

/** A part of the credential that may be seen, by its id. */
export interface VisiblePart {
  readonly part: string;
}

/** A part of the credential that is secret, by its id. */
export interface SecretPart {
  readonly secret: string;
}

/**
 * How the secret travels.
 * - `basic`: the parts `user`, which may be seen, and `password`.
 * - `{ basic: { user: "api" } }`: that user, and the part `secret` for the password; `{ basic: { password: "" } }`: the part `secret` for
 *   the user, and that password, which is no secret then.
 * - `bearer`: the part `token`.
 * - `{ header: "api-key", prefix: "Token " }`: the part `secret`, behind the prefix.
 * - `{ query: "api_id" }`: the part `secret`.
 */
export type Authorization =
  | 'basic'
  | 'bearer'
  | { readonly basic: { readonly user: string } | { readonly password: string } }
  | { readonly header: string; readonly prefix?: string }
  | { readonly query: string };

/** Fields of a form, or of a JSON object, which may hold lists and objects. */
export type DeclaredBody =
  | { readonly form: Readonly<Record<string, Scalar | VisiblePart | SecretPart>> }
  | { readonly json: Readonly<Record<string, JsonPiece>> };

export type JsonPiece =
  | Scalar
  | null
  | VisiblePart
  | SecretPart
  | readonly JsonPiece[]
  | { readonly [name: string]: JsonPiece };

/** A JSON Pointer (RFC 6901), or a place in a plain text. */
export type Spot = string | TextSpot;

/** Lines and fields count from 1; lines without text are counted, too. Without a separator the whole line is meant. */
export interface TextSpot {
  readonly line: number;
  readonly separator?: string;
  readonly field?: number;
}

export interface DeclaredQuantity {
  /** Names the quantity in thresholds and in the history: `balance`. */
  readonly key: string;
  readonly label: string;
  readonly at: Spot;
  /** Where a limit stands that the number was used of, written as the number is: what is left is shown. */
  readonly limit?: Spot;
  /** `messages`, `emails`, `credits`, a currency, or where the reply names the currency. */
  readonly unit: Unit | { readonly at: Spot };
  /** What stands before and behind the number: `"$"`, `" EUR"`. A text without it is no number. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** The amount is told in so many digits less of its unit: 2 for cents. */
  readonly scale?: number;
  /** `12,50` is twelve and a half. */
  readonly decimalComma?: boolean;
  /** What stands between groups of three digits. */
  readonly thousands?: ',' | '.' | ' ';
  /** What `null` means there; a fault when left out. */
  readonly null?: 'not-allocated' | 'unlimited';
}

/** What is wrong with a declaration, and where: `quantities[0].at`. Empty where it is the whole. It holds no secret. */
export interface DeclarationProblem {
  readonly at: string;
  readonly kind: DeclarationProblemKind;
  /** What stands there, as plain text. */
  readonly value?: string;
  /** What could stand there. */
  readonly choices?: readonly string[];
  /** Why an address may not be used. */
  readonly address?: EndpointProblem;
}

export type DeclarationProblemKind =
  | 'no-object'
  | 'no-list'
  /** No text, or one that shows nothing or is too long. */
  | 'no-text'
  | 'no-number'
  | 'no-truth'
  /** Neither a text, a number, true or false, nor a part of the credential. */
  | 'no-piece'
  | 'unknown-field'
  | 'unknown-value'
  /** Fewer or more than there may be; `choices` are both ends. */
  | 'wrong-count'
  /** Not `own.` and a name. */
  | 'bad-id'
  /** Another provider goes by this id. */
  | 'taken-id'
  /** Not a name of letters, digits, - and _, or one that means something else. */
  | 'bad-name'
  | 'duplicate-name'
  /** An address that no credential is sent to; `address` says why. */
  | 'bad-address'
  /** Braces outside the path, or around what is no name. */
  | 'bad-placeholder'
  /** What everybody may see is said to be, or named like, a secret. */
  | 'secret-part'
  | 'bad-header'
  /** A line break or another character that no header holds. */
  | 'bad-header-value'
  | 'bad-pointer'
  /** A text where the rest of the reply is read as JSON, or the other way round. */
  | 'mixed-reply'
  /** What looks like a key or a secret stands where everybody reads it. */
  | 'secret-in-field'
  /** Nothing secret is sent, so there is nothing to ask with. */
  | 'no-secret'
  /** The same sign for thousands and for the decimal point. */
  | 'same-sign'
  /** Digits or a sign of the number, which would be another one without them. */
  | 'in-number';
