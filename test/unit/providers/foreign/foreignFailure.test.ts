import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { test } from 'node:test';
import type { Fault } from '../../../../src/balance/fault/fault.ts';
import { faultOfFailure } from '../../../../src/providers/foreign/foreignFailure.ts';
import { listen, openWire, reply } from '../../net/wire.ts';

const host = 'api.acme.example';
const scene = { host, credential: { key: 'k', secret: 'sesame' }, seconds: () => 7, faultOf: () => undefined };
const PAGE = '<html><body>Welcome to the hotel</body></html>';

/** What a provider does that brings a `fetch` of its own, as the first version of the API taught it. */
async function ownFetch(url: string, init: RequestInit = {}): Promise<unknown> {
  return await (await fetch(`${url}/v1/balance`, { redirect: 'error', ...init })).json();
}

/** The fault of what `promise` ends with. */
async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  const thrown: unknown = await promise.then(
    () => assert.fail('it answered'),
    (error: unknown) => error,
  );
  return faultOfFailure(thrown, scene);
}

const lost = (problem: 'not-found' | 'refused' | 'reset' | 'unreachable'): Fault => ({
  kind: 'network',
  host,
  problem,
});
const MALFORMED: Fault = { kind: 'bad-response', host, problem: 'malformed' };
const PORTAL: Fault = { kind: 'not-the-provider', host };

for (const [about, answer, fault] of [
  ['a reset', (socket) => socket.resetAndDestroy(), lost('reset')],
  ['a connection that ends', (socket) => socket.end(), lost('reset')],
  [
    'an answer that is cut off',
    (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"le'),
    lost('reset'),
  ],
  ["a captive portal's page", (socket) => socket.end(reply(PAGE)), PORTAL],
  [
    "a captive portal's redirect",
    (socket) => socket.end(reply('', 'Location: http://login.example/\r\n', '302 X')),
    PORTAL,
  ],
  ['half an answer', (socket) => socket.end(reply('{"left": ')), MALFORMED],
  ['no HTTP', (socket) => socket.end('SSH-2.0-x\r\n\r\n'), MALFORMED],
] as const satisfies readonly (readonly [string, (socket: Socket) => unknown, Fault])[]) {
  test(`A7: a fetch of the provider's own is told apart by its cause: ${about}`, async () => {
    const wire = await openWire(answer);
    assert.deepEqual(await faultOf(ownFetch(wire.url)), fault);
    await wire.close();
  });
}

test("A7: a fetch of the provider's own is told apart by its cause: no connection, no such name, no TLS", async () => {
  const wire = await openWire(() => undefined);
  await wire.close();
  assert.deepEqual(await faultOf(ownFetch(wire.url)), lost('refused'));
  assert.deepEqual(await faultOf(ownFetch('https://no-such-host.invalid')), lost('not-found'));
  const server = createServer((socket) => socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
  const url = `https://localhost:${await listen(server)}`;
  assert.deepEqual(await faultOf(ownFetch(url)), { kind: 'tls', host, problem: 'handshake' });
  server.close();
});

test("A7: a fetch of the provider's own that it has given up is a timeout", async () => {
  const wire = await openWire(() => undefined);
  const abort = new AbortController();
  const given = ownFetch(wire.url, { signal: abort.signal });
  await wire.requested(1);
  abort.abort();
  assert.deepEqual(await faultOf(given), { kind: 'timeout', host, seconds: 7 });
  await wire.close();
  const late = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  assert.deepEqual(faultOfFailure(late, scene), { kind: 'timeout', host, seconds: 7 });
});

const coded = (code: string, more: object = {}): Error => Object.assign(new Error('sesame'), { code, ...more });

for (const [about, error, fault] of [
  ['a host that cannot be reached', coded('EHOSTUNREACH', { syscall: 'connect' }), lost('unreachable')],
  ['a firewall', coded('EACCES', { syscall: 'connect' }), lost('unreachable')],
  ['a timeout of the system', coded('ETIMEDOUT', { syscall: 'read' }), lost('unreachable')],
  ['a connection that is not made in time', coded('UND_ERR_CONNECT_TIMEOUT'), lost('unreachable')],
  ['an answer that does not begin', coded('UND_ERR_HEADERS_TIMEOUT'), { kind: 'timeout', host, seconds: 7 }],
  ['a certificate', coded('CERT_HAS_EXPIRED'), { kind: 'tls', host, problem: 'expired' }],
  ['several addresses', new AggregateError([coded('ECONNREFUSED'), coded('EPERM')]), lost('refused')],
  [
    'an error that wraps two others',
    new Error('a', { cause: new Error('b', { cause: coded('ENOTFOUND') }) }),
    lost('not-found'),
  ],
  [
    'a failure that says its kind',
    new Error('a', { cause: { kind: 'blocked', code: '7' } }),
    { kind: 'blocked', code: '7' },
  ],
  ['a kind before its cause', { kind: 'auth', cause: coded('ECONNRESET') }, { kind: 'auth', definitive: true }],
  ['a page that node-fetch reads', { type: 'invalid-json', message: 'reason: Unexpected token < in' }, PORTAL],
  ['a redirect that node-fetch refuses', { type: 'no-redirect' }, PORTAL],
] as const satisfies readonly (readonly [string, unknown, Fault])[]) {
  test(`A7: an error is told apart by its cause: ${about}`, () =>
    assert.deepEqual(faultOfFailure(error, scene), fault));
}

const circle = new Error('circle');
circle.cause = circle;

for (const [about, error, name] of [
  ['a field that is not there', new TypeError("Cannot read properties of undefined (reading 'left')"), 'TypeError'],
  ['a file that is not there', coded('ENOENT', { syscall: 'open', path: '/x' }), 'Error'],
  ['a directory in place of a file', coded('EISDIR', { syscall: 'read' }), 'Error'],
  ['a pattern that is none', new SyntaxError('Invalid regular expression: /(/: Unterminated group'), 'SyntaxError'],
  ['an error that is its own cause', circle, 'Error'],
] as const) {
  test(`A7: still a mistake of the other extension: ${about}`, () =>
    assert.deepEqual(faultOfFailure(error, scene), { kind: 'foreign', name }));
}
