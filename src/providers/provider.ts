import type { Account, Credential, ReplyFormat, RequestContentType, SignType } from '../balance/account/account.ts';
import type { Quantity, Unit } from '../balance/amount/quantity.ts';
import type { Fault } from '../balance/fault/fault.ts';
import type { Translate } from '../base/language.ts';
import type { WrittenRequest } from '../net/written/notes.ts';

/** One quantity that a product reports. */
export interface QuantityDescription {
  /** The provider's field name. */
  readonly key: string;
  readonly unit: Unit;
  /** Set for quantities that the provider fills up anew each day: they have no forecast. */
  readonly resetsDaily?: true;
  /** Whose days that are, as IANA names the time zone; the user's when absent. */
  readonly dayZone?: string;
  label(t: Translate): string;
}

/** One part of a credential. */
export interface Field {
  /** In the setting's `env` and in what is saved. */
  readonly id: string;
  /** The provider's own name, such as `appKey`. */
  readonly name: string;
  /** It is masked while it is entered, and in no text. What is not secret may be seen, and changed by its owner. */
  readonly secret?: true;
  /** How it usually looks, where parts look different: tells when one stands in another's place. */
  readonly shape?: RegExp;
  /** It may be left empty. */
  readonly optional?: true;
}

/** One balance service of a provider. */
export interface Product {
  readonly id: string;
  /** Base addresses, the main one first. */
  readonly hosts: readonly string[];
  /** In the order in which they are shown; the first allocated one is the headline. */
  readonly quantities: readonly QuantityDescription[];
  /** The page of the provider's console that shows the credential. */
  readonly console: string;
  label(t: Translate): string;
  /** What this product's numbers are, in half a sentence. */
  description(t: Translate): string;
  /** One to four parts, in the order in which they are asked for. */
  readonly credential: readonly Field[];
  /** Where in the console the credential is found. */
  whereToFind(t: Translate): string;
}

/** The request options that a provider's services know; a provider that lists none takes none. */
export interface RequestOptions {
  readonly signTypes: readonly SignType[];
  readonly formats: readonly ReplyFormat[];
  readonly contentTypes: readonly RequestContentType[];
}

/** What a written request says: for which product it is, and the halves of the credential that it holds. */
export interface WrittenCredential {
  /** The id of the product; absent when the request does not say. */
  readonly product?: string;
  readonly key?: string;
  readonly secret?: string;
}

/** What a provider needs to ask once. */
export interface BalanceRequest {
  readonly account: Account;
  readonly product: Product;
  readonly credential: Credential;
  /** Base addresses to ask, in order; every one passed `checkEndpoint` and is covered by the credential. */
  readonly endpoints: readonly string[];
  readonly signal: AbortSignal;
}

/** A provider of messaging services. Everything that is particular to it is behind this interface. */
export interface Provider {
  /** As in the setting's `provider`. */
  readonly id: string;
  readonly products: readonly Product[];
  readonly options?: RequestOptions;
  /** Set for a provider that another extension adds: that extension gets the credentials of its accounts. */
  readonly isForeign?: true;
  label(t: Translate): string;
  /** What people call it in other languages and places: by these it is found where a provider is chosen. */
  readonly otherNames?: readonly string[];
  /**
   * Asks the provider for the present quantities, in the product's order. A quantity that the provider leaves out and may
   * leave out is absent. Throws `BalanceError`, or the signal's reason when aborted.
   */
  fetchBalance(request: BalanceRequest): Promise<readonly Quantity[]>;
  /**
   * One sentence of the provider's own for a fault with one of its codes: what happened and what to do next.
   * `undefined` leaves it to the general sentence of the fault's kind.
   */
  explain(fault: Fault, product: Product, t: Translate): string | undefined;
  /**
   * Reads a request of the provider's documents that the user has pasted. `undefined` when it is for another service. What
   * only follows from a secret, such as a signature, is no secret.
   */
  readRequest?(request: WrittenRequest): WrittenCredential | undefined;
}
