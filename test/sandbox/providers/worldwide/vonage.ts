import { basicPair } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, rawField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** This service has a form of its own for 401; what stands before it answers in that of RFC 7807, with the name as the type. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['401', { status: 401, message: 'authentication failed' }],
  [
    'unauthorized',
    { status: 401, message: 'You did not provide correct credentials.', words: { title: 'Unauthorized' } },
  ],
  [
    'forbidden',
    {
      status: 403,
      message: 'Your account does not have permission to perform this action.',
      words: { title: 'Forbidden' },
    },
  ],
  [
    'account-suspended',
    { status: 403, message: 'This account has been suspended.', words: { title: 'Account Suspended' } },
  ],
  ['not-found', { status: 404, message: 'The requested resource does not exist.', words: { title: 'Not Found' } }],
  [
    'throttled',
    { status: 429, message: 'Please wait, then retry your request.', words: { title: 'Too Many Requests' } },
  ],
  [
    'internal-error',
    { status: 500, message: 'There was an error processing this request.', words: { title: 'Internal Error' } },
  ],
]);

/** Vonage's balance, always in EUR. The form with the secret in the query is not stood in for: nobody should use it. */
export const vonage: Counterpart = {
  id: 'vonage',
  products: [{ product: 'account', fields: ['value'] }],
  accounts: [
    {
      id: 'vonage',
      name: 'Vonage',
      product: 'account',
      // The SDK's example.
      credential: { apiKey: 'abcd1234', apiSecret: 'Abcdef0123456789' },
      quantities: { value: '10.17127500' },
      demo: true,
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/account/get-balance' || request.method !== 'GET') {
      return refused('not-found');
    }
    const pair = basicPair(request);
    const account =
      typeof pair === 'string'
        ? undefined
        : world.accounts.with('vonage', { apiKey: pair.user, apiSecret: pair.password });
    if (account === undefined) {
      return refused('401', { product: 'account' });
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      fields: [
        amountField('value', quantities['value'] ?? null),
        rawField('autoReload', words['autoReload'] ?? 'false'),
      ],
    }));
  },

  word(code, { status, message, words }) {
    if (words === undefined) {
      return textReply(status, 'application/json', JSON.stringify({ 'error-code': code, 'error-code-label': message }));
    }
    const type = `https://developer.vonage.com/api-errors#${code}`;
    const problem = { type, title: words['title'], detail: message, instance: 'bf0ca0bf927b3b52e3cb03217e1a1ddf' };
    return textReply(status, 'application/problem+json', JSON.stringify(problem));
  },
};
