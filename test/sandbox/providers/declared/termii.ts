import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['401', { status: 401, message: 'Invalid API key' }],
  ['404', { status: 404, message: 'Not found' }],
  ['429', { status: 429, message: 'Too many requests' }],
  ['500', { status: 500, message: 'Internal server error' }],
]);

/** Termii's balance: the key in the query. */
export const termii: Counterpart = {
  id: 'termii',
  products: [{ product: 'account', fields: ['balance'] }],
  accounts: [
    {
      id: 'termii',
      name: 'Termii',
      product: 'account',
      credential: { api_key: 'TLQrWbXzVnKpYtMsGhJdFcRaEuIo1234567890abcdefABCDEF' },
      quantities: { balance: '3405.5' },
      words: { currency: 'NGN' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/api/get-balance' || request.method !== 'GET') {
      return refused('404');
    }
    const key = new URLSearchParams(request.query).get('api_key') ?? '';
    const account = world.accounts.with('termii', { api_key: key });
    if (account === undefined) {
      return refused('401', { product: 'account' });
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      fields: [
        wordField('user', 'Example'),
        amountField('balance', quantities['balance'] ?? null),
        wordField('currency', words['currency'] ?? ''),
      ],
    }));
  },

  word(code, { status, message }) {
    return textReply(status, 'application/json', JSON.stringify({ code: Number(code), message, status: 'error' }));
  },
};
