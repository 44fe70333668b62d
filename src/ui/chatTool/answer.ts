import { DECLARED_ID } from '../../balance/account/account.ts';
import type { InvalidEntry } from '../../balance/account/entryProblem.ts';
import { entryProblemText } from '../../balance/account/entryText.ts';
import { type AccountStatus, readingOf, troubleOf } from '../../balance/account/state.ts';
import type { Threshold } from '../../balance/account/threshold.ts';
import type { Level } from '../../balance/alert/alert.ts';
import type { Decimal } from '../../balance/amount/decimal.ts';
import { isAmount, type Quantity, type Unit } from '../../balance/amount/quantity.ts';
import type { Unused } from '../../balance/forecast/expiring.ts';
import type { Forecast } from '../../balance/forecast/forecast.ts';
import { formatAge, fractionDigits } from '../../balance/text/format.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { nextReset } from '../../balance/text/reset.ts';
import { english, type Language } from '../../base/language.ts';
import type { OutlookOf, QuantityOutlook } from '../../monitor/standing/outlook.ts';
import type { Provider } from '../../providers/provider.ts';
import { descriptionOf, productOf, quantityLabel, reliabilityOf, troubleText } from '../../wording/accountText.ts';
import { forecastText } from '../../wording/outlookText.ts';
import { outputRedactor } from '../editor/redactOutput.ts';

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
 * How many messages are left and until when, for a language model: English sentences, exact amounts, ISO times, and every
 * number with the time at which it was true. `input` is what the model asked for, by the tool's schema in the manifest.
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
  const chosen = chooseAccounts(statuses, wanted, parts);
  if (chosen.length === 0) {
    return [`No account matches. The accounts are: ${statuses.map(accountName).join(', ')}.`, ...unusable].join('\n');
  }
  const head =
    `Balances of ${chosen.length} of ${statuses.length} accounts, told at ${isoTime(now)} ` +
    'from what is known already; no request was sent.';
  return [head, ...chosen.map((status) => accountText(status, parts)), ...unusable].join('\n\n');
}

