import assert from 'node:assert/strict';
import { test } from 'node:test';
import { esendex } from '../../../sandbox/providers/worldwide/esendex.ts';
import { asked, get, refuses, tellsEveryError } from '../counterpart.ts';
import { basic } from '../wire.ts';

const PATH = '/esendex/v1.0/accounts';
const RIGHT = get(PATH, { Authorization: basic('jane@example.com', 'Esendex-Api-Passw0rd') });

test('esendex answers XML with a namespace, an element for each account, and empty ones in it', async () => {
  const { headers, text } = await asked(RIGHT);
  assert.match(headers.get('content-type') ?? '', /^application\/xml/);
  assert.match(text, /<accounts xmlns="http:\/\/api\.esendex\.com\/ns\/"><account id="/);
  assert.deepEqual(
    [...text.matchAll(/<reference>(\w+)<.*?<messagesremaining>(\d+)<.*?<expireson>([^<]+)</gs)].map((found) =>
      found.slice(1),
    ),
    [
      ['EX998877', '19', '2028-01-02T09:30:00'],
      ['EX998878', '2500', '2026-12-28T09:30:00'],
      ['EX778899', '0', '2026-09-29T09:30:00'],
    ],
  );
  assert.match(text, /<label \/><address \/>\n<alias><\/alias>/);
  assert.match(text, /<label>Alerts &amp; reminders<\/label>/);
});

refuses(esendex, [
  ['another path', get('/esendex/v1.0/account'), '404'],
  ['another method', RIGHT.replace('GET', 'POST'), '405'],
  ['no credential', get(PATH), '401'],
  ['a wrong password', get(PATH, { Authorization: basic('jane@example.com', 'x') }), '401'],
]);

tellsEveryError(esendex, 'esendex', RIGHT, {
  400: ['400'],
  401: ['401'],
  402: ['402'],
  403: ['403'],
  404: ['404'],
  405: ['405'],
  429: ['429'],
  500: ['500'],
  503: ['503'],
});
