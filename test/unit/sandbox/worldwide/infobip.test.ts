import { infobip } from '../../../sandbox/providers/worldwide/infobip.ts';
import { answers, get, refuses, tellsEveryError } from '../counterpart.ts';

const PATH = '/infobip/account/1/balance';
const KEY = '0123456789abcdef0123456789abcdef-01234567-89ab-cdef-0123-456789abcdef';
const RIGHT = get(PATH, { Authorization: `App ${KEY}` });

answers(infobip, [['the balance', RIGHT, '{"balance":47.79134,"currency":"EUR"}']]);

refuses(infobip, [
  ['another path', get('/infobip/account/2/balance'), 'NOT_FOUND'],
  ['another method', RIGHT.replace('GET', 'POST'), 'METHOD_NOT_ALLOWED'],
  ['no key', get(PATH), 'UNAUTHORIZED'],
  ['a wrong key', get(PATH, { Authorization: 'App x' }), 'UNAUTHORIZED'],
  ['another scheme', get(PATH, { Authorization: `Bearer ${KEY}` }), 'UNAUTHORIZED'],
]);

tellsEveryError(infobip, 'infobip', RIGHT, 7);
