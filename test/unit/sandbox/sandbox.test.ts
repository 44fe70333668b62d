import assert from 'node:assert/strict';
import { get } from 'node:https';
import { test } from 'node:test';
import { pairOf } from '../../sandbox/account.ts';
import { selfSigned } from '../../sandbox/certificate.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { basic, exchange, requestText, rightRequest, Wire, withSecret } from './wire.ts';

test('the log tells who asked what and what came of it, and no secret', async (t) => {
  const sandbox = await startSandbox({ now: () => 1000 });
  t.after(() => sandbox.close());
  const [account, app] = [sandbox.accounts.get('production-sms'), sandbox.accounts.get('checkout-app')];
  await exchange(sandbox.url, rightRequest(account));
  sandbox.fault('checkout-app', { kind: 'status', status: 503 });
  await exchange(sandbox.url, rightRequest(app));
  const { key, secret } = pairOf(account);
  await exchange(sandbox.url, rightRequest(withSecret(account, 'wrong-secret')));
  const secretAsKey = { Authorization: basic(secret, key), 'Content-Type': 'application/json' };
  await exchange(sandbox.url, requestText('GET', `/jiguang/v1/accounts/dev?k=${secret}`, secretAsKey));
  await exchange(sandbox.url, requestText('GET', '/elsewhere', {}));

  const dev = { time: 1000, method: 'GET', path: '/jiguang/v1/accounts/dev', provider: 'jiguang', product: 'account' };
  assert.deepEqual(sandbox.requests, [
    { ...dev, account: account.id, outcome: 'ok', httpStatus: 200 },
    {
      ...dev,
      path: '/jiguang/v1/accounts/app',
      product: 'app',
      account: app.id,
      outcome: 'fault status',
      httpStatus: 503,
    },
    { ...dev, account: account.id, outcome: 'refused 50002', httpStatus: 401 },
    { ...dev, account: null, outcome: 'refused 50002', httpStatus: 401 },
    {
      ...dev,
      path: '/elsewhere',
      provider: null,
      product: null,
      account: null,
      outcome: 'refused 404',
      httpStatus: 404,
    },
  ]);
  const text = JSON.stringify(sandbox.requests);
  for (const hidden of [key, secret, pairOf(app).secret, 'wrong-secret']) {
    assert(!text.includes(hidden));
  }
  const { requests } = sandbox;
  sandbox.clearRequests();
  assert.deepEqual(requests, []);
});

test('replies carry the time of the providers’ clock, also those that refuse', async (t) => {
  const sandbox = await startSandbox({ now: () => 1_414_253_462_000 });
  t.after(() => sandbox.close());
  sandbox.setClockSkew(3_600_000);
  for (const id of ['newsletter', 'production-sms']) {
    for (const account of [sandbox.accounts.get(id), withSecret(sandbox.accounts.get(id), 'wrong')]) {
      const { headers } = await exchange(sandbox.url, rightRequest(account));
      assert.equal(headers.get('date'), 'Sat, 25 Oct 2014 17:11:02 GMT');
    }
  }
});

test('the next request can be waited for', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const next = sandbox.nextRequest();
  await exchange(sandbox.url, rightRequest(sandbox.accounts.get('newsletter')));
  assert.equal((await next).product, 'mail');
});

test('accounts’ endpoints lie below the sandbox’s address', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  assert.match(sandbox.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal(sandbox.endpointOf('production-sms'), `${sandbox.url}/jiguang`);
  assert.equal(sandbox.endpointOf('newsletter'), `${sandbox.url}/submail`);
});

test('an account added while it runs is served', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const added = sandbox.accounts.add({
    id: 'calls',
    name: 'Calls',
    provider: 'submail',
    product: 'voice',
    credential: { key: '10004', secret: 'k' },
    quantities: { balance: '3.5' },
  });
  const reply = await exchange(sandbox.url, rightRequest(added));
  assert.equal(reply.body.toString(), '{"status":"success","balance":3.5}');
});

test('closing frees the port and cuts idle and hanging connections', async () => {
  const sandbox = await startSandbox();
  sandbox.fault('newsletter', { kind: 'hang-before-headers' });
  const next = sandbox.nextRequest();
  const hanging = new Wire(sandbox.url, rightRequest(sandbox.accounts.get('newsletter')));
  await next;
  await sandbox.close();
  assert.equal((await hanging.ended).bytes.byteLength, 0);
  assert.equal((await exchange(sandbox.url, 'GET / HTTP/1.1\r\n\r\n')).ending, 'ECONNREFUSED');
  const again = await startSandbox({ port: Number(new URL(sandbox.url).port) });
  assert.equal(again.url, sandbox.url);
  await again.close();
});

test('a port that is taken is an error', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  await assert.rejects(startSandbox({ port: Number(new URL(sandbox.url).port) }), { code: 'EADDRINUSE' });
});

test('a request body beyond all measure is refused', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const type = { 'Content-Type': 'application/json' };
  const reply = await exchange(sandbox.url, requestText('POST', '/submail/balance/sms', type, 'x'.repeat(65_537)));
  assert.equal(reply.status, 500);
});

test('https with a certificate that only those who know it trust', async (t) => {
  const day = 86_400_000;
  const tls = selfSigned({
    host: '127.0.0.1',
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + day),
  });
  const sandbox = await startSandbox({ tls });
  t.after(() => sandbox.close());
  assert.match(sandbox.url, /^https:/);
  const ask = (ca: string | undefined): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      get(`${sandbox.url}/submail/service/timestamp`, ca === undefined ? {} : { ca }, (reply) => {
        reply.resume().once('end', () => resolve(reply.statusCode));
      }).once('error', reject);
    });
  assert.equal(await ask(tls.cert), 200);
  await assert.rejects(ask(undefined), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
});

test('certificates can be out of date or for another host', async (t) => {
  const day = 86_400_000;
  const cases = [
    { host: '127.0.0.1', from: -2 * day, to: -day, code: 'CERT_HAS_EXPIRED' },
    { host: 'sms.example.invalid', from: -day, to: day, code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
  ];
  for (const { host, from, to, code } of cases) {
    const tls = selfSigned({ host, notBefore: new Date(Date.now() + from), notAfter: new Date(Date.now() + to) });
    const sandbox = await startSandbox({ tls });
    t.after(() => sandbox.close());
    const asked = new Promise((resolve, reject) => {
      get(`${sandbox.url}/submail/service/timestamp`, { ca: tls.cert }, resolve).once('error', reject);
    });
    await assert.rejects(asked, { code });
  }
});
