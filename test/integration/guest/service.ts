import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The guest's own service on this machine: one account with 9007199254740993 messages left, one more than JavaScript's
 * numbers tell apart, and a reserve that is not allocated.
 */
export interface GuestService {
  readonly url: string;
  /** Where nobody listens. */
  readonly deadUrl: string;
  /** The `Authorization` of every request. */
  readonly requests: (string | undefined)[];
  close(): Promise<void>;
}

/** The only credential that the service knows. */
export const CREDENTIAL = { key: 'guest-key', secret: 'guest-secret-8d1f' };

export async function startService(port: number): Promise<GuestService> {
  const requests: (string | undefined)[] = [];
  const server = createServer(({ headers }, response) => {
    requests.push(headers.authorization);
    const isKnown = headers.authorization === `Bearer ${CREDENTIAL.key}:${CREDENTIAL.secret}`;
    response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json', connection: 'close' });
    response.end(isKnown ? '{"left": 9007199254740993, "reserve": null}' : '{}');
  });
  const gone = createServer();
  const [url, deadUrl] = [await listen(server, port), await listen(gone, 0)];
  await close(gone);
  return { ...{ url, deadUrl, requests }, close: () => close(server) };
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

/** The same, for the environment of an extension host. */
export const guestEnvironment = { GUEST_KEY: CREDENTIAL.key, GUEST_SECRET: CREDENTIAL.secret };

/** The guest's accounts as entries of the setting: one for each product, by what becomes of a request for it. */
export const GUEST_ACCOUNTS = (['good', 'throws', 'hangs', 'lies', 'offline'] as const).map((product) => ({
  ...{ id: `guest-${product}`, name: `The guest ${product}`, provider: 'guest.sms', product },
  env: { key: 'GUEST_KEY', secret: 'GUEST_SECRET' },
}));
