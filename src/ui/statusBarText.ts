import { type Level, worstLevel } from '../balance/alert.ts';
import { describeFault } from '../balance/faultText.ts';
import { formatAge, formatMoment, formatQuantity, formatShort } from '../balance/format.ts';
import { escapeIcons, escapeMarkdown, plainText } from '../balance/plainText.ts';
import { headlineOf, type Quantity } from '../balance/quantity.ts';
import { type AccountStatus, readingOf, troubleOf } from '../balance/state.ts';
import type { Language } from '../base/language.ts';
import { NO_OUTLOOK, type Outlook } from '../monitor/outlook.ts';
import type { Provider } from '../providers/provider.ts';
import { COMMANDS } from './ids.ts';
import { outgoing } from './outgoing.ts';
import { forecastText, levelText, lowQuantities, trendText } from './outlookText.ts';

/** What the status bar item shows. `text` may hold icons; `tooltip` is Markdown; `spoken` is for screen readers. */
export interface StatusBarText {
  readonly text: string;
  readonly tooltip: string;
  readonly spoken: string;
  /** The worst of all accounts. */
  readonly level: Level;
}

/** How each account stands. */
export type OutlookOf = (status: AccountStatus) => Outlook;

/** How far an account's number can be relied on. */
export type Reliability = 'fresh' | 'loading' | 'old' | 'stale' | 'failed' | 'paused';

/** What the state of an account means for whoever reads its number. */
export function reliabilityOf(status: AccountStatus): Reliability {
  switch (status.state.kind) {
    case 'ok':
      return status.old ? 'old' : 'fresh';
    case 'loading':
    case 'stale':
    case 'failed':
    case 'paused':
      return status.state.kind;
  }
}

const ICONS: Readonly<Record<Reliability, string>> = {
  fresh: '$(comment-discussion)',
  loading: '$(loading~spin)',
  old: '$(history)',
  stale: '$(warning)',
  failed: '$(error)',
  paused: '$(debug-pause)',
};

const FRESH_ICONS: Readonly<Record<Level, string>> = {
  ok: ICONS.fresh,
  low: '$(arrow-down)',
  empty: '$(circle-slash)',
};

/** Longer than any sentence with a provider's own text in it. */
const LONGEST_SENTENCE = 500;

/** The item's text, tooltip and spoken label for the accounts as they are; the first account is the one in the bar. */
export function statusBarText(
  statuses: readonly AccountStatus[],
  providers: readonly Provider[],
  now: number,
  language: Language,
  outlookOf: OutlookOf = () => NO_OUTLOOK,
): StatusBarText {
  const { t } = language;
  const [first, ...others] = statuses;
  const level = worstLevel(statuses.map((status) => outlookOf(status).level));
  const tooltip = tooltipOf(statuses, providers, now, language, outlookOf);
  if (first === undefined) {
    return { text: '$(comment-discussion)', tooltip, spoken: t('Messaging Balance: no account yet'), level };
  }
  const reliability = reliabilityOf(first);
  const headline = headlineOfStatus(first, providers);
  const name = plainText(first.account.name, 40);
  const amount = headline === undefined ? '' : formatShort(headline, language);
  const words = statuses.length > 1 || headline === undefined ? [name, amount] : [amount];
  const icon = reliability === 'fresh' ? FRESH_ICONS[outlookOf(first).level] : ICONS[reliability];
  // The colour of the item may come from an account that is not in the bar: its number is said to be fine.
  const low = others.filter((status) => outlookOf(status).level !== 'ok').length;
  const text = [icon, ...words.map(escapeIcons), low === 0 ? '' : `$(arrow-down)${low}`];
  const spoken = [
    name,
    ...spokenParts(first, headline, now, language),
    ...statuses.flatMap((status) => lowSentences(status, providers, language, outlookOf(status))),
  ];
  return {
    text: text.filter((word) => word !== '').join(' '),
    tooltip,
    spoken: t('Messaging Balance: {0}', spoken.join(', ')),
    level,
  };
}

/** The quantity that stands for an account, by its product's order. */
export function headlineOfStatus(status: AccountStatus, providers: readonly Provider[]): Quantity | undefined {
  const reading = readingOf(status.state);
  return reading && headlineOf(reading, productOf(status, providers)?.quantities.map(({ key }) => key) ?? []);
}

/** The product that serves an account. */
export function productOf({ account }: AccountStatus, providers: readonly Provider[]) {
  return providers.find(({ id }) => id === account.provider)?.products.find(({ id }) => id === account.product);
}

/** What a quantity of an account is called. */
export function quantityLabel(
  status: AccountStatus,
  key: string,
  providers: readonly Provider[],
  { t }: Language,
): string {
  return (
    productOf(status, providers)
      ?.quantities.find((quantity) => quantity.key === key)
      ?.label(t) ?? key
  );
}

