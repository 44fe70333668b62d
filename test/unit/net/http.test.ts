import assert from 'node:assert/strict';
import { subscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { BalanceError } from '../../../src/balance/fault/fault.ts';
import { createHttp } from '../../../src/net/http.ts';
import { SECRET, withWire } from './exchange.ts';
import { HandClock } from './handClock.ts';
import { faultFrom, openWire, reply } from './wire.ts';

test('a reply comes back with its status, host, media type and text', async () => {
  await withWire(
    (socket) => socket.end(reply('{"a":1}', 'Content-Type: Application/JSON; charset=UTF-8\r\n', '403 Forbidden')),
    async (wire, ask) => {
      const { headers, ...answer } = await ask('/a/b');
      assert.equal(headers?.get('content-length'), '7');
      assert.deepEqual(answer, {
        status: 403,
        host: wire.host,
        contentType: 'application/json',
        text: '{"a":1}',
      });
      const [request = ''] = wire.requests;
      assert.match(request, /^GET \/a\/b HTTP\/1\.1\r\n/);
      assert.match(request, new RegExp(`\r\nauthorization: Basic ${SECRET}\r\n`, 'i'));
      assert.match(request, /\r\nconnection: close\r\n/i);
    },
  );
});

test('a POST carries its body and length', async () => {
  const wire = await openWire((socket) => socket.end(reply('{}')));
  const http = createHttp(new HandClock());
  const headers = { 'content-type': 'application/json' };
  await http({ method: 'POST', url: `${wire.url}/x`, headers, body: '{"näme":1}' });
  assert.match(wire.requests[0] ?? '', /^POST \/x [\s\S]*content-length: 11\r\n/i);
  assert.equal(Buffer.from(wire.requests[0]?.split('\r\n\r\n')[1] ?? '', 'latin1').toString(), '{"näme":1}');
  await wire.close();
});

const resets: readonly (readonly [string, string])[] = [
  ['before the headers', ''],
  ['in mid-body with a length', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"a":'],
  ['in a chunked body', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n'],
  ['in a body without a length, complete as it may look', 'HTTP/1.1 200 OK\r\n\r\n{"a":1}'],
];
for (const [place, bytes] of resets) {
  test(`row 2: a connection reset ${place} is repeated once, then a network fault`, async () => {
    await withWire(
      (socket) => resetAfter(socket, bytes),
      async (wire, ask) => {
        assert.deepEqual(await faultFrom(ask()), { kind: 'network', host: wire.host, problem: 'reset' });
        assert.equal(wire.requests.length, 2);
      },
    );
  });

  test(`row 2: a connection reset ${place} once does no harm`, async () => {
    await withWire(
      (socket, number) => {
        if (number === 1) {
          resetAfter(socket, bytes);
        } else {
          onNextResponse = () => undefined;
          socket.end(reply('{"a":1}'));
        }
      },
      async (wire, ask) => {
        assert.equal((await ask()).text, '{"a":1}');
        assert.equal(wire.requests.length, 2);
      },
    );
  });
}

test('what is sent once more is made anew where the request says how', async () => {
  const wire = await openWire((socket, number) => {
    if (number === 1) {
      resetAfter(socket, '');
    } else {
      socket.end(reply('{}'));
    }
  });
  const http = createHttp(new HandClock());
  const request = { method: 'GET', url: wire.url, query: 'nonce=1', headers: {} } as const;
  await http({ ...request, anew: () => ({ ...request, query: 'nonce=2' }) });
  assert.deepEqual(
    wire.requests.map((text) => /nonce=\d/.exec(text)?.[0]),
    ['nonce=1', 'nonce=2'],
  );
  await wire.close();
});

/** Resets once the client has seen the headers: a reset overtakes what is still in the sender's buffer. */
function resetAfter(socket: Socket, bytes: string): void {
  if (bytes === '') {
    socket.resetAndDestroy();
    return;
  }
  onNextResponse = () => setImmediate(() => socket.resetAndDestroy());
  socket.write(bytes);
}

let onNextResponse: () => void = () => undefined;
subscribe('http.client.request.created', (message) => {
  if (typeof message === 'object' && message !== null && 'request' in message) {
    assert.ok(message.request instanceof ClientRequest);
    message.request.once('response', () => onNextResponse());
  }
});

test('row 2: a refused connection is a network fault', async () => {
  const wire = await openWire(() => undefined);
  await wire.close();
  const fault = await faultFrom(createHttp(new HandClock())({ method: 'GET', url: wire.url, headers: {} }));
  assert.deepEqual(fault, { kind: 'network', host: wire.host, problem: 'refused' });
});

test('row 3: headers that never come end at the one deadline of 15 seconds', async () => {
  await withWire(
    () => undefined,
    async (wire, ask, clock) => {
      const answer = faultFrom(ask());
      await wire.requested(1);
      clock.pass(14_999);
      assert.equal(clock.pending, 1);
      clock.pass(1);
      assert.deepEqual(await answer, { kind: 'timeout', host: wire.host, seconds: 15 });
    },
  );
});

test('row 4: a body that drips ends at the same deadline', async () => {
  let dripped = 0;
  let enough: () => void = () => undefined;
  const dripping = new Promise<void>((resolve) => {
    enough = resolve;
  });
  await withWire(
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
      const drip = (): void => {
        if (!socket.destroyed) {
          socket.write(' ', () => setImmediate(drip));
          dripped += 1;
          if (dripped === 50) {
            enough();
          }
        }
      };
      drip();
    },
    async (wire, ask, clock) => {
      const answer = faultFrom(ask());
      await dripping;
      clock.pass(15_000);
      assert.deepEqual(await answer, { kind: 'timeout', host: wire.host, seconds: 15 });
    },
  );
});

test('row 4: the deadline covers the repeated attempt too', async () => {
  await withWire(
    (socket, number) => (number === 1 ? socket.resetAndDestroy() : undefined),
    async (wire, ask, clock) => {
      const answer = faultFrom(ask());
      await wire.requested(2);
      clock.pass(15_000);
      assert.equal((await answer).kind, 'timeout');
      assert.equal(wire.requests.length, 2);
    },
  );
});

const truncated: readonly (readonly [string, string])[] = [
  ['shorter than its length', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"a":1}'],
  ['chunked without an end', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n'],
  ['chunked and cut in a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\n{"a":1}'],
];
for (const [form, bytes] of truncated) {
  test(`row 5: a body ${form} is truncated`, async () => {
    await withWire(
      (socket) => socket.end(bytes),
      async (wire, ask) => {
        assert.deepEqual(await faultFrom(ask()), { kind: 'bad-response', host: wire.host, problem: 'truncated' });
        assert.equal(wire.requests.length, 1);
      },
    );
  });
}

test('row 6: a body that ends with the connection is handed on as far as it came', async () => {
  await withWire(
    (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n{"a":'),
    async (_, ask) => assert.equal((await ask()).text, '{"a":'),
  );
});

test('chunks in single bytes and trailers are complete', async () => {
  const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{"a\r\n4\r\n":1}\r\n0\r\nX-T: 1\r\n\r\n';
  await withWire(
    (socket) => {
      socket.setNoDelay(true);
      const next = (index: number): void => {
        if (index < chunked.length) {
          socket.write(chunked.charAt(index), () => setImmediate(next, index + 1));
        } else {
          socket.end();
        }
      };
      next(0);
    },
    async (_, ask) => assert.equal((await ask()).text, '{"a":1}'),
  );
});

test('what is not HTTP is malformed', async () => {
  for (const bytes of ['hello\r\n\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}{}']) {
    await withWire(
      (socket) => socket.end(bytes),
      async (wire, ask) =>
        assert.deepEqual(await faultFrom(ask()), { kind: 'bad-response', host: wire.host, problem: 'malformed' }),
    );
  }
});

test('row 15: a 407 is the fault of the proxy', async () => {
  await withWire(
    (socket) => socket.end(reply('', 'Proxy-Authenticate: Basic\r\n', '407 Proxy')),
    async (_, ask) => assert.deepEqual(await faultFrom(ask()), { kind: 'proxy', status: 407 }),
  );
});

for (const [url, problem, endpoint] of [
  ['http://provider.example/x', 'not-https', 'http://provider.example/x'],
  ['https://user:sesame@provider.example/', 'user-info', 'https://provider.example'],
  ['https://provider.example/?key=sesame', 'query', 'https://provider.example'],
  ['https://169.254.169.254/', 'link-local', 'https://169.254.169.254'],
] as const) {
  test(`row 14: ${problem} is refused before sending`, async () => {
    const clock = new HandClock();
    const fault = await faultFrom(createHttp(clock)({ method: 'GET', url, headers: {} }));
    assert.deepEqual(fault, { kind: 'endpoint-refused', endpoint, problem });
    assert.equal(clock.pending, 0);
  });
}

test('an abort from outside ends with its reason, in every phase', async () => {
  const bytes = ['', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{'];
  for (const sent of bytes) {
    const wire = await openWire((socket) => socket.write(sent));
    const clock = new HandClock();
    const controller = new AbortController();
    const answer = createHttp(clock)({ method: 'GET', url: wire.url, headers: {}, signal: controller.signal });
    await wire.requested(1);
    const reason = new Error('closed');
    controller.abort(reason);
    await assert.rejects(answer, (error) => error === reason);
    await assert.rejects(
      createHttp(clock)({ method: 'GET', url: wire.url, headers: {}, signal: controller.signal }),
      (error) => error === reason && !(error instanceof BalanceError),
    );
    assert.equal(wire.requests.length, 1);
    assert.equal(clock.pending, 0);
    await wire.close();
  }
});
