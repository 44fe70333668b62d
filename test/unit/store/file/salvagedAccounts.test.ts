import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { copyAccounts, copying } from '../../../../src/store/file/damagedFile.ts';
import type { Store } from '../../../../src/store/port/store.ts';
import { HandClock } from '../../net/handClock.ts';
import { falling, NOW, open, START } from '../history/openedPast.ts';
import { DAY, fileIn, HOUR, NOON, newFolder, oldSqlite, openWindow, poll } from '../sample.ts';

const ACCOUNTS = ['a', 'b', 'c'];
const DAYS = 20;
const END = NOON + DAYS * DAY;
const NOTE = 'alert/q0';

/** A closed file of three accounts with a reading each half hour, a note and an event. */
async function fill(test: TestContext): Promise<string> {
  const folder = newFolder();
  const store = await openWindow(test, folder, new HandClock(), oldSqlite);
  for (const id of ACCOUNTS) {
    poll(store, id, NOON, '1');
    store.replaceNote(id, NOTE, undefined, `noted of ${id}`);
  }
  store.dispose();
  const database = new DatabaseSync(fileIn(folder));
  const insert = database.prepare('INSERT INTO reading VALUES (?, ?, 2, 1, ?)');
  database.exec('BEGIN');
  for (const [index] of ACCOUNTS.entries()) {
    for (let step = 1; step < DAYS * 48; step++) {
      insert.run(index + 1, NOON + (step * HOUR) / 2, `${step}.5`);
    }
    database.exec(`INSERT INTO event VALUES (${index + 1}, ${NOON + HOUR}, 2, 'recovered', NULL)`);
  }
  database.exec('COMMIT');
  database.close();
  return folder;
}

/** Moves the file aside, and begins the next one. */
function ruin(folder: string): void {
  const path = fileIn(folder);
  renameSync(path, `${path}.corrupt-2026-01-01T00-00-00-000Z`);
  writeFileSync(path.replace('balances.sqlite', 'balances-2.sqlite'), '');
}

async function openAt(test: TestContext, folder: string, clock = new HandClock()) {
  clock.wall = END;
  return { clock, store: await openWindow(test, folder, clock, oldSqlite) };
}

function pass(clock: HandClock, steps: number): void {
  for (let step = 0; step < steps; step++) {
    clock.pass(100);
  }
}

function isThere(store: Store, id: string) {
  return {
    record: store.record(id).generation > 0,
    note: store.note(id, NOTE),
    readings: store.rows(id, 0, END + DAY)?.at.length,
    events: store.events(id, 0, END + DAY)?.length,
  };
}

const GONE = { record: false, note: undefined, readings: 0, events: 0 };
const WHOLE = { record: true, readings: DAYS * 48, events: 1 };

