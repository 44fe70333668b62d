import { execa } from 'execa';
import { add, type Counts, noCounts } from './counts.ts';
import { root } from './paths.ts';

/** The static checks, each a program that must end with 0. */
const CHECKS = [
  ['types', 'tsc', '-p', '.'],
  ['types of the webview', 'tsc', '-p', 'src/webview'],
  // With what the oldest Node has that the command runs on.
  ['types of the command', 'tsc', '-p', 'src/cli'],
  ['lint and format', 'biome', 'check', '.'],
] as const;

/** Runs every check, also after one failed. Each counts as one test. */
export async function runChecks(): Promise<Counts> {
  let counts = noCounts;
  for (const [name, program, ...args] of CHECKS) {
    const { failed } = await execa(program, args, {
      ...{ cwd: root, preferLocal: true, reject: false },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    counts = add(counts, failed ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 });
    process.stdout.write(`${failed ? 'FAILED' : 'ok'}: ${name}\n`);
  }
  return counts;
}
