import { type Level, worstLevel } from '../balance/alert.ts';
import { formatAge, formatQuantity, formatShort } from '../balance/format.ts';
import { escapeIcons, plainText } from '../balance/plainText.ts';
import type { Quantity } from '../balance/quantity.ts';
import { type AccountStatus, readingOf } from '../balance/state.ts';
import type { Language } from '../base/language.ts';
import { NO_OUTLOOK, type OutlookOf } from '../monitor/outlook.ts';
import type { Provider } from '../providers/provider.ts';
import { headlineOfStatus, type Reliability, reliabilityOf, reliabilityText } from './accountText.ts';
import { lowSentences, statusBarTooltip } from './statusBarTooltip.ts';

/** What the status bar item shows. `text` may hold icons; `tooltip` is Markdown; `spoken` is for screen readers. */
export interface StatusBarText {
  readonly text: string;
  readonly tooltip: string;
  readonly spoken: string;
  /** The worst of all accounts. */
  readonly level: Level;
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
  const tooltip = statusBarTooltip(statuses, providers, now, language, outlookOf);
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

function spokenParts(status: AccountStatus, headline: Quantity | undefined, now: number, language: Language): string[] {
  const reading = readingOf(status.state);
  const parts = headline === undefined ? [] : [formatQuantity(headline, language)];
  if (reading !== undefined) {
    parts.push(formatAge(reading.at, now, language));
  }
  return [...parts, reliabilityText(reliabilityOf(status), language)].filter((part) => part !== '');
}
