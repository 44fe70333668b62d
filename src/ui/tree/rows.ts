import { type AccountStatus, readingOf, troubleOf } from '../../balance/account/state.ts';
import type { Level } from '../../balance/alert/alert.ts';
import type { Quantity } from '../../balance/amount/quantity.ts';
import type { Remedy } from '../../balance/fault/fault.ts';
import { remedyFor } from '../../balance/fault/fault.ts';
import { faultTitle } from '../../balance/fault/faultTitle.ts';
import { formatAge, formatDateTime, formatShort, shownQuantity } from '../../balance/text/format.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { joinDotted, joinSentences, joinWords, type Language, labelled } from '../../base/language.ts';
import { NO_OUTLOOK, type Outlook } from '../../monitor/standing/outlook.ts';
import type { Provider } from '../../providers/provider.ts';
import {
  descriptionOf,
  headlineOfStatus,
  nextAttemptText,
  productOf,
  providerLabel,
  quantityLabel,
  type Reliability,
  reliabilityOf,
  reliabilityText,
  shortAttemptText,
  troubleText,
  waitingText,
} from '../../wording/accountText.ts';
import { holdingText } from '../../wording/limitText.ts';
import { levelWord, lowQuantities } from '../../wording/outlookText.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import { type QuantityRow, quantityRows } from './quantityRows.ts';

const LONGEST_TITLE = 40;

/** An account's row: `description` stands dimmed behind the label; `spoken` says what the icon says, too. */
export interface AccountRow {
  readonly label: string;
  readonly description: string;
  readonly reliability: Reliability | 'refreshing';
  readonly level: Level;
  readonly spoken: string;
  /** Plain text with line breaks. */
  readonly tooltip: string;
}

/** A row below an account. */
export type DetailRow =
  | QuantityRow
  /** What has gone wrong, and what helps: `label` is a sentence, `description` the next one. */
  | {
      readonly kind: 'trouble';
      readonly label: string;
      readonly description: string;
      /** The same in a few words, as the row shows it. */
      readonly short: { readonly label: string; readonly description: string };
      readonly remedy: Remedy | undefined;
    };

/** The row of an account: name, headline amount, what is low, age, state. */
export function accountRow(
  status: AccountStatus,
  providers: readonly Provider[],
  now: number,
  language: Language,
  outlook: Outlook = NO_OUTLOOK,
): AccountRow {
  const reading = readingOf(status.state);
  const headline = headlineOfStatus(status, providers);
  const label = plainText(status.account.name, 60);
  const reliability = reliabilityOf(status);
  const low = joinWords(lowWords(status, headline, outlook, providers, language), language);
  const state = reliabilityText(reliability, language);
  // The side bar is narrow: the unit is told by the rows below and by the spoken label, which tells all in full words.
  const [short, amount] =
    headline === undefined
      ? ['', '']
      : [formatShort(headline, language), holdingText(shownQuantity(headline), language)];
  const [shortAge, age] =
    reading === undefined
      ? ['', '']
      : [formatAge(reading.at, now, language, 'narrow'), formatAge(reading.at, now, language)];
  const service = serviceText(status, providers, language);
  const refreshing = status.refreshing && reliability !== 'loading' ? language.t('refreshing') : '';
  const waiting = reliability === 'waiting' ? waitingText(status.account, language) : '';
  const tooltip = [
    ...[label, service, joinWords([age, state], language), waiting],
    ...detailRows(status, providers, now, language, outlook).map((row) => detailText(row, language)),
  ];
  return {
    label,
    description: joinDotted([short, low, shortAge, state]),
    reliability: status.refreshing ? 'refreshing' : reliability,
    level: outlook.level,
    spoken: joinWords([label, service, amount, low, age, state, refreshing], language),
    tooltip: tooltip.filter((line) => line !== '').join('\n'),
  };
}

