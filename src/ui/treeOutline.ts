import type { AccountStatus } from '../balance/state.ts';
import type { Outlook } from '../monitor/outlook.ts';
import { type Tightness, tightnessOf } from '../monitor/tightness.ts';
import {
  type AccountGroup,
  type Arrangement,
  arrange,
  differences,
  type Listed,
  type Naming,
  NOTHING,
  type TreeChoices,
} from './treeArrangement.ts';

/** Where the outline takes accounts from. Each call costs; they are made for what has changed alone. */
export interface OutlineSource {
  /** All accounts in the user's own order. */
  statuses(): readonly AccountStatus[];
  status(id: string): AccountStatus | undefined;
  outlookOf(status: AccountStatus): Outlook;
  /** The key of the quantity that stands for the account. */
  headlineOf(status: AccountStatus): string | undefined;
}

/** What has to be drawn again: everything, or these groups with all that is below them, and these accounts. */
export type Redraw =
  | { readonly kind: 'tree' }
  | { readonly kind: 'nodes'; readonly providers: readonly string[]; readonly accountIds: readonly string[] };

/**
 * What the tree shows, kept up to date: one account of a thousand that changes is read alone, and tells which rows are
 * touched.
 */
export class TreeOutline {
  readonly #source: OutlineSource;
  readonly #naming: Naming;
  readonly #listed = new Map<string, Listed>();
  #arrangement: Arrangement = NOTHING;

  constructor(source: OutlineSource, naming: Naming) {
    this.#source = source;
    this.#naming = naming;
  }

  get arrangement(): Arrangement {
    return this.#arrangement;
  }

  /** An account request is under way. */
  get refreshing(): boolean {
    return [...this.#listed.values()].some(({ status }) => status.refreshing);
  }

  account(id: string): Listed | undefined {
    return this.#listed.get(id);
  }

  group(provider: string): AccountGroup | undefined {
    return this.#arrangement.groups?.find((group) => group.provider === provider);
  }

  /** All accounts, hidden ones too, in the user's own order. */
  accounts(): readonly AccountStatus[] {
    return [...this.#listed.values()].map(({ status }) => status);
  }

  /**
   * Takes in changes of accounts (by their ids, which may be those of added or removed ones) and of choices. Without ids
   * all accounts are read again.
   */
  update(choices: TreeChoices, ids?: readonly string[]): Redraw {
    this.#read(ids);
    const before = this.#arrangement;
    this.#arrangement = arrange([...this.#listed.values()], choices, this.#naming);
    const providers = differences(before, this.#arrangement);
    if (ids === undefined || providers === 'tree') {
      return { kind: 'tree' };
    }
    const shown = new Set(this.#arrangement.accountIds);
    const isDrawnAlone = (id: string): boolean =>
      shown.has(id) && !providers.includes(this.#listed.get(id)?.status.account.provider ?? '');
    return { kind: 'nodes', providers, accountIds: [...new Set(ids)].filter(isDrawnAlone) };
  }

  #read(ids: readonly string[] | undefined): void {
    // Who puts accounts in another order names them all.
    const all = ids === undefined || (ids.length > 0 && ids.length >= this.#listed.size);
    const statuses = all ? [] : ids.map((id) => (this.#listed.has(id) ? this.#source.status(id) : undefined));
    // An account came or went.
    if (all || statuses.includes(undefined)) {
      this.#listed.clear();
      for (const status of this.#source.statuses()) {
        this.#list(status);
      }
      return;
    }
    for (const status of statuses) {
      if (status !== undefined) {
        this.#list(status);
      }
    }
  }

  #list(status: AccountStatus): void {
    const outlook = this.#source.outlookOf(status);
    const tightness: Tightness = tightnessOf(status, outlook, this.#source.headlineOf(status));
    this.#listed.set(status.account.id, { status, outlook, tightness });
  }
}
