import type * as vscode from 'vscode';
import { readingOf } from '../../balance/account/state.ts';
import type { Reading } from '../../balance/amount/quantity.ts';
import { parseReading } from '../../balance/readings/savedReading.ts';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableStore, MutableDisposable } from '../../base/lifecycle.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';

const KEY = 'remembered';
/** Readings of many accounts that come within this time are saved together. */
const GATHER_MS = 1_000;
/**
 * The same amounts, read again, are saved after this time: VS Code sends and writes all that is remembered each time. An age
 * can be that much too high until the store is open, and never too low.
 */
export const RENEW_MS = 5 * 60_000;

/** A reading as it is saved: with a thousand accounts, names of fields would be most of it. */
type Saved = readonly [at: number, ...quantities: readonly (readonly [string, string | null, string])[]];

/**
 * The last known readings, from VS Code's own memory, which is there at once: they are what the first paint shows before
 * any file is opened. What cannot be read is left out.
 */
export function readRemembered(memento: vscode.Memento): ReadonlyMap<string, Reading> {
  const readings = new Map<string, Reading>();
  for (const [id, value] of Object.entries(savedIn(memento))) {
    const reading = parseReading(unpacked(value));
    if (reading !== undefined) {
      readings.set(id, reading);
    }
  }
  return readings;
}

/** What was saved, by account. It is a text: VS Code keeps what it is given, and a text takes a third of the objects' memory. */
function savedIn(memento: vscode.Memento): Readonly<Record<string, unknown>> {
  const text: unknown = memento.get(KEY);
  try {
    const saved: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
    return typeof saved === 'object' && saved !== null ? { ...saved } : {};
  } catch {
    // It is damaged: the store has these readings as well.
    return {};
  }
}

function packed({ at, quantities }: Reading): Saved {
  return [at, ...quantities.map(({ key, amount, unit }) => [key, amount, unit] as const)];
}

/** What a saved reading looked like before it was packed, if it was one: whether it is one is found out elsewhere. */
function unpacked(value: unknown): unknown {
  const [at, ...quantities]: unknown[] = Array.isArray(value) ? value : [];
  return {
    at,
    quantities: quantities.map((each) => {
      const [key, amount, unit]: unknown[] = Array.isArray(each) ? each : [];
      return { key, amount, unit };
    }),
  };
}

/** Keeps the last known readings of the present accounts up to date. */
export function remember(memento: vscode.Memento, monitor: Monitor, clock: Clock): Disposable {
  const owned = new DisposableStore();
  const saving = owned.add(new MutableDisposable());
  let saved = '';
  let savedAmounts = '';
  let savedAt = Number.NEGATIVE_INFINITY;
  const save = (): void => {
    const readings = monitor.statuses().flatMap(({ account, state }) => {
      const reading = readingOf(state);
      return reading === undefined ? [] : [[account.id, packed(reading)] as const];
    });
    const next = JSON.stringify(Object.fromEntries(readings));
    const amounts = JSON.stringify(readings.map(([id, [, ...quantities]]) => [id, quantities]));
    const wait = savedAt + RENEW_MS - clock.monotonic();
    if (amounts === savedAmounts && wait > 0) {
      if (next !== saved) {
        saving.set(clock.after(wait, save));
      }
    } else if (next !== saved) {
      saved = next;
      savedAmounts = amounts;
      savedAt = clock.monotonic();
      void memento.update(KEY, next);
    }
  };
  owned.add(monitor.onDidChange(() => saving.set(clock.after(GATHER_MS, save))));
  return owned;
}
