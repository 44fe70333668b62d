import type * as vscode from 'vscode';
import type { Reading } from '../balance/quantity.ts';
import { parseReading } from '../balance/savedReading.ts';
import { readingOf } from '../balance/state.ts';
import type { Clock } from '../base/clock.ts';
import { type Disposable, DisposableStore, MutableDisposable } from '../base/lifecycle.ts';
import type { Monitor } from '../monitor/monitor.ts';

const KEY = 'remembered';
/** Readings of many accounts that come within this time are saved together. */
const GATHER_MS = 1_000;

/**
 * The last known readings, from VS Code's own memory, which is there at once: they are what the first paint shows before
 * any file is opened. What cannot be read is left out.
 */
export function readRemembered(memento: vscode.Memento): ReadonlyMap<string, Reading> {
  const saved: unknown = memento.get(KEY);
  const readings = new Map<string, Reading>();
  for (const [id, value] of Object.entries(typeof saved === 'object' && saved !== null ? saved : {})) {
    const reading = parseReading(value);
    if (reading !== undefined) {
      readings.set(id, reading);
    }
  }
  return readings;
}

/** Keeps the last known readings of the present accounts up to date. */
export function remember(memento: vscode.Memento, monitor: Monitor, clock: Clock): Disposable {
  const owned = new DisposableStore();
  const saving = owned.add(new MutableDisposable());
  let saved = '';
  const save = (): void => {
    const readings = monitor.statuses().flatMap(({ account, state }) => {
      const reading = readingOf(state);
      return reading === undefined ? [] : [[account.id, reading] as const];
    });
    const next = JSON.stringify(readings);
    if (next !== saved) {
      saved = next;
      void memento.update(KEY, Object.fromEntries(readings));
    }
  };
  owned.add(monitor.onDidChange(() => saving.set(clock.after(GATHER_MS, save))));
  return owned;
}
