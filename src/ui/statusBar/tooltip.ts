import { type AccountStatus, readingOf } from '../../balance/account/state.ts';
import type { Level } from '../../balance/alert/alert.ts';
import { formatAge } from '../../balance/text/format.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { joinDotted, joinSentences, joinWords, type Language } from '../../base/language.ts';
import type { Outlook } from '../../monitor/standing/outlook.ts';
import type { Provider } from '../../providers/provider.ts';
import { descriptionOf, quantityLabel, reliabilityOf, reliabilityText } from '../../wording/accountText.ts';
import { holdingText } from '../../wording/limitText.ts';
import { forecastText, lastsText, levelText, lowQuantities } from '../../wording/outlookText.ts';
import { COMMANDS } from '../editor/ids.ts';
import { type CommonAge, commonAge } from './ages.ts';
import { ICONS, iconOf, LEVEL_ICONS } from './icons.ts';
import { commandLink, nameOf, tableOf, textOf, unbroken } from './markdown.ts';
import { troubleNotes } from './notes.ts';
import { type Background, restPicture, spendingPicture } from './pictures.ts';
import type { AccountNumber, Selection } from './selection.ts';

/** More rows are no help at a glance, and each of them is made anew at every draw. */
export const MOST_ROWS = 20;
/** Below the table, of accounts and of entries that cannot be used. Rows mark each account that there is something to say of. */
const MOST_NOTES = 6;

/** What a tooltip is made from. */
export interface TooltipParts {
  readonly numbers: readonly AccountNumber[];
  /** Those in the bar, which stand out. */
  readonly shown: readonly AccountNumber[];
  readonly instead: Selection['instead'];
  readonly providers: readonly Provider[];
  readonly now: number;
  readonly language: Language;
  /** What is said of each entry of the setting that cannot be used. */
  readonly invalid: readonly string[];
  readonly background: Background;
}

/** What a look at the status bar item shows of every account: what is left, how long it lasts, and what is wrong. Markdown. */
export function statusBarTooltip(parts: TooltipParts): string {
  const { numbers, shown, instead, providers, now, language, invalid } = parts;
  const { t } = language;
  const unusable = invalid.map((text) => `$(error) ${textOf(plainText(text))}`);
  const add = commandLink({ title: t('Add Account'), command: COMMANDS.addAccount });
  if (numbers.length === 0) {
    const start = joinSentences([textOf(t('There is no account yet.')), add], language);
    return [start, ...firstNotes([unusable], language)].join('\n\n');
  }
  const links = [
    commandLink({ title: t('Refresh'), command: COMMANDS.refresh }),
    commandLink({ title: t('Show All'), command: COMMANDS.focusView }),
    add,
  ];
  const listed = mostTelling(numbers, shown);
  const left = numbers.length - listed.length;
  const age = commonAge(listed, now, language);
  const low = listed.flatMap(({ status, outlook }) => lowNotes(status, providers, language, outlook, now));
  const notes = [
    ...troubleNotes(
      listed.map(({ status }) => status),
      providers,
      now,
      language,
    ),
    ...low.map(({ level, sentence }) => `${LEVEL_ICONS[level]} ${textOf(sentence)}`),
  ];
  const paragraphs = [
    joinDotted(['**Messaging Balance**', textOf(age.text)]),
    rowsOf(listed, age, parts).join('\n'),
    ...(left === 0 ? [] : [textOf(left === 1 ? t('1 more account') : t('{0} more accounts', left))]),
    ...firstNotes([notes, unusable], language),
    ...(instead === undefined ? [] : [`$(info) ${textOf(insteadText(instead, language))}`]),
    joinDotted(links),
  ];
  return paragraphs.join('\n\n');
}

/** The first notes of each kind, and how many more there are. */
function firstNotes(kinds: readonly (readonly string[])[], { t }: Language): readonly string[] {
  const told = kinds.flatMap((notes) => notes.slice(0, MOST_NOTES));
  const unsaid = kinds.flat().length - told.length;
  return unsaid === 0 ? told : [...told, textOf(unsaid === 1 ? t('1 more note') : t('{0} more notes', unsaid))];
}

