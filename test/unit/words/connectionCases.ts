import assert from 'node:assert/strict';
import dns from 'node:dns';
import http from 'node:http';
import { globalAgent } from 'node:https';
import { createServer } from 'node:net';
import { mock } from 'node:test';
import type { Fault } from '../../../src/balance/fault/fault.ts';
import { selfSigned } from '../../sandbox/certificate.ts';
import { listen } from '../net/wire.ts';
import { type Case, JIGUANG, SUBMAIL } from './case.ts';

const DAY_MS = 24 * 3_600_000;

/** Stands where an address has to be written down before the sandbox has one. */
const NOWHERE = 'https://api.provider.example';

/** A port that nothing listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  return port;
}

const closed = await closedPort();

/** Lets looking up a name fail as it does without a network. */
function withoutNames(): () => void {
  const lookup = mock.method(dns, 'lookup', (hostname: string, ...rest: readonly unknown[]) => {
    const done = rest.at(-1);
    assert.ok(typeof done === 'function');
    setImmediate(() =>
      done(Object.assign(new Error('sesame'), { code: 'ENOTFOUND', hostname, syscall: 'getaddrinfo' })),
    );
  });
  return () => lookup.mock.restore();
}

/** Sends every request to a proxy that is down, the way VS Code does: by replacing `http.request`. */
function throughDeadProxy(): () => void {
  const { request } = http;
  const patched = mock.method(http, 'request', (url: string, options: http.RequestOptions) =>
    request({ ...options, host: '127.0.0.1', hostname: '127.0.0.1', port: closed, path: url }),
  );
  return () => patched.mock.restore();
}

function tls(name: string, host: string, from: number, to: number, says: string, trusted = true): Case {
  const certificate = selfSigned({ host, notBefore: new Date(from), notAfter: new Date(to) });
  return {
    name,
    scene: { ...JIGUANG, sandbox: { tls: certificate } },
    provoke() {
      // What an installed authority is for a user's machine; the product itself has no such option.
      const before = globalAgent.options.ca;
      globalAgent.options.ca = trusted ? certificate.cert : before;
      return () => {
        globalAgent.options.ca = before;
      };
    },
    says,
  };
}

/** What goes wrong before there is an answer. */
export const CONNECTION_CASES: Readonly<
  Record<Extract<Fault['kind'], 'network' | 'timeout' | 'tls' | 'proxy'>, readonly Case[]>
> = {
  network: [
    {
      name: 'row 1: the name is not found',
      scene: { ...JIGUANG, entry: () => ({ endpoints: [NOWHERE] }) },
      provoke: withoutNames,
      says: 'Cannot find {host}. Check the network connection.',
    },
    {
      name: 'row 2: nothing listens there',
      scene: { ...JIGUANG, entry: () => ({ endpoints: [`http://127.0.0.1:${closed}`] }) },
      says: '{host} refuses connections.',
    },
    {
      name: 'row 2: the connection is reset before the answer',
      scene: SUBMAIL,
      provoke: ({ sandbox, account }) => void sandbox.fault(account.id, { kind: 'reset-before-headers' }),
      says: 'The connection to {host} broke.',
    },
    {
      name: 'row 2: the connection is reset in mid-body',
      scene: SUBMAIL,
      provoke: ({ sandbox, account }) => void sandbox.fault(account.id, { kind: 'reset-mid-body' }),
      says: 'The connection to {host} broke.',
    },
  ],
  timeout: (['hang-before-headers', 'hang-in-headers', 'hang-in-body'] as const).map((kind) => ({
    name: `row 3, row 4: ${kind}`,
    scene: SUBMAIL,
    provoke: ({ sandbox, account }) => void sandbox.fault(account.id, { kind }),
    async ask(scene) {
      const arrived = scene.sandbox.nextRequest();
      const ended = scene.refresh();
      await arrived;
      scene.clock.pass(15_000);
      return ended;
    },
    says: '{host} did not answer within 15 seconds.',
  })),
  tls: [
    tls(
      'row 13: the certificate is its own authority',
      '127.0.0.1',
      Date.now() - DAY_MS,
      Date.now() + DAY_MS,
      'The certificate of {host} is not trusted, so nothing was sent. If your network inspects traffic, install its certificate in the system.',
      false,
    ),
    tls(
      'row 13: the certificate has expired',
      '127.0.0.1',
      Date.now() - 2 * DAY_MS,
      Date.now() - DAY_MS,
      'The certificate of {host} has expired, so nothing was sent. Check the clock of this machine, or tell the provider.',
    ),
    tls(
      'row 13: the certificate is for another host',
      'other.example',
      Date.now() - DAY_MS,
      Date.now() + DAY_MS,
      'The certificate of {host} belongs to another host, so nothing was sent. Check the endpoint and the network.',
    ),
    {
      name: 'row 13: the server speaks no TLS',
      scene: { ...JIGUANG, entry: (url) => ({ endpoints: [`${url.replace('http:', 'https:')}/jiguang`] }) },
      says: 'No secure connection to {host} could be made, so nothing was sent. Check the endpoint and the network.',
    },
  ],
  proxy: [
    {
      name: 'row 15: the proxy wants a password',
      scene: JIGUANG,
      provoke: ({ sandbox, account }) => void sandbox.fault(account.id, { kind: 'status', status: 407 }),
      says: 'The proxy refused the connection (407). Check the proxy settings of VS Code.',
    },
    {
      name: 'row 15: the proxy is down',
      scene: JIGUANG,
      provoke: throughDeadProxy,
      says: 'The proxy cannot be reached. Check the proxy settings of VS Code.',
    },
  ],
};
