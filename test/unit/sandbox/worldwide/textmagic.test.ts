import { textmagic } from '../../../sandbox/providers/worldwide/textmagic.ts';
import { answers, get, refuses, tellsEveryError } from '../counterpart.ts';

const PATH = '/textmagic/api/v2/user';
const PAIR = { 'X-TM-Username': 'jane.example', 'X-TM-Key': 'AbCdEfGhIjKlMnOpQrStUvWxYz0123' };
const RIGHT = get(PATH, PAIR);

answers(textmagic, [
  [
    'the user',
    RIGHT,
    '{"id":1,"username":"jane.example","firstName":"Jane","lastName":"Example","status":"A","balance":208.64,"currency":{"id":"GBP","unicodeSymbol":"£","htmlSymbol":"&pound;"},"subaccountType":"P"}',
  ],
]);

refuses(textmagic, [
  ['another path', get('/textmagic/api/v2/users', PAIR), '404'],
  ['another method', RIGHT.replace('GET', 'POST'), '405'],
  ['no credential', get(PATH), '401'],
  ['a user without key', get(PATH, { 'X-TM-Username': 'jane.example' }), '401'],
  ['a wrong key', get(PATH, { ...PAIR, 'X-TM-Key': 'x' }), '401'],
]);

tellsEveryError(textmagic, 'textmagic', RIGHT, {
  400: ['400'],
  401: ['401'],
  403: ['403'],
  404: ['404'],
  405: ['405'],
  429: ['429'],
  500: ['500'],
});
