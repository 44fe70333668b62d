import { type FSWatcher, watch } from 'node:fs';
import { basename } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableStore, MutableDisposable, toDisposable } from '../../base/lifecycle.ts';

/** Writes come in bursts (journal, file, log); one look after this many milliseconds sees them all. */
export const SETTLE_MS = 40;
/** How often to look without being told: some file systems tell nothing. */
export const SLOW_LOOK_MS = 5_000;
/** When to look again after a look that met a lock. */
export const LOCKED_LOOK_MS = 250;

/** Says whether the look was done; `false` when a lock was in the way. */
export type Look = () => boolean;

/**
 * Calls `look` soon after something whose name begins with `prefix` changed in `folder`, and slowly otherwise. A
 * watcher that fails is replaced at the next slow look.
 */
export function watchFolder(folder: string, prefix: string, clock: Clock, look: Look): Disposable {
  const owned = new DisposableStore();
  const watcher = owned.add(new MutableDisposable());
  const soon = owned.add(new MutableDisposable());
  const slow = owned.add(new MutableDisposable());
  let watching = false;
  let expected = false;

  const lookIn = (delayMs: number): void => {
    if (!expected) {
      expected = true;
      soon.set(clock.after(delayMs, run));
    }
  };
  const run = (): void => {
    expected = false;
    if (!look()) {
      lookIn(LOCKED_LOOK_MS);
    }
  };
  const start = (): void => {
    try {
      const started: FSWatcher = watch(folder, { persistent: false }, (_event, name) => {
        if (name === basename(folder)) {
          // The folder itself was moved, deleted or only touched: the watcher may see nothing from now on.
          stop();
          start();
        }
        if (name === null || name === basename(folder) || name.startsWith(prefix)) {
          lookIn(SETTLE_MS);
        }
      });
      started.on('error', stop);
      watcher.set(toDisposable(() => started.close()));
      watching = true;
    } catch {
      watching = false;
    }
  };
  const stop = (): void => {
    watching = false;
    watcher.set(undefined);
  };
  const tick = (): void => {
    slow.set(clock.after(SLOW_LOOK_MS, tick));
    if (!watching) {
      start();
    }
    run();
  };

  slow.set(clock.after(SLOW_LOOK_MS, tick));
  start();
  return owned;
}
