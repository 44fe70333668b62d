import { join } from 'node:path';
import { root, tool } from './paths.ts';
import { runProgram } from './process.ts';

/** The static checks, each a program that must end with 0. */
function checks(): readonly (readonly [name: string, program: string, args: readonly string[]])[] {
  return [
    ['types', tool('tsc'), ['-p', '.']],
    ['types of the webview', tool('tsc'), ['-p', join('src', 'webview')]],
    // With what the oldest Node has that the command runs on.
    ['types of the command', tool('tsc'), ['-p', join('src', 'cli')]],
    ['lint and format', tool('biome'), ['check', '.']],
  ];
}

/** Runs every check, also after one failed. Each counts as one test. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  let passed = 0;
  let failed = 0;
  for (const [name, program, args] of checks()) {
    const { code } = await runProgram(program, args, { cwd: root });
    if (code === 0) {
      passed += 1;
    } else {
      failed += 1;
    }
    process.stdout.write(`${code === 0 ? 'ok' : 'FAILED'}: ${name}\n`);
  }
  return { passed, failed };
}

if (import.meta.main) {
  const { failed } = await runChecks();
  process.exitCode = failed === 0 ? 0 : 1;
}