/** All where there is room; else those in the bar, then those that are low or in trouble, then the others, each in their order. */
function mostTelling(numbers: readonly AccountNumber[], shown: readonly AccountNumber[]): readonly AccountNumber[] {
  return numbers.length <= MOST_ROWS
    ? numbers
    : [...new Set([...shown, ...numbers.filter(isLow), ...numbers.filter(isTroubled), ...numbers])].slice(0, MOST_ROWS);
}

function isLow({ outlook }: AccountNumber): boolean {
  return outlook.level !== 'ok';
}

function isTroubled({ status }: AccountNumber): boolean {
  return reliabilityOf(status) !== 'fresh';
}

function insteadText(instead: NonNullable<Selection['instead']>, { t }: Language): string {
  switch (instead) {
    case 'nothing-pinned':
      return t('No account is pinned to the status bar, so the tightest one is shown.');
    case 'pinned-gone':
      return t('The pinned accounts are gone, so the tightest one is shown.');
  }
}

/** The table: an icon for what needs a look, the account, what is left of it in figures and as a bar, how long it lasts, its last seven days. */
function rowsOf(
  numbers: readonly AccountNumber[],
  { covered }: CommonAge,
  { numbers: all, shown, providers, now, language, background }: TooltipParts,
): readonly string[] {
  const { t } = language;
  const column = (head: string, cell: (number: AccountNumber) => string, align: 'left' | 'right' = 'left') => ({
    ...{ head: textOf(unbroken(head)), align },
    cells: numbers.map(cell),
  });
  // Where all are in the bar there is nothing to point out.
  const isBold = (number: AccountNumber): boolean => shown.length < all.length && shown.includes(number);
  return tableOf([
    column('', (number) => (iconOf(number) === ICONS.fresh ? '' : iconOf(number))),
    column(t('Account'), (number) => {
      const name = nameOf(number.status);
      return joinDotted([isBold(number) ? `**${name}**` : name, textOf(otherQuantity(number, providers, language))]);
    }),
    column(t('Remaining'), (number) => textOf(remainingText(number, covered.has(number), now, language)), 'right'),
    column('', (number) => restPicture(number, background, now, language)),
    column(t('Lasts'), ({ status, quantity, outlook }) => {
      if (quantity === undefined) {
        return '';
      }
      const rule = descriptionOf(status, quantity.key, providers);
      return textOf(lastsText(quantity, outlook, rule, now, language, unbroken));
    }),
    column(t('7 days'), (number) => spendingPicture(number, background, language)),
  ]);
}

/** The name of a quantity that is not the one that readers expect of the account. */
function otherQuantity(
  { status, quantity, isHeadline }: AccountNumber,
  providers: readonly Provider[],
  language: Language,
) {
  return quantity === undefined || isHeadline ? '' : quantityLabel(status, quantity.key, providers, language);
}

/** What is left, with its age where it is not that of the others. */
function remainingText(
  { status, quantity }: AccountNumber,
  isCovered: boolean,
  now: number,
  language: Language,
): string {
  const reading = readingOf(status.state);
  if (quantity === undefined || reading === undefined) {
    return status.state.kind === 'loading' ? reliabilityText('loading', language) : '–';
  }
  const age = isCovered ? '' : unbroken(formatAge(reading.at, now, language, 'narrow'));
  return joinWords([unbroken(holdingText(quantity, language)), age], language);
}

/** What is low of an account: `Production SMS: Industry SMS is low, below 1,000.`. With a time also when it runs out. */
export function lowNotes(
  status: AccountStatus,
  providers: readonly Provider[],
  language: Language,
  outlook: Outlook,
  now?: number,
): readonly { readonly level: Level; readonly sentence: string }[] {
  const name = plainText(status.account.name, 60);
  return lowQuantities(readingOf(status.state)?.quantities ?? [], outlook).map((quantity) => {
    const known = outlook.quantities.get(quantity.key);
    const label = quantityLabel(status, quantity.key, providers, language);
    const forecast = known?.trend?.forecast;
    const end = now === undefined || forecast?.kind !== 'forecast' ? '' : forecastText(forecast, now, language);
    const said = language.t('{0}: {1} is {2}.', name, label, levelText(quantity, known, language));
    return { level: known?.level ?? 'ok', sentence: joinSentences([said, end], language) };
  });
}
