import type { Quantities, SandboxAccount } from './account.ts';
import { addUnits, unitsOf } from './amount.ts';
import { noise } from './noise.ts';

/** Below this part of its first amount a quantity is topped up to that amount. */
const TOP_UP_BELOW = 0.2;

/**
 * Makes an account's balance move: each call gives the next state, in which every allocated quantity is lower by between
 * nothing and twice `perRequest`, or topped up to its first amount once it is low. Only `moving` ones move. The same account
 * moves the same way on every run.
 */
export function driftOf(account: SandboxAccount, perRequest: number, moving: readonly string[]): () => Quantities {
  let present = account.quantities;
  let request = 0;
  return () => {
    request += 1;
    present = Object.fromEntries(
      Object.entries(present).map(([field, amount]) => {
        const first = account.quantities[field];
        if (amount === null || first === null || first === undefined || !moving.includes(field)) {
          return [field, amount];
        }
        if (Number(amount) < Number(first) * TOP_UP_BELOW) {
          return [field, first];
        }
        const fall = perRequest * 2 * noise(`${account.id}/${field}/${request}`);
        return [field, lowered(amount, fall)];
      }),
    );
    return present;
  };
}

function lowered(amount: string, fall: number): string {
  const units = unitsOf(Math.min(fall, Math.max(0, Number(amount))), amount);
  return addUnits(amount, -units);
}
