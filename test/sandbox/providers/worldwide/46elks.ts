import { basicPair } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** Errors are plain text with an HTTP status. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['400', { status: 400, message: 'Bad request' }],
  ['401', { status: 401, message: 'Not authorized', headers: { 'WWW-Authenticate': 'Basic realm="46elks"' } }],
  ['403', { status: 403, message: 'Forbidden' }],
  ['404', { status: 404, message: 'Not found' }],
  ['405', { status: 405, message: 'Method not allowed' }],
  ['429', { status: 429, message: 'Too many requests' }],
  ['500', { status: 500, message: 'Internal server error' }],
]);

/** 46elks: amounts are in 1/10000 of the currency. */
export const fortySixElks: Counterpart = {
  id: '46elks',
  products: [{ product: 'account', fields: ['balance', 'creditalert'], moving: ['balance'] }],
  accounts: [
    {
      id: '46elks',
      name: '46elks',
      product: 'account',
      credential: {
        apiUsername: 'u0123456789abcdef0123456789abcdef',
        apiPassword: '0123456789ABCDEF0123456789ABCDEF',
      },
      // 967.05 SEK, and an alert at 20 SEK.
      quantities: { balance: '9670500', creditalert: '200000' },
      words: { currency: 'SEK' },
      fraction: 4,
      demo: true,
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/a1/me') {
      return refused('404');
    }
    if (request.method !== 'GET') {
      return refused('405');
    }
    const pair = basicPair(request);
    const account =
      typeof pair === 'string'
        ? undefined
        : world.accounts.with('46elks', { apiUsername: pair.user, apiPassword: pair.password });
    if (account === undefined) {
      return refused('401', { product: 'account' });
    }
    return accepted(world, account, ({ quantities, words = {}, credential }) => ({
      format: 'json',
      fields: [
        wordField('id', credential['apiUsername'] ?? ''),
        wordField('displayname', 'Jane Example'),
        wordField('mobilenumber', '+46700000000'),
        wordField('email', 'jane@example.com'),
        wordField('currency', words['currency'] ?? 'SEK'),
        amountField('balance', quantities['balance'] ?? null),
        amountField('creditalert', quantities['creditalert'] ?? null),
      ],
    }));
  },

  word(_code, { status, message }) {
    return textReply(status, 'text/plain; charset=utf-8', message);
  },
};
