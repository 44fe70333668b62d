import { vonage } from '../../../sandbox/providers/worldwide/vonage.ts';
import { answers, get, refuses, tellsEveryError } from '../counterpart.ts';
import { basic } from '../wire.ts';

const PATH = '/vonage/account/get-balance';
const RIGHT = get(PATH, { Authorization: basic('abcd1234', 'Abcdef0123456789') });

answers(vonage, [['all decimals', RIGHT, '{"value":10.17127500,"autoReload":false}']]);

refuses(vonage, [
  ['another path', get('/vonage/account/balance'), 'not-found'],
  ['another method', RIGHT.replace('GET', 'POST'), 'not-found'],
  ['no credential', get(PATH), '401'],
  ['a wrong secret', get(PATH, { Authorization: basic('abcd1234', 'abcdef0123456789') }), '401'],
  ['the pair in the query', get(`${PATH}?api_key=abcd1234&api_secret=Abcdef0123456789`), '401'],
]);

tellsEveryError(vonage, 'vonage', RIGHT, {
  401: ['401', 'unauthorized'],
  403: ['forbidden', 'account-suspended'],
  404: ['not-found'],
  429: ['throttled'],
  500: ['internal-error'],
});
