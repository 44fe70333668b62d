import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fileIn, HOUR, NOON, newFolder, reading } from '../sample.ts';
import { JOURNALS, WindowProcess } from './windowProcess.ts';

/** The pages that stand for a full disk where the user may not make one. */
const FULL_AT = ['--small-disk'];

/** Words that run a command with a small disk of its own at `folder`, where the machine lets this user make one. */
function withSmallDisk(folder: string): readonly string[] | undefined {
  const mount = 'mount -t tmpfs -o size=160k tmpfs "$0" && exec "$@"';
  for (const space of [
    ['unshare', '-m'],
    ['unshare', '-rm'],
  ]) {
    const [command = '', ...rest] = [...space, 'sh', '-c', mount, folder];
    if (spawnSync(command, [...rest, 'true']).status === 0) {
      return [command, ...rest];
    }
  }
  return undefined;
}

describe('a disk that takes no more', () => {
  for (const journal of JOURNALS) {
    it(`row 46: is left for memory when it is full (${journal})`, async (test) => {
      const folder = newFolder();
      const before = withSmallDisk(folder);
      test.diagnostic(before === undefined ? 'as SQLite reports it' : 'on a disk of 160 KiB');
      const window = await WindowProcess.start(test, journal, before === undefined ? { args: FULL_AT } : { before });
      await window.ask('open', folder);
      let at = NOON;
      for (; (await window.ask('mode')).kind === 'shared'; at += HOUR) {
        await window.ask('poll', 'a', at, `${at}`.repeat(3));
      }
      assert.deepEqual(await window.ask('mode'), { kind: 'memory', problem: 'disk-full' });
      assert.deepEqual((await window.ask('record', 'a')).reading, reading(at - HOUR, `${at - HOUR}`.repeat(3)));
      await window.ask('poll', 'a', at, '7');
      assert.deepEqual((await window.ask('record', 'a')).reading, reading(at, '7'));
      // What the file did not take any more is behind what it has.
      assert.equal((await window.ask('readings', 'a'))?.length, (at - NOON) / HOUR + 1);
    });

    it(`row 46: is read, and left for memory, when it is read-only (${journal})`, async (test) => {
      const outer = newFolder();
      const folder = join(outer, 'inner');
      const writer = await WindowProcess.start(test, journal);
      await writer.ask('open', folder);
      await writer.ask('poll', 'a', NOON, '1');
      await writer.ask('dispose');
      chmodSync(outer, 0o755);
      chmodSync(fileIn(folder), 0o444);
      chmodSync(folder, 0o555);
      const window = await WindowProcess.start(test, journal);
      await window.ask('becomeNobody');
      assert.deepEqual(await window.ask('open', folder), { kind: 'memory', problem: 'read-only' });
      assert.deepEqual((await window.ask('record', 'a')).reading, reading(NOON, '1'));
      assert.deepEqual(await window.ask('readings', 'a'), [reading(NOON, '1')]);
      await window.ask('poll', 'a', NOON + HOUR, '2');
      assert.deepEqual((await window.ask('record', 'a')).reading, reading(NOON + HOUR, '2'));
      assert.deepEqual(readdirSync(folder), ['balances.sqlite']);
    });
  }

  it('row 46: is left for memory when not even a folder can be made', async (test) => {
    const outer = newFolder();
    chmodSync(outer, 0o555);
    const window = await WindowProcess.start(test);
    await window.ask('becomeNobody');
    assert.deepEqual(await window.ask('open', join(outer, 'inner')), { kind: 'memory', problem: 'read-only' });
    await window.ask('poll', 'a', NOON, '1');
    assert.deepEqual((await window.ask('record', 'a')).reading, reading(NOON, '1'));
  });
});

describe('windows that find the same corrupt file', () => {
  it('row 46: move it aside once and share a fresh one', async (test) => {
    const folder = join(newFolder(), 'inner');
    mkdirSync(folder);
    writeFileSync(fileIn(folder), 'no database'.repeat(500));
    const windows = await WindowProcess.many(test, 6);
    const modes = await Promise.all(windows.map((window) => window.ask('open', folder)));
    assert.deepEqual(
      modes.map(({ kind }) => kind),
      Array(6).fill('shared'),
    );
    assert.equal(modes.filter(({ movedTo }) => movedTo !== undefined).length, 1);
    assert.equal(readdirSync(folder).filter((name) => name.includes('.corrupt-')).length, 1);
    const claims = await Promise.all(windows.map((window) => window.ask('tick', ['a'], NOON, HOUR, true)));
    assert.equal(claims.flat().length, 1);
  });
});

describe('a Node without SQLite', () => {
  it('row 46: leaves the store in memory', () => {
    const here = dirname(fileURLToPath(import.meta.url));
    const script = `
      const { openStore } = await import(${JSON.stringify(join(here, '../../../../src/store/open.ts'))});
      const { systemClock } = await import(${JSON.stringify(join(here, '../../../../src/base/clock.ts'))});
      const store = await openStore('/nowhere', systemClock, Math.random, { retentionDays: () => 400, timeZone: () => undefined });
      process.stdout.write(JSON.stringify(store.mode));`;
    const flags = ['--no-warnings', '--no-experimental-sqlite', '--input-type=module'];
    const output = execFileSync(process.execPath, [...flags, '-e', script], { encoding: 'utf8' });
    assert.deepEqual(JSON.parse(output), { kind: 'memory', problem: 'no-sqlite' });
  });
});
