import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, rawField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** What is wrong with a field stands in a list below its name. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['apikey missing', { status: 200, message: 'The apikey field is required.' }],
  ['apikey', { status: 200, message: 'The selected apikey is invalid.' }],
  ['404', { status: 404, message: 'Not Found' }],
]);

/** The credits of Semaphore: the key in the query. */
export const semaphore: Counterpart = {
  id: 'semaphore',
  products: [{ product: 'account', fields: ['credit_balance'] }],
  accounts: [
    {
      id: 'semaphore',
      name: 'Semaphore',
      product: 'account',
      credential: { apikey: 'e5a1c7d93b2f4086957d1c3e8b6a0f24' },
      quantities: { credit_balance: '2500' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/api/v4/account' || request.method !== 'GET') {
      return refused('404');
    }
    const apikey = new URLSearchParams(request.query).get('apikey');
    if (apikey === null || apikey === '') {
      return refused('apikey missing', { product: 'account' });
    }
    const account = world.accounts.with('semaphore', { apikey });
    if (account === undefined) {
      return refused('apikey', { product: 'account' });
    }
    return accepted(world, account, ({ quantities }) => ({
      format: 'json',
      fields: [
        rawField('account_id', '4711'),
        wordField('account_name', 'Example'),
        wordField('status', 'Active'),
        amountField('credit_balance', quantities['credit_balance'] ?? null),
      ],
    }));
  },

  word(code, { status, message }) {
    return code === '404'
      ? textReply(status, 'text/html', `<html><body><h1>${message}</h1></body></html>`)
      : textReply(status, 'application/json', JSON.stringify({ [code.split(' ')[0] ?? code]: [message] }));
  },
};
