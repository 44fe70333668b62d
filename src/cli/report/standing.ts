import { type AccountStatus, readingOf } from '../../balance/account/state.ts';
import { DEFAULT_DAYS_LEFT, ownAmount } from '../../balance/account/threshold.ts';
import type { Level } from '../../balance/alert/alert.ts';
import type { Decimal } from '../../balance/amount/decimal.ts';
import { outlookOf } from '../../monitor/standing/outlook.ts';
import type { Provider } from '../../providers/provider.ts';
import { productOf } from '../../wording/accountText.ts';

/** Of what is known without a history: amounts. */
const AMOUNTS_ALONE = {
  general: { enabled: true, daysLeft: DEFAULT_DAYS_LEFT, unusualSpending: false },
  recordOf: () => undefined,
};

/**
 * How each quantity of an account stands, by key: `low` below the amount that the account sets for it, `empty` when what has such an
 * amount, or stands for the account, is used up. Days left are not looked at.
 */
export function levelsOf(
  status: AccountStatus,
  providers: readonly Provider[],
  now: number,
): ReadonlyMap<string, Level> {
  const { daysLeft, ...account } = status.account;
  const outlook = outlookOf({ ...status, account }, productOf(status, providers), undefined, { ...AMOUNTS_ALONE, now });
  return new Map([...outlook.quantities].map(([key, { level }]) => [key, level]));
}

/** The amount that an account sets for a quantity. */
export function thresholdOf({ account }: AccountStatus, key: string): Decimal | undefined {
  return ownAmount(account, key);
}

/** Whether the last reading may be taken for the present one. */
export function isPresent({ state, old }: AccountStatus): boolean {
  return state.kind === 'ok' && !old;
}

/** When an account was read last; `undefined` for never. */
export function lastReadAt({ state }: AccountStatus): number | undefined {
  return readingOf(state)?.at;
}
