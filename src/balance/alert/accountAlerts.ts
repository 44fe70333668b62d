import { isRecord } from '../account/parsed.ts';
import type { Threshold } from '../account/threshold.ts';
import { isEmpty } from '../amount/emptiness.ts';
import { type Currency, isAmount } from '../amount/quantity.ts';
import type { Unused } from '../forecast/expiring.ts';
import type { Unusual } from '../forecast/unusual.ts';
import { type Advance, advanceAlert, type Raise, wantsSecond } from './alert.ts';
import { type AlertRecord, parseAlertRecord } from './alertRecord.ts';
import { advanceExpiry, type ExpiryRaise, type ExpiryRecord, parseExpiryRecord } from './expiryAlert.ts';
import type { Observation } from './observation.ts';
import { advanceUnusual, parseUnusualRecord, type UnusualRaise, type UnusualRecord } from './unusualAlert.ts';

/** What all windows remember about the alerts of one account; kept as text in the shared store. */
export interface AccountAlerts {
  /** By quantity. */
  readonly records: ReadonlyMap<string, AlertRecord>;
  /** The same of what is unusual; absent while nothing is. */
  readonly unusual?: ReadonlyMap<string, UnusualRecord>;
  /** The same of what expires; absent while nothing was told. */
  readonly expiring?: ReadonlyMap<string, ExpiryRecord>;
  /** When a window took alerts to show them (wall clock, ms). Gone as soon as they are shown. */
  readonly claimedAt?: number;
}

/** One quantity of a good reading. */
export interface Seen {
  readonly key: string;
  readonly observation: Observation;
  readonly threshold: Threshold | undefined;
  /** Nobody has set the threshold for this account: below an amount, what was never seen above 0 does not alert. */
  readonly isUnset?: boolean;
  /** What is unusual about it, where that is watched. */
  readonly unusual?: Unusual | undefined;
  /** What of it will expire before it is spent. */
  readonly unused?: Unused | undefined;
}

/** One thing to tell of a quantity. */
export type AnyRaise = Raise | UnusualRaise | ExpiryRaise;

/** What a reading makes of the alerts of an account. The same object as before means that there is nothing to save. */
export interface AccountAdvance {
  readonly alerts: AccountAlerts;
  /** To be shown together, once, in the window that gets them. */
  readonly raises: readonly { readonly key: string; readonly raise: AnyRaise }[];
}

/** A window without the focus leaves alerts to one that has it for this long. */
export const FOCUS_WAIT_MS = 3_000;
/** A window that has not shown what it took within this time is gone, and another one shows it. */
export const CLAIM_MS = 10_000;

export const NO_ALERTS: AccountAlerts = { records: new Map() };
const NONE: ReadonlyMap<string, never> = new Map<string, never>();

/**
 * Takes one good reading of an account into account; for each quantity see {@link advanceAlert}, {@link advanceUnusual} and
 * {@link advanceExpiry}. Where alerts are not `told`, what has to be told stays to be told, and what is over is over.
 */
export function advanceAccount(
  alerts: AccountAlerts,
  seen: readonly Seen[],
  now: number,
  { told = true }: { readonly told?: boolean } = {},
): AccountAdvance {
  const raises: { key: string; raise: AnyRaise }[] = [];
  const counts = (key: string, raise: AnyRaise | undefined): boolean => {
    if (raise !== undefined && told) {
      raises.push({ key, raise });
    }
    return raise === undefined || told;
  };
  let after = alerts;
  for (const { key, observation, threshold, unusual, unused, isUnset = false } of seen) {
    const { currency } = observation;
    after = changeRecord(after, key, (noted) => {
      const isTold = isAmount(observation.amount);
      const record = isTold && noted?.currency !== currency ? undefined : noted;
      if (record === undefined && isUnset && threshold?.kind === 'amount' && isUsedUp(observation)) {
        return { record };
      }
      const advance = inCurrency(
        advanceAlert(record, observation, threshold, now),
        isTold ? currency : noted?.currency,
      );
      return counts(key, advance.raise) ? advance : { record };
    });
    after = changeUnusual(after, key, (noted) => {
      const { record, raise } = advanceUnusual(noted, observation, unusual, now);
      return counts(key, raise) ? record : noted;
    });
    after = changeExpiring(after, key, (noted) => {
      const { record, raise } = advanceExpiry(noted, unused, now);
      return counts(key, raise) ? record : noted;
    });
  }
  return { alerts: after, raises };
}

/** The alerts after those that were claimed at `at` were shown: they were told then, however late that is noted. */
export function noteShown(alerts: AccountAlerts, seen: readonly Seen[], at: number): AccountAlerts {
  // The account was forgotten since, and its claim with it.
  if (alerts.claimedAt === undefined && alerts.records.size === 0) {
    return alerts;
  }
  const { alerts: after } = advanceAccount(alerts, seen, at);
  const { claimedAt, ...told } = after;
  return claimedAt === at ? told : after;
}

