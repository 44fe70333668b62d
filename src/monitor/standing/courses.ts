import { isAmount, type Reading, type Unit } from '../../balance/amount/quantity.ts';
import { Course } from '../../balance/forecast/course.ts';
import type { HistoryRows } from '../../balance/readings/rows.ts';
import { pointAt } from '../../balance/readings/series.ts';
import { DAY_MS } from '../../base/duration.ts';

/** How far back readings are looked at: as far as a forecast does, and a little more. */
const SPAN_MS = 60 * DAY_MS;

/** So much history is taken in one turn: at one reading in five minutes that takes six milliseconds, and thirty the first time. */
const TURN_MS = 5 * DAY_MS;

/** Reads the history of an account from `fromMs` (inclusive) to `toMs` (exclusive); `undefined` while a lock is in the way. */
export type ReadRows = (fromMs: number, toMs: number) => HistoryRows | undefined;

/** Whose history it is: another `identity` of an account has another one. */
export interface Owner {
  readonly accountId: string;
  readonly identity?: string | undefined;
}

/** What is known of an account's history, beginning with the user's day and going up to a moment. */
interface Known {
  readonly identity: string | undefined;
  readonly startOfDay: number;
  /** When the days of quantities begin that have days of their own. */
  readonly begins: ReadonlyMap<string, number>;
  /** All of these as a text: nothing is known on other days. */
  readonly days: string;
  untilMs: number;
  readonly byKey: Map<string, UnitCourse>;
}

/** The course of a quantity in its latest unit. */
interface UnitCourse {
  readonly unit: Unit;
  readonly course: Course;
}

/**
 * The courses of accounts' quantities, kept up with the history: of that only what came since the reading before is read,
 * since sixty days at one reading a minute take a tenth of a second. A day begins anew, and so does what is forgotten.
 */
export class Courses {
  readonly #known = new Map<string, Known>();

  /**
   * The course of every quantity of an account's present reading, which the history may lack. Absent in the map where it has no
   * amount: what there was before says nothing now, as little as what there was in another unit. `begins`: when the days of quantities begin that have days of their own.
   * `busy`: the history cannot be read now; `behind`: there is more of it than one turn takes, and the same call goes on with it.
   */
  upTo(
    owner: Owner,
    reading: Reading,
    startOfDay: number,
    readRows: ReadRows,
    begins: ReadonlyMap<string, number> = new Map(),
  ): ReadonlyMap<string, Course> | 'busy' | 'behind' {
    const known = this.#knownOf(owner, reading.at, startOfDay, begins);
    const untilMs = Math.min(reading.at, known.untilMs + TURN_MS);
    const rows = readRows(known.untilMs, untilMs);
    if (rows === undefined) {
      return 'busy';
    }
    takeRows(known, rows);
    known.untilMs = untilMs;
    if (untilMs < reading.at) {
      return 'behind';
    }
    const courses = new Map<string, Course>();
    for (const { key, unit, amount, expiresAt } of reading.quantities) {
      if (isAmount(amount)) {
        // A copy, since the history leaves out a reading that says the same as the one before.
        const { course } = courseIn(known, key, unit);
        const copy = course.copy();
        copy.take({ at: reading.at, amount, ...(expiresAt === undefined ? {} : { expiresAt }) });
        courses.set(key, copy);
      }
    }
    return courses;
  }

  /** The next time the whole history of an account is read, or of all. */
  forget(accountId?: string): void {
    if (accountId === undefined) {
      this.#known.clear();
    } else {
      this.#known.delete(accountId);
    }
  }

  /** Nothing is known on another day, nor when the clock was set back. */
  #knownOf({ accountId, identity }: Owner, at: number, startOfDay: number, begins: ReadonlyMap<string, number>): Known {
    const days = JSON.stringify([startOfDay, ...begins]);
    const known = this.#known.get(accountId);
    if (known?.days === days && known.identity === identity && known.untilMs <= at) {
      return known;
    }
    const fresh: Known = { identity, days, startOfDay, begins, untilMs: startOfDay - SPAN_MS, byKey: new Map() };
    this.#known.set(accountId, fresh);
    return fresh;
  }
}

/** The course of a quantity; one that begins anew where it had another unit. */
function courseIn({ byKey, startOfDay, begins }: Known, key: string, unit: Unit): UnitCourse {
  const known = byKey.get(key);
  if (known?.unit === unit) {
    return known;
  }
  const fresh = { unit, course: new Course(begins.get(key) ?? startOfDay, unit) };
  byKey.set(key, fresh);
  return fresh;
}

function takeRows(known: Known, { at, columns }: HistoryRows): void {
  const byKey = Map.groupBy(columns, ({ key }) => key);
  for (const [key, units] of byKey) {
    for (let row = 0; row < at.length; row++) {
      for (const column of units) {
        const point = pointAt(at, column, row);
        if (point !== undefined) {
          courseIn(known, key, column.unit).course.take(point);
        } else if (column.cell(row) !== '') {
          known.byKey.get(key)?.course.interrupt();
        }
      }
    }
  }
}
