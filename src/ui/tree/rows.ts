import { type AccountStatus, readingOf, troubleOf } from '../../balance/account/state.ts';
import type { Level } from '../../balance/alert/alert.ts';
import type { Quantity } from '../../balance/amount/quantity.ts';
import type { Remedy } from '../../balance/fault/fault.ts';
import { remedyFor } from '../../balance/fault/fault.ts';
import {
  amountWithUnit,
  formatAge,
  formatDateTime,
  formatShort,
  shownAmount,
  shownQuantity,
} from '../../balance/text/format.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { ResetRule } from '../../balance/text/reset.ts';
import { joinSentences, joinWords, type Language, labelled } from '../../base/language.ts';
import { NO_OUTLOOK, type Outlook, type QuantityOutlook } from '../../monitor/standing/outlook.ts';
import type { Provider } from '../../providers/provider.ts';
import {
  descriptionOf,
  headlineOfStatus,
  nextAttemptText,
  productOf,
  quantityLabel,
  type Reliability,
  reliabilityOf,
  reliabilityText,
  troubleText,
  waitingText,
} from '../../wording/accountText.ts';
import { expiryText, holdingText, partText, resetText, shortHoldingText } from '../../wording/limitText.ts';
import { daysText, levelText, levelWord, lowQuantities, shortDaysText, trendLines } from '../../wording/outlookText.ts';
import { outputRedactor } from '../editor/redactOutput.ts';

const LONGEST_PART = 60;

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
  | {
      readonly kind: 'quantity';
      readonly key: string;
      readonly label: string;
      readonly description: string;
      /** The same with the unit and in full words, where there is not enough room for them in the row. */
      readonly whole?: string;
      /** Absent when all is well. */
      readonly level?: 'low' | 'empty';
      /** The level in words, with what it is measured against. */
      readonly levelText?: string;
      /** What is read aloud in the place of the row, where it says more than an amount. */
      readonly spoken?: string;
      /** Its trend in sentences; absent when nothing is known. */
      readonly trend?: readonly string[];
    }
  /** A quantity, the one before, was topped up on the present day. */
  | { readonly kind: 'topUp'; readonly key: string; readonly label: string; readonly description: string }
  /** A package of the quantity before. */
  | {
      readonly kind: 'part';
      readonly key: string;
      readonly label: string;
      readonly description: string;
      /** The same with what the package held. */
      readonly whole: string;
    }
  /** What has gone wrong, and what helps. */
  | {
      readonly kind: 'trouble';
      readonly label: string;
      readonly description: string;
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
    description: [short, low, shortAge, state].filter(isText).join(' · '),
    reliability: status.refreshing ? 'refreshing' : reliability,
    level: outlook.level,
    spoken: joinWords([label, service, amount, low, age, state, refreshing], language),
    tooltip: tooltip.filter(isText).join('\n'),
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

/** The rows below an account: its trouble first, then every quantity in the product's order, each with its top-up. */
export function detailRows(
  status: AccountStatus,
  providers: readonly Provider[],
  now: number,
  language: Language,
  outlook: Outlook = NO_OUTLOOK,
): readonly DetailRow[] {
  const rows: DetailRow[] = [];
  const trouble = troubleOf(status.state);
  const sentence = troubleText(status, providers, language, outputRedactor);
  if (trouble !== undefined && sentence !== undefined) {
    const description = nextAttemptText(status, now, language) ?? '';
    rows.push({ kind: 'trouble', label: sentence, description, remedy: remedyFor(trouble.fault.kind) });
  }
  for (const quantity of readingOf(status.state)?.quantities ?? []) {
    const label = quantityLabel(status, quantity.key, providers, language);
    const rule = descriptionOf(status, quantity.key, providers) ?? {};
    rows.push(...quantityRows(quantity, label, rule, outlook.quantities.get(quantity.key), now, language));
  }
  return rows;
}

function quantityRows(
  quantity: Quantity,
  label: string,
  rule: ResetRule,
  outlook: QuantityOutlook | undefined,
  now: number,
  language: Language,
): readonly DetailRow[] {
  const { key, unit, parts = [] } = quantity;
  const end = outlook?.trend?.forecast;
  const daysLeft = end?.kind === 'forecast' ? end.daysLeft : undefined;
  const [days, shortDays] =
    daysLeft === undefined ? ['', ''] : [daysText(daysLeft, language), shortDaysText(daysLeft, language)];
  const limits = [resetText(quantity, rule, now, language), expiryText(quantity.expiresAt, now, language)];
  const [amount, word] = [holdingText(quantity, language), levelWord(outlook?.level, language)];
  const level = levelText(quantity, outlook, language);
  const whole = [amount, word, days, ...limits].filter(isText);
  // The side bar is narrow: the unit stands where nothing else is said.
  const amountShown =
    whole.length === 1 ? holdingText(shownQuantity(quantity), language) : shortHoldingText(quantity, language);
  const short = [amountShown, word, shortDays, ...limits].filter(isText).join(' · ');
  const spoken = joinWords([labelled(label, amount, language), level, days, ...limits], language);
  const trend = trendLines(unit, outlook, now, language);
  const row: DetailRow = {
    kind: 'quantity',
    key,
    label,
    description: short,
    ...(whole.join(' · ') === short ? {} : { whole: whole.join(' · ') }),
    ...(outlook === undefined || outlook.level === 'ok' ? {} : { level: outlook.level, levelText: level }),
    // Marks between the parts of a row are no pauses.
    ...(whole.length === 1 ? {} : { spoken }),
    ...(trend.length === 0 ? {} : { trend }),
  };
  const partRows = parts.map(
    (part, place): DetailRow => ({
      ...{ kind: 'part', key: `${key}/${place}`, label: plainText(part.name, LONGEST_PART) },
      description: [
        formatShort({ key, unit, amount: part.amount }, language),
        expiryText(part.expiresAt, now, language),
      ]
        .filter(isText)
        .join(' · '),
      whole: partText(part, unit, now, language),
    }),
  );
  const topUp = outlook?.toppedUpToday;
  if (topUp === undefined) {
    return [row, ...partRows];
  }
  const added = amountWithUnit(shownAmount(topUp.amount, unit), unit, language);
  const topUpRow: DetailRow = { kind: 'topUp', key, label, description: language.t('topped up by {0} today', added) };
  return [row, topUpRow, ...partRows];
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
  const next = nextAttemptText(status, now, language, true) ?? '';
  const rows = detailRows(status, providers, now, language).map((row) =>
    detailText(row.kind === 'trouble' ? { ...row, description: next } : row, language),
  );
  return [heading.filter(isText).join(' · '), ...rows].join('\n');
}

function isText(text: string): boolean {
  return text !== '';
}
