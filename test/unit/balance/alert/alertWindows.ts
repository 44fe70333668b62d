import fc from 'fast-check';
import type { AccountState, AccountStatus } from '../../../../src/balance/account/state.ts';
import type { Threshold } from '../../../../src/balance/account/threshold.ts';
import { alertsText, changeRecord, parseAlerts } from '../../../../src/balance/alert/accountAlerts.ts';
import {
  type Advance,
  acknowledgeAlert,
  advanceAlert,
  type Raise,
  snoozeAlert,
} from '../../../../src/balance/alert/alert.ts';
import { changeAlerts } from '../../../../src/balance/alert/alertCell.ts';
import type { AlertRecord } from '../../../../src/balance/alert/alertRecord.ts';
import { observationOf } from '../../../../src/balance/alert/observation.ts';
import type { Forecast } from '../../../../src/balance/forecast/forecast.ts';
import { exact } from '../amount/exact.ts';
import { DAY, HOUR, MINUTE } from './alertCourse.ts';

/** What happens in a generated sequence. `window` is who acts; `rivals` act after it has read and before it writes. */
export type Step =
  | { readonly kind: 'reading'; readonly amount: number | null; readonly days: number | null }
  | { readonly kind: 'failure' }
  | { readonly kind: 'wait'; readonly ms: number }
  /** A window learns of a state: the latest, or one that is `lag` states older. */
  | { readonly kind: 'look'; readonly window: number; readonly lag: number; readonly rivals: readonly Step[] }
  | {
      readonly kind: 'acknowledge' | 'snoozeDay' | 'snoozeTopUp';
      readonly window: number;
      readonly rivals: readonly Step[];
    };

export interface Sequence {
  readonly kind: Threshold['kind'];
  readonly level: number;
  readonly unit: 'messages' | 'EUR';
  readonly steps: readonly Step[];
}

/** What came to be, in the order of the writes. */
export type Entry =
  | {
      readonly kind: 'taken';
      readonly at: number;
      readonly now: number;
      readonly value: number;
      readonly amount: number;
    }
  | { readonly kind: 'acknowledge' | 'snoozeDay' | 'snoozeTopUp'; readonly now: number };

/** What a run leaves behind for the judge. */
export interface Outcome {
  /** Every write that took a reading or answered an alert, with the reason of the alert that was shown for it. */
  readonly entries: readonly (Entry & { readonly shown: Raise['reason'] | undefined })[];
  /** Good readings by their time. */
  readonly good: ReadonlyMap<number, { readonly amount: number | null; readonly days: number | null }>;
  /** Times at which a window looked at a fresh good reading with a value, which must have been taken by then. */
  readonly missed: readonly number[];
}

/** Plays a sequence with several windows that share one record and nothing else. */
export function play(sequence: Sequence): Outcome {
  const threshold: Threshold = { kind: sequence.kind, level: exact(String(sequence.level)) };
  const good = new Map<number, { amount: number | null; days: number | null }>();
  const entries: (Entry & { shown: Raise['reason'] | undefined })[] = [];
  const missed: number[] = [];
  const states: { state: AccountState; forecast: Forecast }[] = [{ state: { kind: 'loading' }, forecast: NONE }];
  let now = Date.UTC(2026, 0, 5);
  let stored: string | undefined;

  const act = (step: (record: AlertRecord | undefined) => Advance, entry: Entry, rivals: readonly Step[]): void => {
    let undisturbed = rivals;
    let text: string | undefined;
    const raise = changeAlerts<Raise | undefined>(
      {
        // Through text each time: what is shared is what was written, as after a restart.
        read: () => {
          text = stored;
          return parseAlerts(text);
        },
        replace: (next) => {
          const rival = undisturbed;
          undisturbed = [];
          rival.forEach(run);
          if (stored !== text) {
            return 'differs';
          }
          stored = alertsText(next);
          entries.push({ ...entry, shown: undefined });
          return 'replaced';
        },
      },
      (alerts) => {
        let result: Raise | undefined;
        const changed = changeRecord(alerts, 'balance', (record) => {
          const advance = step(record);
          result = advance.raise;
          return advance;
        });
        return { alerts: changed, result };
      },
    );
    if (raise !== undefined && raise !== 'busy') {
      const written = entries.findLast(
        (candidate) => candidate.kind === 'taken' && 'at' in entry && candidate.at === entry.at,
      );
      if (written === undefined || written.shown !== undefined) {
        throw new Error('an alert was shown that nobody wrote');
      }
      written.shown = raise.reason;
    }
  };

  const look = (lag: number, rivals: readonly Step[]): void => {
    const known = states[Math.max(0, states.length - 1 - lag)] ?? states[0];
    const status = statusOf(known?.state ?? { kind: 'loading' });
    const observation = observationOf(status, 'balance', known?.forecast);
    if (observation === undefined) {
      return;
    }
    const { at } = observation;
    const { amount = null, days = null } = good.get(at) ?? {};
    const value = amount === null ? null : sequence.kind === 'amount' ? amount : days;
    const looked = now;
    const fresh = looked - at <= 5 * MINUTE;
    act(
      (record) => advanceAlert(record, observation, threshold, looked),
      { kind: 'taken', at, now: looked, value: value ?? Number.NaN, amount: amount ?? Number.NaN },
      rivals,
    );
    const latest = Math.max(...entries.map((entry) => (entry.kind === 'taken' ? entry.at : 0)));
    if (value !== null && fresh && latest < at) {
      missed.push(at);
    }
  };

  const run = (step: Step): void => {
    switch (step.kind) {
      case 'reading':
        now += 10_000;
        good.set(now, { amount: step.amount, days: usedUp(step.amount) ? 0 : step.days });
        states.push(goodState(now, step.amount, step.days, sequence.unit));
        return;
      case 'failure':
        states.push({ state: afterFailure(states.at(-1)?.state, now), forecast: states.at(-1)?.forecast ?? NONE });
        return;
      case 'wait':
        now += step.ms;
        return;
      case 'look':
        look(step.lag, step.rivals);
        return;
      case 'acknowledge':
        act(acknowledgeAlert, { kind: step.kind, now }, step.rivals);
        return;
      case 'snoozeDay':
      case 'snoozeTopUp': {
        const asked = now;
        const snooze = step.kind === 'snoozeDay' ? 'day' : 'topUp';
        act((record) => snoozeAlert(record, snooze, asked), { kind: step.kind, now: asked }, step.rivals);
        return;
      }
    }
  };
  sequence.steps.forEach(run);
  return { entries, good, missed };
}

