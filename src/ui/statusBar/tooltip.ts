import { type AccountStatus, readingOf } from '../../balance/account/state.ts';
import { formatAge } from '../../balance/text/format.ts';
import { escapeMarkdown, plainText } from '../../balance/text/plainText.ts';
import { joinSentences, joinWords, type Language, labelled } from '../../base/language.ts';
import type { Outlook } from '../../monitor/standing/outlook.ts';
import type { Provider } from '../../providers/provider.ts';
import {
  descriptionOf,
  namedQuantity,
  nextAttemptText,
  quantityLabel,
  reliabilityOf,
  reliabilityText,
  troubleText,
} from '../../wording/accountText.ts';
import { holdingText, resetText } from '../../wording/limitText.ts';
import { forecastText, levelText, lowQuantities, trendText } from '../../wording/outlookText.ts';
import { COMMANDS } from '../editor/ids.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import type { AccountNumber, Selection } from './selection.ts';

/** More rows are no help at a glance, and each of them is made anew at every draw. */
export const MOST_ROWS = 20;

/** What a look at the status bar item shows of every account, with those in the bar in bold. Markdown. */
export function statusBarTooltip(
  numbers: readonly AccountNumber[],
  shown: readonly AccountNumber[],
  instead: Selection['instead'],
  providers: readonly Provider[],
  now: number,
  language: Language,
  invalid: readonly string[],
): string {
  const { t } = language;
  const unusable = invalid.slice(0, MOST_ROWS).map((text) => `$(error) ${escapeMarkdown(plainText(text))}`);
  const add = link(t('Add Account'), COMMANDS.addAccount);
  if (numbers.length === 0) {
    return [joinSentences([escapeMarkdown(t('There is no account yet.')), add], language), ...unusable].join('\n\n');
  }
  const links = [link(t('Refresh'), COMMANDS.refresh), link(t('Show All'), COMMANDS.focusView), add].join(' · ');
  const listed = mostTelling(numbers, shown);
  const left = numbers.length - listed.length;
  const low = listed.flatMap(({ status, outlook }) => lowSentences(status, providers, language, outlook, now));
  const paragraphs = [
    ...(left === 0 ? [] : [escapeMarkdown(left === 1 ? t('1 more account') : t('{0} more accounts', left))]),
    ...low.map((sentence) => `$(arrow-down) ${escapeMarkdown(sentence)}`),
    ...listed.flatMap(({ status }) => troubleParagraph(status, providers, now, language)),
    ...unusable,
    ...(instead === undefined ? [] : [`$(info) ${escapeMarkdown(insteadText(instead, language))}`]),
  ];
  const table = tableOf(listed, shown, providers, now, language);
  return ['#### Messaging Balance', table.join('\n'), ...paragraphs, links].join('\n\n');
}

function troubleParagraph(
  status: AccountStatus,
  providers: readonly Provider[],
  now: number,
  language: Language,
): readonly string[] {
  const trouble = troubleText(status, providers, language, outputRedactor);
  if (trouble === undefined) {
    return [];
  }
  const sentence = joinSentences([trouble, nextAttemptText(status, now, language) ?? ''], language);
  const name = `**${escapeMarkdown(plainText(status.account.name, 60))}**`;
  return [`$(warning) ${labelled(name, escapeMarkdown(sentence), language)}`];
}

/** All where there is room; else those in the bar, then those that are low, then the others, each in their order. */
function mostTelling(numbers: readonly AccountNumber[], shown: readonly AccountNumber[]): readonly AccountNumber[] {
  return numbers.length <= MOST_ROWS
    ? numbers
    : [...new Set([...shown, ...numbers.filter(isLow), ...numbers])].slice(0, MOST_ROWS);
}

function isLow({ outlook }: AccountNumber): boolean {
  return outlook.level !== 'ok';
}

