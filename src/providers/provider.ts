import type { Account, Credential } from '../balance/account/account.ts';
import type { Quantity, Unit } from '../balance/amount/quantity.ts';
import type { Fault } from '../balance/fault/fault.ts';
import type { ResetRule } from '../balance/text/reset.ts';
import type { Translate } from '../base/language.ts';
import type { WrittenRequest } from '../net/written/notes.ts';

/** One quantity that a product reports. What the provider fills up by itself has no forecast. */
export interface QuantityDescription<U extends Unit | 'in reply' = Unit | 'in reply'> extends ResetRule {
  /** The provider's field name. */
  readonly key: string;
  /** `in reply`: each reply names the currency. */
  readonly unit: U;
  /** What the messages are: calls that speak. Others are text. */
  readonly isVoice?: true;
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
  /** A person may have made it up, as passwords: it may hold blanks. */
  readonly isChosen?: true;
}

/** What a product has to be told beside the credential, such as a region. It is never secret and stands in the account's entry. */
export interface Parameter {
  /** In the entry's `parameters`. */
  readonly id: string;
  label(t: Translate): string;
  /** The values that it may have; any that look like `shape` when left out. */
  readonly choices?: readonly string[];
  /** What it is where the entry does not say. It is asked for when this is left out; an empty one need not be given at all. */
  readonly initial?: string;
  readonly shape?: RegExp;
  /** It changes how the provider is asked, and nothing about what it answers: another value goes on with the same history. */
  readonly isForm?: true;
  /** Where it is found, or what it looks like, in one sentence. */
  hint?(t: Translate): string;
}

/** Where a provider serves a product: a region, a site. A credential of one place is sent to no other one. */
export interface Place {
  /** In the entry's `place`. */
  readonly id: string;
  label(t: Translate): string;
  /** Base addresses, the main one first: one that does not answer is followed by the next. */
  readonly hosts: readonly string[];
}

/** One balance service of a provider. */
export interface Product {
  readonly id: string;
  /** At least one; which one is asked for when there are several. `personal`: each user has a host of their own, which is entered. */
  readonly places: readonly Place[] | 'personal';
  readonly parameters?: readonly Parameter[];
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
  /** Set for the product of a provider that the user declares. */
  readonly declared?: DeclaredQuestion;
}

/** What a declaration has its accounts ask. */
export interface DeclaredQuestion {
  /** A hash of what is sent, where, and of what is read of the reply: a credential is bound to it. */
  readonly hash: string;
  /** The same with how the numbers are read: another one begins another history. */
  readonly series: string;
  /** The whole request, line by line, without anything secret. Plain text. */
  lines(t: Translate): readonly string[];
}

/** What a written request says: for which product and place it is, and what it holds of the parameters and the credential. */
export interface WrittenCredential {
  /** The id of the product; absent when the request does not say. */
  readonly product?: string;
  /** As in the entry's `place`; absent when the request does not say, or the provider has one place. */
  readonly place?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** By the ids of the parts. */
  readonly credential: Readonly<Record<string, string>>;
}

/** What a provider needs to ask once. */
export interface BalanceRequest {
  readonly account: Account;
  readonly product: Product;
  readonly credential: Credential;
  /** Base addresses to ask, in order; every one passed `checkEndpoint` and is covered by the credential. */
  readonly endpoints: readonly string[];
  readonly signal: AbortSignal;
  /** For all hosts together, in milliseconds; as long as windows wait for each other when left out. */
  readonly attemptMs?: number;
}

/** Senders in China, in the rest of the world, or of mail alone. */
export type Region = 'china' | 'worldwide' | 'mail';

/** What is known of a provider before its file is loaded. */
export interface Offer {
  /** As in the setting's `provider`. */
  readonly id: string;
  /** Set for a provider that another extension adds: that extension gets the credentials of its accounts. */
  readonly isForeign?: true;
  /** Set for a provider that the user declares in the settings. */
  readonly isDeclared?: true;
  label(t: Translate): string;
  /** Whom it serves, as the list of providers groups them; absent for those of other extensions. */
  readonly region?: Region;
  /** What people call it in other languages and places: by these it is found where a provider is chosen. */
  readonly otherNames?: readonly string[];
}

/** A provider of messaging services. Everything that is particular to it is behind this interface. */
export interface Provider extends Offer {
  readonly products: readonly Product[];
  /** Minutes between two requests for an account, at least: what the provider's limits allow, whoever asks in whichever window. */
  readonly leastInterval?: number;
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
