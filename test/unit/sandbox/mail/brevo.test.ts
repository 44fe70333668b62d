import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brevo } from '../../../sandbox/providers/mail/brevo.ts';
import { startSandbox } from '../../../sandbox/sandbox.ts';
import { asked, get, NOW, refuses, tellsEveryError } from '../counterpart.ts';
import { exchange } from '../wire.ts';

const PATH = '/brevo/v3/account';
const KEY = 'xkeysib-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef-AbCdEfGhIjKlMnOp';
const OTHER = 'xkeysib-fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210-AbCdEfGhIjKlMnOp';
const RIGHT = get(PATH, { 'api-key': KEY });

test('brevo answers a row for each plan, and how often it may be asked', async () => {
  const { headers, text } = await asked(RIGHT);
  assert.equal(headers.get('x-sib-ratelimit-limit'), '100');
  assert.deepEqual(JSON.parse(text).plan, [
    { type: 'free', creditsType: 'sendLimit', credits: 300 },
    { type: 'sms', creditsType: 'sendLimit', credits: 12.5 },
  ]);
  assert.deepEqual(JSON.parse((await asked(get(PATH, { 'api-key': OTHER }))).text).plan, [
    { type: 'payAsYouGo', creditsType: 'sendLimit', credits: 0 },
    {
      type: 'subscription',
      creditsType: 'sendLimit',
      credits: 18500,
      startDate: '2026-11-01',
      endDate: '2026-12-01',
    },
  ]);
});

refuses(brevo, [
  ['another path', get('/brevo/v2/account', { 'api-key': KEY }), 'document_not_found'],
  ['another method', RIGHT.replace('GET', 'POST'), 'method_not_allowed'],
  ['no key', get(PATH), 'unauthorized missing'],
  ['the key elsewhere', get(PATH, { Authorization: `Bearer ${KEY}` }), 'unauthorized missing'],
  ['a wrong key', get(PATH, { 'api-key': 'xkeysib-0' }), 'unauthorized'],
]);

tellsEveryError(brevo, 'brevo', RIGHT, {
  400: ['bad_request', 'invalid_parameter', 'missing_parameter'],
  401: ['unauthorized', 'unauthorized missing', 'unauthorized address'],
  402: ['not_enough_credits'],
  403: ['permission_denied', 'reseller_permission_denied', 'account_under_validation'],
  404: ['document_not_found'],
  405: ['method_not_allowed'],
  406: ['not_acceptable'],
  429: ['too_many_requests'],
  500: ['internal_server_error'],
});

test('brevo refuses an address that is not listed with the code of a wrong key', async () => {
  const { status, text } = await asked(RIGHT, (sandbox) =>
    sandbox.fault('brevo', { kind: 'provider-error', code: 'unauthorized address' }),
  );
  assert.equal(status, 401);
  assert.equal(JSON.parse(text).code, 'unauthorized');
  assert.match(JSON.parse(text).message, /unrecognised IP address 203\.0\.113\.7/);
});

test('brevo refuses the 101st request in an hour, with the headers that say so', async (t) => {
  let now = NOW;
  const sandbox = await startSandbox({ now: () => now });
  t.after(() => sandbox.close());
  const remaining: (string | undefined)[] = [];
  for (let request = 1; request <= 100; request += 1) {
    const reply = await exchange(sandbox.url, RIGHT);
    remaining.push(reply.headers.get('x-sib-ratelimit-remaining'));
  }
  assert.deepEqual([remaining[0], remaining.at(-1)], ['99', '0']);
  now += 3_599_999;
  const refused = await exchange(sandbox.url, RIGHT);
  assert.deepEqual([refused.status, refused.headers.get('x-sib-ratelimit-remaining')], [429, '0']);
  now += 1;
  assert.equal((await exchange(sandbox.url, RIGHT)).status, 200);
});
