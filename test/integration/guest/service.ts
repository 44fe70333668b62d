import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The guest's own service on this machine: one account with 42 messages left and a reserve that is not allocated. */
export interface GuestService {
  readonly url: string;
  /** The `Authorization` of every request. */
  readonly requests: (string | undefined)[];
  close(): Promise<void>;
}

/** The only credential that the service knows. */
export const CREDENTIAL = { key: 'guest-key', secret: 'guest-secret-8d1f' };

export async function startService(): Promise<GuestService> {
  const requests: (string | undefined)[] = [];
  const server = createServer(({ headers }, response) => {
    requests.push(headers.authorization);
    const isKnown = headers.authorization === `Bearer ${CREDENTIAL.key}:${CREDENTIAL.secret}`;
    response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json', connection: 'close' });
    response.end(isKnown ? '{"left": "42", "reserve": null}' : '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The same, for the environment of an extension host. */
export const guestEnvironment = { GUEST_KEY: CREDENTIAL.key, GUEST_SECRET: CREDENTIAL.secret };
