import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../base/clock.ts';
import { DAY_MS } from '../../base/duration.ts';
import { type Disposable, DisposableStore, MutableDisposable, toDisposable } from '../../base/lifecycle.ts';
import { type Copy, copyAccounts, copying } from './damagedFile.ts';
import { damagedBefore } from './generation.ts';
import { closeQuietly } from './openFile.ts';
import { type Run, transact } from './retention.ts';
import type { SharedFile } from './sharedFile.ts';

/** Readings and events are looked for in spans of this, from the newest to the oldest. */
const SPAN_MS = 32 * DAY_MS;
/** How far back: what is kept thinned, and a little more. */
const SPANS = 60;
/** Packs that are read at once. */
const MOST_PACKS = 64;
/** What a slice costs at most, in rows that are copied: it holds the host's thread, and the file. */
const ENOUGH_ROWS = 500;
/** What a look at a span costs, and at a day that cannot be read. */
const SPAN_COSTS = 5;
const LOST_DAY_COSTS = 10;
/** Between two slices, so that the host's thread has time for others. Milliseconds. */
const PAUSE_MS = 100;
/** Where the file says how far it has come. */
const NOTE = 'salvage';

/** How far a salvage has come. It is noted in the same transaction as what was copied, so that any window can take it up. */
export interface Progress {
  /** The damaged file. */
  readonly from: string;
  /** The number, in the damaged file, of the series that is copied; 0 before the first one, -1 behind the last one. */
  readonly series: number;
  /** Spans of that series that are copied. */
  readonly spans: number;
  /** Numbers of packs below this are copied. */
  readonly packs: number;
  /** Readings that were taken over; a pack counts as many as it holds. */
  readonly readings: number;
  /** UTC days of which something could not be read, by their beginning. */
  readonly lost: readonly number[];
  readonly done: boolean;
}

const BEGUN: Omit<Progress, 'from'> = { series: 0, spans: 0, packs: 0, readings: 0, lost: [], done: false };

/**
 * Begins the salvage in a file that is made: takes over what is little, records, notes and which series there are. It belongs into
 * the transaction that makes the file, so that nothing is taken over again that is removed from it.
 */
export function beginSalvage(database: DatabaseSync, path: string, open: SalvageParts['openDamaged']): void {
  const from = damagedBefore(path);
  if (from === undefined) {
    return;
  }
  const damaged = open(from);
  if (damaged !== undefined) {
    try {
      copyAccounts(database, damaged);
    } finally {
      closeQuietly(damaged);
    }
  }
  note(database, { ...BEGUN, from });
}

/** How far the salvage in this file has come; `undefined` where none was begun. */
function progressOf(database: DatabaseSync): Progress | undefined {
  const text = database.prepare('SELECT value FROM meta WHERE name = ?').get(NOTE)?.['value'];
  return typeof text === 'string' ? (JSON.parse(text) as Progress) : undefined;
}

/**
 * Prepares a run that copies what can be read of the history in a damaged file, series by series and day by day, behind what the
 * file has already: a reading of the same moment stays as it is. Every slice belongs into a transaction.
 */
function salvaging(database: DatabaseSync, damaged: DatabaseSync, from: string, now: number): Run {
  const copy = copying(database, damaged);
  return {
    slice() {
      let at = { ...(progressOf(database) ?? BEGUN), from };
      for (let rows = 0; !at.done && rows < ENOUGH_ROWS; ) {
        const step = nextStep(copy, at, now);
        rows += step.rows;
        at = step.progress;
      }
      return note(database, at);
    },
  };
}

/** Notes how far it has come; whether there is more to do. */
function note(database: DatabaseSync, at: Progress): boolean {
  database.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)').run(NOTE, JSON.stringify(at));
  return !at.done;
}

/** One step: the packs, then the series one after the other. */
function nextStep(copy: Copy, at: Progress, now: number): { readonly progress: Progress; readonly rows: number } {
  if (at.packs <= copy.lastPack) {
    const { rows, readings, lost } = copy.packs(at.packs, at.packs + MOST_PACKS);
    return { progress: after(at, readings, lost, { packs: at.packs + MOST_PACKS }), rows: rows + MOST_PACKS };
  }
  if (at.series === 0) {
    return { progress: { ...at, series: copy.seriesAfter(0) }, rows: 0 };
  }
  if (at.series < 0) {
    return { progress: { ...at, done: true }, rows: 0 };
  }
  const to = Math.ceil(now / DAY_MS) * DAY_MS + DAY_MS - at.spans * SPAN_MS;
  const { rows, lost } = copy.span(at.series, to - SPAN_MS, to);
  const isLast = at.spans + 1 >= SPANS;
  const next = isLast ? { series: copy.seriesAfter(at.series), spans: 0 } : { spans: at.spans + 1 };
  return { progress: after(at, rows, lost, next), rows: rows + SPAN_COSTS + LOST_DAY_COSTS * lost.length };
}

function after(at: Progress, readings: number, lost: readonly number[], next: Partial<Progress>): Progress {
  return { ...at, ...next, readings: at.readings + readings, lost: [...new Set([...at.lost, ...lost])] };
}

/** What a salvage works with. */
export interface SalvageParts {
  readonly file: SharedFile;
  /** Where that file is: the damaged one is found by its name. */
  readonly path: string;
  readonly clock: Clock;
  readonly openDamaged: (path: string) => DatabaseSync | undefined;
  /** Called in the window that ends the salvage. */
  readonly onDone: (progress: Progress) => void;
}

/**
 * Salvages in the background what the generation before holds, if it was damaged and that is not done. All windows take
 * part: each slice goes on from what the file says, so that nobody waits for one that was killed.
 */
export function keepSalvaging({ file, path, clock, openDamaged: open, onDone }: SalvageParts): Disposable {
  const owned = new DisposableStore();
  const timer = owned.add(new MutableDisposable());
  const { database } = file;
  let run: Run | undefined;
  const begin = (from: string): Run => {
    const damaged = open(from);
    if (damaged === undefined) {
      return { slice: () => note(database, { ...BEGUN, from, done: true }) };
    }
    owned.add(toDisposable(() => damaged.close()));
    return salvaging(database, damaged, from, clock.now());
  };
  const step = (): void => {
    const done = transact(file, () => {
      const before = progressOf(database);
      if (before === undefined || before.done) {
        return { mine: false, more: false };
      }
      // A window that was faster than the one that moves the damaged file away found it under its own name.
      run ??= begin(damagedBefore(path) ?? before.from);
      const more = run.slice();
      return { mine: !more, more };
    });
    if (done === undefined || done.more) {
      timer.set(clock.after(PAUSE_MS, step));
      return;
    }
    const progress = done.mine ? transact(file, () => progressOf(database)) : undefined;
    owned.dispose();
    if (progress !== undefined) {
      onDone(progress);
    }
  };
  if (damagedBefore(path) !== undefined) {
    timer.set(clock.after(0, step));
  }
  return owned;
}
