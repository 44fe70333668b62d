import type { DatabaseSync } from 'node:sqlite';
import type { Trouble } from '../../balance/account/state.ts';
import { type Reading, sameQuantities } from '../../balance/amount/quantity.ts';
import { type HistoryRows, rowsOf } from '../../balance/readings/rows.ts';
import type { HistoryEvent } from '../port/store.ts';
import { inSnapshot, PACKS_FROM, versionOf } from '../sqlite/schema.ts';
import { safeMs } from '../sqlite/storedRecord.ts';
import { amountsText, shapeFrom, shapeText } from './amounts.ts';
import { type Pack, packRows } from './pack.ts';
import { type RowShape, unpackRows } from './packedRows.ts';
import { NO_PACKS, openPackTable } from './packTable.ts';

/** A reading that says the same as the one before is kept when that one is this old. */
export const LEAST_EVERY_MS = 3_600_000;
/** Rows that one statement reads at most, so that none takes long. */
const PAGE_ROWS = 2_000;

/** The history in an open file. Its methods throw what SQLite throws. */
export interface History {
  /**
   * Keeps a reading if it differs from the one before in time, or that one is an hour old. The first one of a UTC day packs
   * those of the days before. Belongs into the transaction that records the outcome.
   */
  append(accountId: string, generation: number, reading: Reading): void;
  /** Keeps the beginning, the change of kind, or the end of a trouble; nothing when neither happened. */
  note(
    accountId: string,
    generation: number,
    at: number,
    before: Trouble | undefined,
    after: Trouble | undefined,
  ): void;
  /** The readings from `fromMs` to before `toMs`, oldest first. */
  rows(accountId: string, fromMs: number, toMs: number): HistoryRows;
  events(accountId: string, fromMs: number, toMs: number): readonly HistoryEvent[];
  /** Hides everything of an account at once; `retention.ts` deletes it bit by bit. */
  hide(accountId: string): void;
}

export function openHistory(database: DatabaseSync): History {
  const packs = versionOf(database) < PACKS_FROM ? NO_PACKS : openPackTable(database);
  const seriesOf = database.prepare('SELECT number FROM series WHERE account = ?');
  const addSeries = database.prepare('INSERT INTO series (account) VALUES (?) ON CONFLICT DO NOTHING');
  const hideSeries = database.prepare('UPDATE series SET account = NULL WHERE account = ?');
  const shapeOf = database.prepare('SELECT number FROM shape WHERE quantities = ?');
  const addShape = database.prepare('INSERT INTO shape (quantities) VALUES (?) ON CONFLICT DO NOTHING');
  const shapes = database.prepare('SELECT number, quantities FROM shape');
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

  const find = (accountId: string): number | undefined => numberIn(seriesOf.get(accountId));
  const series = (accountId: string): number => {
    const found = find(accountId);
    return found ?? Number(addSeries.run(accountId).lastInsertRowid);
  };
  const shape = (text: string): number => numberIn(shapeOf.get(text)) ?? Number(addShape.run(text).lastInsertRowid);
  const knownShapes = (): ReadonlyMap<number, RowShape> => {
    const known = new Map<number, RowShape>();
    for (const { number, quantities } of shapes.all()) {
      const parsed = shapeFrom(quantities);
      if (parsed !== undefined) {
        known.set(Number(number), parsed);
      }
    }
    return known;
  };
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

  return {
    append(accountId, generation, reading) {
      const number = series(accountId);
      const at = safeMs(reading.at);
      const row = last.get(number, at);
      const [before] = row
        ? unpackRows([packRows(Number(row['shape']), [looseRowIn(row)])], knownShapes()).readings()
        : [];
      if (
        before !== undefined &&
        at - before.at < LEAST_EVERY_MS &&
        sameQuantities(before.quantities, reading.quantities)
      ) {
        return;
      }
      addReading.run(number, at, generation, shape(shapeText(reading.quantities)), amountsText(reading.quantities));
      packs.packBefore(number, at);
    },
    note(accountId, generation, at, before, after) {
      if (after === undefined ? before !== undefined : before?.fault.kind !== after.fault.kind) {
        const kind = after === undefined ? 'recovered' : 'trouble';
        addEvent.run(series(accountId), safeMs(at), generation, kind, after?.fault.kind ?? null);
      }
    },
    rows(accountId, fromMs, toMs) {
      const number = find(accountId);
      if (number === undefined) {
        return rowsOf([]);
      }
      const [from, to] = [safeMs(fromMs), safeMs(toMs)];
      // Another window may pack what is loose meanwhile: it must be seen in one of the two places.
      const [found, known] = inSnapshot(database, () => {
        return [[...packs.of(number, from, to), ...loose(number, from, to)], knownShapes()] as const;
      });
      return unpackRows(found, known, from, to);
    },
    events(accountId, fromMs, toMs) {
      const number = find(accountId);
      const rows = number === undefined ? [] : eventsOf.all(number, safeMs(fromMs), safeMs(toMs));
      return rows.flatMap((row) => eventIn(row['at'], row['kind'], row['fault_kind']));
    },
    hide(accountId) {
      hideSeries.run(accountId);
    },
  };
}

function numberIn(row: Record<string, unknown> | undefined): number | undefined {
  const number = row?.['number'];
  return typeof number === 'number' ? number : undefined;
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
