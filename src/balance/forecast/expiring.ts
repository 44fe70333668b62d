import { DAY_MS } from '../../base/duration.ts';
import type { Quantity } from '../amount/quantity.ts';

/** Some of an amount, and when it expires: milliseconds since 1970. */
export interface Expiring {
  readonly amount: number;
  readonly at: number;
}

/** What expires before it is spent at the present rate, in the quantity's unit. */
export interface Unused {
  readonly amount: number;
  /** How much is left now of what expires then. */
  readonly of: number;
  readonly at: number;
}

/** What becomes of an amount. */
export interface End {
  /** Days, with their fraction, until nothing is left; `undefined` when not within the horizon. */
  readonly lasts?: number;
  /** The first of what expires unused. */
  readonly unused?: Unused;
}

/** A smaller part of a package that is left over is as good as spent: rates are estimates. */
const LEAST_UNUSED = 0.02;

/** What of a quantity expires when, the earliest first. A quantity without packages expires as a whole. */
export function expiringOf({ amount, expiresAt, parts }: Quantity): readonly Expiring[] {
  const pools = parts ?? (expiresAt === undefined ? [] : [{ amount, expiresAt }]);
  const byTime = new Map<number, number>();
  for (const pool of pools) {
    const left = Number(pool.amount);
    if (pool.expiresAt !== undefined && left > 0) {
      byTime.set(pool.expiresAt, (byTime.get(pool.expiresAt) ?? 0) + left);
    }
  }
  return [...byTime].map(([at, left]) => ({ at, amount: left })).sort((a, b) => a.at - b.at);
}

/**
 * Spends an amount day by day from the time `from` on, what expires first before all else, as providers do.
 * @param spentOn what is spent on the day that begins so many days from `from`
 * @param horizon days
 */
export function endOf(
  amount: number,
  expiring: readonly Expiring[],
  from: number,
  spentOn: (ahead: number) => number,
  horizon: number,
): End {
  const pools = expiring.map((pool) => ({ ...pool, left: pool.amount, days: (pool.at - from) / DAY_MS }));
  let [left, time] = [amount, 0];
  let unused: Unused | undefined;
  const end = (lasts?: number): End => ({ ...(lasts !== undefined && { lasts }), ...(unused && { unused }) });
  while (time < horizon) {
    const [next] = pools;
    // To the end of the day, or to what expires within it.
    const [perDay, dayEnd] = [spentOn(Math.floor(time)), Math.floor(time) + 1];
    const until = Math.max(time, Math.min(dayEnd, next?.days ?? dayEnd));
    const spent = perDay * (until - time);
    if (spent >= left && spent > 0) {
      return end(time + left / perDay);
    }
    left -= spent;
    time = until;
    take(pools, spent);
    if (next !== undefined && pools[0] === next && next.days <= time) {
      pools.shift();
      const rest = Math.min(next.left, left);
      unused ??= rest > next.amount * LEAST_UNUSED ? { amount: rest, of: next.amount, at: next.at } : undefined;
      left -= rest;
    }
    if (left <= 0) {
      return end(time);
    }
  }
  return end();
}

/** Takes what is spent from the pools, the first of them first; those that are used up go. */
function take(pools: { left: number }[], spent: number): void {
  let rest = spent;
  for (let pool = pools[0]; pool !== undefined && pool.left <= rest; pool = pools[0]) {
    rest -= pool.left;
    pools.shift();
  }
  if (pools[0] !== undefined) {
    pools[0].left -= rest;
  }
}
