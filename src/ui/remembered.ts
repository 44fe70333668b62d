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
  const readings = new Map<string, Reading>();
  for (const [id, value] of Object.entries(savedIn(memento))) {
    const reading = parseReading(value);
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
    const next = JSON.stringify(Object.fromEntries(readings));
    if (next !== saved) {
      saved = next;
      void memento.update(KEY, next);
    }
  };
  owned.add(monitor.onDidChange(() => saving.set(clock.after(GATHER_MS, save))));
  return owned;
}