function isUsedUp({ amount }: Observation): boolean {
  return isAmount(amount) && isEmpty(amount);
}

/** Whether one of these, which were taken into account already, alerts if a second reading says the same. */
export function wantSecond({ records, unusual }: AccountAlerts, seen: readonly Seen[], now: number): boolean {
  return seen.some(
    ({ key, observation, threshold }) =>
      wantsSecond(records.get(key), observation, threshold, now) || unusual?.get(key)?.pending !== undefined,
  );
}

/** The record says which currency it is about. */
function inCurrency(advance: Advance, currency: Currency | undefined): Advance {
  const { record } = advance;
  return record === undefined || record.currency === currency
    ? advance
    : { ...advance, record: { ...record, ...(currency && { currency }) } };
}

/** The alerts with another record of one quantity; the same object when it stays as it is. */
export function changeRecord(
  alerts: AccountAlerts,
  key: string,
  step: (record: AlertRecord | undefined) => Advance,
): AccountAlerts {
  const records = withRecord(alerts.records, key, step(alerts.records.get(key)).record);
  return records === alerts.records ? alerts : { ...alerts, records };
}

/** The alerts with another record of what is unusual about one quantity; the same object when it stays as it is. */
export function changeUnusual(
  alerts: AccountAlerts,
  key: string,
  step: (record: UnusualRecord | undefined) => UnusualRecord | undefined,
): AccountAlerts {
  const { unusual: before, ...rest } = alerts;
  const unusual = withRecord(before ?? NONE, key, step(before?.get(key)));
  return unusual === (before ?? NONE) ? alerts : { ...rest, ...(unusual.size > 0 && { unusual }) };
}

function changeExpiring(
  alerts: AccountAlerts,
  key: string,
  step: (record: ExpiryRecord | undefined) => ExpiryRecord | undefined,
): AccountAlerts {
  const before = alerts.expiring ?? NONE;
  const expiring = withRecord(before, key, step(before.get(key)));
  return expiring === before ? alerts : { ...alerts, expiring };
}

/** The records with another one of a quantity; the same object when it stays as it is. */
function withRecord<R>(records: ReadonlyMap<string, R>, key: string, record: R | undefined): ReadonlyMap<string, R> {
  if (record === records.get(key)) {
    return records;
  }
  const changed = new Map(records);
  if (record === undefined) {
    changed.delete(key);
  } else {
    changed.set(key, record);
  }
  return changed;
}

/**
 * Milliseconds until this window may show what is due; 0 for now. `isFirst`: it has the focus, or has left the alert to others
 * already. A claim that lies ahead was made before the clock was set back, and is void.
 */
export function waitBefore({ claimedAt }: AccountAlerts, isFirst: boolean, now: number): number {
  const claimed = claimedAt === undefined || claimedAt > now + CLAIM_MS ? 0 : claimedAt + CLAIM_MS - now;
  return Math.max(0, claimed, isFirst ? 0 : FOCUS_WAIT_MS);
}

/** The alerts as a text; `undefined` when there is nothing to remember. */
export function alertsText({ records, unusual, expiring, claimedAt }: AccountAlerts): string | undefined {
  return records.size === 0 && unusual === undefined && expiring === undefined && claimedAt === undefined
    ? undefined
    : JSON.stringify({
        records: [...records],
        unusual: unusual && [...unusual],
        expiring: expiring && [...expiring],
        claimedAt,
      });
}

/** Reads {@link alertsText}. A record that cannot be read is as none. */
export function parseAlerts(text: string | undefined): AccountAlerts {
  const saved = text === undefined ? undefined : jsonIn(text);
  const { records, claimedAt, ...others } = isRecord(saved) ? saved : {};
  const [unusual, expiring] = [
    recordsIn(others['unusual'], parseUnusualRecord),
    recordsIn(others['expiring'], parseExpiryRecord),
  ];
  return {
    records: recordsIn(records, parseAlertRecord),
    ...(unusual.size > 0 && { unusual }),
    ...(expiring.size > 0 && { expiring }),
    ...(typeof claimedAt === 'number' && Number.isFinite(claimedAt) && { claimedAt }),
  };
}

function recordsIn<T>(saved: unknown, parse: (record: unknown) => T | undefined): ReadonlyMap<string, T> {
  const read = (Array.isArray(saved) ? saved : []).flatMap((entry: unknown) => {
    const [key, record] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
    const parsed = parse(record);
    return typeof key === 'string' && parsed !== undefined ? [[key, parsed] as const] : [];
  });
  return new Map(read);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
