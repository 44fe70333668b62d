import { glob } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { type Counts, noCounts } from './counts.ts';
import { root } from './paths.ts';

export interface NodeTestOptions {
  /** Patterns relative to the project's folder. */
  readonly patterns: readonly string[];
  /** Only files whose path contains it. */
  readonly filter: string;
  /** Names of files that start before the others, in this order. */
  readonly first?: readonly string[];
  /** Names of files that do not run. */
  readonly without?: readonly string[];
  /** How many files run at a time. */
  readonly concurrency: number;
  /** The longest time for one file. */
  readonly timeoutMs: number;
}

/** The paths by name, those of `first` at the front. */
export function inOrder(files: readonly string[], first: readonly string[]): readonly string[] {
  const place = (file: string): number => {
    const index = first.indexOf(basename(file));
    return index < 0 ? first.length : index;
  };
  return files.toSorted().toSorted((a, b) => place(a) - place(b));
}

/** Runs test files with Node's runner, each in a process of its own, and prints what they say. */
export async function runNodeTests(options: NodeTestOptions): Promise<Counts> {
  const { patterns, filter, first = [], without = [], concurrency, timeoutMs } = options;
  const files: string[] = [];
  for await (const file of glob([...patterns], { cwd: root })) {
    if (file.includes(filter) && !without.includes(basename(file))) {
      files.push(join(root, file));
    }
  }
  if (files.length === 0) {
    return noCounts;
  }
  const stop = new AbortController();
  const abort = () => stop.abort();
  process.once('exit', abort);
  const events = run({ files: inOrder(files, first), concurrency, timeout: timeoutMs, signal: stop.signal });
  const { promise, resolve } = Promise.withResolvers<Counts>();
  // The counts of all files; a summary with a file's name is that file's alone.
  events.on('test:summary', ({ counts, file }) => {
    if (file === undefined) {
      const { passed, cancelled, tests, skipped, todo } = counts;
      const failed = tests - passed - cancelled - skipped - todo;
      resolve({ passed, failed: failed + cancelled });
    }
  });
  for await (const text of events.compose(new spec())) {
    process.stdout.write(String(text));
  }
  process.removeListener('exit', abort);
  resolve({ passed: 0, failed: 1 });
  return await promise;
}
