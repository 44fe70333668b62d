import type { Account } from '../../../balance/account/account.ts';
import { ownAmount, ownThreshold, type Threshold, thresholdFor } from '../../../balance/account/threshold.ts';
import type { Decimal } from '../../../balance/amount/decimal.ts';
import type { Resets, Unit } from '../../../balance/amount/quantity.ts';
import { joinWords, type Language } from '../../../base/language.ts';
import { thresholdText } from '../../../wording/outlookText.ts';
import type { Choice } from '../../quickInput/pick.ts';

/** What a threshold can be: an amount of one quantity, days left of all of an account, or what holds without either. */
export type ThresholdKind = 'amount' | 'daysLeft' | 'inherited';

/** A quantity, and what its threshold follows from. */
export interface ThresholdOf {
  readonly account: Account;
  readonly key: string;
  readonly unit: Unit;
  /** How it is filled up by itself: then it has no days left. */
  readonly resets: Resets | undefined;
  /** Whether it stands for its account. */
  readonly isHeadline: boolean;
  /** The days left of all accounts. */
  readonly general: Decimal;
}

/** Where the threshold of a quantity is set. */
export function kindSet({ account, key, resets }: ThresholdOf): ThresholdKind {
  return ownThreshold(account, key, resets)?.kind ?? 'inherited';
}

/** What is set of a quantity, in words: `below 1,000 messages`, `less than 3 days left, as for all accounts`. */
export function setText(of: ThresholdOf, language: Language): string {
  const own = ownThreshold(of.account, of.key, of.resets);
  return own === undefined ? inheritedText(of, language) : limitText(own, of.unit, language);
}

/** The kinds of threshold that a quantity can have, each with what is set there, and which of them holds at present. */
export function kindChoices(of: ThresholdOf, language: Language): readonly Choice<ThresholdKind>[] {
  const { t } = language;
  const { account, key, unit, resets } = of;
  const [amount, days] = [ownAmount(account, key), account.daysLeft];
  const present = kindSet(of);
  const choice = (value: ThresholdKind, label: string, set: string, detail?: string): Choice<ThresholdKind> => ({
    ...{ label, value },
    description: joinWords([set, value === present ? t('in use') : ''], language),
    ...(detail === undefined ? {} : { detail }),
  });
  const others = t('For every balance of the account without an amount of its own');
  return [
    choice(
      'amount',
      t('An amount'),
      amount === undefined ? '' : limitText({ kind: 'amount', level: amount }, unit, language),
    ),
    ...(resets !== undefined
      ? []
      : [
          choice(
            ...(['daysLeft', t('Days left')] as const),
            days === undefined ? '' : limitText({ kind: 'daysLeft', level: days }, unit, language),
            others,
          ),
        ]),
    choice('inherited', t('No threshold of its own'), inheritedText(without(of), language)),
  ];
}

/** The quantity as it is when what is set for it is taken away: its amount, else the days of its account. */
function without(of: ThresholdOf): ThresholdOf {
  const { thresholds, daysLeft, ...rest } = of.account;
  const others = Object.fromEntries(Object.entries(thresholds ?? {}).filter(([key]) => key !== of.key));
  const isAmount = kindSet(of) === 'amount';
  return {
    ...of,
    account: { ...rest, thresholds: others, ...(isAmount && daysLeft !== undefined ? { daysLeft } : {}) },
  };
}

function inheritedText(of: ThresholdOf, language: Language): string {
  const { t } = language;
  const threshold = thresholdFor(of.account, of.key, of.general, of.resets, of.isHeadline);
  if (threshold === undefined) {
    return t('no alert');
  }
  if (threshold.kind === 'amount') {
    return t('when it is used up');
  }
  const limit = limitText(threshold, of.unit, language);
  return joinWords([limit, kindSet(of) === 'inherited' ? t('as for all accounts') : t('as for its account')], language);
}

/** A threshold in words: `below 1,000 messages`, `less than 3 days left`. */
export function limitText(threshold: Threshold, unit: Unit, language: Language): string {
  const limit = thresholdText(threshold, unit, language);
  return threshold.kind === 'amount' ? language.t('below {0}', limit) : language.t('less than {0} left', limit);
}
