import { compareDecimals, type Decimal, parseDecimal, scaleOf, subtractDecimals } from '../amount/decimal.ts';
import type { Resets } from '../amount/quantity.ts';

/**
 * When a quantity counts as low: below an amount (in the quantity's own unit), or when it will last for fewer than a
 * number of days. Neither is negative.
 */
export type Threshold =
  | { readonly kind: 'amount'; readonly level: Decimal }
  | { readonly kind: 'daysLeft'; readonly level: Decimal };

/** Amounts by quantity key, as the account's `thresholds` holds them. Look keys up with {@link ownAmount}. */
export type Thresholds = Readonly<Record<string, Decimal>>;

/** The alert settings of an account's entry. */
export interface AlertSettings {
  readonly thresholds?: Thresholds;
  /** Days, for the quantities that `thresholds` does not name. */
  readonly daysLeft?: Decimal;
}

/** What holds for all accounts that say nothing else. */
export interface GeneralAlerts {
  /** Whether alerts are shown at all. */
  readonly enabled: boolean;
  /** Days, for the quantities of accounts without a threshold of their own. */
  readonly daysLeft: Decimal;
  /** Whether unusual spending alerts, and none where there always is some. */
  readonly unusualSpending: boolean;
}

export const DEFAULT_DAYS_LEFT = '3' as Decimal;

/** Why an alert setting cannot be used. `field` is its path in the entry: `daysLeft`, `thresholds.dev_industry`. */
export interface ThresholdProblem {
  readonly kind: 'no-object' | 'no-number' | 'negative' | 'unknown-key';
  readonly field: string;
}

export type ParsedThreshold<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ThresholdProblem };

/**
 * Reads `"thresholds": {"dev_industry": 1000}`. With `keys` (the product's quantities) every other key is refused: a
 * misspelt one would never alert.
 */
export function parseThresholds(value: unknown, keys?: readonly string[]): ParsedThreshold<Thresholds> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused('no-object', 'thresholds');
  }
  const amounts: [string, Decimal][] = [];
  for (const [key, candidate] of Object.entries(value)) {
    const field = `thresholds.${key}`;
    if (keys !== undefined && !keys.includes(key)) {
      return refused('unknown-key', field);
    }
    const parsed = parseLevel(candidate, field);
    if (!parsed.ok) {
      return parsed;
    }
    amounts.push([key, parsed.value]);
  }
  // `fromEntries` defines own properties, so that a key such as `__proto__` is a key and nothing else.
  return { ok: true, value: Object.fromEntries(amounts) };
}

/** Reads the alert settings of an account's entry; see {@link parseThresholds} and {@link parseDaysLeft}. */
export function parseAlertSettings(
  entry: { readonly [field: string]: unknown },
  keys?: readonly string[],
): ParsedThreshold<AlertSettings> {
  const thresholds = entry['thresholds'] === undefined ? undefined : parseThresholds(entry['thresholds'], keys);
  const daysLeft = entry['daysLeft'] === undefined ? undefined : parseDaysLeft(entry['daysLeft']);
  if (thresholds?.ok === false) {
    return thresholds;
  }
  if (daysLeft?.ok === false) {
    return daysLeft;
  }
  return {
    ok: true,
    value: {
      ...(thresholds === undefined ? {} : { thresholds: thresholds.value }),
      ...(daysLeft === undefined ? {} : { daysLeft: daysLeft.value }),
    },
  };
}

/** Reads `"daysLeft": 3`. */
export function parseDaysLeft(value: unknown): ParsedThreshold<Decimal> {
  return parseLevel(value, 'daysLeft');
}

/**
 * Reads one level: a number, taken by its shortest text, or a text in plain decimal notation, as it is typed in an input
 * box or written where a number would lose digits. `field` is given back in the problem.
 */
export function parseLevel(value: unknown, field: string): ParsedThreshold<Decimal> {
  const level = typeof value === 'number' ? decimalOf(value) : textLevel(value);
  if (level === undefined) {
    return refused('no-number', field);
  }
  return level.startsWith('-') ? refused('negative', field) : { ok: true, value: level };
}

