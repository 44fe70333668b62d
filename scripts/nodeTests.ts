import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { type Counts, noCounts } from './counts.ts';
import { root } from './paths.ts';

export interface NodeTestOptions {
  /** Patterns relative to the project's folder. */
  readonly patterns: readonly string[];
  /** Only files whose path contains it. */
  readonly filter: string;
  /** How many files run at a time. */
  readonly concurrency: number | true;
  /** The longest time for one file. */
  readonly timeoutMs: number;
}

/** Runs test files with Node's runner, each in a process of its own, and prints what they say. */
export async function runNodeTests({ patterns, filter, concurrency, timeoutMs }: NodeTestOptions): Promise<Counts> {
  const files: string[] = [];
  for await (const file of glob([...patterns], { cwd: root })) {
    if (file.includes(filter)) {
      files.push(join(root, file));
    }
  }
  if (files.length === 0) {
    return noCounts;
  }
  const stop = new AbortController();
  const abort = () => stop.abort();
  process.once('exit', abort);
  const events = run({ files: files.sort(), concurrency, timeout: timeoutMs, signal: stop.signal });
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
