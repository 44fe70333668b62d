import assert from 'node:assert/strict';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  LOCKED_LOOK_MS,
  SETTLE_MS,
  SLOW_LOOK_MS,
  UNTOLD_LOOK_MS,
  watchFolder,
} from '../../../../src/store/file/folderWatch.ts';
import { HandClock } from '../../net/handClock.ts';
import { newFolder } from '../sample.ts';

/** A clock that tells when a timer of a length is set. */
class ToldClock extends HandClock {
  readonly #waiting = new Map<number, () => void>();

  override after(delayMs: number, action: () => void) {
    this.#waiting.get(delayMs)?.();
    return super.after(delayMs, action);
  }

  nextTimer(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(delayMs, resolve));
  }
}

describe('the watch on the folder', () => {
  // The watch itself must not keep a process alive, so something else has to while a test waits for it.
  let alive: NodeJS.Timeout;
  before(() => {
    alive = setInterval(() => undefined, 60_000);
  });
  after(() => clearInterval(alive));

  it('looks soon after a change, once for a burst', async () => {
    const folder = newFolder();
    const clock = new ToldClock();
    let looks = 0;
    const watch = watchFolder(folder, 'file', clock, () => {
      looks++;
      return SLOW_LOOK_MS;
    });
    const noticed = clock.nextTimer(SETTLE_MS);
    writeFileSync(join(folder, 'other'), '');
    writeFileSync(join(folder, 'file-wal'), '1');
    writeFileSync(join(folder, 'file'), '1');
    await noticed;
    assert.equal(looks, 0);
    clock.pass(SETTLE_MS);
    assert.equal(looks, 1);
    watch.dispose();
    assert.equal(clock.pending, 0);
  });

  for (const [where, folder, platform, slowMs] of [
    ['with a watcher', newFolder(), 'linux', SLOW_LOOK_MS],
    ['with a watcher that tells late', newFolder(), 'win32', UNTOLD_LOOK_MS],
    ['with a watcher that tells when a file is closed', newFolder(), 'darwin', UNTOLD_LOOK_MS],
    ['without one', join(newFolder(), 'missing'), 'linux', UNTOLD_LOOK_MS],
  ] as const) {
    it(`looks slowly when nothing is told, and sooner again after a lock, ${where}`, () => {
      const clock = new HandClock();
      const answers = [SLOW_LOOK_MS, LOCKED_LOOK_MS, LOCKED_LOOK_MS];
      let looks = 0;
      const watch = watchFolder(folder, 'file', clock, () => answers[looks++] ?? SLOW_LOOK_MS, platform);
      const looksAfter = (delayMs: number): number => {
        clock.pass(delayMs);
        return looks;
      };
      assert.equal(looksAfter(UNTOLD_LOOK_MS), 1);
      assert.equal(looksAfter(slowMs - 1), 1);
      assert.equal(looksAfter(1), 2);
      assert.equal(looksAfter(LOCKED_LOOK_MS), 3);
      assert.equal(looksAfter(LOCKED_LOOK_MS), 4);
      assert.equal(looksAfter(slowMs - 1), 4);
      assert.equal(looksAfter(1), 5);
      watch.expect();
      assert.equal(looksAfter(UNTOLD_LOOK_MS), 6);
      watch.dispose();
      assert.equal(clock.pending, 0);
    });
  }

  it('goes on looking after a look that failed', () => {
    const clock = new HandClock();
    let looks = 0;
    const watch = watchFolder(newFolder(), 'file', clock, () => {
      looks++;
      throw new Error('the look failed');
    });
    for (let look = 1; look <= 3; look++) {
      assert.throws(() => clock.pass(UNTOLD_LOOK_MS), /the look failed/);
      assert.equal(looks, look);
    }
    watch.dispose();
    assert.equal(clock.pending, 0);
  });

  it('sees a folder that comes after it, and one that takes the place of another', async () => {
    const folder = join(newFolder(), 'late');
    const clock = new ToldClock();
    const watch = watchFolder(folder, 'file', clock, () => SLOW_LOOK_MS);
    mkdirSync(folder);
    clock.pass(SLOW_LOOK_MS);
    const first = clock.nextTimer(SETTLE_MS);
    writeFileSync(join(folder, 'file'), '');
    await first;
    clock.pass(SETTLE_MS);
    const moved = clock.nextTimer(SETTLE_MS);
    renameSync(folder, `${folder}-old`);
    await moved;
    clock.pass(SETTLE_MS);
    mkdirSync(folder);
    clock.pass(SLOW_LOOK_MS);
    const second = clock.nextTimer(SETTLE_MS);
    writeFileSync(join(folder, 'file'), '');
    await second;
    watch.dispose();
    assert.equal(clock.pending, 0);
  });

  it('is quiet after it was disposed, also in the middle of a look', () => {
    const clock = new HandClock();
    const watch = watchFolder(newFolder(), 'file', clock, () => {
      watch.dispose();
      return LOCKED_LOOK_MS;
    });
    clock.pass(SLOW_LOOK_MS);
    assert.equal(clock.pending, 0);
  });
});