const NONE: Forecast = { kind: 'none', missing: 'readings' };
const FAULT = { kind: 'proxy' } as const;

function usedUp(amount: number | null): boolean {
  return amount !== null && amount <= 0;
}

function goodState(
  at: number,
  amount: number | null,
  days: number | null,
  unit: Sequence['unit'],
): { state: AccountState; forecast: Forecast } {
  const quantities = [
    { key: 'balance', amount: amount === null ? 'not-allocated' : exact(String(amount)), unit },
  ] as const;
  const forecast: Forecast = usedUp(amount)
    ? { kind: 'empty', since: at }
    : days === null
      ? NONE
      : { kind: 'forecast', perDay: 1, daysLeft: days, runsOutAt: at + days * DAY, confidence: 'high' };
  return { state: { kind: 'ok', reading: { at, quantities } }, forecast };
}

function afterFailure(before: AccountState | undefined, now: number): AccountState {
  const trouble = { fault: FAULT, since: now, attempts: 1 };
  return before?.kind === 'ok' || before?.kind === 'stale'
    ? { kind: 'stale', reading: before.reading, trouble }
    : { kind: 'failed', trouble };
}

function statusOf(state: AccountState): AccountStatus {
  const account = { id: 'a', name: 'A', provider: 'p', product: 'sms' };
  return { account, state, refreshing: false, old: false };
}

/** Sequences that stay near the threshold, where the rules are. */
export const sequences: fc.Arbitrary<Sequence> = fc
  .record({
    kind: fc.constantFrom('amount' as const, 'daysLeft' as const),
    level: fc.constantFrom(0, 1, 3, 20, 21, 1000),
    unit: fc.constantFrom('messages' as const, 'EUR' as const),
  })
  .chain(({ kind, level, unit }) => {
    const near = fc.constantFrom(
      0,
      0,
      0.01,
      0.1,
      0.2,
      0.24,
      0.3,
      0.4,
      0.45,
      0.5,
      0.9,
      0.95,
      0.97,
      1,
      1.04,
      1.05,
      1.06,
      3,
    );
    const rounded = (value: number): number => (unit === 'EUR' ? Math.round(value * 100) / 100 : Math.round(value));
    const amount = fc.oneof(
      { weight: 12, arbitrary: near.map((share) => rounded(share * Math.max(level, 20))) },
      { weight: 3, arbitrary: fc.integer({ min: -3, max: level + 3 }) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
    const days = fc.oneof(
      { weight: 9, arbitrary: near.map((share) => Math.round(share * Math.max(level, 3) * 4) / 4) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
    const reading = fc.record({ kind: fc.constant('reading' as const), amount, days });
    const wait = fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(MINUTE, 6 * MINUTE, 5 * HOUR, DAY - 11 * MINUTE, DAY, 3 * DAY),
    });
    const window = fc.integer({ min: 0, max: 4 });
    const lag = fc.constantFrom(0, 0, 0, 1, 2);
    const rival: fc.Arbitrary<Step> = fc.oneof(
      fc.record({ kind: fc.constant('look' as const), window, lag, rivals: fc.constant([]) }),
      fc.record({
        kind: fc.constantFrom('acknowledge' as const, 'snoozeDay' as const, 'snoozeTopUp' as const),
        window,
        rivals: fc.constant([]),
      }),
      reading,
    );
    const rivals = fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(rival, { maxLength: 3 }) },
    );
    const look = fc.record({ kind: fc.constant('look' as const), window, lag, rivals });
    // A reading is mostly looked at; that is what makes long runs of taken readings.
    const seen = fc.tuple(reading, look).map((pair): Step[] => [...pair]);
    // What a second reading confirms, at once or after the least gap between two alerts of a decay.
    const confirmed = fc
      .tuple(fc.constantFrom(0, 0, 12 * HOUR), reading, look, look)
      .map(([ms, ...[said, first, second]]): Step[] => [{ kind: 'wait', ms }, said, first, said, second]);
    const one = (step: fc.Arbitrary<Step>): fc.Arbitrary<Step[]> => step.map((made) => [made]);
    const answer = fc.record({
      kind: fc.constantFrom('acknowledge' as const, 'snoozeDay' as const, 'snoozeTopUp' as const),
      window,
      rivals,
    });
    const groups = fc.array(
      fc.oneof(
        { weight: 7, arbitrary: seen },
        { weight: 3, arbitrary: confirmed },
        { weight: 3, arbitrary: one(wait) },
        { weight: 2, arbitrary: one(look) },
        { weight: 1, arbitrary: one(reading) },
        { weight: 1, arbitrary: one(fc.constant({ kind: 'failure' })) },
        { weight: 2, arbitrary: one(answer) },
      ),
      { minLength: 15, maxLength: 50, size: 'max' },
    );
    return groups.map((steps) => ({ kind, level, unit, steps: steps.flat() }));
  });
