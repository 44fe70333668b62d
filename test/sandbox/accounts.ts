import { isDeepStrictEqual } from 'node:util';
import { partOf, type Quantities, type SandboxAccount } from './account.ts';
import { isAmount } from './amount.ts';
import { mountOf, type SandboxProduct } from './counterpart.ts';
import { driftOf } from './drift.ts';
import { KNOWN_ACCOUNTS } from './knownAccounts.ts';
import { COUNTERPARTS } from './providers/index.ts';

interface Holding {
  readonly account: SandboxAccount;
  /** The state of the next accepted request; `undefined` leaves the account as it is. */
  readonly next: () => Quantities | undefined;
}

const unmoved = (): undefined => undefined;

/** What the services know of their customers. Every mistake in a call throws, so that a test cannot rest on a typing error. */
export class SandboxAccounts {
  readonly #holdings = new Map<string, Holding>();

  constructor(accounts: readonly SandboxAccount[] = KNOWN_ACCOUNTS) {
    for (const account of accounts) {
      this.add(account);
    }
  }

  /** Every account with its present quantities. */
  list(): readonly SandboxAccount[] {
    return [...this.#holdings.values()].map((holding) => holding.account);
  }

  get(id: string): SandboxAccount {
    return this.#holding(id).account;
  }

  /** The first account of the provider with these parts in its credential, whatever product the request is for. */
  with(provider: string, parts: Readonly<Record<string, string>>): SandboxAccount | undefined {
    return this.all(provider, parts)[0];
  }

  /** Every account of the provider with these parts in its credential. */
  all(provider: string, parts: Readonly<Record<string, string>>): readonly SandboxAccount[] {
    return this.list().filter(
      (account) =>
        account.provider === provider &&
        Object.entries(parts).every(([part, text]) => account.credential[part] === text),
    );
  }

  /** Lets one more account in. `endpoint` is that of its place when left out. */
  add(account: Omit<SandboxAccount, 'endpoint'> & { readonly endpoint?: string }): SandboxAccount {
    if (this.#holdings.has(account.id) || this.list().some((each) => isSame(each, account))) {
      throw new Error(`The sandbox has an account with this id or credential already: ${account.id}`);
    }
    check(account, account.quantities);
    const places = COUNTERPARTS.find(({ id }) => id === account.provider)?.places;
    const mount = mountOf({ id: account.provider, ...(places === undefined ? {} : { places }) }, account.place);
    const added = { ...account, endpoint: account.endpoint ?? mount };
    this.#holdings.set(account.id, { account: added, next: unmoved });
    return added;
  }

  /** Sets some quantities at once and ends any script or drift. */
  set(id: string, quantities: Quantities): void {
    this.#change(id, quantities);
    this.#move(id, unmoved);
  }

  /** Each accepted request takes one step, faulty reply or not; after the last step the account stays as it is. */
  script(id: string, steps: readonly Quantities[]): void {
    const { account } = this.#holding(id);
    for (const step of steps) {
      check(account, step);
    }
    const left = [...steps];
    this.#move(id, () => left.shift());
  }

  /** Lets the balance fall by about `perRequest` with each accepted request, and rise again when it is low. */
  drift(id: string, perRequest: number): void {
    const { account } = this.#holding(id);
    const { moving = Object.keys(account.quantities) } = productOf(account);
    this.#move(id, driftOf(account, perRequest, [...moving, ...packagesOf(account)]));
  }

  /** Another text for a part of the credential. */
  changeSecret(id: string, secret: string, part = 'secret'): void {
    const holding = this.#holding(id);
    partOf(holding.account, part);
    const credential = { ...holding.account.credential, [part]: secret };
    this.#holdings.set(id, { ...holding, account: { ...holding.account, credential } });
  }

  /** What the provider says of the account beside amounts. */
  say(id: string, words: Readonly<Record<string, string>>): void {
    const holding = this.#holding(id);
    const account = { ...holding.account, words: { ...holding.account.words, ...words } };
    this.#holdings.set(id, { ...holding, account });
  }

  /** Moves the account on by one accepted request and returns what the provider says of it now. */
  advance(id: string): SandboxAccount {
    const quantities = this.#holding(id).next();
    if (quantities !== undefined) {
      this.#change(id, quantities);
    }
    return this.get(id);
  }

  #change(id: string, quantities: Quantities): void {
    const holding = this.#holding(id);
    check(holding.account, quantities);
    const account = { ...holding.account, quantities: { ...holding.account.quantities, ...quantities } };
    this.#holdings.set(id, { ...holding, account });
  }

  #move(id: string, next: () => Quantities | undefined): void {
    this.#holdings.set(id, { ...this.#holding(id), next });
  }

  #holding(id: string): Holding {
    const holding = this.#holdings.get(id);
    if (holding === undefined) {
      throw new Error(`The sandbox has no account ${id}`);
    }
    return holding;
  }
}

function isSame(one: Omit<SandboxAccount, 'endpoint'>, other: Omit<SandboxAccount, 'endpoint'>): boolean {
  return (
    one.provider === other.provider &&
    one.place === other.place &&
    isDeepStrictEqual(one.credential, other.credential) &&
    isDeepStrictEqual(one.parameters, other.parameters)
  );
}

type Described = Pick<SandboxAccount, 'provider' | 'product' | 'packages'>;

function productOf({ provider, product }: Described): SandboxProduct {
  const found = COUNTERPARTS.find(({ id }) => id === provider)?.products.find((each) => each.product === product);
  if (found === undefined) {
    throw new Error(`The sandbox has no product ${provider}/${product}`);
  }
  return found;
}

function packagesOf({ packages = [] }: Described): readonly string[] {
  return packages.map(({ id }) => id);
}

function check(account: Described, quantities: Quantities): void {
  const fields = [...productOf(account).fields, ...packagesOf(account)];
  for (const [field, amount] of Object.entries(quantities)) {
    if (!fields.includes(field)) {
      throw new Error(`${account.provider}/${account.product} has no quantity ${field}`);
    }
    if (amount !== null && !isAmount(amount)) {
      throw new Error(`Not an amount in plain notation: ${amount}`);
    }
  }
}
