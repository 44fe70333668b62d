import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLICKSEND_PERSONAL, clicksend } from '../../../sandbox/providers/worldwide/clicksend.ts';
import { asked, get, refuses, tellsEveryError } from '../counterpart.ts';
import { basic } from '../wire.ts';

const PATH = '/clicksend/v3/account';
const RIGHT = get(PATH, { Authorization: basic('jane', '01234567-89AB-CDEF-0123-456789ABCDEF') });

test('clicksend answers the balance with personal data around it', async () => {
  const { text } = await asked(RIGHT);
  assert.partialDeepStrictEqual(JSON.parse(text), {
    http_code: 200,
    response_code: 'SUCCESS',
    data: { balance: '4.998000', _currency: { currency_name_short: 'AUD' } },
  });
  for (const personal of CLICKSEND_PERSONAL) {
    assert.ok(text.includes(personal));
  }
});

refuses(clicksend, [
  ['another path', get('/clicksend/v3/accounts'), 'NOT_FOUND'],
  ['another method', RIGHT.replace('GET', 'POST'), 'METHOD_NOT_ALLOWED'],
  ['no credential', get(PATH), 'UNAUTHORIZED'],
  ['a wrong key', get(PATH, { Authorization: basic('jane', 'x') }), 'UNAUTHORIZED'],
]);

tellsEveryError(clicksend, 'clicksend', RIGHT, {
  401: ['INVALID_CREDENTIALS', 'MISSING_CREDENTIALS', 'UNAUTHORIZED'],
  403: ['ACCOUNT_NOT_ACTIVATED', 'FORBIDDEN'],
  404: ['NOT_FOUND'],
  405: ['METHOD_NOT_ALLOWED'],
  429: ['THROTTLED'],
  500: ['INTERNAL_ERROR'],
});
