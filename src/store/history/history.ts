import type { DatabaseSync } from 'node:sqlite';
import type { Subject } from '../../balance/account/identity.ts';
import { type Reading, sameQuantities } from '../../balance/amount/quantity.ts';
import { type DaySums, sumsWithin } from '../../balance/readings/daySums.ts';
import { columnId, type HistoryRows, rowsOf } from '../../balance/readings/rows.ts';
import { sumsOfDay } from '../../balance/readings/spending.ts';
import { DAY_MS } from '../../base/duration.ts';
import type { HistoryEvent, HistoryOf } from '../port/store.ts';
import { inSnapshot } from '../sqlite/schema.ts';
import { safeMs } from '../sqlite/storedRecord.ts';
import { amountsText, shapeText } from './amounts.ts';
import { type Pack, packRows } from './pack.ts';
import { unpackRows } from './packedRows.ts';
import { dayOf, openPackTable } from './packTable.ts';
import { openSeriesTable } from './seriesTable.ts';
import { openSumTable } from './sumTable.ts';

/** A reading that says the same as the one before is kept when that one is this old. */
const LEAST_EVERY_MS = 3_600_000;
/** Rows that one statement reads at most, so that none takes long. */
const PAGE_ROWS = 2_000;

/** The history in an open file. Its methods throw what SQLite throws. */
export function openHistory(database: DatabaseSync) {
  const packs = openPackTable(database);
  const sums = openSumTable(database);
  const table = openSeriesTable(database);
  const last = database.prepare(
    'SELECT at, shape, amounts FROM reading WHERE series = ? AND at <= ? ORDER BY at DESC, generation DESC LIMIT 1',
  );
  const addReading = database.prepare(
    'INSERT OR REPLACE INTO reading (series, at, generation, shape, amounts) VALUES (?, ?, ?, ?, ?)',
  );
  const addEvent = database.prepare(
    'INSERT OR REPLACE INTO event (series, at, generation, kind, fault_kind) VALUES (?, ?, ?, ?, ?)',
  );
  const page = database.prepare(
    `SELECT at, generation, shape, amounts FROM reading WHERE series = ? AND (at, generation) > (?, ?) AND at < ?
     ORDER BY at, generation LIMIT ${PAGE_ROWS}`,
  );
  const eventsOf = database.prepare(
    'SELECT at, kind, fault_kind FROM event WHERE series = ? AND at >= ? AND at < ? ORDER BY at, generation',
  );

  /** What is not packed yet, in packs that are made for the moment. */
  const loose = (number: number, fromMs: number, toMs: number): Pack[] => {
    const found: Pack[] = [];
    let [at, generation] = [fromMs - 1, Number.MAX_SAFE_INTEGER];
    for (let more = true; more; ) {
      const rows = page.all(number, at, generation, toMs).map(looseRowIn);
      for (let first = 0; first < rows.length; ) {
        const shape = rows[first]?.shape ?? 0;
        const end = rows.findIndex((row, place) => place > first && row.shape !== shape);
        const pack = packRows(shape, rows.slice(first, end < 0 ? rows.length : end));
        found.push(pack);
        first += pack.count;
      }
      ({ at, generation } = rows.at(-1) ?? { at, generation });
      more = rows.length === PAGE_ROWS;
    }
    return found;
  };

  const read = (number: number, from: number, to: number): HistoryRows =>
    unpackRows(
      [...packs.of(number, from, to), ...loose(number, from, to)],
      table.knownShapes(),
      ...([from, to] as const),
      sumsOf(number, from, to),
    );
  /** Those of a day on which a history began or ended are in both, as a whole. */
  const sumsOf = (number: number, from: number, to: number): readonly DaySums[] => {
    const { begins = 0, ends = Number.MAX_SAFE_INTEGER } = table.stored(number) ?? {};
    return sums
      .of(number, from, to)
      .map((day) => ([begins, ends].some((time) => dayOf(time) === day.at) ? sumsWithin(day, begins, ends) : day));
  };

  return {
    /**
     * Keeps a reading if it differs from the one before in time, or that one is an hour old. The first one of a UTC day packs
     * those of the days before. Belongs into the transaction that records the outcome.
     */
    append(accountId: string, generation: number, reading: Reading, subject?: Subject): void {
      const number = table.of(accountId, subject);
      const at = safeMs(reading.at);
      const row = last.get(number, at);
      const [before] = row
        ? unpackRows([packRows(Number(row['shape']), [looseRowIn(row)])], table.knownShapes()).readings()
        : [];
      if (
        before !== undefined &&
        at - before.at < LEAST_EVERY_MS &&
        sameQuantities(before.quantities, reading.quantities)
      ) {
        return;
      }
      addReading.run(
        number,
        at,
        generation,
        table.shape(shapeText(reading.quantities)),
        amountsText(reading.quantities),
      );
      packs.packBefore(number, at);
    },
    begins: table.begins,
    /**
     * Keeps what was spent on a UTC day of a series, cut where `endOf` says that a day of the user's is over, before the day is thinned;
     * once for all. Whether it was summed now, and is to be thinned. Belongs into the transaction that thins it.
     */
    sumDay(number: number, day: number, endOf: (at: number) => number): boolean {
      if (sums.of(number, day, day + DAY_MS).length > 0) {
        // What a wrong clock has put there since may be deleted, and must not take the place of what the sums end with.
        return false;
      }
      const { begins = 0 } = table.stored(number) ?? {};
      if (dayOf(begins) === day && read(number, day, begins).at.length > 0) {
        // From before the history began on that day readings were imported: what is between the two would be no part of it.
        return false;
      }
      const latest = sums.latestBefore(number, day) ?? 0;
      const known = new Set(idsOf(read(number, latest, day)));
      // What is a top-up depends on what there was before, also of a quantity that is not read every day.
      const isKnown = latest === 0 || idsOf(read(number, day, day + DAY_MS)).every((id) => known.has(id));
      sums.put(number, sumsOfDay(read(number, isKnown ? latest : 0, day + DAY_MS), day, endOf));
      return true;
    },
    /** Keeps what happened to an account and is no reading. */
    note(accountId: string, generation: number, { at, kind, faultKind }: HistoryEvent, subject?: Subject): void {
      addEvent.run(table.of(accountId, subject), safeMs(at), generation, kind, faultKind ?? null);
    },
    /** The readings from `fromMs` to before `toMs`, oldest first. */
    rows(of: HistoryOf, fromMs: number, toMs: number): HistoryRows {
      const number = table.find(of);
      if (number === undefined) {
        return rowsOf([]);
      }
      const [from, to] = [safeMs(fromMs), safeMs(toMs)];
      // Another window may pack what is loose meanwhile: it must be seen in one of the two places.
      return inSnapshot(database, () => read(number, from, to));
    },
    events(of: HistoryOf, fromMs: number, toMs: number): readonly HistoryEvent[] {
      const number = table.find(of);
      const rows = number === undefined ? [] : eventsOf.all(number, safeMs(fromMs), safeMs(toMs));
      return rows.flatMap((row) => eventIn(row['at'], row['kind'], row['fault_kind']));
    },
    kept: table.kept,
    hide: table.hide,
  };
}

/** The quantities of which there is an amount. */
function idsOf(rows: HistoryRows): readonly string[] {
  const summed = new Set(rows.sums.flatMap(({ sums }) => sums.map(({ key, unit }) => columnId(key, unit))));
  const read = rows.columns.filter(({ values }) => Array.from(values).some((value) => !Number.isNaN(value)));
  return [...summed, ...read.map(({ key, unit }) => columnId(key, unit))];
}

function looseRowIn(row: Record<string, unknown>) {
  return {
    at: Number(row['at']),
    generation: Number(row['generation']),
    shape: Number(row['shape']),
    amounts: String(row['amounts']),
  };
}

function eventIn(at: unknown, kind: unknown, faultKind: unknown): HistoryEvent[] {
  if (typeof at !== 'number' || (kind !== 'trouble' && kind !== 'recovered')) {
    return [];
  }
  return [{ at, kind, ...(typeof faultKind === 'string' ? { faultKind } : {}) }];
}
