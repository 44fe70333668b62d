import type { SpawnOptions } from 'node:child_process';
import spawn from 'cross-spawn';

/** How a process ended: its exit code, or 128 when a signal ended it, and what it wrote when it was quiet. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/**
 * Runs a program to its end. Its output goes to this process's own, or is returned when it is `quiet`. Rejects only when the program
 * cannot be started.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { quiet = false, ...options }: Pick<SpawnOptions, 'cwd' | 'env'> & { readonly quiet?: boolean } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const out = quiet ? 'pipe' : 'inherit';
    // As Node's own, which would start a command file (`*.cmd`) of Windows through a shell alone, and quote nothing for it.
    const child = spawn(program, args, { ...options, stdio: ['ignore', out, out] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 128, output }));
  });
}
