import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { test } from 'node:test';
import { FOREIGN_ID } from '../src/balance/account/account.ts';
import type { Quantity } from '../src/balance/amount/quantity.ts';
import type { Fault } from '../src/balance/fault/fault.ts';
import { createHttp } from '../src/net/http.ts';
import { foreignProvider } from '../src/providers/foreign/foreign.ts';
import type { Provider } from '../src/providers/provider.ts';
import { importsOf } from './architecture/specifiers.ts';
import { account } from './unit/fakes/fakeWindow.ts';
import { HandClock } from './unit/net/handClock.ts';
import { faultFrom, listen, openWire, reply } from './unit/net/wire.ts';

const root = new URL('../', import.meta.url);
const document = await readFile(new URL('docs/api.md', root), 'utf8');
const source = await readFile(new URL('src/ui/publicApi/api.ts', root), 'utf8');

/** What stands in the document's blocks of a language. */
function blocksOf(language: string): readonly string[] {
  return [...document.matchAll(new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );
}

test('the declarations in docs/api.md are those of the source', () => assert.deepEqual(blocksOf('ts'), [source]));

test('the declarations can be copied: they import nothing and hold no code', () => {
  assert.deepEqual(importsOf(source), []);
  assert.deepEqual(source.match(/^export (?!interface |type )/gm), null);
});

const clock = new HandClock();

/** The provider of the document's example, registered as its text says. */
async function exampleProvider(): Promise<Provider> {
  const text = blocksOf('js').find((block) => block.includes('registerProvider')) ?? '';
  const context = { subscriptions: [] as unknown[] };
  const api = {
    registerProvider: async (described: unknown) => foreignProvider(described, clock, createHttp(clock)),
  };
  await new Function('context', 'api', `return (async () => {${text}})();`)(context, api);
  const [provider] = context.subscriptions as readonly Provider[];
  return provider ?? assert.fail('the example registers nothing');
}

/** Asks the example's provider for an account whose endpoint is `endpoint`. */
async function askExample(endpoint: string): Promise<readonly Quantity[]> {
  const provider = await exampleProvider();
  const [product] = provider.products;
  assert.ok(product);
  return provider.fetchBalance({
    account: account('a', { provider: provider.id }),
    product,
    credential: { key: 'key-1', secret: 'sesame-opens-all' },
    endpoints: [endpoint],
    signal: new AbortController().signal,
  });
}

test('the provider in docs/api.md can be registered', async () => {
  const provider = await exampleProvider();
  assert.match(provider.id, FOREIGN_ID);
  assert.equal(provider.products.length, 1);
});

const JSON_TYPE = 'Content-Type: application/json\r\n';
const PAGE = '<!DOCTYPE html><html><body>Welcome to the hotel</body></html>';

for (const [sent, amount] of [
  ['9007199254740993', '9007199254740993'],
  ['"9007199254740993"', '9007199254740993'],
  ['-5', '-5'],
  ['null', 'not-allocated'],
] as const) {
  test(`A7: the example in docs/api.md reads ${sent} with all its digits`, async () => {
    const wire = await openWire((socket) => socket.end(reply(`{"left": ${sent}}`, JSON_TYPE)));
    assert.deepEqual(await askExample(wire.url), [{ key: 'left', amount, unit: 'messages' }]);
    assert.match(
      wire.requests[0] ?? '',
      /^GET \/v1\/balance HTTP\/1\.1\r\n[\s\S]*authorization: Bearer sesame-opens-all\r\n/i,
    );
    await wire.close();
  });
}

const CUT = { kind: 'bad-response', problem: 'truncated' };
const BAD = { kind: 'bad-response', problem: 'bad-amount', field: 'left' };

for (const [about, answer, fault] of [
  ['a reset', (socket) => socket.resetAndDestroy(), { kind: 'network', problem: 'reset' }],
  ["a captive portal's page", (socket) => socket.end(reply(PAGE)), { kind: 'not-the-provider' }],
  [
    "a captive portal's redirect",
    (socket) => socket.end(reply('', 'Location: http://login.hotel.example/\r\n', '302 Found')),
    { kind: 'redirect', target: 'login.hotel.example' },
  ],
  ['a network that asks for a sign-in', (socket) => socket.end(reply(PAGE, '', '511 X')), { kind: 'not-the-provider' }],
  ['an answer that is cut off', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"le'), CUT],
  ['a refused credential', (socket) => socket.end(reply('{}', JSON_TYPE, '401 X')), { kind: 'auth', definitive: true }],
  [
    'too many requests',
    (socket) => socket.end(reply('{}', 'Retry-After: 60\r\n', '429 X')),
    { kind: 'rate-limited', retryAfterMs: 60_000 },
  ],
  ['a defect of the service', (socket) => socket.end(reply('{}', '', '503 X')), { kind: 'provider-down', status: 503 }],
  ['a fraction of a message', (socket) => socket.end(reply('{"left": 1.5}')), BAD],
] as const satisfies readonly (readonly [string, (socket: Socket) => unknown, object])[]) {
  test(`A7: the example in docs/api.md tells what happened: ${about}`, async () => {
    const wire = await openWire(answer);
    const { host: _host, ...told }: Fault & { readonly host?: string } = await faultFrom(askExample(wire.url));
    assert.deepEqual(told, fault);
    await wire.close();
  });
}

test('A7: the example in docs/api.md tells what happened: no connection', async () => {
  const wire = await openWire(() => undefined);
  await wire.close();
  const { host, url } = wire;
  assert.deepEqual(await faultFrom(askExample(url)), { kind: 'network', host, problem: 'refused' });
});

test('A7: the example in docs/api.md tells what happened: a wrong DNS name', async () => {
  const host = 'no-such-host.invalid';
  assert.deepEqual(await faultFrom(askExample(`https://${host}`)), { kind: 'network', host, problem: 'not-found' });
});

test('A7: the example in docs/api.md tells what happened: no TLS', async () => {
  const server = createServer((socket) => socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
  const host = `localhost:${await listen(server)}`;
  assert.deepEqual(await faultFrom(askExample(`https://${host}`)), { kind: 'tls', host, problem: 'handshake' });
  server.close();
});
