import assert from 'node:assert/strict';
import { createServer, globalAgent } from 'node:https';
import { createServer as createPlain } from 'node:net';
import { after, test } from 'node:test';
import type { TlsOptions } from 'node:tls';
import { createHttp } from '../../../src/net/http.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { HandClock } from './handClock.ts';
import { faultFrom, listen } from './wire.ts';

const YEAR = 365 * 24 * 3600 * 1000;
const around = [new Date(Date.now() - YEAR), new Date(Date.now() + YEAR)] as const;
const good = makeCertificate('localhost', ...around);
const unknown = makeCertificate('localhost', ...around);
const expired = makeCertificate('localhost', new Date(Date.now() - 2 * YEAR), new Date(Date.now() - YEAR));
const future = makeCertificate('localhost', new Date(Date.now() + YEAR), new Date(Date.now() + 2 * YEAR));
const elsewhere = makeCertificate('other.example', ...around);

// What an installed authority is for a user's machine; the product itself has no such option.
const before = globalAgent.options.ca;
globalAgent.options.ca = [good, expired, future, elsewhere].map(({ cert }) => cert);
after(() => {
  globalAgent.options.ca = before;
});

/** Asks `localhost` over TLS; the requests that reached the server are counted. */
async function ask(certificate: Certificate & Pick<TlsOptions, 'maxVersion'>) {
  let requests = 0;
  const server = createServer({ ...certificate }, (_, response) => {
    requests += 1;
    response.setHeader('content-type', 'application/json').end('{"a":1}');
  });
  const host = `localhost:${await listen(server)}`;
  const headers = { authorization: 'Basic sesame' };
  const answer = createHttp(new HandClock())({ method: 'GET', url: `https://${host}/`, headers });
  const result = await answer.then(
    ({ text }) => text,
    () => faultFrom(answer),
  );
  server.close();
  return { result, host, requests };
}

test('row 13: a valid certificate is accepted', async () => {
  assert.partialDeepStrictEqual(await ask(good), { result: '{"a":1}', requests: 1 });
});

for (const [name, certificate, problem] of [
  ['expired', expired, 'expired'],
  ['not yet valid', future, 'expired'],
  ['for another host', elsewhere, 'wrong-host'],
  ['self-signed', unknown, 'untrusted'],
] as const) {
  test(`row 13: a certificate that is ${name} is refused before anything is sent`, async () => {
    const { result, host, requests } = await ask(certificate);
    assert.deepEqual(result, { kind: 'tls', host, problem });
    assert.equal(requests, 0);
  });
}

for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
  for (const [name, certificate, problem] of [
    ['for another host', elsewhere, 'wrong-host'],
    ['self-signed', unknown, 'untrusted'],
  ] as const) {
    test(`A1: where the environment lets Node trust anyone, a certificate that is ${name} is refused before anything is sent (${maxVersion})`, async () => {
      const usual = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
      try {
        // The second one could resume a session that was never trusted.
        for (let attempt = 0; attempt < 2; attempt += 1) {
          const { result, host, requests } = await ask({ ...certificate, maxVersion });
          assert.deepEqual(result, { kind: 'tls', host, problem });
          assert.equal(requests, 0);
        }
        assert.partialDeepStrictEqual(await ask({ ...good, maxVersion }), { result: '{"a":1}', requests: 1 });
      } finally {
        if (usual === undefined) {
          delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
        } else {
          process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = usual;
        }
      }
    });
  }
}

test('row 13: a server that speaks no TLS is refused before anything is sent', async () => {
  const seen: string[] = [];
  const server = createPlain((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => seen.push(bytes.toString('latin1')));
    socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
  });
  const host = `localhost:${await listen(server)}`;
  const headers = { authorization: 'Basic sesame' };
  const fault = await faultFrom(createHttp(new HandClock())({ method: 'GET', url: `https://${host}/`, headers }));
  assert.deepEqual(fault, { kind: 'tls', host, problem: 'handshake' });
  assert.ok(!seen.join('').includes('sesame'));
  server.close();
});
