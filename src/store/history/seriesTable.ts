import type { DatabaseSync } from 'node:sqlite';
import type { Subject } from '../../balance/account/identity.ts';
import type { HistoryOf, KeptSeries } from '../port/store.ts';
import { aboutText, subjectFrom } from '../sqlite/storedRecord.ts';
import { shapeFrom } from './amounts.ts';
import type { RowShape } from './packedRows.ts';

/** A series as it is stored, to be made again. */
export interface StoredSeries {
  readonly account: string;
  readonly identity: string;
  readonly about: string;
  /** Where it began anew, and where another one did: what was counted over one of the two times is no part of it. */
  readonly begins: number;
  readonly ends: number;
  /** How often it was changed by hand, less what was undone. */
  readonly changed: number;
}

/** What an account was before it was begun anew has this before its identity, and goes on with no account. */
const ENDED = 'ended/';
const EVER = Number.MAX_SAFE_INTEGER;

/** What short numbers in an open file stand for. Its methods throw what SQLite throws. */
export function openSeriesTable(database: DatabaseSync) {
  // The series that the record is of; the latest one where there is no record. Who never said whose it was goes on with any.
  const isOfRecord = `series.identity NOT GLOB '${ENDED}*' AND
    (record.identity IS NULL OR record.identity = '' OR series.identity IN (record.identity, ''))`;
  const currentOf = database.prepare(
    `SELECT number FROM series LEFT JOIN record ON record.account = series.account
     WHERE series.account = ? AND ${isOfRecord} ORDER BY series.identity = record.identity DESC, number DESC LIMIT 1`,
  );
  const seriesOf = database.prepare(
    `SELECT number, identity, series.about AS about FROM series WHERE account = ? AND identity IN (?, '')
     ORDER BY identity DESC LIMIT 1`,
  );
  const everySeries = database.prepare(
    `SELECT number, series.account AS account, series.identity AS identity, series.about AS about,
     record.account IS NOT NULL AND ${isOfRecord} AS current
     FROM series LEFT JOIN record ON record.account = series.account WHERE series.account IS NOT NULL ORDER BY number`,
  );
  const addSeries = database.prepare(
    'INSERT INTO series (account, identity, about, begins, ends) VALUES (?, ?, ?, ?, ?)',
  );
  // Not one whose readings wait to be deleted.
  const isEmpty = ['reading', 'event', 'pack', 'day_sum']
    .map((name) => `NOT EXISTS (SELECT 1 FROM ${name} WHERE ${name}.series = series.number)`)
    .join(' AND ');
  const makeAgain = database.prepare(
    `INSERT INTO series (number, account, identity, about, begins, ends, changed) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (number) DO UPDATE SET account = excluded.account
     WHERE series.account IS NULL AND series.identity = excluded.identity AND ${isEmpty}`,
  );
  const endSeries = database.prepare('UPDATE series SET identity = ?, ends = ? WHERE number = ?');
  const follow = database.prepare(
    'UPDATE series SET source = (SELECT source FROM series WHERE number = ?) WHERE number = ?',
  );
  const nameSeries = database.prepare('UPDATE series SET identity = ?, about = ? WHERE number = ?');
  const hideAll = database.prepare('UPDATE series SET account = NULL WHERE account = ?');
  const hideOne = database.prepare('UPDATE series SET account = NULL WHERE number = ?');
  const one = database.prepare(
    'SELECT account, identity, about, begins, ends, changed FROM series WHERE number = ? AND account IS NOT NULL',
  );
  const all = database.prepare('SELECT number, identity, begins, ends FROM series WHERE account = ? ORDER BY number');
  const change = database.prepare('UPDATE series SET changed = changed + ? WHERE number = ?');
  const isChanged = database.prepare('SELECT 1 FROM series WHERE number = ? AND changed <> 0');
  const back = database.prepare('UPDATE series SET thinned_to = min(thinned_to, ?) WHERE number = ?');
  const shapeOf = database.prepare('SELECT number FROM shape WHERE quantities = ?');
  const addShape = database.prepare('INSERT INTO shape (quantities) VALUES (?) ON CONFLICT DO NOTHING');
  const shapes = database.prepare('SELECT number, quantities FROM shape');
  const add = (account: string, identity: string, about: string, begins = 0, ends = EVER): number =>
    Number(addSeries.run(account, identity, about, begins, ends).lastInsertRowid);
  const stored = (number: number): StoredSeries | undefined => {
    const row = one.get(number);
    const [account, identity, about] = [row?.['account'], row?.['identity'], row?.['about']];
    const [begins, ends, changed] = [row?.['begins'], row?.['ends'], row?.['changed']].map(Number);
    const times = { begins: begins ?? 0, ends: ends ?? EVER, changed: changed ?? 0 };
    return row && { account: String(account), identity: String(identity), about: String(about), ...times };
  };

  const rowOf = (accountId: string, subject: Subject | undefined) =>
    subject === undefined ? currentOf.get(accountId) : seriesOf.get(accountId, subject.identity);

  return {
    /** The present series of an account, or the one with that number. */
    find: (of: HistoryOf): number | undefined => (typeof of === 'number' ? of : numberIn(currentOf.get(of))),
    /** The series of a subject, which is made where there is none, with its present name. */
    of(accountId: string, subject: Subject | undefined): number {
      const [identity, about] = subject === undefined ? ['', ''] : [subject.identity, aboutText(subject)];
      const row = rowOf(accountId, subject);
      const found = numberIn(row);
      if (found === undefined) {
        return add(accountId, identity, about);
      }
      if (subject !== undefined && (row?.['identity'] !== identity || row['about'] !== about)) {
        nameSeries.run(identity, about, found);
      }
      return found;
    },
    /** When the series of a subject begins; 0 where there is none. */
    begins(accountId: string, subject: Subject | undefined): number {
      const number = numberIn(rowOf(accountId, subject));
      return (number === undefined ? undefined : stored(number)?.begins) ?? 0;
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
    stored,
    /** Which series an account has: what was taken out of one of them belongs there while they are the same. */
    seriesOf: (account: string): string => JSON.stringify(all.all(account)),
    /** The number of a series that was taken as a whole, which is made again as what it was. */
    again(number: number, { account, identity, about, begins, ends, changed }: StoredSeries): number {
      const isThere = stored(number)?.account === account;
      const isMade = isThere || makeAgain.run(number, account, identity, about, begins, ends, changed).changes === 1;
      return isMade ? number : add(account, identity, about, begins, ends);
    },
    /** Counts that readings were deleted from a series or imported into it, by 1, or that it was undone, by -1. */
    count: (number: number, by: 1 | -1): void => void change.run(by, number),
    isChanged: (number: number): boolean => isChanged.get(number) !== undefined,
    /** Ends a series at a time; it keeps its name. Makes the one that the account goes on with. */
    end(number: number, at: number): number | undefined {
      const before = stored(number);
      if (before === undefined) {
        return undefined;
      }
      const { account, identity, about, ends } = before;
      endSeries.run(`${ENDED}${number}/${identity}`, at, number);
      const follower = add(account, identity, about, at, ends);
      follow.run(number, follower);
      return follower;
    },
    /** Takes back an `end`: `number` has its name again, and the series that followed has none. */
    goOn(number: number, { identity, ends }: StoredSeries, follower: number): void {
      hideOne.run(follower);
      endSeries.run(identity, ends, number);
    },
    /** Has days from that of a time on looked at again when the history is thinned. */
    thinFrom: (number: number, day: number): void => void back.run(day, number),
    /** The number of a shape's text. */
    shape: (text: string): number => numberIn(shapeOf.get(text)) ?? Number(addShape.run(text).lastInsertRowid),
    /** The texts of shapes by their numbers. */
    shapeTexts: (): ReadonlyMap<number, string> =>
      new Map(shapes.all().map(({ number, quantities }) => [Number(number), String(quantities)])),
    knownShapes(): ReadonlyMap<number, RowShape> {
      const known = new Map<number, RowShape>();
      for (const { number, quantities } of shapes.all()) {
        const parsed = shapeFrom(quantities);
        if (parsed !== undefined) {
          known.set(Number(number), parsed);
        }
      }
      return known;
    },
  };
}

function numberIn(row: Record<string, unknown> | undefined): number | undefined {
  const number = row?.['number'];
  return typeof number === 'number' ? number : undefined;
}
