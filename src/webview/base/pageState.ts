import type { Period } from '../../balance/text/zone.ts';
import { isRecord, parseIds, parsePeriod, parseRange, type Range } from './protocol.ts';

/** What the page keeps over a reload of the window. */
export interface PageState {
  readonly accountId?: string;
  /** The accounts that are shown beside it. */
  readonly compared: readonly string[];
  readonly range: Range;
  /** What spending is told by, where it is shown in place of the readings. */
  readonly period?: Period;
  /** For each account, the keys of the quantities that are not shown. */
  readonly hidden: Readonly<Record<string, readonly string[]>>;
  /** The quantity whose chart alone is shown, and large; see `quantityId`. */
  readonly large?: string;
}

/** Reads what the page kept; what cannot be read is as if it had kept nothing. */
export function parsePageState(value: unknown): PageState {
  const saved = isRecord(value) ? value : {};
  const lists = Object.entries(isRecord(saved['hidden']) ? saved['hidden'] : {});
  const hidden = Object.fromEntries(
    lists.flatMap(([id, keys]) => (Array.isArray(keys) ? [[id, parseIds(keys)] as const] : [])),
  );
  const period = parsePeriod(saved['period']);
  return {
    range: parseRange(saved['range']) ?? '7d',
    ...(period === undefined ? {} : { period }),
    compared: parseIds(saved['compared']),
    hidden,
    ...(typeof saved['accountId'] === 'string' ? { accountId: saved['accountId'] } : {}),
    ...(typeof saved['large'] === 'string' ? { large: saved['large'] } : {}),
  };
}

/** The keys of the quantities of an account that are not shown. An account may be called `constructor`. */
export function hiddenOf({ hidden }: PageState, accountId: string): readonly string[] {
  return (Object.hasOwn(hidden, accountId) ? hidden[accountId] : undefined) ?? [];
}

/** The state after a quantity was hidden, or shown again. */
export function toggled(state: PageState, accountId: string, key: string): PageState {
  const before = hiddenOf(state, accountId);
  const after = before.includes(key) ? before.filter((other) => other !== key) : [...before, key];
  const others = Object.entries(state.hidden).filter(([id]) => id !== accountId);
  return { ...state, hidden: Object.fromEntries([...others, [accountId, after]]) };
}

/** The state after the chart of a quantity was made large, or the others were shown again. */
export function enlarged({ large, ...state }: PageState, id: string): PageState {
  return large === id ? state : { ...state, large: id };
}

/** The state after spending is to be told by a period, or the readings are to be shown. */
export function spentBy({ period: _, ...state }: PageState, period: Period | undefined): PageState {
  return period === undefined ? state : { ...state, period };
}
