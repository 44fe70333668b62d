import { tokenOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** `parameter` is what the documents' error names. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['2', { status: 401, message: 'Request not allowed (incorrect access_key)', words: { parameter: 'access_key' } }],
  ['9', { status: 422, message: 'Missing params' }],
  ['10', { status: 422, message: 'Invalid params' }],
  ['20', { status: 404, message: 'Not found' }],
  ['21', { status: 400, message: 'Bad request' }],
  ['25', { status: 402, message: 'Not enough balance' }],
  ['98', { status: 404, message: 'API not found' }],
  ['99', { status: 500, message: 'Internal error' }],
]);

/** MessageBird's balance, of the REST API. `type` is a word for a currency, or `credits`; a postpaid account says 0. */
export const messagebird: Counterpart = {
  id: 'messagebird',
  products: [{ product: 'account', fields: ['amount'] }],
  accounts: [
    {
      id: 'messagebird',
      name: 'MessageBird',
      product: 'account',
      credential: { accessKey: 'AbCdEfGhIjKlMnOpQrStUvWxY' },
      quantities: { amount: '103.5' },
      words: { payment: 'prepaid', type: 'euros' },
      demo: true,
    },
    {
      id: 'messagebird-credits',
      name: 'MessageBird credits',
      product: 'account',
      credential: { accessKey: 'CreditsIjKlMnOpQrStUvWxYz' },
      quantities: { amount: '980' },
      words: { payment: 'prepaid', type: 'credits' },
    },
    {
      id: 'messagebird-postpaid',
      name: 'MessageBird postpaid',
      product: 'account',
      credential: { accessKey: 'PostpaidKlMnOpQrStUvWxYza' },
      quantities: { amount: '0' },
      words: { payment: 'postpaid', type: 'pounds' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/balance' || request.method !== 'GET') {
      return refused('98');
    }
    const account = world.accounts.with('messagebird', { accessKey: tokenOf(request, 'AccessKey') });
    if (account === undefined) {
      return refused('2', { product: 'account' });
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      fields: [
        wordField('payment', words['payment'] ?? 'prepaid'),
        wordField('type', words['type'] ?? 'euros'),
        amountField('amount', quantities['amount'] ?? null),
      ],
    }));
  },

  word(code, { status, message, words = {} }) {
    const error = { code: Number(code), description: message, parameter: words['parameter'] ?? null };
    return textReply(status, 'application/json', JSON.stringify({ errors: [error] }));
  },
};
