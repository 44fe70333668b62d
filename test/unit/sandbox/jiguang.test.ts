import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jiguang } from '../../sandbox/providers/china/jiguang.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { basic, type Exchange, exchange, requestText, rightRequest } from './wire.ts';

const DEV = '/jiguang/v1/accounts/dev';
const APP = '/jiguang/v1/accounts/app';
const DEV_PAIR = basic('7e503edcb0cb725e331b0311', '7289516381dcdf1113730f2b');
const APP_PAIR = basic('4c6921c9b20b2fd9bcd8ca3d', '5b3e2979c8a48b84cebeaaf4');
const JSON_TYPE = { 'Content-Type': 'application/json' };

test('the documents’ Authorization headers get the documents’ replies', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const dev = 'N2U1MDNlZGNiMGNiNzI1ZTMzMWIwMzExOjcyODk1MTYzODFkY2RmMTExMzczMGYyYg==';
  const app = 'NGM2OTIxYzliMjBiMmZkOWJjZDhjYTNkOjViM2UyOTc5YzhhNDhiODRjZWJlYWFmNA==';

  const account = await exchange(sandbox.url, requestText('GET', DEV, { Authorization: `Basic ${dev}`, ...JSON_TYPE }));
  assert.equal(account.status, 200);
  assert.equal(account.headers.get('content-type'), 'application/json');
  assert.equal(account.body.toString(), '{"dev_balance":9,"dev_voice":702,"dev_industry":121981,"dev_market":11683}');
  const application = await exchange(
    sandbox.url,
    requestText('GET', APP, { Authorization: `Basic ${app}`, 'Content-Type': 'application/json; charset=utf-8' }),
  );
  assert.equal(application.body.toString(), '{"app_balance":1,"app_voice":22,"app_industry":44,"app_market":14}');
});

test('what is not allocated is null, and digits reach the wire as they are', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  sandbox.accounts.set('checkout-app', { app_balance: null, app_voice: '9007199254740993', app_market: '-5' });
  const { body } = await exchange(sandbox.url, rightRequest(sandbox.accounts.get('checkout-app')));
  assert.equal(body.toString(), '{"app_balance":null,"app_voice":9007199254740993,"app_industry":44,"app_market":-5}');
});

const REFUSALS: readonly (readonly [what: string, request: string, status: number, code: number])[] = [
  ['an unknown path', requestText('GET', `${DEV}/`, { Authorization: DEV_PAIR, ...JSON_TYPE }), 404, 50016],
  ['another method', requestText('POST', DEV, { Authorization: DEV_PAIR, ...JSON_TYPE }), 405, 50018],
  ['no content type', requestText('GET', DEV, { Authorization: DEV_PAIR }), 415, 50017],
  [
    'another content type',
    requestText('GET', DEV, { Authorization: DEV_PAIR, 'Content-Type': 'text/json' }),
    415,
    50017,
  ],
  ['no Authorization', requestText('GET', DEV, JSON_TYPE), 400, 50001],
  ['an empty scheme', requestText('GET', DEV, { Authorization: 'Basic ', ...JSON_TYPE }), 400, 50001],
  ['an empty pair', requestText('GET', DEV, { Authorization: basic('', ''), ...JSON_TYPE }), 400, 50001],
  [
    'a wrong key',
    requestText('GET', DEV, { Authorization: basic('0', '7289516381dcdf1113730f2b'), ...JSON_TYPE }),
    401,
    50002,
  ],
  [
    'a wrong secret',
    requestText('GET', DEV, { Authorization: basic('7e503edcb0cb725e331b0311', 'x'), ...JSON_TYPE }),
    401,
    50002,
  ],
  [
    'another scheme',
    requestText('GET', DEV, { Authorization: DEV_PAIR.replace('Basic', 'Bearer'), ...JSON_TYPE }),
    401,
    50002,
  ],
  ['sloppy base64', requestText('GET', DEV, { Authorization: DEV_PAIR.replace(/=+$/, ''), ...JSON_TYPE }), 401, 50002],
  ['a pair without colon', requestText('GET', DEV, { Authorization: 'Basic YWJj', ...JSON_TYPE }), 401, 50002],
  ['the app’s pair for the account', requestText('GET', DEV, { Authorization: APP_PAIR, ...JSON_TYPE }), 401, 50002],
  ['the account’s pair for the app', requestText('GET', APP, { Authorization: DEV_PAIR, ...JSON_TYPE }), 401, 50002],
];
for (const [what, request, status, code] of REFUSALS) {
  test(`refused: ${what}`, async (t) => {
    const sandbox = await startSandbox();
    t.after(() => sandbox.close());
    const reply = await exchange(sandbox.url, request);
    assertError(reply, status, code);
    assert.equal(sandbox.requests[0]?.outcome, `refused ${code}`);
    assert.equal(sandbox.requests[0]?.httpStatus, status);
  });
}

test('every code of the table can be had on demand, as a number or as text', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const request = rightRequest(sandbox.accounts.get('production-sms'));
  assert.equal(jiguang.errors.size, 11);
  for (const [code, { status }] of jiguang.errors) {
    sandbox.fault('production-sms', { kind: 'provider-error', code });
    sandbox.setErrorCodeForm('number');
    assertError(await exchange(sandbox.url, request), status, Number(code));
    sandbox.setErrorCodeForm('string');
    assertError(await exchange(sandbox.url, request), status, code);
  }
  assert.deepEqual(jiguang.errors.get('50009'), { status: 403, message: 'out of freq' });
});

test('a rate window refuses the second request of the same key until it is over', async (t) => {
  let now = 1_000_000;
  const sandbox = await startSandbox({ now: () => now });
  t.after(() => sandbox.close());
  sandbox.setRateWindow(1000);
  const account = rightRequest(sandbox.accounts.get('production-sms'));
  assert.equal((await exchange(sandbox.url, account)).status, 200);
  now += 999;
  assertError(await exchange(sandbox.url, account), 403, 50009);
  assert.equal((await exchange(sandbox.url, rightRequest(sandbox.accounts.get('checkout-app')))).status, 200);
  now += 1;
  assert.equal((await exchange(sandbox.url, account)).status, 200, 'a refused request does not start the window anew');
});

function assertError(reply: Exchange, status: number, code: number | string): void {
  assert.equal(reply.status, status);
  const message = jiguang.errors.get(String(code))?.message;
  assert.deepEqual(JSON.parse(reply.body.toString()), { error: { code, message } });
}
