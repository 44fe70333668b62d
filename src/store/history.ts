import type { DatabaseSync } from 'node:sqlite';
import { type Reading, sameQuantities } from '../balance/quantity.ts';
import type { Trouble } from '../balance/state.ts';
import { amountsReader, amountsText, shapeFrom, shapeText } from './amounts.ts';
import type { HistoryEvent, HistoryReading } from './store.ts';
import { safeMs } from './storedRecord.ts';

/** A reading that says the same as the one before is kept when that one is this old. */
export const LEAST_EVERY_MS = 3_600_000;

/** The history in an open file. Its methods throw what SQLite throws. */
export interface History {
  /**
   * Keeps a reading if it differs from the one before in time, or that one is an hour old. Belongs into the
   * transaction that records the outcome.
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
  readings(accountId: string, fromMs: number, toMs: number): readonly HistoryReading[];
  events(accountId: string, fromMs: number, toMs: number): readonly HistoryEvent[];
  /** Hides everything of an account at once; `retention.ts` deletes it bit by bit. */
  hide(accountId: string): void;
}

type Reader = ReturnType<typeof amountsReader>;

export function openHistory(database: DatabaseSync): History {
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
  const readingsOf = database.prepare(
    'SELECT at, shape, amounts FROM reading WHERE series = ? AND at >= ? AND at < ? ORDER BY at, generation',
  );
  const eventsOf = database.prepare(
    'SELECT at, kind, fault_kind FROM event WHERE series = ? AND at >= ? AND at < ? ORDER BY at, generation',
  );
  readingsOf.setReturnArrays(true);
  // One row instead of a hundred thousand, which is what most of the time of a year's range would go into.
  const rangeOf = database.prepare(
    `SELECT min(shape) AS shape, max(shape) AS other, json_group_array(at) AS times, group_concat(amounts, char(10)) AS amounts
     FROM (SELECT * FROM reading WHERE series = ? AND at >= ? AND at < ? ORDER BY at, generation)`,
  );

  const find = (accountId: string): number | undefined => numberIn(seriesOf.get(accountId));
  const series = (accountId: string): number => {
    const found = find(accountId);
    return found ?? Number(addSeries.run(accountId).lastInsertRowid);
  };
  const shape = (text: string): number => numberIn(shapeOf.get(text)) ?? Number(addShape.run(text).lastInsertRowid);
  const readers = (): Map<unknown, Reader> => {
    const known = new Map<unknown, Reader>();
    for (const row of shapes.all()) {
      const parsed = shapeFrom(row['quantities']);
      if (parsed !== undefined) {
        known.set(row['number'], amountsReader(parsed));
      }
    }
    return known;
  };

  return {
    append(accountId, generation, reading) {
      const number = series(accountId);
      const at = safeMs(reading.at);
      const row = last.get(number, at);
      const before = row && toReading(readers(), row['at'], row['shape'], row['amounts']);
      if (
        before !== undefined &&
        at - before.at < LEAST_EVERY_MS &&
        sameQuantities(before.quantities, reading.quantities)
      ) {
        return;
      }
      addReading.run(number, at, generation, shape(shapeText(reading.quantities)), amountsText(reading.quantities));
    },
    note(accountId, generation, at, before, after) {
      if (after === undefined ? before !== undefined : before?.fault.kind !== after.fault.kind) {
        const kind = after === undefined ? 'recovered' : 'trouble';
        addEvent.run(series(accountId), safeMs(at), generation, kind, after?.fault.kind ?? null);
      }
    },
    readings(accountId, fromMs, toMs) {
      const number = find(accountId);
      if (number === undefined) {
        return [];
      }
      const known = readers();
      const together = readingsIn(known, rangeOf.get(number, safeMs(fromMs), safeMs(toMs)));
      if (together !== undefined) {
        return together;
      }
      const found: HistoryReading[] = [];
      for (const row of readingsOf.all(number, safeMs(fromMs), safeMs(toMs)) as unknown as unknown[][]) {
        const reading = toReading(known, row[0], row[1], row[2]);
        if (reading !== undefined) {
          found.push(reading);
        }
      }
      return found;
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

/** A row that cannot be read is no reading: it must not become a wrong one. */
function toReading(
  known: ReadonlyMap<unknown, Reader>,
  at: unknown,
  shape: unknown,
  amounts: unknown,
): HistoryReading | undefined {
  const quantities = typeof amounts === 'string' ? known.get(shape)?.(amounts) : undefined;
  return quantities === undefined || typeof at !== 'number' ? undefined : { at, quantities };
}

/**
 * The readings of a range in one row, where all are of one shape; `undefined` where they are not, or where anything is
 * unusual and each has to be looked at by itself.
 */
function readingsIn(
  known: ReadonlyMap<unknown, Reader>,
  row: Record<string, unknown> | undefined,
): readonly HistoryReading[] | undefined {
  const { shape, other, times, amounts } = row ?? {};
  const read = known.get(shape);
  if (read === undefined || shape !== other || typeof times !== 'string' || typeof amounts !== 'string') {
    return undefined;
  }
  const moments = JSON.parse(times) as readonly unknown[];
  const lines = amounts.split('\n');
  const found: HistoryReading[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < lines.length; index++) {
    const at = moments[index];
    const quantities = read(lines[index] ?? '');
    if (quantities === undefined || typeof at !== 'number' || !Number.isSafeInteger(at) || at < before) {
      return undefined;
    }
    found.push({ at, quantities });
    before = at;
  }
  return found;
}

function eventIn(at: unknown, kind: unknown, faultKind: unknown): HistoryEvent[] {
  if (typeof at !== 'number' || (kind !== 'trouble' && kind !== 'recovered')) {
    return [];
  }
  return [{ at, kind, ...(typeof faultKind === 'string' ? { faultKind } : {}) }];
}