function insteadText(instead: NonNullable<Selection['instead']>, { t }: Language): string {
  switch (instead) {
    case 'nothing-pinned':
      return t('No account is pinned to the status bar, so the tightest one is shown.');
    case 'pinned-gone':
      return t('The pinned accounts are gone, so the tightest one is shown.');
  }
}

function tableOf(
  numbers: readonly AccountNumber[],
  shown: readonly AccountNumber[],
  providers: readonly Provider[],
  now: number,
  language: Language,
): readonly string[] {
  const { t } = language;
  const trends = numbers.map((number) => trendCell(number, providers, now, language));
  // Without a history there is no trend of any account, and no column for it.
  const hasTrends = trends.some((trend) => trend !== '');
  const rows = numbers.map((number, index) => {
    const [name = '', ...others] = [
      ...tooltipCells(number, providers, now, language),
      ...(hasTrends ? [trends[index] ?? ''] : []),
    ].map(escapeMarkdown);
    // Where all are in the bar there is nothing to point out.
    return [shown.includes(number) && shown.length < numbers.length ? `**${name}**` : name, ...others];
  });
  const heads = [t('Account'), t('Remaining'), unbroken(t('Updated')), ...(hasTrends ? [t('Trend')] : [])].map(
    escapeMarkdown,
  );
  const lines = [heads, ...rows].map(([name = '', amount = '', updated = '', ...others]) => {
    // The amounts end where the next column begins, and what is widest in it fills it.
    const cells = [name, amount, `&nbsp;&nbsp;${updated}${hasTrends ? '&nbsp;&nbsp;' : ''}`, ...others];
    return `| ${cells.join(' | ')} |`;
  });
  return [...lines.slice(0, 1), `| :-- | --: | :-- |${hasTrends ? ' :-- |' : ''}`, ...lines.slice(1)];
}

function trendCell(
  { status, quantity, outlook }: AccountNumber,
  providers: readonly Provider[],
  now: number,
  language: Language,
): string {
  if (quantity === undefined) {
    return '';
  }
  const rule = descriptionOf(status, quantity.key, providers) ?? {};
  const trend = trendText(quantity.unit, outlook.quantities.get(quantity.key), now, language);
  return joinWords([trend, resetText(quantity, rule, now, language)], language);
}

function tooltipCells(
  { status, quantity }: AccountNumber,
  providers: readonly Provider[],
  now: number,
  language: Language,
): readonly string[] {
  const reading = readingOf(status.state);
  const balance =
    quantity === undefined
      ? '–'
      : namedQuantity(status, quantity, providers, language, unbroken(holdingText(quantity, language)));
  const age = reading === undefined ? '' : unbroken(formatAge(reading.at, now, language));
  const state = reliabilityText(reliabilityOf(status), language);
  const updated = joinWords([age, state], language);
  return [plainText(status.account.name, 60), balance, updated];
}

/**
 * Keeps a text on one line: an amount with its unit, an age. Chinese may be broken between any two characters, and a narrow
 * column would stand a word on its end: joiners keep it whole, as hard blanks keep other words.
 */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0').replaceAll(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, '\u2060');
}

/** What is low of an account: `Production SMS: Industry SMS is low, below 1,000.`. With a time also when it runs out. */
export function lowSentences(
  status: AccountStatus,
  providers: readonly Provider[],
  language: Language,
  outlook: Outlook,
  now?: number,
): readonly string[] {
  const name = plainText(status.account.name, 60);
  return lowQuantities(readingOf(status.state)?.quantities ?? [], outlook).map((quantity) => {
    const known = outlook.quantities.get(quantity.key);
    const label = quantityLabel(status, quantity.key, providers, language);
    const forecast = known?.trend?.forecast;
    const end = now === undefined || forecast?.kind !== 'forecast' ? '' : forecastText(forecast, now, language);
    const said = language.t('{0}: {1} is {2}.', name, label, levelText(quantity, known, language));
    return joinSentences([said, end], language);
  });
}

function link(label: string, command: string): string {
  return `[${escapeMarkdown(label)}](command:${command})`;
}
