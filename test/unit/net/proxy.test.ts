import assert from 'node:assert/strict';
import { createServer as createTlsServer, Agent as TlsAgent } from 'node:https';
import { connect, type Server, Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { connect as connectTls, TLSSocket } from 'node:tls';
import type { Account } from '../../../src/balance/account/account.ts';
import { createHttp } from '../../../src/net/http.ts';
import { originFault } from '../../../src/net/origin.ts';
import { createProviders } from '../../providers.ts';
import { selfSigned } from '../../sandbox/certificate.ts';
import { type LocalProxy, startProxy } from '../../sandbox/proxy.ts';
import { requestFor } from '../providers/fakeHttp.ts';
import { HandClock } from './handClock.ts';
import { throughAgent, throughProxy } from './tunnel.ts';
import { faultFrom, listen, openWire, reply } from './wire.ts';

const DAY_MS = 24 * 3_600_000;
const HOST = 'api.provider.test';
const certificateFor = (host: string) =>
  selfSigned({ host, notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + DAY_MS) });
const provider = certificateFor(HOST);
const PROXY_NAME = 'localhost';
const proxyCertificate = certificateFor(PROXY_NAME);
const CA = [provider.cert, proxyCertificate.cert];
const BALANCE = '{"dev_balance":424242,"dev_voice":1,"dev_industry":1,"dev_market":1}';

const STATUSES = [201, 204, 206, 301, 401, 403, 404, 407, 408, 429, 502, 503, 511];
const BODIES = [
  BALANCE,
  '{"error":{"code":50033,"message":"app quota not assigned"}}',
  '{"error":{"code":50002,"message":"auth failed"}}',
  '{"status":"success","balance":"424242","transactional_balance":"1"}',
  '<?xml version="1.0" encoding="utf-8"?><xml><status>success</status><balance>424242</balance><transactional_balance>1</transactional_balance></xml>',
  '{"timestamp":1414253462}',
  '<!doctype html><html><body>Sign in</body></html>',
];
/** What would move an account to another host, or keep it waiting. */
const HEADERS = { 'Content-Type': 'application/json', 'Retry-After': '7200', Location: 'https://login.example/' };
const SERVICES: readonly (readonly [string, string, Partial<Account>])[] = [
  ['jiguang', 'account', {}],
  ['submail', 'sms', {}],
  ['submail', 'sms', { parameters: { format: 'xml' } }],
  // Begins with the time service.
  ['submail', 'sms', { parameters: { signType: 'md5' } }],
];

for (const [kind, tls] of [
  ['an http:// proxy', undefined],
  ['an https:// proxy', proxyCertificate],
] as const) {
  describe(`behind ${kind}`, () => {
    let proxy: LocalProxy;
    let server: Server;
    let restore: () => void;
    const received: string[] = [];

    before(async () => {
      server = createTlsServer(provider, (request, response) => {
        received.push(request.headers.authorization ?? '');
        response.setHeader('content-type', 'application/json').end(BALANCE);
      });
      const port = await listen(server);
      proxy = await startProxy({ [HOST]: { port }, 'other.test': { port } }, tls);
      restore = throughProxy(`${tls === undefined ? 'http' : 'https'}://${PROXY_NAME}:${proxy.port}`, CA);
    });
    after(async () => {
      restore();
      await proxy.close();
      server.close();
    });

    async function ask([id, product, account]: (typeof SERVICES)[number], host: string) {
      const clock = new HandClock();
      const asked = createProviders(createHttp(clock), clock).find((each) => each.id === id);
      assert.ok(asked);
      return asked.fetchBalance(requestFor(asked, product, { account, endpoints: [`https://${host}`] }));
    }

    test('A1: what comes over TLS from the asked host is its answer', async () => {
      const [first] = await ask(['jiguang', 'account', {}], HOST);
      assert.equal(String(first?.amount), '424242');
      assert.equal(received.length, 1);
    });

    test('A1: the certificate behind the tunnel has to be for the asked host', async () => {
      const fault = await faultFrom(ask(['jiguang', 'account', {}], 'other.test'));
      assert.deepEqual(fault, { kind: 'tls', host: 'other.test', problem: 'wrong-host' });
      assert.equal(received.length, 1);
    });

    for (const service of SERVICES) {
      const [id, product, options] = service;
      test(`A1: whatever the proxy says in place of ${id} ${product} ${JSON.stringify(options)}, it is the proxy`, async () => {
        for (const status of STATUSES) {
          for (const body of BODIES) {
            proxy.route({ 'forged.test': { status, headers: HEADERS, body } });
            const fault = await faultFrom(ask(service, 'forged.test'));
            assert.deepEqual(fault, { kind: 'proxy', status }, `${status} ${body}`);
          }
        }
        assert.equal(received.length, 1, 'nothing reached the provider');
      });
    }

    test('A1: a tunnel that is granted and then forged ends without an answer', async () => {
      for (const body of BODIES) {
        proxy.route({ 'forged.test': { status: 200, body } });
        const { kind } = await faultFrom(ask(['jiguang', 'account', {}], 'forged.test'));
        assert.ok(kind === 'network' || kind === 'tls', `${kind} ${body}`);
      }
    });

    test('A1: words of the proxy that cannot be read are its own as well', async () => {
      for (const headers of [
        { 'Content-Length': '1', 'Transfer-Encoding': 'chunked' },
        { 'Content-Length': 'x' },
        { 'Content-Encoding': 'gzip, gzip' },
        { 'Content-Length': '999999' },
      ]) {
        proxy.route({ 'forged.test': { status: 403, headers, body: BALANCE } });
        const { kind } = await faultFrom(ask(['jiguang', 'account', {}], 'forged.test'));
        assert.equal(kind, 'proxy', JSON.stringify(headers));
      }
    });
  });
}

