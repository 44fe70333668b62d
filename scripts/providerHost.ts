import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from '../test/sandbox/certificate.ts';
import { startProxy } from '../test/sandbox/proxy.ts';
import type { Sandbox } from '../test/sandbox/sandbox.ts';

/** What makes a window find the sandbox at the address of a provider. */
export interface ProviderHost {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const DAY_MS = 24 * 3_600_000;

/**
 * Lets the sandbox answer for a provider's host, so that a picture has the address in it that users see. VS Code is led there by
 * a proxy, and trusts the certificate by its environment.
 * @param mount the provider's path in the sandbox, such as `/submail`
 */
export async function providerHost(sandbox: Sandbox, host: string, mount: string): Promise<ProviderHost> {
  const folder = await mkdtemp(join(tmpdir(), 'messaging-balance-host-'));
  const authority = join(folder, 'authority.pem');
  const [notBefore, notAfter] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)];
  const tls = selfSigned({ host, notBefore, notAfter });
  await writeFile(authority, tls.cert);
  const server = createServer(tls, (incoming, response) => {
    const { method, headers, url = '/' } = incoming;
    const onward = request(`${sandbox.url}${mount}${url}`, { method, headers }, (reply) => {
      reply.pipe(response.writeHead(reply.statusCode ?? 502, reply.headers));
    });
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const proxy = await startProxy({ [host]: { port: (server.address() as AddressInfo).port } });
  return {
    settings: { 'http.proxy': `http://127.0.0.1:${proxy.port}` },
    env: { NODE_EXTRA_CA_CERTS: authority },
    async close() {
      await proxy.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
