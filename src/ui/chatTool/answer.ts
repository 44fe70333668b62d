import { type Account, DECLARED_ID, FOREIGN_ID } from '../../balance/account/account.ts';
import type { InvalidEntry } from '../../balance/account/entryProblem.ts';
import { entryProblemText } from '../../balance/account/entryText.ts';
import { type AccountStatus, readingOf, troubleOf } from '../../balance/account/state.ts';
import { isAmount, type Quantity } from '../../balance/amount/quantity.ts';
import { formatAge } from '../../balance/text/format.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { nextReset } from '../../balance/text/reset.ts';
import { english, type Language } from '../../base/language.ts';
import type { OutlookOf } from '../../monitor/standing/outlook.ts';
import type { Provider } from '../../providers/provider.ts';
import {
  descriptionOf,
  productOf,
  providerLabel,
  quantityLabel,
  reliabilityOf,
  troubleText,
} from '../../wording/accountText.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import { isoTime, levelText, limitTexts, quantityText } from './quantityText.ts';
import { endText, spendingTexts } from './spendingText.ts';

/** What an answer is made from. */
export interface AnswerParts {
  readonly statuses: readonly AccountStatus[];
  /** Entries of the setting that cannot be used. */
  readonly invalid: readonly InvalidEntry[];
  readonly providers: readonly Provider[];
  readonly outlookOf: OutlookOf;
  readonly now: number;
  /** The user's; products and quantities go by the names that the user sees. */
  readonly language: Language;
}

/**
 * How many messages are left and until when, and what was spent, for a language model: English sentences, exact amounts, ISO times,
 * and every number with the time at which it was true. `input` is what the model asked for, by the tool's schema in the manifest.
 */
export function balanceAnswer(input: unknown, parts: AnswerParts): string {
  const { statuses, invalid, now } = parts;
  const wanted = wantedIn(input);
  if (typeof wanted === 'string') {
    return wanted;
  }
  const unusable = invalid.map((entry) => `Not usable: ${plainText(entryProblemText(entry, english.t))}`);
  if (statuses.length === 0) {
    const hint = 'The user can add one with the command "Messaging Balance: Add Account".';
    return [`There is no account. ${hint}`, ...unusable].join('\n');
  }
  const chosen = chooseAccounts(wanted, parts);
  if (chosen.length === 0) {
    return [`No account matches. The accounts are: ${statuses.map(accountName).join(', ')}.`, ...unusable].join('\n');
  }
  const head =
    `Balances of ${chosen.length} of ${statuses.length} accounts, told at ${isoTime(now)} ` +
    'from what is known already; no request was sent.';
  return [head, ...chosen.map((status) => accountText(status, parts)), ...unusable].join('\n\n');
}

/** The accounts that an answer is about; none when nothing matches, or when the input is none. */
export function accountsFor(input: unknown, parts: AnswerParts): readonly AccountStatus[] {
  const wanted = wantedIn(input);
  return typeof wanted === 'string' ? [] : chooseAccounts(wanted, parts);
}

interface Wanted {
  readonly account: string;
  readonly provider: string;
}

/** What to look for, or what is wrong with the input. Empty texts ask for everything. */
function wantedIn(input: unknown): Wanted | string {
  const fields: Readonly<Record<string, unknown>> = typeof input === 'object' && input !== null ? { ...input } : {};
  const [account = '', provider = ''] = [fields['account'] ?? '', fields['provider'] ?? ''];
  return typeof account === 'string' && typeof provider === 'string'
    ? { account: comparable(account), provider: comparable(provider) }
    : 'The inputs "account" and "provider" must be texts.';
}

/** The accounts that are named exactly, else those whose name holds what is looked for. */
function chooseAccounts(
  { account, provider }: Wanted,
  { statuses, providers, language }: AnswerParts,
): readonly AccountStatus[] {
  const served = statuses.filter((status) => {
    const { provider: id } = status.account;
    const names = [id, providerLabel(id, providers, english), providerLabel(id, providers, language)];
    return names.some((name) => comparable(name).includes(provider));
  });
  const exact = served.filter((status) => namesOf(status).includes(account));
  return exact.length > 0 ? exact : served.filter((status) => namesOf(status).some((name) => name.includes(account)));
}

