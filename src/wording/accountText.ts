import { type Account, DECLARED_ID, FOREIGN_ID } from '../balance/account/account.ts';
import { type AccountStatus, readingOf, troubleOf } from '../balance/account/state.ts';
import { headlineOf, type Quantity } from '../balance/amount/quantity.ts';
import { describeFault } from '../balance/fault/faultText.ts';
import { formatMoment, formatSoon } from '../balance/text/format.ts';
import { plainText } from '../balance/text/plainText.ts';
import type { Language } from '../base/language.ts';
import { OFFERED } from '../providers/offered.ts';
import type { Provider, QuantityDescription } from '../providers/provider.ts';
import { holdingText } from './limitText.ts';

/** Takes secrets out of a text, and all that is not one plain line of at most `longest` characters. */
export interface Cleaner {
  clean(text: string, longest: number): string;
}

/** Longer than any sentence with a provider's own text in it. */
const LONGEST_SENTENCE = 500;
const LONGEST_LABEL = 60;

/** How far an account's number can be relied on. */
export type Reliability = 'fresh' | 'loading' | 'old' | 'stale' | 'failed' | 'waiting' | 'refused' | 'paused';

/** What the state of an account means for whoever reads its number. */
export function reliabilityOf(status: AccountStatus): Reliability {
  switch (status.state.kind) {
    case 'ok':
      return status.old ? 'old' : 'fresh';
    case 'loading':
    case 'stale':
    case 'failed':
    case 'waiting':
      return status.state.kind;
    case 'paused':
      return status.state.trouble.fault.kind === 'auth' ? 'refused' : 'paused';
  }
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
    case 'waiting':
      return t('waiting for its provider');
    case 'refused':
      return t('credential refused');
    case 'paused':
      return t('paused');
  }
}

/** What a provider is called, also while its file is not there: its id where nobody has told its name. */
export function providerLabel(id: string, providers: readonly Provider[], { t }: Language): string {
  const offer = providers.find((known) => known.id === id) ?? OFFERED.find((offered) => offered.id === id);
  return offer?.label(t) ?? plainText(id, LONGEST_LABEL);
}

/** What an account waits for whose provider is not there, and what to do when it waits too long. */
export function waitingText({ provider }: Pick<Account, 'provider'>, language: Language): string {
  const { t } = language;
  const name = providerLabel(provider, [], language);
  if (DECLARED_ID.test(provider)) {
    return t(
      'The provider {0} is not declared, or its declaration cannot be used. Look at {1} in the settings.',
      name,
      'messagingBalance.providers',
    );
  }
  if (!FOREIGN_ID.test(provider)) {
    return t(
      'The file of the provider {0} is missing, as when the extension was updated meanwhile. Reload the window; if that does not help, install Messaging Balance again.',
      name,
    );
  }
  return t(
    'The extension that adds the provider {0} has not started yet. If this stays so, check that it is installed and enabled.',
    name,
  );
}

/** The quantity that stands for an account, by its product's order. */
export function headlineOfStatus(status: AccountStatus, providers: readonly Provider[]): Quantity | undefined {
  const reading = readingOf(status.state);
  return reading && headlineOf(reading, productOf(status, providers)?.quantities.map(({ key }) => key) ?? []);
}

/** The product that serves an account. */
export function productOf(
  { account }: { readonly account: Pick<Account, 'provider' | 'product'> },
  providers: readonly Provider[],
) {
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
    descriptionOf(status, key, providers)?.label(t) ??
    plainText(readingOf(status.state)?.quantities.find((quantity) => quantity.key === key)?.label ?? key, LONGEST_LABEL)
  );
}

/** What is known of a quantity besides its amount. */
export function descriptionOf(
  status: AccountStatus,
  key: string,
  providers: readonly Provider[],
): QuantityDescription | undefined {
  return productOf(status, providers)?.quantities.find((quantity) => quantity.key === key);
}

/** A quantity of an account with its name, where its product has others, too: `Voice SMS: 702 messages`, `¥100.15`. `amount` is how it is written. */
export function namedQuantity(
  status: AccountStatus,
  quantity: Quantity,
  providers: readonly Provider[],
  language: Language,
  amount = holdingText(quantity, language),
): string {
  return productOf(status, providers)?.quantities.length === 1
    ? amount
    : language.t('{0}: {1}', quantityLabel(status, quantity.key, providers, language), amount);
}

/** What has gone wrong with an account, in the provider's own words where it has some. Plain text. */
export function troubleText(
  status: AccountStatus,
  providers: readonly Provider[],
  language: Language,
  redactor: Cleaner,
): string | undefined {
  const trouble = troubleOf(status.state);
  if (trouble === undefined) {
    return undefined;
  }
  const provider = providers.find(({ id }) => id === status.account.provider);
  const product = productOf(status, providers);
  const own = product && provider?.explain(trouble.fault, product, language.t);
  return redactor.clean(own ?? describeFault(trouble.fault, language), LONGEST_SENTENCE);
}

/**
 * When the next attempt is made, if one is planned: `Next attempt in 5 minutes.`, `Next attempt at 14:05.` What is
 * read later has no times that pass.
 */
export function nextAttemptText(
  status: AccountStatus,
  now: number,
  language: Language,
  isReadLater = false,
): string | undefined {
  const { nextAt } = status;
  if (nextAt === undefined || troubleOf(status.state) === undefined) {
    return undefined;
  }
  const soon = isReadLater ? undefined : formatSoon(nextAt, now, language);
  return soon === undefined
    ? language.t('Next attempt at {0}.', formatMoment(nextAt, now, language))
    : language.t('Next attempt {0}.', soon);
}

/** The same where there is little room: `again in 5m`, `again at 14:05`; empty where none is planned. */
export function shortAttemptText(status: AccountStatus, now: number, language: Language): string {
  const { nextAt } = status;
  if (nextAt === undefined || troubleOf(status.state) === undefined) {
    return '';
  }
  const soon = formatSoon(nextAt, now, language, 'narrow');
  return soon === undefined
    ? language.t('again at {0}', formatMoment(nextAt, now, language))
    : language.t('again {0}', soon);
}
