import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS } from '../src/base/duration.ts';
import { selfSigned } from '../test/sandbox/certificate.ts';
import { startProxy } from '../test/sandbox/proxy.ts';
import { type Sandbox, startSandbox } from '../test/sandbox/sandbox.ts';

/** A sandbox, and what makes a window find it at the address of a provider. */
export interface ProviderHost extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Lets a sandbox answer for a provider's host, so that a picture has the address in it that users see. VS Code is led there by
 * a proxy, and trusts the certificate by its environment.
 * @param mount the provider's path in the sandbox, such as `/submail`
 */
export async function providerHost(host: string, mount: string): Promise<ProviderHost> {
  const folder = await mkdtemp(join(tmpdir(), 'messaging-balance-host-'));
  const authority = join(folder, 'authority.pem');
  const [notBefore, notAfter] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)];
  const tls = selfSigned({ host, notBefore, notAfter });
  await writeFile(authority, tls.cert);
  const sandbox = await startSandbox({ tls, mount });
  const proxy = await startProxy({ [host]: { port: Number(new URL(sandbox.url).port) } });
  return {
    sandbox,
    settings: { 'http.proxy': `http://127.0.0.1:${proxy.port}` },
    env: { NODE_EXTRA_CA_CERTS: authority },
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await sandbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
