import type { Threshold } from '../../balance/account/threshold.ts';
import type { Level } from '../../balance/alert/alert.ts';
import type { Decimal } from '../../balance/amount/decimal.ts';
import { isAmount, type Quantity, type Unit } from '../../balance/amount/quantity.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { QuantityOutlook } from '../../monitor/standing/outlook.ts';

/** What a quantity holds: `9410 messages`, `1234 of 50000 e-mails left`, `not allocated`, `120 e-mails used, what is left is not told`. */
export function quantityText({ amount, used, limit, unit }: Quantity): string {
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
      return `${spent}what is left${limit === undefined ? '' : ` of ${amountText(limit, unit)}`} is not told by the provider (which is not 0)`;
  }
}

/** When it resets or expires, and its packages. */
export function limitTexts(
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

/** What a unit is called behind an amount. */
export function unitWord(unit: Unit, amount = ''): string {
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

/** How a quantity stands, and against which threshold: `Level: LOW, threshold 3 days left.` */
export function levelText(outlook: QuantityOutlook | undefined, unit: Unit): string {
  const { level = 'ok', threshold, isGeneral, isHeld } = outlook ?? {};
  if (threshold === undefined) {
    return level === 'ok' ? 'No threshold is set.' : `Level: ${levelWord(level)}.`;
  }
  const whose = isGeneral ? ' (that of all accounts)' : '';
  const held = isHeld ? ' (not clearly above it yet)' : '';
  return `Level: ${levelWord(level)}${held}, threshold ${thresholdText(threshold, unit)}${whose}.`;
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
  return kind === 'amount' ? amountText(level, unit) : `${level} ${level === '1' ? 'day' : 'days'} left`;
}

/** A moment in wall-clock milliseconds since 1970, as ISO 8601 writes it. */
export function isoTime(ms: number): string {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : 'an unknown time';
}
