import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withWire } from './exchange.ts';
import { faultFrom, reply } from './wire.ts';

for (const [location, target] of [
  ['https://user:sesame@other.example/path?token=sesame#x', 'other.example'],
  ['/login?token=sesame', 'same'],
  ['//other.example:8443/', 'other.example:8443'],
] as const) {
  for (const status of ['301 M', '302 F', '303 S', '307 T', '308 P', '300 C']) {
    test(`row 9: ${status.slice(0, 3)} to ${location} is not followed`, async () => {
      await withWire(
        (socket) => socket.end(reply('<html>moved', `Location: ${location}\r\n`, status)),
        async (wire, ask) => {
          const expected = target === 'same' ? wire.host : target;
          assert.deepEqual(await faultFrom(ask()), { kind: 'redirect', host: wire.host, target: expected });
          assert.equal(wire.requests.length, 1);
        },
      );
    });
  }
}

test('row 9: the rest of a redirect is not waited for', async () => {
  await withWire(
    (socket) => socket.write('HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 9\r\n\r\n'),
    async (_, ask) => assert.equal((await faultFrom(ask())).kind, 'redirect'),
  );
});

test('a location in another reply means nothing', async () => {
  for (const status of ['201 Created', '401 Unauthorized']) {
    await withWire(
      (socket) => socket.end(reply('{}', 'Location: https://other.example/\r\n', status)),
      async (_, ask) => assert.equal((await ask()).text, '{}'),
    );
  }
});

test('row 9: a redirect to nowhere is malformed', async () => {
  await withWire(
    (socket) => socket.end(reply('', 'Location: http://[\r\n', '302 Found')),
    async (_, ask) => assert.partialDeepStrictEqual(await faultFrom(ask()), { problem: 'malformed' }),
  );
});
