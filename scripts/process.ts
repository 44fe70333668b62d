import { type SpawnOptions, spawn } from 'node:child_process';

/** How a process ended: its exit code, or 128 when a signal ended it, and what it wrote when the output was captured. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** What to start for a program, and whether through a shell. */
export interface Start {
  readonly program: string;
  readonly args: readonly string[];
  readonly shell: boolean;
}

/**
 * How to start a program. Windows can start a command file (`*.cmd`, `*.bat`) through its shell only, and Node refuses to
 * start one without: the shell would take marks in the arguments for its own. So every word is quoted there, and one with a
 * mark that means something to the shell within quotes, too, is refused.
 */
export function startOf(program: string, args: readonly string[], platform: NodeJS.Platform): Start {
  if (platform !== 'win32' || !/\.(?:cmd|bat)$/i.test(program)) {
    return { program, args, shell: false };
  }
  // One text: Node warns of words beside a shell, as it would join them unquoted.
  return { program: [program, ...args].map(quoted).join(' '), args: [], shell: true };
}

function quoted(word: string): string {
  if (/["%!\r\n]|\\$/.test(word)) {
    throw new Error(`cannot be handed to a command file: ${word}`);
  }
  return `"${word}"`;
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
    const start = startOf(program, args, process.platform);
    const child = spawn(start.program, start.args, {
      ...rest,
      shell: start.shell,
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
