import { basicPair } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** The documents name HTTP statuses. A key that is refused is told in plain text. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['400', { status: 400, message: 'Bad Request' }],
  ['401', { status: 401, message: 'Invalid private key', body: { contentType: 'text/plain', text: 'Forbidden' } }],
  ['403', { status: 403, message: 'Forbidden' }],
  ['404', { status: 404, message: 'No threshold for account' }],
  ['405', { status: 405, message: 'Method Not Allowed' }],
  ['429', { status: 429, message: 'Too Many Requests' }],
  ['500', { status: 500, message: 'Internal Server Error' }],
]);

/** Mailgun's own monthly limit. `current` may not be there; an account without a limit of its own is 404. */
export const mailgun: Counterpart = {
  id: 'mailgun',
  places: ['us', 'eu'],
  products: [{ product: 'limit', fields: ['limit', 'current'], moving: [] }],
  accounts: [
    {
      id: 'mailgun',
      name: 'Mailgun',
      product: 'limit',
      credential: { apiKey: 'key-0123456789abcdef0123456789abcdef' },
      quantities: { limit: '2000', current: '150' },
    },
    {
      id: 'mailgun-limit-alone',
      name: 'Mailgun EU',
      product: 'limit',
      credential: { apiKey: 'fedcba9876543210fedcba9876543210-01234567-89abcdef' },
      place: 'eu',
      quantities: { limit: '2000' },
    },
    {
      id: 'mailgun-without-limit',
      name: 'Mailgun without a limit',
      product: 'limit',
      credential: { apiKey: 'key-fedcba9876543210fedcba9876543210' },
      quantities: {},
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/v5/accounts/limit/custom/monthly') {
      return refused('404', {}, { message: 'Not Found' });
    }
    if (request.method !== 'GET') {
      return refused('405');
    }
    const pair = basicPair(request);
    const account =
      typeof pair === 'string' || pair.user !== 'api'
        ? undefined
        : world.accounts.all('mailgun', { apiKey: pair.password }).find(({ place = 'us' }) => place === request.place);
    if (account === undefined) {
      return refused('401', { product: 'limit' });
    }
    if (account.quantities['limit'] === undefined) {
      return refused('404', { product: 'limit', account });
    }
    return accepted(world, account, ({ quantities }) => ({
      format: 'json',
      fields: [
        amountField('limit', quantities['limit'] ?? null),
        ...(quantities['current'] === undefined ? [] : [amountField('current', quantities['current'])]),
        wordField('period', '1m'),
      ],
    }));
  },

  word(_code, { status, message }) {
    return textReply(status, 'application/json', JSON.stringify({ message }));
  },
};
