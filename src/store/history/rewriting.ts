import type { DatabaseSync } from 'node:sqlite';
import type { Subject } from '../../balance/account/identity.ts';
import type { Reading } from '../../balance/amount/quantity.ts';
import { type DaySums, sumsWithin } from '../../balance/readings/daySums.ts';
import { DAY_MS } from '../../base/duration.ts';
import type { HistoryOf } from '../port/store.ts';
import { safeMs } from '../sqlite/storedRecord.ts';
import { amountsText, shapeText } from './amounts.ts';
import { packRows, rowsIn } from './pack.ts';
import { dayOf } from './packTable.ts';
import { openSeriesTable } from './seriesTable.ts';
import { openSumTable, type StoredSum } from './sumTable.ts';
import type { Ended, Row, Taken, TakenRows } from './taken.ts';

const NO_TIME = -1;
const EVER = [0, Number.MAX_SAFE_INTEGER] as const;

/**
 * What changes the past in an open file, because the user wants it. Its methods throw what SQLite throws, and belong into
 * transactions.
 */
export function openRewriting(database: DatabaseSync) {
  const table = openSeriesTable(database);
  const sums = openSumTable(database);
  const within = 'WHERE series = ? AND at >= ? AND at < ?';
  const packs = database.prepare(
    `SELECT number, at, shape, count, readings AS text FROM pack ${within} ORDER BY number`,
  );
  const dropPack = database.prepare('DELETE FROM pack WHERE number = ?');
  const addPack = database.prepare('INSERT INTO pack (series, at, shape, count, readings) VALUES (?, ?, ?, ?, ?)');
  const rows = database.prepare(
    `SELECT at, generation, shape, amounts FROM reading ${within} AND at <> ? ORDER BY at, generation`,
  );
  const dropRows = database.prepare(`DELETE FROM reading ${within} AND at <> ?`);
  const addRow = database.prepare(
    'INSERT OR IGNORE INTO reading (series, at, generation, shape, amounts) VALUES (?, ?, ?, ?, ?)',
  );
  const times = database.prepare(`SELECT at FROM reading ${within}`);
  const events = database.prepare(`SELECT at, generation, kind, fault_kind FROM event ${within}`);
  const dropEvents = database.prepare(`DELETE FROM event ${within}`);
  const addEvent = database.prepare(
    'INSERT OR IGNORE INTO event (series, at, generation, kind, fault_kind) VALUES (?, ?, ?, ?, ?)',
  );

  /** Takes readings from packs, and leaves the others of a pack in another one. */
  const takePacked = (series: number, fromMs: number, toMs: number, except: number): TakenRows[] => {
    const texts = table.shapeTexts();
    const taken: TakenRows[] = [];
    for (const row of packs.all(series, dayOf(fromMs), toMs)) {
      const shape = Number(row['shape']);
      const pack = { at: Number(row['at']), shape, count: Number(row['count']), text: String(row['text']) };
      const isWanted = ({ at }: { readonly at: number }): boolean => at >= fromMs && at < toMs && at !== except;
      const all = rowsIn(pack);
      const wanted = all.filter(isWanted);
      if (wanted.length > 0) {
        dropPack.run(Number(row['number']));
        insertPack(
          series,
          shape,
          all.filter((each) => !isWanted(each)),
        );
        taken.push({ text: texts.get(shape) ?? '', generation: 0, rows: wanted });
      }
    }
    return taken;
  };
  const takeLoose = (series: number, fromMs: number, toMs: number, except: number): TakenRows[] => {
    const texts = table.shapeTexts();
    const taken = rows.all(series, fromMs, toMs, except).map((row) => ({
      text: texts.get(Number(row['shape'])) ?? '',
      generation: Number(row['generation']),
      rows: [{ at: Number(row['at']), amounts: String(row['amounts']) }],
    }));
    dropRows.run(series, fromMs, toMs, except);
    return taken;
  };
  const insertPack = (series: number, shape: number, list: TakenRows['rows']): void => {
    if (list.length > 0) {
      const { at, count, text } = packRows(shape, list);
      addPack.run(series, at, shape, count, text);
    }
  };
  const insert = (series: number, readings: readonly Reading[], isPacked: boolean): void => {
    const shaped = readings.map(({ at, quantities }) => ({
      at,
      text: shapeText(quantities),
      amounts: amountsText(quantities),
    }));
    for (const [text, list] of Map.groupBy(shaped, (each) => each.text)) {
      if (isPacked) {
        insertPack(series, table.shape(text), list);
      } else {
        for (const { at, amounts } of list) {
          addRow.run(series, at, 0, table.shape(text), amounts);
        }
      }
    }
  };
  const take = (series: number, fromMs: number, toMs: number, except = NO_TIME): Taken | undefined => {
    const stored = table.stored(series);
    if (stored === undefined) {
      return undefined;
    }
    const packed = takePacked(series, fromMs, toMs, except);
    const loose = takeLoose(series, fromMs, toMs, except);
    const moments = new Set([...packed, ...loose].flatMap((each) => each.rows.map(({ at }) => at)));
    const days = new Set(Array.from(moments, dayOf));
    // A day that is a sum has one reading, without which nothing is left of it, and maybe others that a wrong clock put there.
    const isOver = ({ at, sums: own }: DaySums): boolean =>
      days.has(at)
        ? timesOn(series, at).size === 0 || own.some(({ end }) => moments.has(end.last.at))
        : at >= fromMs && at + DAY_MS <= toMs;
    const open = [...days].filter((day) => !hasSums(series, day));
    const gone = sums.take(series, dayOf(fromMs), toMs, isOver);
    const beside = new Set(gone.flatMap(({ at }) => [...timesOn(series, at)]));
    const left = table.seriesOf(stored.account);
    return { number: series, series: stored, left, packs: packed, loose, events: [], sums: gone, beside, open };
  };
  const takeEvents = (series: number, fromMs: number, toMs: number): readonly Row[] => {
    const taken = events.all(series, fromMs, toMs);
    dropEvents.run(series, fromMs, toMs);
    return taken;
  };
  const put = (
    series: number,
    { packs: packed, loose, events: list }: Pick<Taken, 'packs' | 'loose' | 'events'>,
  ): void => {
    const known = new Map<number, ReadonlySet<number>>();
    // What was imported meanwhile is not there twice.
    const isMissing = ({ at }: { readonly at: number }): boolean => {
      const day = dayOf(at);
      const there = known.get(day) ?? timesOn(series, day);
      known.set(day, there);
      return !there.has(at);
    };
    for (const { text, rows: own } of packed) {
      insertPack(series, table.shape(text), own.filter(isMissing));
    }
    for (const { text, generation, rows: own } of loose) {
      for (const { at, amounts } of own.filter(isMissing)) {
        addRow.run(series, at, generation, table.shape(text), amounts);
      }
    }
    // They may have been away while the days around them were thinned.
    table.thinFrom(series, Math.min(...known.keys(), Number.MAX_SAFE_INTEGER));
    for (const { at, generation, kind, fault_kind: fault = null } of list) {
      addEvent.run(series, Number(at), Number(generation), String(kind), fault);
    }
  };
  /** Whether it cannot be counted any more where it was. */
  const isLost = ({ number, series, left, sums: gone, beside, open }: Taken): boolean => {
    const isRead = (day: number): boolean => [...timesOn(number, day)].some((at) => !beside.has(at));
    return (
      table.seriesOf(series.account) !== left ||
      open.some((day) => hasSums(number, day)) ||
      gone.some(({ at }) => hasSums(number, at) || isRead(at))
    );
  };
  const hasSums = (series: number, day: number): boolean => sums.of(series, day, day + DAY_MS).length > 0;
  /** The times of readings that there are on a UTC day. */
  const timesOn = (series: number, day: number): ReadonlySet<number> => {
    const packed = packs.all(series, day, day + DAY_MS).flatMap((row) => {
      const [at, shape, count, text] = [row['at'], row['shape'], row['count'], row['text']];
      return rowsIn({ at: Number(at), shape: Number(shape), count: Number(count), text: String(text) });
    });
    const loose = times.all(series, day, day + DAY_MS);
    return new Set([...packed.map(({ at }) => at), ...loose.map((row) => Number(row['at']))]);
  };

  return {
    /**
     * Takes the readings from `fromMs` to before `toMs` out of a history, but for that of the moment `except`, and the sums of days that
     * are gone with them. `undefined` where there is no such history.
     */
    take(of: HistoryOf, fromMs: number, toMs: number, except?: number): Taken | undefined {
      const number = table.find(of);
      const taken = number === undefined ? undefined : take(number, safeMs(fromMs), safeMs(toMs), except);
      if (taken !== undefined) {
        table.count(taken.number, 1);
      }
      return taken;
    },
    /** Takes kept histories as a whole, events and all. */
    takeAll(numbers: readonly number[]): readonly Taken[] {
      const all = numbers.flatMap((number) => {
        const taken = take(number, ...EVER);
        const events = takeEvents(number, ...EVER);
        table.hide(number);
        return taken === undefined ? [] : { ...taken, events };
      });
      return all.map((each) => ({ ...each, left: table.seriesOf(each.series.account) }));
    },
    /**
     * Puts back what was taken. `false`, and nothing has changed, where it could not be counted: its account was begun anew since, or a
     * day has got sums, which were made without it, or readings that the sums which come back do not know.
     */
    putBack(all: readonly Taken[]): boolean {
      if (all.some(isLost)) {
        return false;
      }
      for (const taken of all) {
        const isWhole = table.stored(taken.number)?.account !== taken.series.account;
        const number = table.again(taken.number, taken.series);
        if (!isWhole) {
          table.count(number, -1);
        }
        put(number, taken);
        for (const sum of taken.sums) {
          sums.putBack(number, sum);
        }
      }
      return true;
    },
    /** Begins a history anew with the readings from `at` on; those before keep theirs, which nobody goes on with. */
    endAt(accountId: string, at: number): Ended | undefined {
      const number = table.find(accountId);
      const before = number === undefined ? undefined : table.stored(number);
      const follower = number === undefined ? undefined : table.end(number, at);
      if (number === undefined || before === undefined || follower === undefined) {
        return undefined;
      }
      for (const sum of move(number, follower, at)) {
        sums.putBack(follower, sum);
        if (sum.at < at) {
          sums.putBack(number, sum);
        }
      }
      if (at < before.begins) {
        cutDay(follower, before.begins);
      }
      const day = dayOf(at);
      const summed = [hasSums(number, day), hasSums(follower, day)] as const;
      return { number, before, follower, left: table.seriesOf(before.account), summed };
    },
    /**
     * Takes that back. `false`, and nothing has changed, where the two could not be counted together: one of them has another end or
     * beginning since, the second was changed, or their day was thinned.
     */
    goOn({ number, before, follower, left, summed: [own, next] }: Ended): boolean {
      const day = dayOf(table.stored(number)?.ends ?? 0);
      const isAsItWas = table.seriesOf(before.account) === left && !table.isChanged(follower);
      if (!isAsItWas || hasSums(number, day) !== own || hasSums(follower, day) !== next) {
        return false;
      }
      for (const sum of move(follower, number, 0)) {
        sums.putBack(number, sum);
      }
      table.goOn(number, before, follower);
      return true;
    },
    /**
     * Adds readings to the present history of an account, oldest first, but for those of moments that it has a reading of, and those
     * that sums of days count already. Days before today are packed. How many were added.
     */
    add(accountId: string, subject: Subject | undefined, readings: readonly Reading[], today: number): number {
      const series = table.of(accountId, subject);
      let added = 0;
      for (const [day, ofDay] of Map.groupBy(readings, ({ at }) => dayOf(at))) {
        const known = timesOn(series, day);
        const fresh = hasSums(series, day) ? [] : ofDay.filter(({ at }) => !known.has(at));
        if (fresh.length > 0) {
          insert(series, fresh, day < dayOf(today));
          table.thinFrom(series, day);
        }
        added += fresh.length;
      }
      if (added > 0) {
        table.count(series, 1);
      }
      return added;
    },
  };

  /**
   * Takes what was counted before a time out of the sums of its day. Where a history had readings from before it began, which were
   * imported, what others spent on the day on which it did is not theirs.
   */
  function cutDay(series: number, at: number): void {
    for (const whole of sums.of(series, dayOf(at), dayOf(at) + DAY_MS)) {
      sums.put(series, sumsWithin(whole, at, EVER[1]));
    }
  }

  /** Moves readings and events; the sums that were of them. */
  function move(from: number, to: number, at: number): readonly StoredSum[] {
    const taken = take(from, at, Number.MAX_SAFE_INTEGER);
    if (taken !== undefined) {
      put(to, { ...taken, events: takeEvents(from, at, Number.MAX_SAFE_INTEGER) });
    }
    return taken?.sums ?? [];
  }
}
