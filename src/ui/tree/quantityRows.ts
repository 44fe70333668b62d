import { isCurrency, type Quantity, type Unit } from '../../balance/amount/quantity.ts';
import { amountWithUnit, formatAmount, formatShort, shownAmount, shownQuantity } from '../../balance/text/format.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { ResetRule } from '../../balance/text/reset.ts';
import { joinDotted, joinWords, type Language, labelled } from '../../base/language.ts';
import type { QuantityOutlook } from '../../monitor/standing/outlook.ts';
import type { QuantityDescription } from '../../providers/provider.ts';
import {
  expiryText,
  holdingText,
  nearestExpiryText,
  partText,
  resetText,
  shortHoldingText,
  spanText,
} from '../../wording/limitText.ts';
import { daysText, levelText, levelWord, shortDaysText, thresholdText, trendLines } from '../../wording/outlookText.ts';

const LONGEST_PART = 60;

/** What a quantity counts, which its icon shows; `points` also for units that a later version knows. */
export type Counted = 'messages' | 'emails' | 'voice' | 'money' | 'points';

/** A row of a quantity, or about it. */
export type QuantityRow =
  | {
      readonly kind: 'quantity';
      readonly key: string;
      readonly counts: Counted;
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
  /** A package of the quantity before: `key` begins with that one's. */
  | {
      readonly kind: 'part';
      readonly key: string;
      readonly label: string;
      readonly description: string;
      /** The same with what the package held. */
      readonly whole: string;
    };

/** A quantity with what is known of it. */
export interface RowSubject {
  readonly quantity: Quantity;
  readonly label: string;
  readonly description: QuantityDescription | undefined;
  readonly outlook: QuantityOutlook | undefined;
}

/**
 * The row of a quantity: what is left, how it stands, how long it lasts, its own threshold, its limits. Then its top-up and its packages.
 * What is read later names no day as today.
 */
export function quantityRows(
  subject: RowSubject,
  now: number,
  language: Language,
  isReadLater = false,
): readonly QuantityRow[] {
  const { quantity, label, description, outlook } = subject;
  const { key, unit, parts = [] } = quantity;
  const row: QuantityRow = {
    ...{ kind: 'quantity', key, counts: countedBy(unit, description), label },
    ...quantityTexts(subject, description ?? {}, now, language, isReadLater),
  };
  const partRows = parts.map(
    (part, place): QuantityRow => ({
      ...{ kind: 'part', key: `${key}/${place}`, label: plainText(part.name, LONGEST_PART) },
      description: joinDotted([
        formatShort({ key, unit, amount: part.amount }, language),
        expiryText(part.expiresAt, now, language, isReadLater),
      ]),
      whole: partText(part, unit, now, language, isReadLater),
    }),
  );
  const addedToday = outlook?.trend?.addedToday;
  if (addedToday === undefined) {
    return [row, ...partRows];
  }
  const added = amountWithUnit(shownAmount(addedToday, unit), unit, language);
  const topUpRow: QuantityRow = {
    ...{ kind: 'topUp', key, label },
    description: language.t('topped up by {0} today', added),
  };
  return [row, topUpRow, ...partRows];
}

function quantityTexts(
  { quantity, label, outlook }: RowSubject,
  rule: ResetRule,
  now: number,
  language: Language,
  isReadLater: boolean,
) {
  const end = outlook?.trend?.forecast;
  const daysLeft = end?.kind === 'forecast' ? end.daysLeft : undefined;
  const [days, shortDays] =
    daysLeft === undefined ? ['', ''] : [daysText(daysLeft, language), shortDaysText(daysLeft, language)];
  const [threshold, shortThreshold] = ownThresholdTexts(quantity.unit, outlook, language);
  const limits = [
    spanText(rule, language),
    resetText(quantity, rule, now, language, isReadLater),
    nearestExpiryText(quantity, now, language, isReadLater),
  ];
  const [amount, word] = [holdingText(quantity, language), levelWord(outlook?.level, language)];
  const level = levelText(quantity, outlook, language);
  // What is low says below what.
  const measure = outlook?.level === 'low' ? '' : threshold;
  const whole = [amount, word, days, measure, ...limits].filter((text) => text !== '');
  // The side bar is narrow: the unit stands where nothing else is said.
  const amountShown =
    whole.length === 1 ? holdingText(shownQuantity(quantity), language) : shortHoldingText(quantity, language);
  // The threshold beside what is low says that it is below it.
  const standing =
    outlook?.isHeld === true && threshold !== '' ? [shortThreshold, shortDays] : [word, shortDays, shortThreshold];
  const short = joinDotted([amountShown, ...standing, ...limits]);
  const spoken = joinWords([labelled(label, amount, language), level, days, measure, ...limits], language);
  const trend = trendLines(quantity.unit, outlook, now, language);
  return {
    description: short,
    ...(joinDotted(whole) === short ? {} : { whole: joinDotted(whole) }),
    ...(outlook === undefined || outlook.level === 'ok' ? {} : { level: outlook.level, levelText: level }),
    // Marks between the parts of a row are no pauses.
    ...(whole.length === 1 ? {} : { spoken }),
    ...(trend.length === 0 ? {} : { trend }),
  };
}

/**
 * The threshold that a quantity has of its own, in full and in short: `threshold 1,000 messages`, `threshold 1,000`; the short one with how
 * it stands where it is held low. That of all accounts is none.
 */
function ownThresholdTexts(
  unit: Unit,
  outlook: QuantityOutlook | undefined,
  language: Language,
): readonly [whole: string, short: string] {
  const threshold = outlook?.isGeneral === true ? undefined : outlook?.threshold;
  if (threshold === undefined) {
    return ['', ''];
  }
  const { t } = language;
  const whole = thresholdText(threshold, unit, language);
  const short = threshold.kind === 'amount' ? formatAmount(shownAmount(threshold.level, unit), unit, language) : whole;
  const said = outlook?.isHeld ? t('low, not clearly above {0} yet', short) : t('threshold {0}', short);
  return [t('threshold {0}', whole), said];
}

function countedBy(unit: Unit, description: QuantityDescription | undefined): Counted {
  switch (unit) {
    case 'messages':
      return description?.isVoice === true ? 'voice' : 'messages';
    case 'emails':
      return 'emails';
    default:
      return isCurrency(unit) ? 'money' : 'points';
  }
}
