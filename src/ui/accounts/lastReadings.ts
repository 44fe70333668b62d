import { readingOf } from '../../balance/account/state.ts';
import { parseReading } from '../../balance/readings/savedReading.ts';
import type { Clock } from '../../base/clock.ts';
import { gathering } from '../../base/gathering.ts';
import { type Disposable, DisposableStore } from '../../base/lifecycle.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import type { Remembered } from '../../monitor/ask/status.ts';
import type { Persisted } from '../editor/persisted.ts';

/**
 * A reading is saved at once: the window may be closed a moment later, and one that closes takes nothing any more. Those that
 * come soon after it are saved together, since a refresh of a hundred accounts must not write all of them a hundred times.
 */
const GATHER_MS = { first: 10, further: 250 };

/** The last known readings by account id, each with whose it is: what a window shows before any file is opened. */
export type LastReadings = Readonly<Record<string, Remembered>>;

/** Reads what was saved. What cannot be read is left out: the store has these readings as well. */
export function parseLastReadings(saved: unknown): LastReadings {
  const entries = typeof saved === 'object' && saved !== null ? Object.entries(saved) : [];
  const readings = entries.flatMap(([id, value]) => {
    const reading = parseReading(value);
    const identity = typeof value === 'object' && value !== null && 'identity' in value ? value.identity : undefined;
    const whose = typeof identity === 'string' ? { identity } : {};
    return reading === undefined ? [] : [[id, { ...reading, ...whose }] as const];
  });
  return Object.fromEntries(readings);
}

/** What is kept up to date, and from what. */
export interface LastReadingsParts {
  readonly monitor: Pick<Monitor, 'status' | 'statuses' | 'onDidChange'>;
  readonly clock: Clock;
  readonly lastReadings: Persisted<LastReadings>;
}

/** Keeps the last known readings of the present accounts up to date. */
export function keepLastReadings({ monitor, clock, lastReadings }: LastReadingsParts): Disposable {
  const owned = new DisposableStore();
  const save = (): void => {
    const before = lastReadings.read();
    const readings = monitor.statuses().flatMap(({ account: { id }, state, identity }) => {
      const reading = readingOf(state);
      const whose = identity ?? (reading?.at === before[id]?.at ? before[id]?.identity : undefined);
      return reading === undefined ? [] : [[id, { ...reading, ...(whose && { identity: whose }) }] as const];
    });
    void lastReadings.write(Object.fromEntries(readings));
  };
  const saving = owned.add(gathering(clock, GATHER_MS, save));
  const known = new Map<string, number | undefined>(
    Object.entries(lastReadings.read()).map(([id, { at }]) => [id, at]),
  );
  owned.add(
    monitor.onDidChange((ids) => {
      for (const id of ids) {
        const status = monitor.status(id);
        const at = status && readingOf(status.state)?.at;
        // Not at any change: the wait would begin with the request, and the reading come in the middle of it.
        if (at !== known.get(id)) {
          known.set(id, at);
          saving.ask();
        }
      }
    }),
  );
  return owned;
}
