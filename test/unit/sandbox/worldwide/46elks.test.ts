import { fortySixElks } from '../../../sandbox/providers/worldwide/46elks.ts';
import { answers, get, refuses, tellsEveryError } from '../counterpart.ts';
import { basic } from '../wire.ts';

const PATH = '/46elks/a1/me';
const USER = 'u0123456789abcdef0123456789abcdef';
const RIGHT = get(PATH, { Authorization: basic(USER, '0123456789ABCDEF0123456789ABCDEF') });

answers(fortySixElks, [
  [
    '967.05 SEK in parts of 10000',
    RIGHT,
    '{"id":"u0123456789abcdef0123456789abcdef","displayname":"Jane Example","mobilenumber":"+46700000000","email":"jane@example.com","currency":"SEK","balance":9670500,"creditalert":200000}',
  ],
]);

refuses(fortySixElks, [
  ['another path', get('/46elks/a1/you'), '404'],
  ['another method', RIGHT.replace('GET', 'POST'), '405'],
  ['no credential', get(PATH), '401'],
  ['a wrong password', get(PATH, { Authorization: basic(USER, 'x') }), '401'],
]);

tellsEveryError(fortySixElks, '46elks', RIGHT, {
  400: ['400'],
  401: ['401'],
  403: ['403'],
  404: ['404'],
  405: ['405'],
  429: ['429'],
  500: ['500'],
});