describe('an account that is removed while a damaged file is salvaged', () => {
  for (const steps of [0, 1, 2, 3, 5, 9]) {
    it(`C4: stays gone with its history, by whichever window, after ${steps} slices`, async (test) => {
      for (const id of ACCOUNTS) {
        const folder = await fill(test);
        ruin(folder);
        const { store, clock } = await openAt(test, folder);
        const other = await openAt(test, folder, clock);
        pass(clock, steps);
        other.store.forget(id, true);
        // Nobody who was told goes on.
        other.store.dispose();
        store.dispose();
        const next = await openAt(test, folder);
        pass(next.clock, 500);
        assert.deepEqual(isThere(next.store, id), GONE);
        for (const kept of ACCOUNTS.filter((each) => each !== id)) {
          assert.deepEqual(isThere(next.store, kept), { ...WHOLE, note: `noted of ${kept}` });
        }
        assert.deepEqual(
          next.store.kept().map(({ accountId }) => accountId),
          ACCOUNTS.filter((each) => each !== id),
        );
        next.store.dispose();
      }
    });
  }

  it('C4: leaves its history where that is wanted', async (test) => {
    const folder = await fill(test);
    ruin(folder);
    const { store, clock } = await openAt(test, folder);
    store.forget('c', false);
    pass(clock, 500);
    assert.deepEqual(isThere(store, 'c'), { ...WHOLE, record: false, note: undefined });
    assert.equal(store.kept().find(({ accountId }) => accountId === 'c')?.isCurrent, false);
  });

  it('C4: stays gone when it was removed before there was a fresh file', async (test) => {
    const folder = await fill(test);
    const { store, clock } = await openAt(test, folder);
    const content = readFileSync(fileIn(folder));
    const page = 4_096 * Math.floor(content.length / 4_096 / 2);
    writeFileSync(fileIn(folder), content.fill(0xa5, page, page + 4_096));
    for (const id of ACCOUNTS) {
      store.rows(id, 0, END);
    }
    assert.equal(store.mode.kind, 'memory');
    store.forget('c', true);
    pass(clock, 500);
    assert.equal(store.mode.kind, 'shared');
    assert.deepEqual(isThere(store, 'c'), GONE);
    assert.ok(Number(isThere(store, 'a').readings) > 500, 'but for the days on that page');
  });

  it('C4: gives nothing to one that is added behind it', async (test) => {
    const folder = await fill(test);
    ruin(folder);
    const { store, clock } = await openAt(test, folder);
    store.forget('c', true);
    // What there was is deleted soon, and its number is free.
    pass(clock, 2);
    poll(store, 'd', END, '6');
    poll(store, 'c', END, '5');
    assert.equal(store.kept().find(({ number }) => number === 3)?.accountId, 'd');
    pass(clock, 500);
    assert.deepEqual(isThere(store, 'c'), { ...GONE, record: true, readings: 1 });
    assert.deepEqual(isThere(store, 'd'), { ...GONE, record: true, readings: 1 });
  });

  it('C4: a history that is deleted stays deleted', async (test) => {
    const folder = await fill(test);
    ruin(folder);
    const { store, clock } = await openAt(test, folder);
    pass(clock, 1);
    store.forget('c', false);
    const [kept] = store.kept().filter(({ accountId }) => accountId === 'c');
    assert.notEqual(store.past.deleteKept([kept?.number ?? assert.fail()]), undefined);
    pass(clock, 500);
    assert.deepEqual(isThere(store, 'c'), GONE);
  });
});

describe('a salvage', () => {
  it('C4: finds the damaged file that was moved after the fresh one was made', async (test) => {
    const folder = await fill(test);
    const path = fileIn(folder);
    writeFileSync(path.replace('balances.sqlite', 'balances-2.sqlite'), '');
    const faster = await openAt(test, folder);
    faster.store.dispose();
    renameSync(path, `${path}.corrupt-2026-01-01T00-00-00-000Z`);
    const { store, clock } = await openAt(test, folder);
    pass(clock, 500);
    assert.deepEqual(isThere(store, 'a'), { ...WHOLE, note: 'noted of a' });
    assert.ok(store.mode.kind === 'shared' && store.mode.movedTo?.includes('.corrupt-'), JSON.stringify(store.mode));
  });

  it('C4: leaves out a record that does not fit its table', async (test) => {
    const folder = await fill(test);
    const database = new DatabaseSync(fileIn(folder));
    database.exec("PRAGMA ignore_check_constraints = ON; UPDATE record SET settled = 7 WHERE account = 'a'");
    database.close();
    ruin(folder);
    const { store, clock } = await openAt(test, folder);
    pass(clock, 500);
    assert.deepEqual(
      ACCOUNTS.map((id) => isThere(store, id).record),
      [false, true, true],
    );
    assert.equal(isThere(store, 'a').readings, WHOLE.readings);
  });

  for (const [table, sql, lost] of [
    ['reading', `UPDATE reading SET at = at + 0.5 WHERE series = 2 AND at = ${NOON + DAY}`, 1],
    ['reading', `UPDATE reading SET generation = 'x' WHERE series = 2 AND at = ${NOON + DAY}`, 1],
    ['pack', "UPDATE pack SET count = 'x' WHERE number = 2", 48],
    ['event', "UPDATE event SET generation = 'x' WHERE series = 2", 0],
    ['series', 'UPDATE series SET begins = 5, ends = 3 WHERE number = 2', 0],
  ] as const) {
    it(`C4: leaves out a row of a history that does not fit its table: ${sql}`, async (test) => {
      const folder = await fill(test);
      const { store: packing } = await openAt(test, folder);
      // Packs what is before it.
      poll(packing, 'a', END, '7');
      packing.dispose();
      const unguarded: object = { defensive: false };
      const database = new DatabaseSync(fileIn(folder), unguarded);
      const ddl = String(database.prepare('SELECT sql FROM sqlite_master WHERE name = ?').get(table)?.['sql']);
      const declare = (text: string): void => {
        database.exec('PRAGMA writable_schema = ON');
        database.prepare('UPDATE sqlite_master SET sql = ? WHERE name = ?').run(text, table);
        database.exec('PRAGMA writable_schema = RESET');
      };
      declare(ddl.replace(/\) STRICT(?:, )?/, ') '));
      database.exec(sql);
      declare(ddl);
      database.close();
      ruin(folder);
      const { store, clock } = await openAt(test, folder);
      pass(clock, 500);
      const [a, b, c] = ACCOUNTS.map((id) => Number(isThere(store, id).readings));
      assert.equal(3 * DAYS * 48 + 1 - Number(a) - Number(b) - Number(c), lost, `${a} ${b} ${c}`);
    });
  }
});

