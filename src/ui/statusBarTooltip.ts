import { formatAge } from '../balance/format.ts';
import { escapeIcons, escapeMarkdown, plainText } from '../balance/plainText.ts';
import { type AccountStatus, readingOf } from '../balance/state.ts';
import { joinSentences, joinWords, type Language } from '../base/language.ts';
import type { Outlook } from '../monitor/outlook.ts';
import type { Provider } from '../providers/provider.ts';
import {
  namedQuantity,
  nextAttemptText,
  quantityLabel,
  reliabilityOf,
  reliabilityText,
  troubleText,
} from './accountText.ts';
import { COMMANDS } from './ids.ts';
import { forecastText, levelText, lowQuantities, trendText } from './outlookText.ts';
import type { AccountNumber, Selection } from './statusBarSelection.ts';

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
): string {
  const { t } = language;
  const lines = ['**Messaging Balance**', ''];
  const links = [link(t('Add Account'), COMMANDS.addAccount)];
  if (numbers.length === 0) {
    lines.push(literal(t('There is no account yet.')), '');
  } else {
    links.unshift(link(t('Refresh'), COMMANDS.refresh), link(t('Show All'), COMMANDS.focusView));
    const listed = mostTelling(numbers, shown);
    const left = numbers.length - listed.length;
    lines.push(...tableOf(listed, shown, providers, now, language), '');
    lines.push(...(left === 0 ? [] : [left === 1 ? t('1 more account') : t('{0} more accounts', left), '']));
    const low = listed.flatMap(({ status, outlook }) => lowSentences(status, providers, language, outlook, now));
    lines.push(...low.flatMap((sentence) => [`$(arrow-down) ${literal(sentence)}`, '']));
    for (const { status } of listed) {
      const trouble = troubleText(status, providers, language);
      if (trouble !== undefined) {
        const sentence = joinSentences([trouble, nextAttemptText(status, now, language) ?? ''], language);
        lines.push(`$(warning) **${literal(plainText(status.account.name, 60))}**: ${literal(sentence)}`, '');
      }
    }
    lines.push(...(instead === undefined ? [] : [`$(info) ${literal(insteadText(instead, language))}`, '']));
  }
  return [...lines, links.join(' &nbsp;|&nbsp; ')].join('\n');
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
  const trends = numbers.map((number) => trendCell(number, now, language));
  // Without a history there is no trend of any account, and no column for it.
  const hasTrends = trends.some((trend) => trend !== '');
  const rows = numbers.map((number, index) => {
    const [name = '', ...others] = [
      ...tooltipCells(number, providers, now, language),
      ...(hasTrends ? [trends[index] ?? ''] : []),
    ].map(literal);
    // Where all are in the bar there is nothing to point out.
    return [shown.includes(number) && shown.length < numbers.length ? `**${name}**` : name, ...others];
  });
  const heads = [t('Account'), t('Remaining'), unbroken(t('Updated')), ...(hasTrends ? [t('Trend')] : [])].map(literal);
  const lines = [heads, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [...lines.slice(0, 1), `|:--|--:|:--|${hasTrends ? ':--|' : ''}`, ...lines.slice(1)];
}

function trendCell({ quantity, outlook }: AccountNumber, now: number, language: Language): string {
  return quantity === undefined ? '' : trendText(quantity.unit, outlook.quantities.get(quantity.key), now, language);
}

function tooltipCells(
  { status, quantity }: AccountNumber,
  providers: readonly Provider[],
  now: number,
  language: Language,
): readonly string[] {
  const reading = readingOf(status.state);
  const balance = quantity === undefined ? '–' : namedQuantity(status, quantity, providers, language);
  const age = reading === undefined ? '' : unbroken(formatAge(reading.at, now, language));
  const state = reliabilityText(reliabilityOf(status), language);
  const updated = joinWords([age, state], language);
  return [plainText(status.account.name, 60), balance, updated];
}

/** Chinese may be broken between any two characters, and a narrow column would stand a word on its end: joiners keep it whole. */
function unbroken(text: string): string {
  return text.replaceAll(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, '\u2060');
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
  return `[${literal(label)}](command:${command})`;
}

/**
 * Text that stands for itself in the tooltip. Both escapes are needed: VS Code draws icons in what Markdown has already
 * been turned into, where the backslashes of Markdown are gone.
 */
function literal(text: string): string {
  return escapeMarkdown(escapeIcons(text));
}
