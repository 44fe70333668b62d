import type { SpawnOptions } from 'node:child_process';
import spawn from 'cross-spawn';

/** How a process ended: its exit code, or 128 when a signal ended it, and what it wrote when the output was captured. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/**
 * Runs a program to its end. Its output goes to this process's own, and is returned as well when `capture` is set.
 * Rejects only when the program cannot be started.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env'> & { readonly capture?: boolean; readonly quiet?: boolean } = {},
): Promise<Ended> {
  const { capture = false, quiet = false, ...rest } = options;
  const piped = capture || quiet;
  return new Promise((resolve, reject) => {
    // As Node's own, which would start a command file (`*.cmd`) of Windows through a shell alone, and quote nothing for it.
    const child = spawn(program, args, {
      ...rest,
      stdio: ['ignore', piped ? 'pipe' : 'inherit', piped ? 'pipe' : 'inherit'],
    });
    let output = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (!quiet) {
          to.write(text);
        }
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 128, output }));
  });
}
