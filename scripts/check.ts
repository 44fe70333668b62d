import { add, type Counts, noCounts } from './counts.ts';
import { root, tool } from './paths.ts';
import { runProgram } from './process.ts';

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
    const { code } = await runProgram(tool(program), args, { cwd: root });
    counts = add(counts, code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
    process.stdout.write(`${code === 0 ? 'ok' : 'FAILED'}: ${name}\n`);
  }
  return counts;
}

if (import.meta.main) {
  process.exitCode = (await runChecks()).failed === 0 ? 0 : 1;
}
