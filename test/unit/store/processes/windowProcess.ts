import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isLocalFolder } from '../../../../src/store/file/localFolder.ts';
import { isSafeForWal } from '../../../../src/store/file/openFile.ts';
import type { Told } from './messages.ts';
import type { Actions } from './worker.ts';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Hundreds of processes run the same code: only the first one compiles it. */
const ENVIRONMENT = { NODE_COMPILE_CACHE: join(tmpdir(), 'balances-compiled'), ...process.env };

type Answer<A extends keyof Actions> = Awaited<ReturnType<Actions[A]>>;

/** Where tests and benchmarks register what has to be cleaned up. */
export interface CleanUp {
  after(cleanUp: () => void): void;
}

/** How a file is protected: with a log, or with a rollback journal as on older versions of SQLite. */
export type Journal = 'wal' | 'delete';

const hasLog = isSafeForWal(process.versions['sqlite'] ?? '') && isLocalFolder(tmpdir());

/** What can be had here: a log needs a version of SQLite and a disk that keep it safely. */
export const JOURNALS: readonly Journal[] = hasLog ? ['wal', 'delete'] : ['delete'];

/** A window in a process of its own. It is killed when the test ends. */
export class WindowProcess {
  readonly #child: ChildProcess;
  readonly #open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  readonly #listeners = new Set<(told: Told) => void>();
  readonly #gone: Promise<unknown>;
  #next = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#gone = once(child, 'close');
    child.on('message', (told: Told) => this.#hear(told));
    child.on('exit', () => {
      for (const { reject } of this.#open.values()) {
        reject(new Error('the window has gone'));
      }
    });
  }

  /** Starts a process. `before` are words in front of the command, `args` go to `worker.ts`. */
  static async start(
    test: CleanUp,
    journal: Journal = 'wal',
    { before = [], args = [] }: { before?: readonly string[]; args?: readonly string[] } = {},
  ): Promise<WindowProcess> {
    const flags = journal === 'delete' ? ['--rollback-journal'] : [];
    const [command = '', ...rest] = [...before, process.execPath, '--no-warnings', WORKER, ...flags, ...args];
    const child = spawn(command, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: ENVIRONMENT });
    test.after(() => child.kill('SIGKILL'));
    const window = new WindowProcess(child);
    await window.next((told) => told.kind === 'ready');
    return window;
  }

  /** Starts several at once. */
  static many(test: CleanUp, count: number, journal: Journal = 'wal'): Promise<WindowProcess[]> {
    return Promise.all(Array.from({ length: count }, () => WindowProcess.start(test, journal)));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Asks for an action and waits for its result; `undefined` arrives as `null`. */
  ask<A extends keyof Actions>(action: A, ...args: Parameters<Actions[A]>): Promise<Answer<A>> {
    const id = this.#next++;
    const answer = new Promise<unknown>((resolve, reject) => this.#open.set(id, { resolve, reject }));
    this.#child.send({ id, action, args });
    return answer as Promise<Answer<A>>;
  }

  /** Calls `listener` for whatever the process tells. */
  listen(listener: (told: Told) => void): void {
    this.#listeners.add(listener);
  }

  /** The next message that is wanted. */
  next(wanted: (told: Told) => boolean): Promise<Told> {
    return new Promise((resolve, reject) => {
      const listener = (told: Told): void => {
        if (wanted(told)) {
          this.#listeners.delete(listener);
          resolve(told);
        }
      };
      this.#listeners.add(listener);
      this.#child.once('exit', () => reject(new Error('the window has gone')));
    });
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child.kill(name);
  }

  /** Kills the process and waits until it is gone and all it has told is heard. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#gone;
  }

  #hear(told: Told): void {
    for (const listener of [...this.#listeners]) {
      listener(told);
    }
    if (told.kind === 'done' || told.kind === 'failed') {
      const open = this.#open.get(told.id);
      this.#open.delete(told.id);
      if (told.kind === 'done') {
        open?.resolve(told.value);
      } else {
        open?.reject(new Error(told.error));
      }
    }
  }
}
