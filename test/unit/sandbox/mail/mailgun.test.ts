import { mailgun } from '../../../sandbox/providers/mail/mailgun.ts';
import { answers, get, refuses, tellsEveryError } from '../counterpart.ts';
import { basic } from '../wire.ts';

const PATH = '/mailgun/v5/accounts/limit/custom/monthly';
const EU = PATH.replace('/mailgun', '/mailgun/eu');
const EU_KEY = 'fedcba9876543210fedcba9876543210-01234567-89abcdef';
const by = (key: string, user = 'api') => ({ Authorization: basic(user, key) });
const RIGHT = get(PATH, by('key-0123456789abcdef0123456789abcdef'));

answers(mailgun, [
  ['a limit and what was sent', RIGHT, '{"limit":2000,"current":150,"period":"1m"}'],
  ['a limit alone, in the EU', get(EU, by(EU_KEY)), '{"limit":2000,"period":"1m"}'],
]);

refuses(mailgun, [
  ['another path', get('/mailgun/v5/accounts/limit'), '404'],
  ['another method', RIGHT.replace('GET', 'PUT'), '405'],
  ['no credential', get(PATH), '401'],
  ['a wrong key', get(PATH, by('x')), '401'],
  ['another user', get(PATH, by('key-0123456789abcdef0123456789abcdef', 'jane')), '401'],
  ['a key of the EU elsewhere', get(PATH, by(EU_KEY)), '401'],
  ['an account without a limit of its own', get(PATH, by('key-fedcba9876543210fedcba9876543210')), '404'],
]);

tellsEveryError(mailgun, 'mailgun', RIGHT, {
  400: ['400'],
  401: ['401'],
  403: ['403'],
  404: ['404'],
  405: ['405'],
  429: ['429'],
  500: ['500'],
});
