import { mkdtempSync, rmSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { type Counts, noCounts } from './counts.ts';
import { root } from './paths.ts';
import { grouped, writeShared } from './sharedProcess.ts';

export interface NodeTestOptions {
  /** Patterns relative to the project's folder. */
  readonly patterns: readonly string[];
  /** Only files whose path contains it. */
  readonly filter: string;
  /** Names of files that start before the others, in this order. */
  readonly first?: readonly string[];
  /** Names of files that do not run. */
  readonly without?: readonly string[];
  /** Folders whose files leave nothing behind in their process. They share one, as to start it takes longer than most of them run. */
  readonly together?: readonly string[];
  /** Names of files in these folders that need a process of their own. */
  readonly apart?: readonly string[];
  /** How many processes run at a time. */
  readonly concurrency: number;
  /** The longest time for one test. */
  readonly timeoutMs: number;
  /** Whether what it says is printed at its end, for tests that run beside others. */
  readonly atEnd?: boolean;
}

/** The paths by name, those of `first` at the front. */
export function inOrder(files: readonly string[], first: readonly string[]): readonly string[] {
  const place = (file: string): number => {
    const index = first.indexOf(basename(file));
    return index < 0 ? first.length : index;
  };
  return files.toSorted().toSorted((a, b) => place(a) - place(b));
}

/** Runs test files with Node's runner, each in a process of its own where they do not share one, and prints what they say. */
export async function runNodeTests(options: NodeTestOptions): Promise<Counts> {
  const {
    patterns,
    filter,
    first = [],
    without = [],
    together = [],
    apart = [],
    concurrency,
    timeoutMs,
    atEnd = false,
  } = options;
  const files: string[] = [];
  for await (const file of glob([...patterns], { cwd: root })) {
    if (file.includes(filter) && !without.includes(basename(file))) {
      files.push(join(root, file));
    }
  }
  if (files.length === 0) {
    return noCounts;
  }
  const folder = mkdtempSync(join(tmpdir(), 'messaging-balance-tests-'));
  const forget = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const stop = new AbortController();
  const abort = () => {
    stop.abort();
    forget();
  };
  process.once('exit', abort);
  const { shared, single } = grouped(
    inOrder(files, first),
    together.map((name) => join(root, name)),
    apart,
  );
  // A process with many files takes long: it starts early.
  const entries = await Promise.all(shared.map((group) => writeShared(group, folder)));
  const events = run({ files: [...entries, ...single], concurrency, timeout: timeoutMs, signal: stop.signal });
  const { promise, resolve } = Promise.withResolvers<Counts>();
  // The counts of all files; a summary with a file's name is that file's alone.
  events.on('test:summary', ({ counts, file }) => {
    if (file === undefined) {
      const { passed, cancelled, tests, skipped, todo } = counts;
      const failed = tests - passed - cancelled - skipped - todo;
      resolve({ passed, failed: failed + cancelled });
    }
  });
  const said: string[] = [];
  for await (const text of events.compose(new spec())) {
    if (atEnd) {
      said.push(String(text));
    } else {
      process.stdout.write(String(text));
    }
  }
  process.stdout.write(said.join(''));
  process.removeListener('exit', abort);
  forget();
  resolve({ passed: 0, failed: 1 });
  return await promise;
}