/** What has gone wrong with an account, in the provider's own words where it has some. Plain text. */
export function troubleText(
  status: AccountStatus,
  providers: readonly Provider[],
  language: Language,
): string | undefined {
  const trouble = troubleOf(status.state);
  if (trouble === undefined) {
    return undefined;
  }
  const provider = providers.find(({ id }) => id === status.account.provider);
  const product = productOf(status, providers);
  const own = product && provider?.explain(trouble.fault, product, language.t);
  return outgoing.clean(own ?? describeFault(trouble.fault, language), LONGEST_SENTENCE);
}

/** When the next attempt is made, if one is planned: `Next attempt at 14:05`. */
export function nextAttemptText(status: AccountStatus, now: number, language: Language): string | undefined {
  const { nextAt } = status;
  if (nextAt === undefined || troubleOf(status.state) === undefined) {
    return undefined;
  }
  return language.t('Next attempt at {0}.', formatMoment(nextAt, now, language));
}

function spokenParts(status: AccountStatus, headline: Quantity | undefined, now: number, language: Language): string[] {
  const reading = readingOf(status.state);
  const parts = headline === undefined ? [] : [formatQuantity(headline, language)];
  if (reading !== undefined) {
    parts.push(formatAge(reading.at, now, language));
  }
  return [...parts, reliabilityText(reliabilityOf(status), language)].filter((part) => part !== '');
}

/** The state of an account in a word or two; empty when all is well. */
export function reliabilityText(reliability: Reliability, { t }: Language): string {
  switch (reliability) {
    case 'fresh':
      return '';
    case 'loading':
      return t('loading');
    case 'old':
      return t('out of date');
    case 'stale':
    case 'failed':
      return t('refresh failed');
    case 'paused':
      return t('paused');
  }
}

function tooltipOf(
  statuses: readonly AccountStatus[],
  providers: readonly Provider[],
  now: number,
  language: Language,
  outlookOf: OutlookOf,
): string {
  const { t } = language;
  const lines = ['**Messaging Balance**', ''];
  const links = [link(t('Add Account'), COMMANDS.addAccount)];
  if (statuses.length === 0) {
    lines.push(literal(t('There is no account yet.')), '');
  } else {
    links.unshift(link(t('Refresh'), COMMANDS.refresh), link(t('Show All'), COMMANDS.focusView));
    lines.push(...tableOf(statuses, providers, now, language, outlookOf), '');
    const low = statuses.flatMap((status) => lowSentences(status, providers, language, outlookOf(status), now));
    lines.push(...low.flatMap((sentence) => [`$(arrow-down) ${literal(sentence)}`, '']));
    for (const status of statuses) {
      const trouble = troubleText(status, providers, language);
      if (trouble !== undefined) {
        const sentence = [trouble, nextAttemptText(status, now, language)].filter(Boolean).join(' ');
        lines.push(`$(warning) **${literal(plainText(status.account.name, 60))}**: ${literal(sentence)}`, '');
      }
    }
  }
  return [...lines, links.join(' &nbsp;|&nbsp; ')].join('\n');
}

function tableOf(
  statuses: readonly AccountStatus[],
  providers: readonly Provider[],
  now: number,
  language: Language,
  outlookOf: OutlookOf,
): readonly string[] {
  const { t } = language;
  const trends = statuses.map((status) => headlineTrend(status, providers, now, language, outlookOf(status)));
  // Without a history there is no trend of any account, and no column for it.
  const hasTrends = trends.some((trend) => trend !== '');
  const rows = statuses.map((status, index) => [
    ...tooltipCells(status, providers, now, language),
    ...(hasTrends ? [trends[index] ?? ''] : []),
  ]);
  const heads = [t('Account'), t('Remaining'), t('Updated'), ...(hasTrends ? [t('Trend')] : [])];
  const lines = [heads, ...rows].map((cells) => `| ${cells.map(literal).join(' | ')} |`);
  return [...lines.slice(0, 1), `|:--|--:|:--|${hasTrends ? ':--|' : ''}`, ...lines.slice(1)];
}

function headlineTrend(
  status: AccountStatus,
  providers: readonly Provider[],
  now: number,
  language: Language,
  outlook: Outlook,
): string {
  const headline = headlineOfStatus(status, providers);
  return headline === undefined ? '' : trendText(headline.unit, outlook.quantities.get(headline.key), now, language);
}

/** What is low of an account: `Production SMS: Industry SMS is low, below 1,000.`. With a time also when it runs out. */
function lowSentences(
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
    return [said, end].filter((part) => part !== '').join(' ');
  });
}

function tooltipCells(
  status: AccountStatus,
  providers: readonly Provider[],
  now: number,
  language: Language,
): readonly string[] {
  const headline = headlineOfStatus(status, providers);
  const reading = readingOf(status.state);
  const balance = headline === undefined ? '–' : formatQuantity(headline, language);
  const age = reading === undefined ? '' : formatAge(reading.at, now, language);
  const state = reliabilityText(reliabilityOf(status), language);
  const updated = [age, state].filter((part) => part !== '').join(', ');
  return [plainText(status.account.name, 60), balance, updated];
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
