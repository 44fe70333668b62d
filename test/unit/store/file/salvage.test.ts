import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';

import type { Store } from '../../../../src/store/port/store.ts';
import { HandClock } from '../../net/handClock.ts';
import { DAY, fileIn, inFile, NOON, newFolder, oldSqlite, openWindow, poll } from '../sample.ts';

const ACCOUNTS = ['a', 'b', 'c', 'd', 'e'];
const DAYS = 30;
const STEP_MS = 1_800_000;
const PAGE = 4_096;
const END = NOON + DAYS * DAY;

/** A closed file of five accounts with a reading each half hour of thirty days, packed or not. */
async function fill(test: TestContext, packs: boolean): Promise<string> {
  const folder = newFolder();
  const store = await openWindow(test, folder, new HandClock(), oldSqlite);
  for (const id of ACCOUNTS) {
    poll(store, id, NOON, '1');
    assert.equal(store.replaceNote(id, 'alert/q0', undefined, `noted of ${id}`), 'replaced');
  }
  store.dispose();
  const database = new DatabaseSync(fileIn(folder));
  const insert = database.prepare('INSERT INTO reading VALUES (?, ?, 2, 1, ?)');
  database.exec('BEGIN');
  for (const [index] of ACCOUNTS.entries()) {
    for (let at = NOON + STEP_MS; at < END; at += STEP_MS) {
      insert.run(index + 1, at, `${(at - NOON) / STEP_MS}.5`);
    }
  }
  database.exec('COMMIT');
  database.close();
  if (packs) {
    const again = await openWindow(test, folder, new HandClock(), oldSqlite);
    for (let round = 0; round < 12; round++) {
      for (const id of ACCOUNTS) {
        poll(again, id, END + round, `${round}`);
      }
    }
    again.dispose();
  }
  return folder;
}

function damage(path: string, page: number): void {
  const content = readFileSync(path);
  content.fill(0xa5, page * PAGE, (page + 1) * PAGE);
  writeFileSync(path, content);
}

/** Every reading of every account, as text. */
function readingsIn(store: Store): Set<string> {
  return new Set(
    ACCOUNTS.flatMap((id) =>
      (store.rows(id, 0, END + DAY)?.readings() ?? []).map(
        ({ at, quantities }) => `${id} ${at} ${quantities[0]?.amount}`,
      ),
    ),
  );
}

/** What SQLite itself reads of the days of a damaged file, a day at a time. */
function readableByDay(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  let found = 0;
  for (const [index] of ACCOUNTS.entries()) {
    for (let day = NOON - (NOON % DAY); day < END + DAY; day += DAY) {
      try {
        found += database
          .prepare('SELECT * FROM reading WHERE series = ? AND at >= ? AND at < ?')
          .all(index + 1, day, day + DAY).length;
        for (const row of database
          .prepare('SELECT * FROM pack WHERE series = ? AND at >= ? AND at < ?')
          .all(index + 1, day, day + DAY)) {
          found += Number(row['count']);
        }
      } catch {
        // This day is lost to who reads it by day.
      }
    }
  }
  database.close();
  return found;
}

function settle(clock: HandClock): void {
  for (let step = 0; step < 2_000; step++) {
    clock.pass(100);
  }
}

describe('one damaged page', () => {
  for (const packs of [false, true]) {
    it(`C4: costs no more than the days that it holds, whichever it is, and is told (${packs ? 'packs' : 'rows'})`, async (test) => {
      const folder = await fill(test, packs);
      const path = fileIn(folder);
      const sound = readFileSync(path);
      const whole = await openWindow(test, folder, new HandClock(), oldSqlite);
      const before = readingsIn(whole);
      whole.dispose();
      const pages = sound.length / PAGE;
      assert.ok(pages > 30, `${pages} pages`);
      let found = 0;
      for (let page = 1; page < pages; page += 5) {
        const place = newFolder();
        writeFileSync(fileIn(place), sound, { mode: 0o600 });
        damage(fileIn(place), page);
        const readable = readableByDay(fileIn(place));
        const clock = new HandClock();
        clock.wall = END;
        const store = await openWindow(test, place, clock, oldSqlite);
        // It is found to be damaged at opening, or when all of it is read.
        readingsIn(store);
        settle(clock);
        const after = readingsIn(store);
        assert.ok(
          [...after].every((reading) => before.has(reading)),
          `page ${page}: nothing is made up`,
        );
        if (store.mode.kind === 'shared' && store.mode.movedTo !== undefined) {
          found++;
          const { salvaged } = store.mode;
          assert.ok(salvaged !== undefined, `page ${page}: it ends`);
          assert.ok(after.size >= readable, `page ${page}: ${after.size} of ${readable}`);
          assert.ok(
            salvaged.lostDays > 0 || after.size === before.size || readable === 0,
            `page ${page}: ${JSON.stringify(salvaged)}`,
          );
        } else {
          assert.equal(after.size, before.size, `page ${page}: nobody reads it`);
        }
        store.dispose();
      }
      assert.ok(found > 3, `${found} damaged files were found`);
    });
  }
});

