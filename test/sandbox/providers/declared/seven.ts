import { headerOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** Codes of the documents' table, which are the whole reply. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['900', { status: 401, message: 'Authentication failed' }],
  ['902', { status: 403, message: 'The API key has no right for this call' }],
  ['903', { status: 403, message: 'The server IP is not allowed' }],
  ['404', { status: 404, message: 'Not Found' }],
]);

/** The balance of seven: JSON where the request accepts it, and otherwise the number alone. */
export const seven: Counterpart = {
  id: 'seven',
  products: [{ product: 'account', fields: ['amount'] }],
  accounts: [
    {
      id: 'seven',
      name: 'seven',
      product: 'account',
      credential: { apiKey: 'Zr9c0WqN4tYv7bKxLm2PsE5uHdGj8aFo' },
      quantities: { amount: '593.994' },
      words: { currency: 'EUR' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/api/balance' || (request.method !== 'GET' && request.method !== 'POST')) {
      return refused('404');
    }
    const account = world.accounts.with('seven', { apiKey: headerOf(request, 'X-Api-Key') ?? '' });
    if (account === undefined) {
      return refused('900', { product: 'account' });
    }
    const isJson = headerOf(request, 'Accept')?.includes('application/json') === true;
    return accepted(world, account, ({ quantities, words = {} }) => {
      const amount = amountField('amount', quantities['amount'] ?? null);
      return isJson
        ? { format: 'json', fields: [amount, wordField('currency', words['currency'] ?? '')] }
        : { format: 'text', fields: [amount] };
    });
  },

  word(code, { status }) {
    return textReply(status, 'text/plain', code);
  },
};
