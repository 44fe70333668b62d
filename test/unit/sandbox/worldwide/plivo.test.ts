import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plivo } from '../../../sandbox/providers/worldwide/plivo.ts';
import { answers, asked, get, refuses, tellsEveryError } from '../counterpart.ts';
import { basic } from '../wire.ts';

const ID = 'MANWVLYTK4ZWU1YTY4ZT';
const PATH = `/plivo/v1/Account/${ID}/`;
const RIGHT = get(PATH, { Authorization: basic(ID, 'MzM0ZmU1YzMwMDAwMDAwMDAwMDAwMDAwMDAwMDAw') });
const POSTPAID = 'MAPOSTPAID4ZWU1YTY4Z';

answers(plivo, [
  [
    'the account',
    RIGHT,
    '{"account_type":"standard","address":"1 Example Street","api_id":"36989807-a76f-4cbb-8000-000000000000","auth_id":"MANWVLYTK4ZWU1YTY4ZT","auto_recharge":false,"billing_mode":"prepaid","cash_credits":"23.79822","city":"Example City","name":"Jane Example","resource_uri":"/v1/Account/MANWVLYTK4ZWU1YTY4ZT/","state":"Example State","timezone":"America/New_York"}',
  ],
]);

test('plivo answers a postpaid account with nothing', async () => {
  const path = `/plivo/v1/Account/${POSTPAID}/`;
  const { text } = await asked(
    get(path, { Authorization: basic(POSTPAID, 'cG9zdHBhaWQwMDAwMDAwMDAwMDAwMDAwMDAwMDAw') }),
  );
  assert.partialDeepStrictEqual(JSON.parse(text), { billing_mode: 'postpaid', cash_credits: '0.00000' });
});

refuses(plivo, [
  ['a path without its last slash', RIGHT.replace(PATH, PATH.slice(0, -1)), '404'],
  ['another method', RIGHT.replace('GET', 'POST'), '405'],
  ['no credential', get(PATH), '401'],
  ['a wrong token', get(PATH, { Authorization: basic(ID, 'x') }), '401'],
  ['the path of another account', RIGHT.replace(`Account/${ID}`, `Account/${POSTPAID}`), '401'],
]);

tellsEveryError(plivo, 'plivo', RIGHT, {
  400: ['400'],
  401: ['401'],
  404: ['404'],
  405: ['405'],
  429: ['429'],
  500: ['500'],
});

test('plivo refuses a credential in plain text', async () => {
  const { headers, text } = await asked(get(PATH));
  assert.match(headers.get('content-type') ?? '', /^text\/html/);
  assert.match(text, /^Could not verify your access level/);
});
