import { type Quantities, SANDBOX_ACCOUNTS, type SandboxAccount } from './account.ts';
import { isAmount } from './amount.ts';
import { driftOf } from './drift.ts';
import { productOf, type SandboxProvider } from './product.ts';

interface Holding {
  readonly account: SandboxAccount;
  /** The state of the next accepted request; `undefined` leaves the account as it is. */
  readonly next: () => Quantities | undefined;
}

const unmoved = (): undefined => undefined;

/** What the services know of their customers. Every mistake in a call throws, so that a test cannot rest on a typing error. */
export class SandboxAccounts {
  readonly #holdings = new Map<string, Holding>();

  constructor(accounts: readonly SandboxAccount[] = SANDBOX_ACCOUNTS) {
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

  /** The account that a request's key belongs to, whatever product the request is for. */
  withKey(provider: SandboxProvider, key: string): SandboxAccount | undefined {
    return this.list().find((account) => account.provider === provider && account.key === key);
  }

  /** Lets one more account in. `endpoint` is the provider's own when left out. */
  add(account: Omit<SandboxAccount, 'endpoint'> & { readonly endpoint?: string }): SandboxAccount {
    if (this.#holdings.has(account.id) || this.withKey(account.provider, account.key) !== undefined) {
      throw new Error(`The sandbox has an account with this id or key already: ${account.id}`);
    }
    check(account, account.quantities);
    const added = { ...account, endpoint: account.endpoint ?? `/${account.provider}` };
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
    this.#move(id, driftOf(this.#holding(id).account, perRequest));
  }

  changeSecret(id: string, secret: string): void {
    const holding = this.#holding(id);
    this.#holdings.set(id, { ...holding, account: { ...holding.account, secret } });
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

function check(account: Pick<SandboxAccount, 'provider' | 'product'>, quantities: Quantities): void {
  const { fields } = productOf(account.provider, account.product);
  for (const [field, amount] of Object.entries(quantities)) {
    if (!fields.includes(field)) {
      throw new Error(`${account.provider}/${account.product} has no quantity ${field}`);
    }
    if (amount !== null && !isAmount(amount)) {
      throw new Error(`Not an amount in plain notation: ${amount}`);
    }
  }
}
