import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BalanceError, type Fault } from '../../../../src/balance/fault/fault.ts';
import { createHttp } from '../../../../src/net/http.ts';
import type { HttpRequest } from '../../../../src/net/request.ts';
import type { ForeignRequest } from '../../../../src/providers/foreign/foreignAnswer.ts';
import { type ExactObject, foreignHttp } from '../../../../src/providers/foreign/foreignHttp.ts';
import type { FetchRequest } from '../../../../src/ui/publicApi/api.ts';
import { HandClock } from '../../net/handClock.ts';
import { openWire, reply } from '../../net/wire.ts';
import { answered } from '../fakeHttp.ts';

const ENDPOINTS = ['https://api.acme.example', 'https://gate.example:8443/acme'];
const { signal } = new AbortController();
/** What is handed out is what is declared. */
type Declared = ForeignRequest extends FetchRequest ? true : never;
const declared: Declared = true;

/** The way to the network of an adapter, with what goes out. */
function netOf(text = '{}', failure?: BalanceError) {
  const sent: HttpRequest[] = [];
  const net = foreignHttp(
    async (request) => {
      sent.push(request);
      return failure === undefined ? answered(text) : Promise.reject(failure);
    },
    ENDPOINTS,
    signal,
  );
  return { ...net, sent };
}

test('A7: a request of another extension is sent as it is, with its query, until its time is over', async () => {
  assert.ok(declared);
  const { http, sent } = netOf();
  await http({ url: 'https://api.acme.example/v1?a=1&b=2#c', headers: { 'X-Key': 'k' } });
  await http({ url: 'https://gate.example:8443/acme', method: 'POST', body: 'x', headers: new Headers({ b: 'c' }) });
  assert.deepEqual(sent, [
    { url: 'https://api.acme.example/v1', method: 'GET', headers: { 'x-key': 'k' }, query: 'a=1&b=2', signal },
    { url: 'https://gate.example:8443/acme', method: 'POST', headers: { b: 'c' }, body: 'x', signal },
  ]);
});

test('A7: a query reaches the service', async () => {
  const wire = await openWire((socket) => socket.end(reply('{}')));
  const { http } = foreignHttp(createHttp(new HandClock()), [wire.url], signal);
  assert.equal((await http({ url: `${wire.url}/v1?a=%20b` })).status, 200);
  assert.match(wire.requests[0] ?? '', /^GET \/v1\?a=%20b HTTP/);
  await wire.close();
});

for (const [about, request, name] of [
  ['nothing', undefined, 'TypeError'],
  ['no address', { url: '/v1/balance' }, 'TypeError'],
  ['another host', { url: 'https://evil.example/' }, 'RangeError'],
  ['a host that begins alike', { url: 'https://api.acme.example.evil.example/' }, 'RangeError'],
  ['another port', { url: 'https://api.acme.example:8443/' }, 'RangeError'],
  ['another scheme', { url: 'http://api.acme.example/' }, 'RangeError'],
  ['another path', { url: 'https://gate.example:8443/acme2' }, 'RangeError'],
  ['a path that leads out', { url: 'https://gate.example:8443/acme/%2e%2e/other' }, 'RangeError'],
  ['a password', { url: 'https://a:b@api.acme.example/' }, 'TypeError'],
  ['another method', { url: ENDPOINTS[0], method: 'DELETE' }, 'TypeError'],
  ['a body that is an object', { url: ENDPOINTS[0], method: 'POST', body: {} }, 'TypeError'],
  ['a header with a line break', { url: ENDPOINTS[0], headers: { a: 'b\r\nc: d' } }, 'TypeError'],
] as const) {
  test(`A7: a request of another extension is not sent: ${about}`, async () => {
    const { http, sent } = netOf();
    await assert.rejects(http(request), { name });
    assert.deepEqual(sent, []);
  });
}

test('A7: numbers are read with all their digits, and keys of a server mean nothing', async () => {
  const text = '{"a": 9007199254740993, "b": [1.50, "x", null, true], "__proto__": {"c": 1e3}, "constructor": 1}';
  const body = (await netOf(text).http({ url: ENDPOINTS[0] })).json();
  assert.equal(Object.getPrototypeOf(body), null);
  assert.deepEqual(Object.keys(body), ['a', 'b', '__proto__', 'constructor']);
  assert.deepEqual([body['a'], body['b']], ['9007199254740993', ['1.50', 'x', null, true]]);
  assert.equal((Object.values(body)[2] as ExactObject)['c'], '1e3');
});

for (const [fault, meant = fault] of [
  [{ kind: 'tls', host: 'a', problem: 'expired' }],
  [{ kind: 'proxy', status: 407 }],
  [
    { kind: 'internal', name: 'TypeError' },
    { kind: 'foreign', name: 'TypeError' },
  ],
] as readonly (readonly [Fault, Fault?])[]) {
  test(`A7: an error of the request is known again when it comes back: ${fault.kind}`, async () => {
    const { http, faultOf } = netOf('', new BalanceError(fault));
    const error: unknown = await http({ url: ENDPOINTS[0] }).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof Error && 'kind' in error);
    assert.deepEqual([error.message, error.kind, Object.keys(error)], [meant.kind, meant.kind, ['kind']]);
    assert.deepEqual(faultOf(error), meant);
    // One that looks like it is not.
    assert.equal(faultOf(Object.assign(new Error(meant.kind), { kind: meant.kind, fault })), undefined);
    assert.equal(faultOf(new BalanceError(fault)), undefined);
  });
}

test('A7: an answer that is no JSON object says so when it is read, and not before', async () => {
  for (const [text, problem] of [
    ['', 'empty'],
    ['[1]', 'malformed'],
    ['{"a":1,"a":2}', 'duplicate-key'],
  ] as const) {
    const { http, faultOf } = netOf(text);
    const answer = await http({ url: ENDPOINTS[0] });
    assert.equal(answer.text, text);
    assert.throws(answer.json, (error: unknown) => {
      assert.partialDeepStrictEqual(faultOf(error), { kind: 'bad-response', problem });
      return true;
    });
  }
});
