import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import type { Credential } from '../../../../src/balance/account/account.ts';
import type { Fault } from '../../../../src/balance/fault/fault.ts';
import { createHttp } from '../../../../src/net/http.ts';
import type { Declaration } from '../../../../src/providers/declared/declaration.ts';
import { providerOf } from '../../../../src/providers/declared/declaredProvider.ts';
import { HandClock } from '../../net/handClock.ts';
import { faultFrom, openWire, reply } from '../../net/wire.ts';
import { requestFor } from '../fakeHttp.ts';
import { ACME, ask, declared, problemsOf, reading, SECRET } from './sample.ts';

const kindsOf = (more: object): readonly string[] => problemsOf({ ...ACME, ...more }).map(({ kind }) => kind);

/** Asks a declared provider over real HTTP; the fault that it ends with. */
async function faultOver(declaration: Declaration, origin: string, credential: Credential): Promise<Fault> {
  const clock = new HandClock();
  const provider = providerOf(declaration, createHttp(clock), clock);
  return faultFrom(provider.fetchBalance({ ...requestFor(provider, 'balance', { endpoints: [origin] }), credential }));
}

for (const name of [
  ...['Host', 'Cookie', 'Proxy-Authorization', 'X-Forwarded-Host', 'X-HTTP-Method-Override', 'x-method-override'],
  ...['Content-Length', 'Transfer-Encoding', 'Connection', 'X-A: 1\r\nHost', 'X-\r\nY', 'X A', ''],
  ...['X-Original-URL', 'Authorization', 'Content-Type', 'Origin', '__proto__', 'constructor'],
]) {
  test(`21 attack: header injection: no header ${JSON.stringify(name)} is sent`, () =>
    assert.ok(kindsOf({ headers: Object.fromEntries([[name, 'x']]) }).includes('bad-header')));
}

for (const name of [
  'Host',
  'Cookie',
  'Proxy-Authorization',
  'X-A\r\nHost',
  'X-HTTP-Method-Override',
  'Accept',
  'X A',
]) {
  test(`21 attack: header injection: no secret travels in ${JSON.stringify(name)}`, () =>
    assert.deepEqual(kindsOf({ auth: { header: name } }), ['bad-header']));
}

for (const value of ['a\r\nHost: evil.example', 'a\nb', 'a\u0000b', 'a\u0085b', 'ü', 'a\tb']) {
  test(`21 attack: header injection: ${JSON.stringify(value)} is no value of a header and no prefix`, () => {
    assert.deepEqual(kindsOf({ headers: { 'X-A': value } }), ['bad-header-value']);
    assert.deepEqual(kindsOf({ auth: { header: 'X-A', prefix: value } }), ['bad-header-value']);
  });
}

test('21 attack: header injection: a secret or a part with line breaks makes no other header and no other request', async () => {
  const evil = 'a\r\nX-Evil: 1\r\n\r\nDELETE / HTTP/1.1';
  for (const [more, credential] of [
    [{}, { secret: evil }],
    [{ auth: 'bearer' }, { token: evil }],
    [
      { auth: 'basic', url: '/{user}' },
      { user: evil, password: evil },
    ],
    [{ auth: { query: 'k' } }, { secret: evil }],
    [{ auth: undefined, body: { form: { k: { secret: 'k' } } } }, { k: evil }],
    [{ auth: undefined, body: { json: { k: { secret: 'k' } } } }, { k: evil }],
  ] as const) {
    const wire = await openWire((socket) => socket.end(reply('{}')));
    const url = wire.url + ('url' in more ? more.url : '/x');
    await faultOver(declared({ ...more, url }), wire.url, credential);
    assert.ok(wire.requests.length <= 1, JSON.stringify(more));
    for (const request of wire.requests) {
      assert.doesNotMatch(request, /^x-evil:/im);
      assert.doesNotMatch(request, /^DELETE/m);
    }
    await wire.close();
  }
});

for (const at of [
  '/__proto__',
  '/__proto__/polluted',
  '/constructor/name',
  '/data/__proto__/n',
  '/list/length',
  '/data/toString',
]) {
  test(`21 attack: a pointer into ${at} finds nothing that the reply does not hold`, async () => {
    const { fault } = await ask(reading({ at }), '{"data": {"n": 1}, "list": [1, 2]}');
    assert.deepEqual(fault, { kind: 'bad-response', host: 'api.acme.example', problem: 'missing-field', field: at });
  });
}

test('21 attack: a pointer into __proto__ reads what a reply has by that name, and nothing is changed by it', async () => {
  const { quantities } = await ask(reading({ at: '/__proto__/n' }), '{"__proto__": {"n": 7, "polluted": 1}}');
  assert.equal(quantities?.[0]?.amount, '7');
  assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
  const raw: unknown = JSON.parse('{"__proto__": {"label": "x"}, "id": "own.x"}');
  assert.ok(problemsOf(raw).some(({ kind, at }) => kind === 'unknown-field' && at === '__proto__'));
  assert.ok(
    problemsOf(raw).some(({ kind, at }) => kind === 'no-text' && at === 'label'),
    'nothing is inherited',
  );
});