describe('a salvage', () => {
  const ruin = (folder: string): string => {
    const path = fileIn(folder);
    const damaged = `${path}.corrupt-2026-01-01T00-00-00-000Z`;
    execFileSync('mv', [path, damaged]);
    writeFileSync(path.replace('balances.sqlite', 'balances-2.sqlite'), '');
    return damaged;
  };

  it('C4: is taken up by another window where one was killed, and takes nothing over twice', async (test) => {
    for (const packs of [false, true]) {
      const folder = await fill(test, packs);
      const whole = await openWindow(test, folder, new HandClock(), oldSqlite);
      const before = readingsIn(whole);
      whole.dispose();
      const damaged = ruin(folder);
      const clock = new HandClock();
      clock.wall = END;
      const killed = await openWindow(test, folder, clock, oldSqlite);
      for (let slice = 0; slice < 2; slice++) {
        clock.pass(100);
      }
      const mode = killed.mode;
      killed.dispose();
      assert.ok(mode.kind === 'shared' && mode.salvaged === undefined);
      const next = new HandClock();
      next.wall = END;
      const windows = [
        await openWindow(test, folder, next, oldSqlite),
        await openWindow(test, folder, next, oldSqlite),
      ];
      settle(next);
      assert.deepEqual(readingsIn(windows[0] ?? killed), before);
      const total = before.size;
      const told = windows.flatMap((store) => (store.mode.kind === 'shared' ? (store.mode.salvaged ?? []) : []));
      assert.deepEqual(told, [{ readings: total, lostDays: 0 }], 'told once, and each reading counted once');
      assert.equal(windows[0]?.note('a', 'alert/q0'), 'noted of a');
      assert.equal(windows[0]?.record('e').reading?.quantities[0]?.amount, packs ? '11' : '1');
      assert.ok(readFileSync(damaged).length > PAGE, 'it stays');
    }
  });

  it('C4: leaves records, notes and readings that are there as they are', async (test) => {
    const folder = await fill(test, false);
    ruin(folder);
    const clock = new HandClock();
    clock.wall = END;
    const store = await openWindow(test, folder, clock, oldSqlite);
    poll(store, 'a', NOON + STEP_MS, '77');
    assert.equal(store.replaceNote('a', 'alert/q0', 'noted of a', 'later'), 'replaced');
    settle(clock);
    assert.equal(store.note('a', 'alert/q0'), 'later');
    assert.equal(store.record('a').reading?.quantities[0]?.amount, '77');
    const at = store.rows('a', NOON + STEP_MS, NOON + 2 * STEP_MS)?.readings() ?? [];
    assert.deepEqual(
      at.map(({ quantities }) => quantities[0]?.amount),
      ['77'],
    );
  });

  it('C4: names no day before there was a history as missing', async (test) => {
    const folder = await fill(test, true);
    const database = new DatabaseSync(fileIn(folder));
    const root = database.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'reading'").get()?.['rootpage'];
    database.close();
    damage(fileIn(folder), Number(root) - 1);
    const clock = new HandClock();
    clock.wall = END;
    const store = await openWindow(test, folder, clock, oldSqlite);
    readingsIn(store);
    settle(clock);
    const salvaged = store.mode.kind === 'shared' ? store.mode.salvaged : undefined;
    assert.ok(salvaged !== undefined && salvaged.readings > 6_000, JSON.stringify(salvaged));
    assert.ok(salvaged.lostDays > 0 && salvaged.lostDays <= DAYS + 2, JSON.stringify(salvaged));
  });

  it('C4: ends where nothing can be read', async (test) => {
    const folder = newFolder();
    writeFileSync(fileIn(folder), 'no database'.repeat(500), { mode: 0o600 });
    const clock = new HandClock();
    const store = await openWindow(test, folder, clock, oldSqlite);
    settle(clock);
    assert.ok(store.mode.kind === 'shared');
    assert.deepEqual(store.mode.salvaged, { readings: 0, lostDays: 0 });
    store.dispose();
    inFile(folder, 'PRAGMA integrity_check');
    assert.equal(clock.pending, 0);
  });
});
