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

tellsEveryError(infobip, 'infobip', RIGHT, {
  400: ['BAD_REQUEST'],
  401: ['UNAUTHORIZED'],
  403: ['FORBIDDEN'],
  404: ['NOT_FOUND'],
  405: ['METHOD_NOT_ALLOWED'],
  429: ['TOO_MANY_REQUESTS'],
  500: ['GENERAL_ERROR'],
});