/** An agent that connects with `open`, whatever it was asked for. */
function agentOf(open: () => Socket): TlsAgent {
  const agent = new TlsAgent();
  agent.createConnection = open;
  return agent;
}

async function answerOver(open: () => Socket): Promise<unknown> {
  const restore = throughAgent(() => agentOf(open), CA);
  try {
    return await faultFrom(createHttp(new HandClock())({ method: 'GET', url: `https://${HOST}/`, headers: {} }));
  } finally {
    restore();
  }
}

test('A1: an answer over a plain socket is nobody’s balance, with 200 neither', async () => {
  const wire = await openWire((socket) => socket.end(reply(BALANCE)));
  assert.deepEqual(await answerOver(() => connect(wire.port, '127.0.0.1')), { kind: 'proxy', status: 200 });
  await wire.close();
});

test('A1: an answer over the TLS connection to the proxy itself is the proxy’s', async () => {
  const server = createTlsServer(proxyCertificate, (_, response) => response.end(BALANCE));
  const port = await listen(server);
  const fault = await answerOver(() => connectTls({ host: '127.0.0.1', port, servername: PROXY_NAME, ca: [...CA] }));
  assert.deepEqual(fault, { kind: 'proxy', status: 200 });
  server.close();
});

test('A1: TLS that was not verified is a fault of TLS', () => {
  for (const [error, problem] of [
    ['CERT_HAS_EXPIRED', 'expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'wrong-host'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'untrusted'],
    ['of another kind', 'untrusted'],
    [undefined, 'untrusted'],
  ] as const) {
    const socket = Object.assign(new TLSSocket(new Socket()), { authorized: false, authorizationError: error });
    const asked = { host: HOST, hostname: HOST, port: 443, secure: true };
    assert.deepEqual(originFault(socket, 200, asked), { kind: 'tls', host: HOST, problem });
    assert.equal(originFault(socket, 200, { ...asked, secure: false }), undefined);
    socket.destroy();
  }
});

test('A1: a session with the asked host that is resumed counts as one', async () => {
  const resumed: boolean[] = [];
  const server = createTlsServer(provider, (request, response) => {
    resumed.push(request.socket instanceof TLSSocket && request.socket.isSessionReused());
    response.end(BALANCE);
  });
  const port = await listen(server);
  const agent = new TlsAgent();
  const restore = throughAgent(() => agent, CA);
  // The name is in no directory: the proxy of companies would know it, here the agent does.
  const { createConnection } = agent;
  agent.createConnection = (options, ready) =>
    createConnection.call(agent, { ...options, host: '127.0.0.1', port, servername: HOST }, ready);
  for (const _ of [1, 2, 3]) {
    const answer = await createHttp(new HandClock())({ method: 'GET', url: `https://${HOST}/`, headers: {} });
    assert.equal(answer.text, BALANCE);
  }
  restore();
  assert.deepEqual(resumed, [false, true, true]);
  server.close();
});