for (const [name, more] of [
  ['of a token', { auth: 'bearer', url: 'https://api.acme.example/{token}/balance' }],
  ['of a password', { auth: 'basic', url: 'https://api.acme.example/{password}/balance' }],
  ['of a header', { url: 'https://api.acme.example/{secret}/balance' }],
  ['that is called a key', { url: 'https://api.acme.example/v1/{API-KEY}/account' }],
  ['of the body', { url: 'https://api.acme.example/{pin}', body: { form: { pin: { secret: 'pin' } } } }],
  ['that is called a password in short', { url: 'https://api.acme.example/v1/{pass}/account' }],
  ['in the query', { query: { k: { part: 'apiKey' } } }],
  [
    'that the body holds, whatever it is called',
    { url: 'https://api.acme.example/{who}', body: { form: { a: { secret: 'who' } } } },
  ],
  [
    'that the body holds, and shows as well',
    { body: { json: { a: { secret: 'who' }, list: [{ b: { part: 'who' } }] } } },
  ],
  ['in the query that the body holds', { query: { k: { part: 'pin' } }, body: { form: { pin: { secret: 'pin' } } } }],
] as const) {
  test(`21 attack: a placeholder for a secret in the path or beside it is refused: ${name}`, () =>
    assert.deepEqual(kindsOf(more), ['secret-part']));
}

test('21 attack: a part that may be seen cannot lead to another path', async () => {
  const declaration = declared({ auth: 'basic', url: 'https://api.acme.example/a/{user}/balance' });
  for (const user of ['.', '..']) {
    const { sent, fault } = await ask(declaration, {}, { credential: { user, password: SECRET } });
    assert.deepEqual([sent, fault?.kind], [[], 'endpoint-refused']);
  }
  const { sent } = await ask(declaration, {}, { credential: { user: '../../send', password: SECRET } });
  assert.equal(sent[0]?.url, 'https://api.acme.example/a/..%2F..%2Fsend/balance');
});

for (const value of [
  { secret: 'messagingBalance.credential.other' },
  { secret: 'other/secret' },
  { secret: 'places' },
  { secret: 'constructor' },
  { secret: '__proto__' },
]) {
  test(`21 attack: a body field that names another account's secret is refused: ${value.secret}`, () =>
    assert.deepEqual(kindsOf({ body: { form: { psw: value } } }), ['bad-name']));
}

test("21 attack: a body field names parts of its own account's credential alone, and no variable and no file", async () => {
  for (const value of [{ env: 'AWS_SECRET' }, { secret: 'a', account: 'other' }, { file: '/etc/passwd' }]) {
    assert.deepEqual(kindsOf({ body: { form: { psw: value } } }), ['no-piece']);
  }
  const declaration = declared({ auth: undefined, body: { json: { a: { secret: 'mine' }, b: { env: 'HOME' } } } });
  const { sent } = await ask(declaration, {}, { credential: { mine: SECRET } });
  assert.equal(sent[0]?.body, `{"a":"${SECRET}","b":{"env":"HOME"}}`, 'text as it is written, and nothing looked up');
});

test('21 attack: a reply of 64 MB is refused long before it has come', async (t) => {
  const block = Buffer.alloc(64 * 1024, ' ');
  let written = 0;
  const wire = await openWire((socket: Socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 67108864\r\nContent-Type: application/json\r\n\r\n');
    const more = (): void => {
      while (written < 1024 && !socket.destroyed) {
        written += 1;
        if (!socket.write(block)) {
          socket.once('drain', more);
          return;
        }
      }
    };
    more();
  });
  t.after(() => wire.close());
  const fault = await faultOver(declared({ url: `${wire.url}/balance` }), wire.url, { secret: SECRET });
  assert.equal(fault.kind, 'too-large');
  assert.ok(written < 512, `${written} blocks of 64 KiB were sent`);
});

test('21 attack: a redirect to another host is not followed, and that host gets nothing', async (t) => {
  const other = await openWire((socket) => socket.end(reply('{"data": {"balance": 1}}')));
  const location = `${other.url}/balance`;
  const wire = await openWire((socket) => socket.end(reply('', `Location: ${location}\r\n`, '302 Found')));
  t.after(() => Promise.all([wire.close(), other.close()]));
  const fault = await faultOver(declared({ url: `${wire.url}/balance` }), wire.url, { secret: SECRET });
  assert.deepEqual(fault, { kind: 'redirect', host: wire.host, target: other.host });
  assert.deepEqual([wire.requests.length, other.requests.length], [1, 0]);
});

test('21 attack: a declaration with the id of a provider of the program or of an extension is refused', () => {
  assert.deepEqual(
    problemsOf({ ...ACME, id: 'jiguang' }, ['jiguang']).map(({ kind }) => kind),
    ['taken-id'],
  );
  assert.deepEqual(
    problemsOf({ ...ACME, id: 'own.acme' }, ['own.acme']).map(({ kind }) => kind),
    ['taken-id'],
  );
  // Without a list of them: none of the program's own begins like a declared one.
  assert.deepEqual(kindsOf({ id: 'jiguang' }), ['bad-id']);
});

