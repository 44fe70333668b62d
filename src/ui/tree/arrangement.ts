import { type AccountStatus, troubleOf } from '../../balance/account/state.ts';
import type { Outlook } from '../../monitor/standing/outlook.ts';
import { compareTightness, type Tightness } from '../../monitor/standing/tightness.ts';
import { type Reliability, reliabilityOf } from '../../wording/accountText.ts';

/** `own`: the order of the setting `messagingBalance.accounts`, which the user makes. */
export const TREE_ORDERS = ['own', 'name', 'tightness'] as const;
export type TreeOrder = (typeof TREE_ORDERS)[number];

/** How the user wants to see the accounts. */
export interface TreeChoices {
  /** Accounts stand below their providers, when there is more than one. */
  readonly groupByProvider: boolean;
  readonly order: TreeOrder;
  /** Accounts of which nothing is low are hidden. */
  readonly lowOnly: boolean;
}

/** An account with what its place in the tree depends on. */
export interface TreeAccount {
  readonly status: AccountStatus;
  readonly outlook: Outlook;
  readonly tightness: Tightness;
}

/** How many accounts of a group are in which state; hidden ones count. `low` and `empty` exclude each other. */
export interface GroupCounts {
  readonly accounts: number;
  readonly low: number;
  readonly empty: number;
  /** Their latest attempt failed. */
  readonly troubled: number;
  /** Their number is older than it should be. */
  readonly old: number;
  /** Their provider is not there. */
  readonly waiting: number;
  /** Nothing is known of them yet. */
  readonly loading: number;
}

/** The accounts of one provider. */
export interface AccountGroup {
  readonly provider: string;
  /** The accounts that are shown, in order. */
  readonly accountIds: readonly string[];
  readonly counts: GroupCounts;
}

/** What the tree shows, from top to bottom. */
export interface Arrangement {
  /** Groups with something to show; `undefined` when accounts are not grouped. */
  readonly groups: readonly AccountGroup[] | undefined;
  /** All accounts that are shown, in order. */
  readonly accountIds: readonly string[];
  readonly total: number;
  /** Accounts that are low or used up. */
  readonly low: number;
  /** There is more than one provider. */
  readonly canGroup: boolean;
}

/** How names are put in order, and what providers are called. */
export interface Naming {
  compare(a: string, b: string): number;
  provider(id: string): string;
}

/**
 * The accounts as the user wants to see them. `listed` is in the user's own order, in which accounts stay that are equal by
 * the chosen one. Groups come in the order of their first accounts, or by name like the accounts themselves.
 */
export function arrange(listed: readonly TreeAccount[], choices: TreeChoices, naming: Naming): Arrangement {
  const byProvider = new Map<string, TreeAccount[]>();
  for (const each of inOrder(listed, choices.order, naming)) {
    const { provider } = each.status.account;
    const group = byProvider.get(provider);
    if (group === undefined) {
      byProvider.set(provider, [each]);
    } else {
      group.push(each);
    }
  }
  const isShown = (each: TreeAccount): boolean => !choices.lowOnly || isLow(each);
  const canGroup = byProvider.size > 1;
  const groups =
    choices.groupByProvider && canGroup
      ? [...byProvider]
          .map(([provider, all]) => ({ provider, accountIds: idsOf(all.filter(isShown)), counts: countsOf(all) }))
          .filter(({ accountIds }) => accountIds.length > 0)
      : undefined;
  if (choices.order === 'name') {
    groups?.sort((a, b) => naming.compare(naming.provider(a.provider), naming.provider(b.provider)));
  }
  return {
    groups,
    accountIds:
      groups === undefined
        ? idsOf(inOrder(listed, choices.order, naming).filter(isShown))
        : groups.flatMap(({ accountIds }) => accountIds),
    total: listed.length,
    low: listed.filter(isLow).length,
    canGroup,
  };
}

function inOrder(listed: readonly TreeAccount[], order: TreeOrder, naming: Naming): readonly TreeAccount[] {
  switch (order) {
    case 'own':
      return listed;
    case 'name':
      return listed.toSorted((a, b) => naming.compare(a.status.account.name, b.status.account.name));
    case 'tightness':
      return listed.toSorted((a, b) => compareTightness(a.tightness, b.tightness));
  }
}

function countsOf(listed: readonly TreeAccount[]): GroupCounts {
  const count = (reliability: Reliability): number =>
    listed.filter(({ status }) => reliabilityOf(status) === reliability).length;
  return {
    accounts: listed.length,
    low: listed.filter(({ outlook }) => outlook.level === 'low').length,
    empty: listed.filter(({ outlook }) => outlook.level === 'empty').length,
    troubled: listed.filter(({ status }) => troubleOf(status.state) !== undefined).length,
    old: count('old'),
    waiting: count('waiting'),
    loading: count('loading'),
  };
}

function isLow({ outlook }: TreeAccount): boolean {
  return outlook.level !== 'ok';
}

function idsOf(listed: readonly TreeAccount[]): readonly string[] {
  return listed.map(({ status }) => status.account.id);
}
