import { headerOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['108', { status: 401, message: 'Invalid or missing Integration API Key.' }],
  ['404', { status: 404, message: 'Not found.' }],
  ['500', { status: 500, message: 'Internal error - please retry.' }],
]);

/** Clickatell's balance: the bare key in the `Authorization` header. */
export const clickatell: Counterpart = {
  id: 'clickatell',
  products: [{ product: 'account', fields: ['balance'] }],
  accounts: [
    {
      id: 'clickatell',
      name: 'Clickatell',
      product: 'account',
      credential: { apiKey: 'Zk3tQ0aXSbGq7m9vWcYd1A==' },
      quantities: { balance: '12.3' },
      words: { currency: 'USD' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/public-client/balance' || request.method !== 'GET') {
      return refused('404');
    }
    const account = world.accounts.with('clickatell', { apiKey: headerOf(request, 'Authorization') ?? '' });
    if (account === undefined) {
      return refused('108', { product: 'account' });
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      fields: [amountField('balance', quantities['balance'] ?? null), wordField('currency', words['currency'] ?? '')],
    }));
  },

  word(code, { status, message }) {
    return textReply(
      status,
      'application/json',
      JSON.stringify({ errorCode: Number(code), error: message, errorDescription: message }),
    );
  },
};
