import fc from 'fast-check';
import type { Raise } from '../../../../src/balance/alert/alert.ts';
import { judge } from './alertJudge.ts';
import { play, sequences } from './alertWindows.ts';

/**
 * Plays and judges `count` generated sequences; throws with the smallest one that breaks a rule. Returns how many alerts
 * of each reason they raised, which tells how much they say.
 */
export function checkAlertSequences(count: number, seed?: number): Readonly<Record<Raise['reason'], number>> {
  const reasons = { crossed: 0, empty: 0, halved: 0, again: 0 };
  fc.assert(
    fc.property(sequences, (sequence) => {
      for (const reason of judge(sequence, play(sequence))) {
        reasons[reason]++;
      }
    }),
    { numRuns: count, ...(seed === undefined ? {} : { seed }) },
  );
  return reasons;
}
