/** The sandbox with many accounts, as a process of its own: what answers must not take time from what is measured. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startAccounts } from './accounts.ts';

/** A sandbox in another process. */
export interface RemoteSandbox {
  /** The base address of the accounts' provider. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a sandbox with `count` accounts that answers each request `latencyMs` late. */
export async function startSandboxProcess(count: number, latencyMs: number): Promise<RemoteSandbox> {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), [String(count), String(latencyMs)]);
  const [url] = (await once(child, 'message')) as [string];
  return {
    url,
    async close() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

if (import.meta.main) {
  const [count = 1, latencyMs = 0] = process.argv.slice(2).map(Number);
  const { sandbox, ids } = await startAccounts(count, 15);
  for (const id of latencyMs > 0 ? ids : []) {
    sandbox.fault(id, { kind: 'delay', ms: latencyMs });
  }
  process.once('disconnect', () => process.exit());
  process.send?.(sandbox.url);
}
