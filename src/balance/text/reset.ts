import type { Quantity, Resets } from '../amount/quantity.ts';
import { endOfPeriod } from './zone.ts';

/** How a quantity is filled up by the provider itself, as its description has it. */
export interface ResetRule {
  readonly resets?: Resets;
  /** Whose days and months these are, as IANA names the time zone; the user's when absent. */
  readonly resetZone?: string;
}

/** How a quantity is filled up: by its rule, or as its reply has it. */
export function resetsOf(quantity: Pick<Quantity, 'resetsAt'> | undefined, { resets }: ResetRule): Resets | undefined {
  // A reply that tells when it resets is of a quantity that does.
  return resets ?? (quantity?.resetsAt === undefined ? undefined : 'month');
}

/** When a quantity is filled up next: as its reply has told, else by its rule; `undefined` where nobody says, or what was told is over. */
export function nextReset(
  { resetsAt }: Pick<Quantity, 'resetsAt'>,
  { resets, resetZone }: ResetRule,
  now: number,
  userZone?: string,
): number | undefined {
  if (resetsAt !== undefined) {
    // The next one may be on any day: who tells it has days and months that are not the calendar's.
    return resetsAt > now ? resetsAt : undefined;
  }
  return resets === undefined || resets === 'rolling day' ? undefined : endOfPeriod(now, resets, resetZone ?? userZone);
}