for (const [what, reply] of [
  ['letters', 'g'.repeat(250_000)],
  ['blanks between digits', `1${' '.repeat(250_000)}x`],
] as const) {
  test(`21 attack: a quarter of a megabyte of ${what} in place of a number is refused in no time`, async () => {
    const started = performance.now();
    const { fault } = await ask(declared(), { data: { balance: reply } });
    assert.equal(fault?.kind, 'bad-response');
    assert.ok(performance.now() - started < 5_000, `${performance.now() - started} ms`);
  });
}

test('21 attack: what is sent is no longer than whoever confirms it can read', () => {
  const padding = 'lorem ipsum '.repeat(60);
  const query = { a: padding, b: padding, c: padding, to: '100' };
  assert.deepEqual(
    problemsOf({ ...ACME, query }).map(({ at, kind }) => [at, kind]),
    [['query', 'no-text']],
  );
  assert.ok(kindsOf({ body: { json: { a: padding, b: padding, c: padding } } }).includes('no-text'));
});

test('21 attack: a body that is nested for ever is a mistake as any other', () => {
  let json: object = { a: 1 };
  for (let level = 0; level < 2_000; level++) {
    json = { a: json };
  }
  assert.deepEqual(kindsOf({ body: { json } }), ['no-piece']);
});

test('21 attack: an address without a host is refused, though a parser would find one in its path', () =>
  assert.deepEqual(kindsOf({ url: 'https:///evil.example/x' }), ['bad-address']));

test('21 attack: a part that may be seen makes no segment of dots with what stands beside it', async () => {
  const declaration = declared({ auth: 'basic', url: 'https://api.acme.example/a/{user}%2e/balance' });
  const { sent, fault } = await ask(declaration, {}, { credential: { user: '.', password: SECRET } });
  assert.deepEqual([sent, fault?.kind], [[], 'endpoint-refused']);
});

test('21 attack: a console that looks like the page of another host is refused', () =>
  assert.deepEqual(kindsOf({ console: 'https://acme.example@evil.example/login' }), ['bad-address']));

for (const more of [
  { headers: { 'X-Api-Key': 'hunter2' } },
  { headers: { 'X-Auth': 'hunter2' } },
  { headers: { 'X-Who': 'Basic am86cHc=' } },
  { headers: { 'X-Who': 'bearer abc' } },
  { query: { password: 'hunter2' } },
  { query: { userPass: 'hunter2' } },
  { query: { api_key2: '12345' } },
  { query: { pin: 1234 } },
  { query: { v: 'sk_live_abc' } },
  { query: { 密码: 'x' } },
  { body: { form: { 'data[password]': 'hunter2', k: { secret: 'k' } } } },
  { body: { json: { deep: { list: [{ client_secret: 'x' }] }, k: { secret: 'k' } } } },
  { body: { json: { tokens: ['x'], k: { secret: 'k' } } } },
  { body: { json: { login: { pw: 'x' }, k: { secret: 'k' } } } },
  { console: 'https://acme.example/?access_token=x' },
]) {
  test(`21 attack: a short secret where everybody reads it is refused: ${JSON.stringify(more)}`, () =>
    assert.deepEqual(kindsOf(more), ['secret-in-field']));
}

test('21.3: what only sounds like a secret may be declared, and so may a field for one that is empty', () => {
  const query = { keyType: 'live', sign_type: 'md5', author: 'x', token: '', region: 'sg.acme', withKey: true };
  assert.deepEqual(kindsOf({ query, headers: { 'X-Key-Version': '2' } }), []);
});

for (const more of [
  { query: { id: JSON.parse('12345678901234567890') } },
  { query: { id: 2 ** 53 } },
  { body: { json: { a: [{ id: -(2 ** 53) }], k: { secret: 'k' } } } },
  { body: { form: { id: 1e300, k: { secret: 'k' } } } },
  { ok: { at: '/a', is: 2 ** 53 } },
  { error: { refused: [2 ** 60] } },
]) {
  test(`21.3: a number of which digits may be lost already is refused: ${JSON.stringify(more)}`, () =>
    assert.deepEqual(kindsOf(more), ['no-number']));
}

test('21.3: the largest whole number that is kept exactly is sent as it is written', async () => {
  const { sent } = await ask(declared({ body: { json: { id: Number.MAX_SAFE_INTEGER, k: { secret: 'k' } } } }), {});
  assert.match(String(sent[0]?.body), /"id":9007199254740991,/);
});

test('21 attack: what a reply is judged by is no longer than whoever confirms it can read', () => {
  const refused = Array.from({ length: 40 }, () => 'lorem ipsum '.repeat(6));
  assert.deepEqual(kindsOf({ error: { refused } }), ['no-text']);
});
