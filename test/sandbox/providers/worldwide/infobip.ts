import { tokenOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['BAD_REQUEST', { status: 400, message: 'Bad Request' }],
  ['UNAUTHORIZED', { status: 401, message: 'Invalid login details' }],
  ['FORBIDDEN', { status: 403, message: 'Forbidden' }],
  ['NOT_FOUND', { status: 404, message: 'Requested URL not found' }],
  ['METHOD_NOT_ALLOWED', { status: 405, message: 'Method not allowed' }],
  ['TOO_MANY_REQUESTS', { status: 429, message: 'Too many requests' }],
  ['GENERAL_ERROR', { status: 500, message: 'Something went wrong. Please contact support.' }],
]);

/** Infobip's balance. The real one has a host for each customer. */
export const infobip: Counterpart = {
  id: 'infobip',
  products: [{ product: 'account', fields: ['balance'] }],
  accounts: [
    {
      id: 'infobip',
      name: 'Infobip',
      product: 'account',
      credential: { apiKey: '0123456789abcdef0123456789abcdef-01234567-89ab-cdef-0123-456789abcdef' },
      quantities: { balance: '47.79134' },
      words: { currency: 'EUR' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/account/1/balance') {
      return refused('NOT_FOUND');
    }
    if (request.method !== 'GET') {
      return refused('METHOD_NOT_ALLOWED');
    }
    const account = world.accounts.with('infobip', { apiKey: tokenOf(request, 'App') });
    if (account === undefined) {
      return refused('UNAUTHORIZED', { product: 'account' });
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      fields: [
        amountField('balance', quantities['balance'] ?? null),
        wordField('currency', words['currency'] ?? 'EUR'),
      ],
    }));
  },

  word(code, { status, message }) {
    const requestError = { serviceException: { messageId: code, text: message } };
    return textReply(status, 'application/json', JSON.stringify({ requestError }));
  },
};