/** The accounts that the model asked about; none where its input is wrong. */
export function accountsFor(input: unknown, parts: AnswerParts): readonly AccountStatus[] {
  const wanted = wantedIn(input);
  return typeof wanted === 'string' ? [] : chooseAccounts(parts.statuses, wanted, parts);
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
  statuses: readonly AccountStatus[],
  { account, provider }: Wanted,
  { providers, language }: AnswerParts,
): readonly AccountStatus[] {
  const served = statuses.filter((status) => {
    const found = providers.find(({ id }) => id === status.account.provider);
    const names = [status.account.provider, found?.label(english.t) ?? '', found?.label(language.t) ?? ''];
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
  const provider = providers.find(({ id }) => id === account.provider)?.label(language.t) ?? account.provider;
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
      return DECLARED_ID.test(status.account.provider)
        ? 'OUT OF DATE OR NOT KNOWN, the settings do not declare its provider so that it can be used.'
        : 'OUT OF DATE OR NOT KNOWN, the extension that adds its provider has not started in this window.';
    case 'refused':
      return `REFUSED, it is not refreshed until its credential changes.${why}`;
    case 'paused':
      return `PAUSED, it is not refreshed until its credential or its settings change.${why}`;
  }
}

/** What a quantity holds: `9410 messages`, `1234 of 50000 e-mails left`, `not allocated`, `120 e-mails used, what is left is not told`. */
function quantityText({ amount, used, limit, unit }: Quantity): string {
  if (isAmount(amount)) {
    return limit === undefined ? amountText(amount, unit) : `${amount} of ${amountText(limit, unit)} left`;
  }
  const spent = used === undefined ? '' : `${amountText(used, unit)} used, `;
  switch (amount) {
    case 'not-allocated':
      return `${spent}not allocated (which is not 0)`;
    case 'postpaid':
      return `${spent}postpaid (there is no balance to run out)`;
    case 'unlimited':
      return `${spent}unlimited`;
    default:
      return `${spent}what is left is not told by the provider (which is not 0)`;
  }
}

/** When it resets or expires, and its packages. */
function limitTexts(
  { unit, expiresAt, parts = [] }: Quantity,
  resetsAt: number | undefined,
  now: number,
): readonly string[] {
  const expiry = (at: number): string => `${at <= now ? 'expired' : 'expires'} at ${isoTime(at)}`;
  const packages = parts.map(({ name, amount, total, expiresAt: end }) => {
    const all = total === undefined ? '' : ` of ${total}`;
    return `${JSON.stringify(plainText(name, 60))} ${amount}${all}${end === undefined ? '' : `, ${expiry(end)}`}`;
  });
  return [
    ...(resetsAt === undefined ? [] : [`Resets at ${isoTime(resetsAt)}.`]),
    ...(expiresAt === undefined ? [] : [`The nearest expiry: ${expiry(expiresAt)}.`]),
    ...(packages.length === 0 ? [] : [`Packages in ${unitWord(unit)}: ${packages.join('; ')}.`]),
  ];
}

/** An exact amount in plain notation with its unit: `9410 messages`, `100.15 CNY`. */
export function amountText(amount: Decimal, unit: Unit): string {
  return `${amount} ${unitWord(unit, amount)}`;
}

function unitWord(unit: Unit, amount = ''): string {
  switch (unit) {
    case 'messages':
      return amount === '1' ? 'message' : 'messages';
    case 'emails':
      return amount === '1' ? 'e-mail' : 'e-mails';
    case 'credits':
      return amount === '1' ? 'credit' : 'credits';
    default:
      return plainText(unit, 40);
  }
}

function levelText(outlook: QuantityOutlook | undefined, unit: Unit): string {
  const { level = 'ok', threshold, isGeneral } = outlook ?? {};
  if (threshold === undefined) {
    return level === 'ok' ? 'No threshold is set.' : `Level: ${levelWord(level)}.`;
  }
  const whose = isGeneral ? ' (that of all accounts)' : '';
  return `Level: ${levelWord(level)}, threshold ${thresholdText(threshold, unit)}${whose}.`;
}

function levelWord(level: Level): string {
  switch (level) {
    case 'ok':
      return 'ok';
    case 'low':
      return 'LOW';
    case 'empty':
      return 'USED UP';
  }
}

function thresholdText({ kind, level }: Threshold, unit: Unit): string {
  return kind === 'amount' ? amountText(level, unit) : `${level} days left`;
}

/** When a quantity runs out, with how sure that is, or why it cannot be said. */
function endText(forecast: Forecast | undefined, unit: Unit, now: number): string {
  if (forecast === undefined) {
    return 'No forecast yet: the history was not read.';
  }
  switch (forecast.kind) {
    case 'forecast': {
      const { perDay, daysLeft, runsOutAt, confidence } = forecast;
      // What should have run out since the latest reading does so now.
      const end = isoTime(Math.max(runsOutAt, now));
      const run = `Runs out about ${end} (in about ${daysLeft.toFixed(1)} days, ${confidence} confidence) at ${rateText(perDay, unit)} a day.`;
      return [run, unusedIn(forecast.unused, unit)].filter((part) => part !== '').join(' ');
    }
    case 'empty':
      return forecast.since === undefined ? '' : `Used up since ${isoTime(forecast.since)}.`;
    case 'none':
      return [forecastText(forecast, now, english), 'unused' in forecast ? unusedIn(forecast.unused, unit) : '']
        .filter((part) => part !== '')
        .join(' ');
  }
}

/** What is spent, in three digits. There are no parts of messages, and none of a cent. */
function rateText(perDay: number, unit: Unit): string {
  const digits = fractionDigits(unit);
  const least = 10 ** -digits;
  const rate = Number(Number(Math.max(least, perDay).toPrecision(3)).toFixed(digits));
  return `${perDay < least ? 'less than' : 'about'} ${rate} ${unitWord(unit, String(rate))}`;
}

function unusedIn(unused: Unused | undefined, unit: Unit): string {
  return unused === undefined
    ? ''
    : `About ${Math.round(unused.amount)} of ${unused.of} ${unitWord(unit)} expire unused at ${isoTime(unused.at)}.`;
}

/** A time in UTC. */
export function isoTime(ms: number): string {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : 'an unknown time';
}
