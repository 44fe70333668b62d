import { readingOf } from '../../balance/account/state.ts';
import type { Reading } from '../../balance/amount/quantity.ts';
import { parseReading } from '../../balance/readings/savedReading.ts';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableStore, MutableDisposable } from '../../base/lifecycle.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import type { Persisted } from '../editor/persisted.ts';

/** Readings that come within this time are saved together: a refresh of a hundred accounts writes all of them once, not a hundred times. */
const GATHER_MS = 1_000;

/** The last known readings by account id: what a window shows before any file is opened. */
export type LastReadings = Readonly<Record<string, Reading>>;

/** Reads what was saved. What cannot be read is left out: the store has these readings as well. */
export function parseLastReadings(saved: unknown): LastReadings {
  const entries = typeof saved === 'object' && saved !== null ? Object.entries(saved) : [];
  const readings = entries.flatMap(([id, value]) => {
    const reading = parseReading(value);
    return reading === undefined ? [] : [[id, reading] as const];
  });
  return Object.fromEntries(readings);
}

/** What is kept up to date, and from what. */
export interface LastReadingsParts {
  readonly monitor: Pick<Monitor, 'statuses' | 'onDidChange'>;
  readonly clock: Clock;
  readonly lastReadings: Persisted<LastReadings>;
}

/** Keeps the last known readings of the present accounts up to date. */
export function keepLastReadings({ monitor, clock, lastReadings }: LastReadingsParts): Disposable {
  const owned = new DisposableStore();
  const saving = owned.add(new MutableDisposable());
  const save = (): void => {
    const readings = monitor.statuses().flatMap(({ account, state }) => {
      const reading = readingOf(state);
      return reading === undefined ? [] : [[account.id, reading] as const];
    });
    lastReadings.write(Object.fromEntries(readings));
  };
  owned.add(monitor.onDidChange(() => saving.set(clock.after(GATHER_MS, save))));
  return owned;
}
