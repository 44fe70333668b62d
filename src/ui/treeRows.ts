import type { Remedy } from '../balance/errors.ts';
import { remedyFor } from '../balance/errors.ts';
import { formatAge, formatDateTime, formatQuantity, formatShort } from '../balance/format.ts';
import { plainText } from '../balance/plainText.ts';
import { type AccountStatus, readingOf, troubleOf } from '../balance/state.ts';
import type { Language } from '../base/language.ts';
import type { Provider } from '../providers/provider.ts';
import {
  headlineOfStatus,
  nextAttemptText,
  productOf,
  type Reliability,
  reliabilityOf,
  reliabilityText,
  troubleText,
} from './statusBarText.ts';

/** An account's row: `description` stands dimmed behind the label; `spoken` says what the icon says, too. */
export interface AccountRow {
  readonly label: string;
  readonly description: string;
  readonly reliability: Reliability | 'refreshing';
  readonly spoken: string;
  /** Plain text with line breaks. */
  readonly tooltip: string;
}

/** A row below an account. */
export type DetailRow =
  | { readonly kind: 'quantity'; readonly key: string; readonly label: string; readonly description: string }
  /** What has gone wrong, and what a click does about it. */
  | {
      readonly kind: 'trouble';
      readonly label: string;
      readonly description: string;
      readonly remedy: Remedy | undefined;
    };

/** The row of an account: name, headline amount, age, state. */
export function accountRow(
  status: AccountStatus,
  providers: readonly Provider[],
  now: number,
  language: Language,
): AccountRow {
  const reading = readingOf(status.state);
  const headline = headlineOfStatus(status, providers);
  const label = plainText(status.account.name, 60);
  const reliability = reliabilityOf(status);
  const said = [
    reading === undefined ? '' : formatAge(reading.at, now, language),
    reliabilityText(reliability, language),
  ];
  // The side bar is narrow: the unit is told by the rows below and by the spoken label.
  const parts = [headline === undefined ? '' : formatShort(headline, language), ...said].filter((part) => part !== '');
  const service = serviceText(status, providers, language);
  const spoken = [
    label,
    service,
    headline === undefined ? '' : formatQuantity(headline, language),
    ...said,
    status.refreshing && reliability !== 'loading' ? language.t('refreshing') : '',
  ];
  const tooltip = [label, service, ...detailRows(status, providers, now, language).map(detailText)];
  return {
    label,
    description: parts.join(' · '),
    reliability: status.refreshing ? 'refreshing' : reliability,
    spoken: spoken.filter((part) => part !== '').join(', '),
    tooltip: tooltip.filter((line) => line !== '').join('\n'),
  };
}

/** A row below an account as one line of plain text. */
export function detailText({ kind, label, description }: DetailRow): string {
  // A trouble's label is a sentence; what stands behind it is the next one.
  const separator = kind === 'trouble' ? ' ' : ': ';
  return description === '' ? label : `${label}${separator}${description}`;
}

/** The rows below an account: its trouble first, then every quantity in the product's order. */
export function detailRows(
  status: AccountStatus,
  providers: readonly Provider[],
  now: number,
  language: Language,
): readonly DetailRow[] {
  const rows: DetailRow[] = [];
  const trouble = troubleOf(status.state);
  const sentence = troubleText(status, providers, language);
  if (trouble !== undefined && sentence !== undefined) {
    const description = nextAttemptText(status, now, language) ?? '';
    rows.push({ kind: 'trouble', label: sentence, description, remedy: remedyFor(trouble.fault.kind) });
  }
  const product = productOf(status, providers);
  for (const quantity of readingOf(status.state)?.quantities ?? []) {
    const label = product?.quantities.find(({ key }) => key === quantity.key)?.label(language.t) ?? quantity.key;
    rows.push({ kind: 'quantity', key: quantity.key, label, description: formatQuantity(quantity, language) });
  }
  return rows;
}

/** The provider and the product of an account in words: `Provider · Product`. */
export function serviceText(status: AccountStatus, providers: readonly Provider[], { t }: Language): string {
  const provider = providers.find(({ id }) => id === status.account.provider);
  return [provider?.label(t), productOf(status, providers)?.label(t)].filter(Boolean).join(' · ');
}

/** All quantities of an account as text to paste elsewhere; it says how old they are, and what is wrong with them. */
export function balanceText(
  status: AccountStatus,
  providers: readonly Provider[],
  now: number,
  language: Language,
): string {
  const reading = readingOf(status.state);
  // What is pasted is read later: an age would be wrong by then.
  const updated = reading === undefined ? '' : language.t('as of {0}', formatDateTime(reading.at, language));
  const heading = [
    accountRow(status, providers, now, language).label,
    serviceText(status, providers, language),
    updated,
  ];
  const rows = detailRows(status, providers, now, language).map(detailText);
  return [heading.filter((part) => part !== '').join(' · '), ...rows].join('\n');
}
