import { type Catalog, parseAccounts } from '../../balance/account/accounts.ts';
import { OWN_IDS } from '../../providers/index.ts';
import { EditRefused } from '../accounts/editProblem.ts';
import type { Arrangement, TreeOrder } from './arrangement.ts';

/** What can be moved: an account, or a provider with all of its accounts. */
export type Movable =
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'group'; readonly provider: string };

/** An account as far as its place is concerned. */
export interface Placed {
  readonly id: string;
  readonly provider: string;
}

/** What comes of a move: the ids of all accounts in their order afterwards, or why it cannot be made. */
export type Move =
  | { readonly kind: 'moved'; readonly order: readonly string[] }
  | { readonly kind: 'unchanged' }
  /** The accounts are ordered by something else, so that a place would not be kept. */
  | { readonly kind: 'ordered'; readonly by: Exclude<TreeOrder, 'own'> }
  /** An account stays below its provider. */
  | { readonly kind: 'other-provider' };

/** In which order and groups the user sees the accounts at present. */
export interface View {
  /** All accounts, hidden ones too, in the user's own order. */
  readonly accounts: readonly Placed[];
  readonly order: TreeOrder;
  readonly arrangement: Arrangement;
}

/** A view with the accounts as `entries` of the setting have them now: in their order, without those gone, with those that came. */
export function newestView(view: View, entries: readonly unknown[], catalog: readonly Catalog[]): View {
  const accounts = parseAccounts(entries, catalog, OWN_IDS).accounts.map(({ id, provider }) => ({ id, provider }));
  const { arrangement } = view;
  const known = new Set(view.accounts.map(({ id }) => id));
  const inPlace = (ids: readonly string[], among = accounts): readonly string[] => {
    const shown = new Set(ids);
    return among.flatMap(({ id }) => (shown.has(id) || !known.has(id) ? [id] : []));
  };
  const providers = [...new Set(accounts.map(({ provider }) => provider))];
  const groups = providers.flatMap((provider) => {
    const group = arrangement.groups?.find((each) => each.provider === provider);
    const members = accounts.filter((each) => each.provider === provider);
    return group === undefined ? [] : [{ ...group, accountIds: inPlace(group.accountIds, members) }];
  });
  return {
    ...{ accounts, order: view.order },
    arrangement: {
      ...arrangement,
      groups: arrangement.groups === undefined ? undefined : groups,
      accountIds: inPlace(arrangement.accountIds),
    },
  };
}

/**
 * Moves something to the place of `target`: above it when it comes from below, below it when it comes from above. Without a
 * target it becomes the last. Throws {@link EditRefused} when the account to be moved is gone.
 */
export function moveTo(moved: Movable, target: Movable | undefined, view: View): Move {
  const { accounts, order, arrangement } = view;
  if (order !== 'own') {
    return { kind: 'ordered', by: order };
  }
  const grouped = arrangement.groups !== undefined;
  const own = membersOf(moved, accounts);
  if (own.length === 0) {
    throw new EditRefused({ kind: 'gone' });
  }
  const place = target === undefined ? [] : placeOf(moved, target, accounts, grouped);
  if (place === undefined) {
    return { kind: 'other-provider' };
  }
  const before = accounts.map(({ id }) => id);
  const after = reordered(before, own, place);
  return after.every((id, index) => id === before[index]) ? { kind: 'unchanged' } : { kind: 'moved', order: after };
}

/** What stands above or below something in the tree, within its group; `undefined` at the end of it. */
export function neighbourOf(moved: Movable, direction: 'up' | 'down', arrangement: Arrangement): Movable | undefined {
  const { groups, accountIds } = arrangement;
  if (moved.kind === 'group') {
    const provider = nextTo(moved.provider, groups?.map((group) => group.provider) ?? [], direction);
    return provider === undefined ? undefined : { kind: 'group', provider };
  }
  const siblings = groups?.find((group) => group.accountIds.includes(moved.accountId))?.accountIds ?? accountIds;
  const accountId = nextTo(moved.accountId, siblings, direction);
  return accountId === undefined ? undefined : { kind: 'account', accountId };
}

/**
 * The entries of the setting with those of the accounts in `order` in that order. Whatever else is there keeps its place:
 * entries that cannot be used, and accounts that `order` does not name.
 */
export function reorderEntries(
  entries: readonly unknown[],
  order: readonly string[],
  catalog: readonly Catalog[],
): readonly unknown[] {
  const wanted = new Set(order);
  const byId = new Map<string, unknown>();
  const places: number[] = [];
  for (const [index, entry] of entries.entries()) {
    const id = parseAccounts([entry], catalog, OWN_IDS).accounts[0]?.id;
    if (id !== undefined && wanted.has(id) && !byId.has(id)) {
      byId.set(id, entry);
      places.push(index);
    }
  }
  const next = [...entries];
  const moved = [...wanted].filter((id) => byId.has(id));
  for (const [index, place] of places.entries()) {
    next[place] = byId.get(moved[index] ?? '');
  }
  return next;
}

function nextTo(id: string, ids: readonly string[], direction: 'up' | 'down'): string | undefined {
  const index = ids.indexOf(id);
  return index === -1 ? undefined : ids[direction === 'up' ? index - 1 : index + 1];
}

function membersOf(movable: Movable, accounts: readonly Placed[]): readonly string[] {
  const isMember = ({ id, provider }: Placed): boolean =>
    movable.kind === 'account' ? id === movable.accountId : provider === movable.provider;
  return accounts.filter(isMember).map(({ id }) => id);
}

/** The accounts whose place is taken; `undefined` when the target belongs to another provider. */
function placeOf(
  moved: Movable,
  target: Movable,
  accounts: readonly Placed[],
  grouped: boolean,
): readonly string[] | undefined {
  const found = accounts.find(({ id, provider }) =>
    target.kind === 'account' ? id === target.accountId : provider === target.provider,
  );
  if (found === undefined || !grouped) {
    return found === undefined ? [] : [found.id];
  }
  if (moved.kind === 'group') {
    return membersOf({ kind: 'group', provider: found.provider }, accounts);
  }
  // On the head of its group an account becomes the first one.
  const same = accounts.some(({ id, provider }) => id === moved.accountId && provider === found.provider);
  return same ? [found.id] : undefined;
}

function reordered(before: readonly string[], moved: readonly string[], place: readonly string[]): readonly string[] {
  const rest = before.filter((id) => !moved.includes(id));
  const [first] = place;
  const last = place.at(-1);
  if (first === undefined || last === undefined) {
    return [...rest, ...moved];
  }
  if (moved.includes(first)) {
    return before;
  }
  const comesFromBelow = before.indexOf(moved[0] ?? '') > before.indexOf(first);
  const index = comesFromBelow ? rest.indexOf(first) : rest.indexOf(last) + 1;
  return [...rest.slice(0, index), ...moved, ...rest.slice(index)];
}
