import type { DatabaseSync } from 'node:sqlite';
import type { Subject } from '../../balance/account/identity.ts';
import { type Reading, sameQuantities } from '../../balance/amount/quantity.ts';
import { type HistoryRows, rowsOf } from '../../balance/readings/rows.ts';
import type { HistoryEvent, HistoryOf, KeptSeries } from '../port/store.ts';
import { inSnapshot } from '../sqlite/schema.ts';
import { aboutText, safeMs, subjectFrom } from '../sqlite/storedRecord.ts';
import { amountsText, shapeFrom, shapeText } from './amounts.ts';
import { type Pack, packRows } from './pack.ts';
import { type RowShape, unpackRows } from './packedRows.ts';
import { openPackTable } from './packTable.ts';

/** A reading that says the same as the one before is kept when that one is this old. */
export const LEAST_EVERY_MS = 3_600_000;
/** Rows that one statement reads at most, so that none takes long. */
const PAGE_ROWS = 2_000;

/** The history in an open file. Its methods throw what SQLite throws. */
export function openHistory(database: DatabaseSync) {
  const packs = openPackTable(database);
  // The series that the record is of; the latest one where there is no record. Who never said whose it was goes on with any.
  const isOfRecord = `record.identity IS NULL OR record.identity = '' OR series.identity IN (record.identity, '')`;
  const currentOf = database.prepare(
    `SELECT number FROM series LEFT JOIN record ON record.account = series.account
     WHERE series.account = ? AND (${isOfRecord}) ORDER BY series.identity = record.identity DESC, number DESC LIMIT 1`,
  );
  const seriesOf = database.prepare(
    `SELECT number, identity, series.about AS about FROM series WHERE account = ? AND identity IN (?, '')
     ORDER BY identity DESC LIMIT 1`,
  );
  const everySeries = database.prepare(
    `SELECT number, series.account AS account, series.identity AS identity, series.about AS about,
     record.account IS NOT NULL AND (${isOfRecord}) AS current
     FROM series LEFT JOIN record ON record.account = series.account WHERE series.account IS NOT NULL ORDER BY number`,
  );
  const addSeries = database.prepare('INSERT INTO series (account, identity, about) VALUES (?, ?, ?)');
  const nameSeries = database.prepare('UPDATE series SET identity = ?, about = ? WHERE number = ?');
  const hideAll = database.prepare('UPDATE series SET account = NULL WHERE account = ?');
  const hideOne = database.prepare('UPDATE series SET account = NULL WHERE number = ?');
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

  const find = (of: HistoryOf): number | undefined => (typeof of === 'number' ? of : numberIn(currentOf.get(of)));
  /** The series of a subject, which is made where there is none, with its present name. */
  const series = (accountId: string, subject: Subject | undefined): number => {
    const [identity, about] = subject === undefined ? ['', ''] : [subject.identity, aboutText(subject)];
    const row = subject === undefined ? currentOf.get(accountId) : seriesOf.get(accountId, identity);
    const found = numberIn(row);
    if (found === undefined) {
      return Number(addSeries.run(accountId, identity, about).lastInsertRowid);
    }
    if (subject !== undefined && (row?.['identity'] !== identity || row['about'] !== about)) {
      nameSeries.run(identity, about, found);
    }
    return found;
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
    /**
     * Keeps a reading if it differs from the one before in time, or that one is an hour old. The first one of a UTC day packs
     * those of the days before. Belongs into the transaction that records the outcome.
     */
    append(accountId: string, generation: number, reading: Reading, subject?: Subject): void {
      const number = series(accountId, subject);
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
    /** Keeps what happened to an account and is no reading. */
    note(accountId: string, generation: number, { at, kind, faultKind }: HistoryEvent, subject?: Subject): void {
      addEvent.run(series(accountId, subject), safeMs(at), generation, kind, faultKind ?? null);
    },
    /** The readings from `fromMs` to before `toMs`, oldest first. */
    rows(of: HistoryOf, fromMs: number, toMs: number): HistoryRows {
      const number = find(of);
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
    events(of: HistoryOf, fromMs: number, toMs: number): readonly HistoryEvent[] {
      const number = find(of);
      const rows = number === undefined ? [] : eventsOf.all(number, safeMs(fromMs), safeMs(toMs));
      return rows.flatMap((row) => eventIn(row['at'], row['kind'], row['fault_kind']));
    },
    kept: (): readonly KeptSeries[] =>
      everySeries.all().map((row): KeptSeries => {
        const subject = subjectFrom(row['identity'], row['about']);
        const [number, accountId, isCurrent] = [Number(row['number']), String(row['account']), row['current'] === 1];
        return { number, accountId, isCurrent, ...(subject === undefined ? {} : { subject }) };
      }),
    /** Hides everything of an account, or of one series, at once; `retention.ts` deletes it bit by bit. */
    hide(of: HistoryOf): void {
      if (typeof of === 'number') {
        hideOne.run(of);
      } else {
        hideAll.run(of);
      }
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