/** Nothing but what is used up is below it. */
const USED_UP: Threshold = { kind: 'amount', level: '0' as Decimal };

/**
 * The threshold of a quantity: its own amount if it has one, else the account's days left, else those of all accounts. A
 * quantity that is filled up by itself (`resets` says how) has no days left, and alerts when it is used up: one of each month
 * always, one of each day where it stands for the account (`isHeadline`). What is given away each day beside other credit may be
 * used up in peace.
 */
export function thresholdFor(
  settings: AlertSettings,
  key: string,
  general: Decimal,
  resets?: Resets,
  isHeadline = false,
): Threshold | undefined {
  const own = ownThreshold(settings, key, resets);
  if (own !== undefined || resets === undefined) {
    return own ?? { kind: 'daysLeft', level: general };
  }
  return resets === 'month' || isHeadline ? USED_UP : undefined;
}

/** The amount that its account's entry sets for a quantity. */
export function ownAmount({ thresholds }: AlertSettings, key: string): Decimal | undefined {
  return thresholds !== undefined && Object.hasOwn(thresholds, key) ? thresholds[key] : undefined;
}

/** The threshold of a quantity as its account's entry sets it. */
export function ownThreshold(settings: AlertSettings, key: string, resets?: Resets): Threshold | undefined {
  const { daysLeft } = settings;
  const amount = ownAmount(settings, key);
  if (amount !== undefined) {
    return { kind: 'amount', level: amount };
  }
  return daysLeft === undefined || resets !== undefined ? undefined : { kind: 'daysLeft', level: daysLeft };
}

/** Whether two thresholds say the same. */
export function sameThreshold(a: Threshold, b: Threshold): boolean {
  return a.kind === b.kind && compareDecimals(a.level, b.level) === 0;
}

/** What counts as a difference from `level`: 5 % of it, at least 1 of what is no money. Exact. */
export function marginOf(level: Decimal, isMoney: boolean): Decimal {
  const size = level.startsWith('-') ? (level.slice(1) as Decimal) : level;
  return isMoney || compareDecimals(size, TWENTY) > 0 ? fivePercent(size) : ONE;
}

/**
 * Whether `value` is above the threshold by more than the margin: the end of an alert. Days are no money. Those left of an amount that
 * has not risen have to be more by a weekend: it comes between as soon as a little less is spent than usual, and goes again.
 */
export function isClear(value: Decimal, { kind, level }: Threshold, isMoney: boolean, hasRisen: boolean): boolean {
  const above = subtractDecimals(value, level);
  const free = kind === 'daysLeft' && !hasRisen ? subtractDecimals(above, WEEKEND_DAYS) : above;
  return compareDecimals(free, marginOf(level, isMoney && kind === 'amount')) > 0;
}

const WEEKEND_DAYS = '2' as Decimal;
const ONE = '1' as Decimal;
const TWENTY = '20' as Decimal;

function fivePercent(level: Decimal): Decimal {
  const scale = scaleOf(level) + 2;
  const digits = (BigInt(level.replace('.', '')) * 5n).toString().padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}` as Decimal;
}

/** The number as its shortest text says it, without an exponent; `undefined` when not finite or too long. */
function decimalOf(value: number): Decimal | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const shift = Number(exponent);
  if (whole === '' || Math.abs(shift) > 40) {
    return undefined;
  }
  const padded = '0'.repeat(Math.max(0, -shift)) + whole + fraction + '0'.repeat(Math.max(0, shift - fraction.length));
  const point = Math.max(0, -shift) + whole.length + shift;
  const [before, after] = [padded.slice(0, point).replace(/^0+(?=\d)/, ''), padded.slice(point)];
  return parseDecimal(`${sign}${before}${after === '' ? '' : `.${after}`}`);
}

function textLevel(value: unknown): Decimal | undefined {
  return typeof value === 'string' ? parseDecimal(value.trim()) : undefined;
}

function refused(kind: ThresholdProblem['kind'], field: string): ParsedThreshold<never> {
  return { ok: false, problem: { kind, field } };
}
