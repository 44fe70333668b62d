import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { commandOptions } from '../../../esbuild.js';
import { sandboxAccountEntries, sandboxEnvironment } from '../../hosts/sandboxAccounts.ts';
import type { SandboxAccount } from '../../sandbox/account.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';

/** How a run of the command ended, and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Builds the command as it is shipped, somewhere below `folder`. Returns its path. */
export async function buildCommand(folder: string): Promise<string> {
  await build(commandOptions({ outdir: join(folder, 'dist'), production: true }));
  return join(folder, 'dist', 'cli', 'main.cjs');
}

/** Writes an accounts' file of accounts of a sandbox. Their credentials come from {@link sandboxEnvironment}. */
export function writeAccounts(
  path: string,
  sandbox: Pick<Sandbox, 'endpointOf'>,
  accounts: readonly SandboxAccount[],
  change: (entry: Readonly<Record<string, unknown>>) => object = (entry) => entry,
): void {
  const entries = sandboxAccountEntries(sandbox, accounts).map(({ id, ...entry }) => change(entry));
  writeFileSync(path, JSON.stringify({ format: 'messaging-balance-accounts', version: 1, accounts: entries }));
}

/** A run of the command: its process, and how it ends. Nothing of this process's environment but `env` reaches it. */
export function startCommand(
  path: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = sandboxEnvironment(),
) {
  const child = spawn(process.execPath, [path, ...args], { env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.err += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...texts }));
  });
  return { child, ended };
}
