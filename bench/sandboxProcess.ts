/** The sandbox with many accounts, as a process of its own: what answers must not take time from what is measured. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { selfSigned } from '../test/sandbox/certificate.ts';
import { startAccounts } from './accounts.ts';

const DAY_MS = 24 * 3_600_000;

/** A sandbox in another process. */
export interface RemoteSandbox {
  /** The base address of the accounts' provider. */
  readonly url: string;
  /** The certificate that its own is to be checked against, PEM; empty without TLS. */
  readonly authority: string;
  close(): Promise<void>;
}

/** Starts a sandbox with `count` accounts that answers each request `latencyMs` late, over TLS if `scheme` says so. */
export async function startSandboxProcess(
  count: number,
  latencyMs: number,
  scheme: 'http' | 'https' = 'http',
): Promise<RemoteSandbox> {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), [String(count), String(latencyMs), scheme]);
  const [{ url, authority }] = (await once(child, 'message')) as [{ url: string; authority: string }];
  return {
    ...{ url, authority },
    async close() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

if (import.meta.main) {
  const [count = 1, latencyMs = 0] = process.argv.slice(2, 4).map(Number);
  const [notBefore, notAfter] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)];
  const tls = process.argv[4] === 'https' ? selfSigned({ host: '127.0.0.1', notBefore, notAfter }) : undefined;
  const { sandbox, ids } = await startAccounts(count, 15, tls === undefined ? {} : { tls });
  for (const id of latencyMs > 0 ? ids : []) {
    sandbox.fault(id, { kind: 'delay', ms: latencyMs });
  }
  process.once('disconnect', () => process.exit());
  process.send?.({ url: sandbox.url, authority: tls?.cert ?? '' });
}
