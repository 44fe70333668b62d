import assert from 'node:assert/strict';
import { test } from 'node:test';
import { telnyx } from '../../../sandbox/providers/worldwide/telnyx.ts';
import { answers, asked, get, refuses, tellsEveryError } from '../counterpart.ts';

const KEY = 'KEY0123456789ABCDEF0123456789ABCDEF_abcdefghijklmnopqrstuv';
const PATH = '/telnyx/v2/balance';
const RIGHT = get(PATH, { Authorization: `Bearer ${KEY}` });

answers(telnyx, [
  [
    'the documents’ example',
    RIGHT,
    '{"data":{"record_type":"balance","balance":"300.00","pending":"0.00","credit_limit":"100.00","available_credit":"400.00","currency":"USD"}}',
  ],
]);

refuses(telnyx, [
  ['another path', get('/telnyx/v1/balance', { Authorization: `Bearer ${KEY}` }), '10005'],
  ['another method', RIGHT.replace('GET', 'POST'), '10005'],
  ['no key', get(PATH), '10009'],
  ['a wrong key', get(PATH, { Authorization: 'Bearer KEY0' }), '10009'],
  ['another scheme', get(PATH, { Authorization: `Basic ${KEY}` }), '10009'],
  ['the bare key', get(PATH, { Authorization: KEY }), '10009'],
]);

tellsEveryError(telnyx, 'telnyx', RIGHT, {
  400: ['10015'],
  401: ['10009'],
  403: ['10010'],
  404: ['10005'],
  429: ['10011'],
  500: ['10007'],
  503: ['10008'],
});

test('an error of Telnyx is the documents’ example', async () => {
  const { text } = await asked(get(PATH));
  assert.deepEqual(JSON.parse(text), {
    errors: [
      {
        code: '10009',
        title: 'Authentication failed',
        detail: 'The required authentication headers were either invalid or not included in the request.',
        meta: { url: 'https://developers.telnyx.com/docs/overview/errors/10009' },
      },
    ],
  });
});
