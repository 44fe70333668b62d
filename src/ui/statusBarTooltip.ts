import { formatAge, formatQuantity } from '../balance/format.ts';
import { escapeIcons, escapeMarkdown, plainText } from '../balance/plainText.ts';
import { type AccountStatus, readingOf } from '../balance/state.ts';
import type { Language } from '../base/language.ts';
import type { Outlook, OutlookOf } from '../monitor/outlook.ts';
import type { Provider } from '../providers/provider.ts';
import {
  headlineOfStatus,
  nextAttemptText,
  quantityLabel,
  reliabilityOf,
  reliabilityText,
  troubleText,
} from './accountText.ts';
import { COMMANDS } from './ids.ts';
import { forecastText, levelText, lowQuantities, trendText } from './outlookText.ts';

/** What a look at the status bar item shows of every account. Markdown. */
export function statusBarTooltip(
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
    return [said, end].filter((part) => part !== '').join(' ');
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
