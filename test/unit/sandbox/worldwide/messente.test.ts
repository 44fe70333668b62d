import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messente } from '../../../sandbox/providers/worldwide/messente.ts';
import { answers, asked, get, refuses, tellsEveryError } from '../counterpart.ts';
import { requestText } from '../wire.ts';

const PAIR = 'username=0123456789abcdef&password=p%26ss%20w%2Brd%3D%2541';
const RIGHT = get(`/messente/get_balance?${PAIR}`);

answers(messente, [
  ['a query', RIGHT, 'OK 10.23'],
  ['an empty POST with a query', RIGHT.replace('GET', 'POST'), 'OK 10.23'],
  ['on the backup host', RIGHT.replace('/messente/', '/messente/backup/'), 'OK 10.23'],
]);

refuses(messente, [
  ['another path', get(`/messente/balance?${PAIR}`), '404', 404],
  ['another method', RIGHT.replace('GET', 'PUT'), '404', 404],
  ['no query', get('/messente/get_balance'), '102'],
  ['no password', get('/messente/get_balance?username=0123456789abcdef'), '102'],
  ['a password twice', get(`/messente/get_balance?${PAIR}&password=x`), '102'],
  [
    'parameters in a body',
    requestText('POST', '/messente/get_balance', { 'Content-Type': 'application/x-www-form-urlencoded' }, PAIR),
    '102',
  ],
  ['a wrong password', get('/messente/get_balance?username=0123456789abcdef&password=x'), '101'],
  ['a password without its last letter', RIGHT.replace('41 HTTP', '4 HTTP'), '101'],
]);

tellsEveryError(messente, 'messente', RIGHT, { 200: ['101', '102', '209'] });

test('an error of Messente is a line of text with status 200, and the log has no password', async () => {
  const { headers, text, status } = await asked(get('/messente/get_balance?username=a&password=b'));
  assert.deepEqual([status, headers.get('content-type'), text], [200, 'text/plain', 'ERROR 101']);
});
