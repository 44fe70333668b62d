import type { DatabaseSync } from 'node:sqlite';
import type { Subject } from '../../balance/account/identity.ts';
import type { Reading } from '../../balance/amount/quantity.ts';
import type { DaySums } from '../../balance/readings/daySums.ts';
import { DAY_MS } from '../../base/duration.ts';
import type { HistoryOf } from '../port/store.ts';
import { safeMs } from '../sqlite/storedRecord.ts';
import { amountsText, shapeText } from './amounts.ts';
import { openHistory } from './history.ts';
import { packRows, rowsIn } from './pack.ts';
import { dayOf } from './packTable.ts';
import { openSeriesTable, type StoredSeries } from './seriesTable.ts';
import { openSumTable, type StoredSum } from './sumTable.ts';
import { type Ended, latestIn, type Row, type Taken, type TakenRows } from './taken.ts';

const NO_TIME = -1;
const EVER = [0, Number.MAX_SAFE_INTEGER] as const;

/**
 * What changes the past in an open file, because the user wants it. Its methods throw what SQLite throws, and belong into
 * transactions.
 */
export function openRewriting(database: DatabaseSync) {
  const table = openSeriesTable(database);
  const sums = openSumTable(database);
  const history = openHistory(database);
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
    return { number: series, series: stored, packs: packed, loose, events: [], sums: gone, beside, open };
  };
  const takeEvents = (series: number, fromMs: number, toMs: number): readonly Row[] => {
    const taken = events.all(series, fromMs, toMs);
    dropEvents.run(series, fromMs, toMs);
    return taken;
  };
  const put = (homeOf: (at: number) => number, { packs: packed, loose }: Pick<Taken, 'packs' | 'loose'>): void => {
    const days = new Map<string, ReadonlySet<number>>();
    // What was imported meanwhile is not there twice.
    const isMissing = ({ at }: { readonly at: number }): boolean => {
      const [series, day] = [homeOf(at), dayOf(at)];
      let known = days.get(`${series} ${day}`);
      if (known === undefined) {
        known = timesOn(series, day);
        days.set(`${series} ${day}`, known);
        // They may have been away while the days around them were thinned.
        table.thinFrom(series, day);
      }
      return !known.has(at);
    };
    for (const { text, rows: list } of packed) {
      for (const [series, own] of Map.groupBy(list.filter(isMissing), ({ at }) => homeOf(at))) {
        insertPack(series, table.shape(text), own);
      }
    }
    for (const { text, generation, rows: list } of loose) {
      for (const { at, amounts } of list.filter(isMissing)) {
        addRow.run(homeOf(at), at, generation, table.shape(text), amounts);
      }
    }
  };
  const putEvents = (homeOf: (at: number) => number, list: readonly Row[]): void => {
    for (const row of list) {
      const at = Number(row['at']);
      addEvent.run(homeOf(at), at, Number(row['generation']), String(row['kind']), row['fault_kind'] ?? null);
    }
  };
  /** Which series have a part in a UTC day of a series that was as stored: it may have had days that were imported from before it began. */
  const homesOfDay = (homeOf: (at: number) => number, day: number, { begins, ends }: StoredSeries): number[] => [
    ...new Set([homeOf(dayOf(begins) === day ? begins : day), homeOf(Math.min(day + DAY_MS, ends) - 1)]),
  ];
  /** Whether something stands where this was that nobody can count beside it. */
  const isInTheWay = (taken: Taken): boolean => {
    const { number, series, sums: gone, beside, open } = taken;
    const [there, latest] = [table.there(number, series), latestIn(taken)];
    if (there === undefined) {
      return false;
    }
    const homeOf = table.homes(there);
    const isSummed = (day: number): boolean => homesOfDay(homeOf, day, series).some((home) => hasSums(home, day));
    const isRead = (day: number): boolean =>
      homesOfDay(homeOf, day, series).some((home) => [...timesOn(home, day)].some((at) => !beside.has(at)));
    // Where the history is gone that this was of, what the account went on with before or behind it is another one.
    const isOther = (table.stored(there)?.begins ?? 0) > series.begins;
    const isBehind = latest >= (table.stored(homeOf(latest))?.ends ?? 0);
    return isOther || isBehind || open.some(isSummed) || gone.some(({ at }) => isSummed(at) || isRead(at));
  };
  /** Whether a series and the one that goes on with it, on `day`, have read a day of which the other has sums that do not know of it. */
  const isCountedTwice = (number: number, follower: number, day: number): boolean => {
    const [own, next] = [number, follower].map((series) => sums.of(series, day, day + DAY_MS)[0]);
    // Those that are there before one goes on with the other are of the day as a whole.
    const isApart = next === undefined ? timesOn(follower, day).size > 0 : JSON.stringify(next) !== JSON.stringify(own);
    const isOpen = ({ at }: DaySums): boolean => timesOn(number, at).size > 0 && !hasSums(number, at);
    return (own !== undefined && isApart) || sums.of(follower, 0, day).some(isOpen);
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
      return number === undefined ? undefined : take(number, safeMs(fromMs), safeMs(toMs), except);
    },
    /** Takes a kept history as a whole, events and all. */
    takeAll(number: number): Taken | undefined {
      const taken = take(number, ...EVER);
      const all = taken && { ...taken, events: takeEvents(number, ...EVER) };
      table.hide(number);
      return all;
    },
    /**
     * Puts back what was taken, also of a history that is gone. `false`, and nothing has changed, where it could not be counted: a day has
     * got sums since, which were made without it, or readings that the sums which come back do not know.
     */
    putBack(all: readonly Taken[]): boolean {
      if (all.some(isInTheWay)) {
        return false;
      }
      for (const taken of all) {
        const homeOf = table.homes(table.again(taken.number, taken.series));
        put(homeOf, taken);
        putEvents(homeOf, taken.events);
        for (const sum of taken.sums) {
          for (const series of homesOfDay(homeOf, sum.at, taken.series)) {
            sums.putBack(series, sum);
          }
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
      return { number, before, follower };
    },
    /**
     * Takes that back, in the file in which it was done; `endOf` says when the user's day is over. `false`, and nothing has changed, where
     * the two cannot be counted together.
     */
    goOn({ number, before, follower }: Ended, endOf: (at: number) => number): boolean {
      const isThere = table.isEnded(number, before) && table.stored(follower)?.identity === before.identity;
      const { ends } = table.stored(number) ?? before;
      const day = dayOf(ends);
      if (isThere && !isCountedTwice(number, follower, day)) {
        if (timesOn(number, day).size > 0 && hasSums(follower, day)) {
          // The follower's part of the day was thinned already, and a day is sums as a whole.
          history.sumDay(number, day, endOf);
        }
        for (const sum of move(follower, number, 0)) {
          sums.join(number, sum, ends);
        }
        // What the follower had of the day may have been deleted: it comes back with its sums.
        sums.take(number, day, day + 1, () => timesOn(number, day).size === 0);
        table.goOn(number, before, follower);
        return true;
      }
      return false;
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
      return added;
    },
  };

  /** Moves readings and events; the sums that were of them. */
  function move(from: number, to: number, at: number): readonly StoredSum[] {
    const taken = take(from, at, Number.MAX_SAFE_INTEGER);
    if (taken !== undefined) {
      put(() => to, taken);
      putEvents(() => to, takeEvents(from, at, Number.MAX_SAFE_INTEGER));
    }
    return taken?.sums ?? [];
  }
}
