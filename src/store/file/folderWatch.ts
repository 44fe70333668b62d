import { type FSWatcher, watch } from 'node:fs';
import { basename } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableStore, MutableDisposable, toDisposable } from '../../base/lifecycle.ts';

/** Writes come in bursts (journal, file, log); one look after this many milliseconds sees them all. */
export const SETTLE_MS = 40;
/** How often to look where a watcher tells of changes: on some file systems there is one, and it tells nothing. */
export const SLOW_LOOK_MS = 30_000;
/** How often to look where there is no watcher, none that tells at once, or no file that works. */
export const UNTOLD_LOOK_MS = 5_000;
/** When to look again after a look that met a lock. */
export const LOCKED_LOOK_MS = 250;

/** Says in how many milliseconds to look again at the latest. */
export type Look = () => number;

/** Looks at a folder while it is not disposed. */
export interface FolderWatch extends Disposable {
  /** To look within {@link UNTOLD_LOOK_MS}, for what nobody tells of. */
  expect(): void;
}

/**
 * Calls `look` soon after something whose name begins with `prefix` changed in `folder`, and slowly otherwise. A
 * watcher that fails is replaced at the next look. Only Linux tells at once of what is written into a file that stays
 * open: Windows does when it leaves the cache, macOS when the file is closed.
 */
export function watchFolder(
  folder: string,
  prefix: string,
  clock: Clock,
  look: Look,
  platform: NodeJS.Platform = process.platform,
): FolderWatch {
  const owned = new DisposableStore();
  const watcher = owned.add(new MutableDisposable());
  const timer = owned.add(new MutableDisposable());
  let watching = false;
  let dueAt = Number.POSITIVE_INFINITY;

  const lookIn = (delayMs: number): void => {
    const at = clock.monotonic() + delayMs;
    if (at < dueAt) {
      dueAt = at;
      timer.set(clock.after(delayMs, run));
    }
  };
  const run = (): void => {
    dueAt = Number.POSITIVE_INFINITY;
    let nextMs = UNTOLD_LOOK_MS;
    try {
      nextMs = look();
    } finally {
      if (!watching) {
        start();
      }
      lookIn(watching && platform === 'linux' ? nextMs : Math.min(nextMs, UNTOLD_LOOK_MS));
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
  const expect = (): void => lookIn(UNTOLD_LOOK_MS);
  const stop = (): void => {
    watching = false;
    watcher.set(undefined);
    expect();
  };

  start();
  expect();
  return { expect, dispose: () => owned.dispose() };
}
