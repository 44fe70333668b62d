import { globSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { newFolder } from '../test/unit/store/sample.ts';
import { type Counts, noCounts } from './counts.ts';
import { root } from './paths.ts';
import { grouped, writeShared } from './sharedProcess.ts';

export interface NodeTestOptions {
  /** Patterns relative to the project's folder. Files start in their order, those of one by name. */
  readonly patterns: readonly string[];
  /** Only files whose path contains it. */
  readonly filter: string;
  /** Patterns of files that do not run. */
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

/** The files that are to run, in the order in which they start. */
export function filesOf({ patterns, filter, without = [] }: NodeTestOptions): readonly string[] {
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: root, exclude: without }).sort());
  return [...new Set(files.filter((file) => file.includes(filter)))];
}

/** Runs test files with Node's runner, each in a process of its own where they do not share one, and prints what they say. */
export async function runNodeTests(options: NodeTestOptions): Promise<Counts> {
  const { together = [], apart = [], concurrency, timeoutMs, atEnd = false } = options;
  const groups = grouped(filesOf(options), together, apart);
  if (groups.size === 0) {
    return noCounts;
  }
  const target = newFolder();
  // A process with many files takes long: it starts early.
  const shared = together.flatMap((folder) => {
    const those = groups.get(folder);
    return those === undefined ? [] : [writeShared(folder, those, target)];
  });
  const single = (groups.get(undefined) ?? []).map((file) => join(root, file));
  const files = [...(await Promise.all(shared)), ...single];
  const stop = new AbortController();
  process.once('exit', () => stop.abort());
  const events = run({ files, concurrency, timeout: timeoutMs, signal: stop.signal });
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
  resolve({ passed: 0, failed: 1 });
  return await promise;
}