function namesOf({ account }: AccountStatus): readonly string[] {
  return [comparable(account.name), comparable(account.id)];
}

function comparable(text: string): string {
  return plainText(text.normalize('NFKC')).toLowerCase();
}

function accountText(status: AccountStatus, parts: AnswerParts): string {
  const { providers, outlookOf, now, language } = parts;
  const { account, state } = status;
  const reading = readingOf(state);
  const provider = providerLabel(account.provider, providers, language);
  const product = productOf(status, providers)?.label(language.t) ?? account.product;
  const head = `Account ${accountName(status)} (${plainText(provider)}, ${plainText(product)}): ${stateText(status, parts)}`;
  if (reading === undefined) {
    return head;
  }
  const outlook = outlookOf(status);
  const at = isoTime(reading.at);
  const resetOf = (quantity: Quantity): number | undefined =>
    nextReset(quantity, descriptionOf(status, quantity.key, providers) ?? {}, now, language.timeZone);
  const lines = reading.quantities.map((quantity) => {
    const known = outlook.quantities.get(quantity.key);
    const label = plainText(quantityLabel(status, quantity.key, providers, language));
    const said = [
      `${quantityText(quantity)} at ${at}.`,
      levelText(known, quantity.unit),
      ...limitTexts(quantity, resetOf(quantity), now),
      ...(known?.trend === undefined ? [] : spendingTexts(known.trend, quantity.unit)),
    ];
    // Words in place of an amount neither last nor run out.
    const end = isAmount(quantity.amount) ? endText(known?.trend?.forecast, quantity.unit, now) : '';
    return `- ${label} (${quantity.key}): ${[...said, end].filter((part) => part !== '').join(' ')}`;
  });
  return [`${head} Read at ${at} (${formatAge(reading.at, now, english)}).`, ...lines].join('\n');
}

/** The name of an account in quotes, as nothing but a name. */
export function accountName({ account }: AccountStatus): string {
  return JSON.stringify(plainText(account.name, 60));
}

/** How far the numbers can be relied on, and why not. The reason may quote the provider, and is quoted itself. */
function stateText(status: AccountStatus, { providers }: AnswerParts): string {
  const trouble = troubleOf(status.state);
  const reason = troubleText(status, providers, english, outputRedactor);
  const why =
    trouble === undefined || reason === undefined
      ? ''
      : ` Failing since ${isoTime(trouble.since)}. Reason: ${JSON.stringify(reason)}`;
  const next =
    trouble === undefined || status.nextAt === undefined ? '' : ` Next attempt at ${isoTime(status.nextAt)}.`;
  switch (reliabilityOf(status)) {
    case 'fresh':
      return 'up to date.';
    case 'loading':
      return 'not known yet, it is read for the first time.';
    case 'old':
      return 'OUT OF DATE, it was not refreshed for longer than it should be.';
    case 'stale':
      return `STALE, the last good values are told; the latest refresh failed.${why}${next}`;
    case 'failed':
      return `NOT KNOWN, every refresh has failed.${why}${next}`;
    case 'waiting':
      return `OUT OF DATE OR NOT KNOWN, ${absenceText(status.account)} in this window.`;
    case 'refused':
      return `REFUSED, it is not refreshed until its credential changes.${why}`;
    case 'paused':
      return `PAUSED, it is not refreshed until its credential or its settings change.${why}`;
  }
}

/** Why nobody asks the provider of an account. */
function absenceText({ provider }: Pick<Account, 'provider'>): string {
  if (DECLARED_ID.test(provider)) {
    return 'the settings do not declare its provider so that it can be used';
  }
  return FOREIGN_ID.test(provider)
    ? 'the extension that adds its provider has not started'
    : 'the file of its provider is missing';
}
