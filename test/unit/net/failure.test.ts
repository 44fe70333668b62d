import assert from 'node:assert/strict';
import dns from 'node:dns';
import { mock, test } from 'node:test';
import { faultOfFailure } from '../../../src/net/failure.ts';
import { createHttp } from '../../../src/net/http.ts';
import { HandClock } from './handClock.ts';
import { faultFrom } from './wire.ts';

const host = 'api.provider.example';
const asked = { host, hostname: host, port: 443, secure: true };
const failure = (code: string, more: object = {}) => Object.assign(new Error('sesame'), { code, ...more });

for (const [code, problem] of [
  ['ENOTFOUND', 'not-found'],
  ['EAI_AGAIN', 'not-found'],
  ['ECONNREFUSED', 'refused'],
  ['ECONNRESET', 'reset'],
  ['EPIPE', 'reset'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['ENETDOWN', 'unreachable'],
  ['ETIMEDOUT', 'unreachable'],
  ['EACCES', 'unreachable'],
] as const) {
  test(`row 1, row 2: ${code} is a network fault`, () => {
    assert.deepEqual(faultOfFailure(failure(code), asked), { kind: 'network', host, problem });
    const several = Object.assign(new AggregateError([failure(code), failure('EPERM')]), { code });
    assert.deepEqual(faultOfFailure(several, asked), { kind: 'network', host, problem });
  });
}

for (const code of ['ENOTFOUND', 'EAI_AGAIN']) {
  test(`row 1: a name that is not found (${code})`, async () => {
    const lookup = mock.method(dns, 'lookup', (hostname: string, ...rest: readonly unknown[]) => {
      const done = rest.at(-1);
      assert.ok(typeof done === 'function');
      setImmediate(() => done(failure(code, { hostname, syscall: 'getaddrinfo' })));
    });
    const clock = new HandClock();
    const answer = createHttp(clock)({ method: 'GET', url: `https://${host}/`, headers: {} });
    assert.deepEqual(await faultFrom(answer), { kind: 'network', host, problem: 'not-found' });
    assert.equal(lookup.mock.callCount(), 1);
    assert.equal(clock.pending, 0);
    lookup.mock.restore();
  });
}

for (const [code, problem] of [
  ['CERT_HAS_EXPIRED', 'expired'],
  ['CERT_NOT_YET_VALID', 'expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'wrong-host'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'untrusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'untrusted'],
  ['CERT_REVOKED', 'untrusted'],
  ['CERT_UNTRUSTED', 'untrusted'],
  ['EPROTO', 'handshake'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'handshake'],
  ['ERR_TLS_INVALID_PROTOCOL_VERSION', 'handshake'],
] as const) {
  test(`row 13: ${code} is a TLS fault`, () => {
    assert.deepEqual(faultOfFailure(failure(code), asked), { kind: 'tls', host, problem });
  });
}

for (const [name, error] of [
  ['no proxy answers', new Error('Failed to establish a socket connection to proxies: ["PROXY user:sesame@p:3128"]')],
  ['it hangs up', new Error('Proxy connection ended before receiving CONNECT response')],
  ['its name is not found', failure('ENOTFOUND', { hostname: 'proxy.example' })],
  ['it refuses', failure('ECONNREFUSED', { address: '10.0.0.1', port: 3128 })],
] as const) {
  test(`row 15: the proxy is down: ${name}`, () => assert.deepEqual(faultOfFailure(error, asked), { kind: 'proxy' }));
}

test('A1: Node, too, says when a proxy refuses a tunnel', () => {
  for (const status of [201, 403, 407, 503]) {
    const refused = failure('ERR_PROXY_TUNNEL', { statusCode: status });
    assert.deepEqual(faultOfFailure(refused, asked), { kind: 'proxy', status });
  }
  assert.deepEqual(faultOfFailure(failure('ERR_PROXY_INVALID_CONFIG'), asked), { kind: 'proxy' });
});

test("row 15: a name that is not the provider's was looked up", async () => {
  const lookup = mock.method(dns, 'lookup', (...given: readonly unknown[]) => {
    const done = given.at(-1);
    assert.ok(typeof done === 'function');
    setImmediate(() => done(failure('ENOTFOUND', { hostname: 'proxy.example' })));
  });
  const answer = createHttp(new HandClock())({ method: 'GET', url: `https://${host}/`, headers: {} });
  assert.deepEqual(await faultFrom(answer), { kind: 'proxy' });
  lookup.mock.restore();
});

test('row 15: a proxy with several addresses refuses', () => {
  const each = failure('ECONNREFUSED', { port: 3128 });
  const several = Object.assign(new AggregateError([each, each]), { code: 'ECONNREFUSED' });
  assert.deepEqual(faultOfFailure(several, asked), { kind: 'proxy' });
});

test('row 15: what fails at the provider is not the fault of a proxy', () => {
  const own = { hostname: host, port: 443 };
  assert.equal(faultOfFailure(failure('ENOTFOUND', own), asked).kind, 'network');
  assert.equal(faultOfFailure(failure('ECONNREFUSED', own), asked).kind, 'network');
});

test('what is no error of a connection is a defect, by its class alone', () => {
  assert.deepEqual(faultOfFailure(new TypeError('sesame'), asked), { kind: 'internal', name: 'TypeError' });
  assert.deepEqual(faultOfFailure('sesame', asked), { kind: 'internal', name: 'string' });
  assert.deepEqual(faultOfFailure(failure('HPE_INVALID_EOF_STATE'), asked), {
    kind: 'bad-response',
    host,
    problem: 'truncated',
  });
});
