import { describeFault } from '../balance/faultText.ts';
import { formatAge, formatMoment, formatQuantity, formatShort } from '../balance/format.ts';
import { escapeIcons, escapeMarkdown, plainText } from '../balance/plainText.ts';
import { headlineOf, type Quantity } from '../balance/quantity.ts';
import { type AccountStatus, readingOf, troubleOf } from '../balance/state.ts';
import type { Language } from '../base/language.ts';
import type { Provider } from '../providers/provider.ts';
import { COMMANDS } from './ids.ts';

/** What the status bar item shows. `text` may hold icons; `tooltip` is Markdown; `spoken` is for screen readers. */
export interface StatusBarText {
  readonly text: string;
  readonly tooltip: string;
  readonly spoken: string;
}

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

/** Longer than any sentence with a provider's own text in it. */
const LONGEST_SENTENCE = 500;

/** The item's text, tooltip and spoken label for the accounts as they are; the first account is the one in the bar. */
export function statusBarText(
  statuses: readonly AccountStatus[],
  providers: readonly Provider[],
  now: number,
  language: Language,
): StatusBarText {
  const { t } = language;
  const [first] = statuses;
  const tooltip = tooltipOf(statuses, providers, now, language);
  if (first === undefined) {
    return { text: '$(comment-discussion)', tooltip, spoken: t('Messaging Balance: no account yet') };
  }
  const reliability = reliabilityOf(first);
  const headline = headlineOfStatus(first, providers);
  const name = plainText(first.account.name, 40);
  const amount = headline === undefined ? '' : formatShort(headline, language);
  const words = statuses.length > 1 || headline === undefined ? [name, amount] : [amount];
  const text = [ICONS[reliability], ...words.map(escapeIcons)].filter((word) => word !== '').join(' ');
  const spoken = [name, ...spokenParts(first, headline, now, language)].join(', ');
  return { text, tooltip, spoken: t('Messaging Balance: {0}', spoken) };
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
  return plainText(own ?? describeFault(trouble.fault, language), LONGEST_SENTENCE);
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
      return t('out of date, refresh failed');
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
): string {
  const { t } = language;
  const lines = ['**Messaging Balance**', ''];
  if (statuses.length === 0) {
    lines.push(literal(t('There is no account yet.')), '');
  } else {
    lines.push(`| ${[t('Account'), t('Remaining'), t('Updated')].map(literal).join(' | ')} |`, '|:--|--:|:--|');
    for (const status of statuses) {
      lines.push(tooltipRow(status, providers, now, language));
    }
    lines.push('');
    for (const status of statuses) {
      const trouble = troubleText(status, providers, language);
      if (trouble !== undefined) {
        const sentence = [trouble, nextAttemptText(status, now, language)].filter(Boolean).join(' ');
        lines.push(`$(warning) **${literal(plainText(status.account.name, 60))}**: ${literal(sentence)}`, '');
      }
    }
  }
  const links =
    statuses.length === 0
      ? [link(t('Add Account'), COMMANDS.addAccount)]
      : [
          link(t('Refresh'), COMMANDS.refresh),
          link(t('Show All'), COMMANDS.focusView),
          link(t('Add Account'), COMMANDS.addAccount),
        ];
  lines.push(links.join(' &nbsp;|&nbsp; '));
  return lines.join('\n');
}

function tooltipRow(status: AccountStatus, providers: readonly Provider[], now: number, language: Language): string {
  const headline = headlineOfStatus(status, providers);
  const reading = readingOf(status.state);
  const balance = headline === undefined ? '–' : formatQuantity(headline, language);
  const age = reading === undefined ? '' : formatAge(reading.at, now, language);
  const state = reliabilityText(reliabilityOf(status), language);
  const updated = [age, state].filter((part) => part !== '').join(', ');
  return `| ${[plainText(status.account.name, 60), balance, updated].map(literal).join(' | ')} |`;
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