describe('an account that begins anew while a damaged file is salvaged', () => {
  const TIMES = [NOW - 70 * DAY, NOW - 38 * DAY, NOW - 6 * DAY, NOW + 26 * DAY] as const;

  /** What is copied one after the other. */
  const stepsOf = (fresh: DatabaseSync, damaged: DatabaseSync): (() => void)[] => {
    copyAccounts(fresh, damaged);
    const copy = copying(fresh, damaged);
    const packs = Array.from({ length: 20 }, (_, index) => () => void copy.packs(index * 10, index * 10 + 10));
    const spans = TIMES.slice(1).map((to, index) => () => void copy.span(1, TIMES[index] ?? 0, to));
    return [...packs, ...spans.toReversed()];
  };

  const seen = (of: ReturnType<typeof open>) =>
    [1, 2, 3].map((number) => [
      of.rows(number).readings(),
      of.rows(number).sums,
      of.courses(number),
      of.database.prepare('SELECT at, kind FROM event WHERE series = ? ORDER BY at').all(number),
    ]);

  it('23.4: has in each of the two what it would have if the salvage had ended before, thinned or not', () => {
    const hour = fc.integer({ min: 1, max: 40 * 24 - 2 });
    const step = fc.nat(23);
    fc.assert(
      fc.property(hour, hour, step, step, fc.nat(2), (one, two, first, second, thins) => {
        const damaged = open(undefined, falling(0, 40));
        damaged.thin(thins);
        for (let day = 0; day < 40; day += 3) {
          damaged.database.exec(`INSERT INTO event VALUES (1, ${START + day * DAY + HOUR}, 1, 'recovered', NULL)`);
        }
        const anew = [Math.min(one, two), Math.max(one, two)].map((each) => START + each * HOUR);
        const salvage = (steps: readonly number[]) => {
          const fresh = open(undefined, []);
          for (const [index, copy] of [...stepsOf(fresh.database, damaged.database), () => {}].entries()) {
            for (const at of anew.filter((_, place) => steps[place] === index)) {
              fresh.past.endAt('a', at);
            }
            copy();
          }
          const result = seen(fresh);
          fresh.database.close();
          return result;
        };
        assert.deepEqual(salvage([Math.min(first, second), Math.max(first, second)]), salvage([23, 23]));
        damaged.database.close();
      }),
      { numRuns: 60 },
    );
  });

  it('23.4: has nothing from before when that history is deleted', () => {
    const damaged = open(undefined, falling(0, 40));
    const fresh = open(undefined, []);
    const [first, ...others] = stepsOf(fresh.database, damaged.database);
    first?.();
    const at = START + 30 * DAY + HOUR;
    fresh.past.endAt('a', at);
    fresh.past.takeAll([1]);
    for (const copy of others) {
      copy();
    }
    assert.deepEqual(
      fresh.rows('a').readings(),
      damaged
        .rows('a')
        .readings()
        .filter((each) => each.at >= at),
    );
    assert.deepEqual(fresh.rows(1).readings().length, 0);
    [damaged, fresh].forEach(({ database }) => void database.close());
  });

  it('23.4: keeps its number under later ones', async (test) => {
    const folder = await fill(test);
    ruin(folder);
    const { store, clock } = await openAt(test, folder);
    poll(store, 'c', END, '5');
    pass(clock, 2);
    assert.notEqual(store.past.beginAnew('c', END), undefined);
    pass(clock, 500);
    assert.deepEqual(isThere(store, 'c'), { ...GONE, record: true, note: 'noted of c', readings: 1 });
    assert.equal(store.rows(3, 0, END + DAY)?.at.length, WHOLE.readings);
  });
});
