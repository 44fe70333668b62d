/** Amounts by the provider's field name, in plain decimal notation; `null` is what the provider writes as null. */
export type Quantities = Readonly<Record<string, string | null>>;

/** Something bought that is used up and expires. What is left of it is the quantity with its `id`. */
export interface SandboxPackage {
  readonly id: string;
  /** The size it was bought with. */
  readonly total: string;
  /** Days from the start of the sandbox; negative ones are past. */
  readonly boughtDay: number;
  /** Days from the start of the sandbox until it expires; negative when it has expired. */
  readonly expiryDay: number;
  /** The provider's own fields of it: a name, a kind. */
  readonly words?: Readonly<Record<string, string>>;
}

/** An account as the file of its provider's counterpart lists it. */
export interface ListedAccount {
  readonly id: string;
  readonly name: string;
  readonly product: string;
  /** By the names of the parts in the provider's documents; `key` and `secret` at Jiguang and SUBMAIL. */
  readonly credential: Readonly<Record<string, string>>;
  /** What the request has to say beside the credential, such as an id of an application. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The region or site that alone knows the account. The provider's first when left out. */
  readonly place?: string;
  readonly quantities: Quantities;
  /** What a reply says beside amounts, by the provider's own fields: a currency, a way of payment, the state of the account. */
  readonly words?: Readonly<Record<string, string>>;
  readonly packages?: readonly SandboxPackage[];
  /** How many digits of an amount stand behind a point that the reply leaves out: 4 where 9670500 are 967.05. */
  readonly fraction?: number;
  /** Whether its amounts say nothing, as those of a postpaid account. A demonstration begins without a history of them. */
  readonly isWithoutHistory?: true;
  /** Whether `npm start` shows it, beside those of {@link SANDBOX_ACCOUNTS}. */
  readonly demo?: true;
}

/** An account that the sandbox's services know. */
export interface SandboxAccount extends ListedAccount {
  readonly provider: string;
  /** Path of the base address below the sandbox's own, such as `/jiguang` or `/twilio/ie1`. */
  readonly endpoint: string;
}

/** A part of the credential. Throws when the account has none of this name. */
export function partOf(account: Pick<SandboxAccount, 'id' | 'credential'>, part: string): string {
  const text = account.credential[part];
  if (text === undefined) {
    throw new Error(`The credential of ${account.id} has no part ${part}`);
  }
  return text;
}

/** Key and secret of an account of Jiguang or SUBMAIL. */
export function pairOf(account: Pick<SandboxAccount, 'id' | 'credential'>): { key: string; secret: string } {
  return { key: partOf(account, 'key'), secret: partOf(account, 'secret') };
}
