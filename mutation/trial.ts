import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { resultsFolder, root } from '../scripts/paths.ts';

/** How the tests of a source file took a change to it. */
export type Verdict = 'killed' | 'survived' | 'timeout';

/** A run of tests: how it ended, and how many passed. */
export interface Run {
  readonly verdict: Verdict;
  readonly passed: number;
}

const folder = join(resultsFolder, 'mutation');
const REPORTER = join(root, 'mutation', 'firstFailure.cjs');

/**
 * Runs test files against a text in the place of a source file, in a process of their own that ends with the first failure
 * or after `timeoutMs`. Everything is bundled first: that starts several times as fast as many files of TypeScript.
 * @param name of the bundle; runs at a time need different ones
 */
export async function runWith(
  file: string,
  text: string,
  tests: readonly string[],
  timeoutMs: number,
  name: string,
): Promise<Run> {
  const bundle = join(folder, `${name}.mjs`);
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    stdin: {
      contents: entryOf(tests),
      resolveDir: root,
      sourcefile: 'tests.js',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
    write: false,
    plugins: [inPlaceOf(join(root, file), text)],
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(bundle, outputFiles[0]?.contents ?? '');
  return await run(bundle, timeoutMs);
}

/** Imports the tests. Those with generated values get the same ones each time: a verdict must not depend on luck. */
function entryOf(tests: readonly string[]): string {
  const imports = ["import fc from 'fast-check';", ...tests.map((path) => `import './${path}';`)];
  return [...imports, 'fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 });'].join('\n');
}

function inPlaceOf(path: string, contents: string): esbuild.Plugin {
  return {
    name: 'in place of',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, (loaded) => (loaded.path === path ? { contents, loader: 'ts' } : undefined));
    },
  };
}

function run(bundle: string, timeoutMs: number): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`--test-reporter=${REPORTER}`, bundle], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      const passed = Number(/(\d+) passed\n$/.exec(output)?.[1] ?? 0);
      resolve({ verdict: late ? 'timeout' : code === 0 ? 'survived' : 'killed', passed });
    });
  });
}
