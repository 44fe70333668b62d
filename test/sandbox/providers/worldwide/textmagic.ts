import { headerOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, rawField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** A code is the HTTP status. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['400', { status: 400, message: 'Bad request' }],
  ['401', { status: 401, message: 'Unauthorized' }],
  ['403', { status: 403, message: 'Forbidden' }],
  ['404', { status: 404, message: 'Not found' }],
  ['405', { status: 405, message: 'Method not allowed' }],
  ['429', { status: 429, message: 'Too many requests' }],
  ['500', { status: 500, message: 'Internal server error' }],
]);

/** TextMagic's user, REST API version 2. */
export const textmagic: Counterpart = {
  id: 'textmagic',
  products: [{ product: 'account', fields: ['balance'] }],
  accounts: [
    {
      id: 'textmagic',
      name: 'TextMagic',
      product: 'account',
      credential: { username: 'jane.example', apiKey: 'AbCdEfGhIjKlMnOpQrStUvWxYz0123' },
      quantities: { balance: '208.64' },
      words: { currency: 'GBP' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/api/v2/user') {
      return refused('404');
    }
    if (request.method !== 'GET') {
      return refused('405');
    }
    const [username, apiKey] = [headerOf(request, 'X-TM-Username'), headerOf(request, 'X-TM-Key')];
    const account =
      username === undefined || apiKey === undefined
        ? undefined
        : world.accounts.with('textmagic', { username, apiKey });
    if (account === undefined) {
      return refused('401', { product: 'account' });
    }
    return accepted(world, account, ({ quantities, words = {}, credential }) => ({
      format: 'json',
      fields: [
        rawField('id', '1'),
        wordField('username', credential['username'] ?? ''),
        wordField('firstName', 'Jane'),
        wordField('lastName', 'Example'),
        wordField('status', words['status'] ?? 'A'),
        amountField('balance', quantities['balance'] ?? null),
        rawField(
          'currency',
          JSON.stringify({ id: words['currency'] ?? 'GBP', unicodeSymbol: '£', htmlSymbol: '&pound;' }),
        ),
        wordField('subaccountType', 'P'),
      ],
    }));
  },

  word(code, { status, message }) {
    return textReply(status, 'application/json', JSON.stringify({ code: Number(code), message }));
  },
};
