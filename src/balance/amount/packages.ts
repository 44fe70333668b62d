import { addDecimals, ZERO } from './decimal.ts';
import { isEmpty } from './emptiness.ts';
import type { Part, Quantity, Unit } from './quantity.ts';

/**
 * What packages come to at `now`: their sum, without those that have expired, the nearest expiry, and as parts those that something
 * is left of, the first to expire first. Nothing but expired packages is 0; where there never was one, none is allocated.
 */
export function quantityOfPackages(key: string, unit: Unit, packages: readonly Part[], now: number): Quantity {
  const parts = packages
    .filter(({ amount, expiresAt = Number.POSITIVE_INFINITY }) => expiresAt > now && !isEmpty(amount))
    .toSorted((a, b) => (a.expiresAt ?? Number.MAX_VALUE) - (b.expiresAt ?? Number.MAX_VALUE));
  const expiresAt = parts[0]?.expiresAt;
  return {
    ...{ key, unit, parts },
    amount: packages.length === 0 ? 'not-allocated' : parts.reduce((sum, { amount }) => addDecimals(sum, amount), ZERO),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}