/** A row below an account as one line of plain text. */
export function detailText(row: DetailRow, language: Language): string {
  const { kind, label } = row;
  const text = ('whole' in row ? row.whole : undefined) ?? row.description;
  // A trouble's label is a sentence; what stands behind it is the next one.
  return text === '' || kind === 'trouble' ? joinSentences([label, text], language) : labelled(label, text, language);
}

/** A row below an account as it is read aloud. */
export function spokenDetail(row: DetailRow, language: Language): string {
  return (row.kind === 'quantity' ? row.spoken : undefined) ?? detailText(row, language);
}

/**
 * The rows below an account: its trouble first, then every quantity in the product's order, each with its top-up. What is read
 * later names no day as today.
 */
export function detailRows(
  status: AccountStatus,
  providers: readonly Provider[],
  now: number,
  language: Language,
  outlook: Outlook = NO_OUTLOOK,
  isReadLater = false,
): readonly DetailRow[] {
  const rows: DetailRow[] = [];
  const trouble = troubleOf(status.state);
  const sentence = troubleText(status, providers, language, outputRedactor);
  if (trouble !== undefined && sentence !== undefined) {
    rows.push({
      ...{ kind: 'trouble', label: sentence, description: nextAttemptText(status, now, language) ?? '' },
      short: {
        label: outputRedactor.clean(faultTitle(trouble.fault, language.t), LONGEST_TITLE),
        description: shortAttemptText(status, now, language),
      },
      remedy: remedyFor(trouble.fault.kind),
    });
  }
  for (const quantity of readingOf(status.state)?.quantities ?? []) {
    const label = quantityLabel(status, quantity.key, providers, language);
    const description = descriptionOf(status, quantity.key, providers);
    const subject = { quantity, label, description, outlook: outlook.quantities.get(quantity.key) };
    rows.push(...quantityRows(subject, now, language, isReadLater));
  }
  return rows;
}

/** What is low, in words: `low` for what stands for the account anyway, else with its name: `Voice SMS low`. */
function lowWords(
  status: AccountStatus,
  headline: Quantity | undefined,
  outlook: Outlook,
  providers: readonly Provider[],
  language: Language,
): readonly string[] {
  const { t } = language;
  return lowQuantities(readingOf(status.state)?.quantities ?? [], outlook).map(({ key }) => {
    const label = quantityLabel(status, key, providers, language);
    const level = outlook.quantities.get(key)?.level;
    if (key === headline?.key) {
      return levelWord(level, language);
    }
    return level === 'empty' ? t('{0} used up', label) : t('{0} low', label);
  });
}

/** The provider and the product of an account in words: `Provider · Product`. */
export function serviceText(status: AccountStatus, providers: readonly Provider[], language: Language): string {
  const provider = providerLabel(status.account.provider, providers, language);
  return joinDotted([provider, productOf(status, providers)?.label(language.t) ?? '']);
}

/**
 * All quantities of an account, or those with `keys`, as text to paste elsewhere; it says how old they are, and what is wrong with
 * them.
 */
export function balanceText(
  status: AccountStatus,
  providers: readonly Provider[],
  now: number,
  language: Language,
  keys?: readonly string[],
): string {
  const reading = readingOf(status.state);
  // What is pasted is read later: an age would be wrong by then.
  const updated = reading === undefined ? '' : language.t('as of {0}', formatDateTime(reading.at, language));
  const heading = [
    accountRow(status, providers, now, language).label,
    serviceText(status, providers, language),
    updated,
  ];
  const next = nextAttemptText(status, now, language, true) ?? '';
  const rows = detailRows(status, providers, now, language, NO_OUTLOOK, true)
    .filter((row) => keys === undefined || row.kind === 'trouble' || keys.some((key) => isOf(row, key)))
    .map((row) => detailText(row.kind === 'trouble' ? { ...row, description: next } : row, language));
  return [joinDotted(heading), ...rows].join('\n');
}

/** Whether a row is about a quantity or one of its packages. */
function isOf({ key }: QuantityRow, of: string): boolean {
  return key === of || key.startsWith(`${of}/`);
}
