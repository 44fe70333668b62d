import { nameCollator } from '../balance/formatters.ts';
import type { Clock } from '../base/clock.ts';
import type { Language } from '../base/language.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { OutlookOf } from '../monitor/outlook.ts';
import type { Provider } from '../providers/provider.ts';
import { headlineOfStatus } from './accountText.ts';
import { filterText, type GroupRow, groupRow } from './arrangementText.ts';
import { badgeText } from './outlookText.ts';
import type { AccountGroup, Arrangement, Listed, Naming } from './treeArrangement.ts';
import type { OutlineSource } from './treeOutline.ts';
import { type AccountRow, accountRow, type DetailRow, detailRows } from './treeRows.ts';

/** What the rows are made from. */
export interface TreeContentParts {
  readonly monitor: Pick<Monitor, 'statuses' | 'status'>;
  readonly providers: readonly Provider[];
  readonly clock: Pick<Clock, 'now'>;
  readonly language: Language;
  readonly outlooks: { readonly of: OutlookOf };
}

/** Accounts, and everything that the tree says of them. */
export interface TreeContent extends OutlineSource {
  readonly naming: Naming;
  groupRow(group: AccountGroup): GroupRow;
  accountRow(listed: Listed): AccountRow;
  detailRows(listed: Listed): readonly DetailRow[];
  /** How many accounts are low, in words. */
  badgeText(low: number): string;
  /** What a filter hides, in words. */
  filterText(arrangement: Arrangement): string | undefined;
}

/** The content of the tree, from the states of the accounts as they are when it is asked for. */
export function treeContent({ monitor, providers, clock, language, outlooks }: TreeContentParts): TreeContent {
  const provider = (id: string): string => providers.find((known) => known.id === id)?.label(language.t) ?? id;
  return {
    statuses: () => monitor.statuses(),
    status: (id) => monitor.status(id),
    outlookOf: outlooks.of,
    headlineOf: (status) => headlineOfStatus(status, providers)?.key,
    naming: { compare: (a, b) => nameCollator(language.locale).compare(a, b), provider },
    groupRow: (group) => groupRow(group, provider(group.provider), language),
    accountRow: ({ status, outlook }) => accountRow(status, providers, clock.now(), language, outlook),
    detailRows: ({ status, outlook }) => detailRows(status, providers, clock.now(), language, outlook),
    badgeText: (low) => badgeText(low, language),
    filterText: (arrangement) => filterText(arrangement, language),
  };
}
