import { type AccountStatus, readingOf, troubleOf } from '../../balance/account/state.ts';
import { type Level, worstLevel } from '../../balance/alert/alert.ts';
import { formatAge, formatCompact, formatShort } from '../../balance/text/format.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { joinItems, joinSentences, joinWords, type Language, labelled } from '../../base/language.ts';
import { NO_OUTLOOK, type OutlookOf } from '../../monitor/standing/outlook.ts';
import type { Provider } from '../../providers/provider.ts';
import { namedQuantity, quantityLabel, reliabilityOf, reliabilityText } from '../../wording/accountText.ts';
import { DEFAULT_CHOICES, type StatusBarChoices } from './choices.ts';
import { ICONS, iconOf } from './icons.ts';
import { layOut } from './line.ts';
import type { Background } from './pictures.ts';
import { type AccountNumber, type LastShown, lastShownOf, numbersOf, selectionOf } from './selection.ts';
import { lowNotes, MOST_ROWS, statusBarTooltip } from './tooltip.ts';

/** What the status bar item shows. `text` may hold icons; `tooltip` is Markdown; `spoken` is for screen readers. */
export interface StatusBarText {
  readonly text: string;
  readonly tooltip: string;
  readonly spoken: string;
  /**
   * What the colour behind the item says: the worst of all accounts, with `empty` as `low` once everything that is used up was
   * acknowledged or snoozed.
   */
  readonly level: Level;
  /** What `text` is about. */
  readonly shown: LastShown;
}

/** More accounts are too much to take in. */
const MOST_ACCOUNTS = 4;

/** Somebody is being asked. A request that is answered at once is not drawn. */
const BUSY = '$(sync~spin)';

/** Names are cut here when they are spoken. */
const LONGEST_NAME = 40;

/**
 * The item's text, tooltip and spoken label for the accounts as they are. `last` is what was shown before,
 * `invalid` what is said of entries that cannot be used, `background` what the tooltip's pictures are seen on.
 */
export function statusBarText(
  statuses: readonly AccountStatus[],
  providers: readonly Provider[],
  now: number,
  language: Language,
  outlookOf: OutlookOf = () => NO_OUTLOOK,
  choices: StatusBarChoices = DEFAULT_CHOICES,
  last: LastShown = [],
  invalid: readonly string[] = [],
  background: Background = 'dark',
): StatusBarText {
  const { t } = language;
  const numbers = numbersOf(statuses, providers, outlookOf, last);
  const selection = selectionOf(numbers, choices, last);
  const worst = worstLevel(numbers.map(({ outlook }) => outlook.level));
  const level = worst === 'empty' && !numbers.some(({ outlook }) => outlook.isUrgent) ? 'low' : worst;
  const withName = choices.showName === 'always' || (choices.showName === 'auto' && statuses.length > 1);
  const format = choices.numbers === 'short' ? formatCompact : formatShort;
  const isBusy = statuses.some(({ refreshing }) => refreshing);
  const segments = selection.chosen.slice(0, MOST_ACCOUNTS).map((number, index) => {
    const { status, quantity, isHeadline } = number;
    const own = iconOf(number);
    const icon = index === 0 && isBusy && own !== ICONS.loading ? BUSY : own;
    return {
      // What is as it should be has an icon in the first place only: it tells whose item this is.
      icon: index === 0 || icon !== ICONS.fresh ? icon : '',
      // Where there is no number yet, the name is all that there is.
      name: withName || quantity === undefined ? plainText(status.account.name) : '',
      label: quantity === undefined || isHeadline ? '' : quantityLabel(status, quantity.key, providers, language),
      amount: quantity === undefined ? '' : format(quantity, language),
    };
  });
  const { text, count } = layOut(
    segments,
    (count) => {
      const more = selection.chosen.length - count;
      const behind = numbers.filter((number) => !selection.chosen.slice(0, count).includes(number));
      // The colour of the item may come from an account that is not in the bar: its number is said to be fine.
      const low = behind.filter(({ outlook }) => outlook.level !== 'ok').length;
      const troubled = behind.filter(({ status }) => troubleOf(status.state) !== undefined).length;
      return [
        ...(more === 0 ? [] : [`| +${more}`]),
        ...(low === 0 ? [] : [`$(arrow-down)${low}`]),
        ...(troubled === 0 ? [] : [`$(warning)${troubled}`]),
      ];
    },
    language,
  );
  const shown = selection.chosen.slice(0, count);
  const tooltip = statusBarTooltip({
    ...{ numbers, shown, instead: selection.instead, providers, now, language, invalid, background },
  });
  if (shown.length === 0) {
    return { text: ICONS.fresh, tooltip, spoken: t('Messaging Balance: no account yet'), level, shown: [] };
  }
  const more = selection.chosen.length - count;
  const told = [
    ...shown.map((number) => joinWords(spokenParts(number, providers, now, language), language)),
    ...(more === 0 ? [] : [more === 1 ? t('1 more account') : t('{0} more accounts', more)]),
  ];
  const words = t('Messaging Balance: {0}', (shown.length === 1 ? joinWords : joinItems)(told, language));
  const low = numbers
    .filter(({ outlook }) => outlook.level !== 'ok')
    .slice(0, MOST_ROWS)
    .flatMap(({ status, outlook }) => lowNotes(status, providers, language, outlook).map(({ sentence }) => sentence));
  const troubled = numbers
    .filter((number) => !shown.includes(number) && troubleOf(number.status.state) !== undefined)
    .slice(0, MOST_ROWS)
    .map(({ status }) => troubledText(status, language));
  const sentences = [...low, ...troubled];
  return {
    text,
    tooltip,
    spoken: sentences.length === 0 ? words : joinSentences([t('{0}.', words), ...sentences], language),
    level,
    shown: lastShownOf(shown),
  };
}

/** An account that the bar counts among those in trouble: `Checkout App: credential refused.` */
function troubledText(status: AccountStatus, language: Language): string {
  const name = plainText(status.account.name, LONGEST_NAME);
  return language.t('{0}.', labelled(name, reliabilityText(reliabilityOf(status), language), language));
}

/** One account in words: its name, its number with the name of the quantity, how old it is, what is wrong with it. */
function spokenParts(
  { status, quantity }: AccountNumber,
  providers: readonly Provider[],
  now: number,
  language: Language,
): readonly string[] {
  const reading = readingOf(status.state);
  return [
    plainText(status.account.name, LONGEST_NAME),
    quantity === undefined ? '' : namedQuantity(status, quantity, providers, language),
    reading === undefined ? '' : formatAge(reading.at, now, language),
    reliabilityText(reliabilityOf(status), language),
  ].filter((part) => part !== '');
}
