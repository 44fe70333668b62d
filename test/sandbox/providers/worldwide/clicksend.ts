import { basicPair } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, rawField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['ACCOUNT_NOT_ACTIVATED', { status: 403, message: 'Your account has not been activated.' }],
  ['FORBIDDEN', { status: 403, message: 'You do not have permission to access this resource.' }],
  ['INTERNAL_ERROR', { status: 500, message: 'An internal error occurred.' }],
  ['INVALID_CREDENTIALS', { status: 401, message: 'Your credentials are incorrect.' }],
  ['METHOD_NOT_ALLOWED', { status: 405, message: 'The method is not allowed.' }],
  ['MISSING_CREDENTIALS', { status: 401, message: 'Not enough information has been supplied for authentication.' }],
  ['NOT_FOUND', { status: 404, message: 'The resource was not found.' }],
  ['THROTTLED', { status: 429, message: 'Throttled. Please wait before you try again.' }],
  ['UNAUTHORIZED', { status: 401, message: 'Authorization failed.' }],
]);

/** Stands in a good reply of ClickSend beside the balance, and may be kept nowhere. */
export const CLICKSEND_PERSONAL: readonly string[] = ['jane@example.com', '+61411111111', 'SUBACCOUNT-API-KEY-0001'];
const [EMAIL, PHONE, SUBACCOUNT_KEY] = CLICKSEND_PERSONAL;

/** ClickSend's account: its reply holds personal data, and another key. */
export const clicksend: Counterpart = {
  id: 'clicksend',
  products: [{ product: 'account', fields: ['balance'] }],
  accounts: [
    {
      id: 'clicksend',
      name: 'ClickSend',
      product: 'account',
      credential: { username: 'jane', apiKey: '01234567-89AB-CDEF-0123-456789ABCDEF' },
      quantities: { balance: '4.998000' },
      words: { currency_name_short: 'AUD' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/v3/account') {
      return refused('NOT_FOUND');
    }
    if (request.method !== 'GET') {
      return refused('METHOD_NOT_ALLOWED');
    }
    const pair = basicPair(request);
    const account =
      typeof pair === 'string'
        ? undefined
        : world.accounts.with('clicksend', { username: pair.user, apiKey: pair.password });
    if (account === undefined) {
      return refused('UNAUTHORIZED', { product: 'account' });
    }
    return accepted(world, account, ({ quantities, words = {}, credential }) => ({
      format: 'json',
      fields: [
        rawField('user_id', '12345'),
        wordField('username', credential['username'] ?? ''),
        wordField('user_email', EMAIL ?? ''),
        wordField('user_phone', PHONE ?? ''),
        wordField('active', '1'),
        amountField('balance', quantities['balance'] ?? null, 'text'),
        wordField('low_credit_amount', '0.00'),
        wordField('country', 'AU'),
        rawField(
          '_currency',
          JSON.stringify({
            currency_name_short: words['currency_name_short'] ?? 'AUD',
            currency_prefix_d: '$',
            currency_prefix_c: 'c',
            currency_name_long: 'Australian Dollars',
          }),
        ),
        rawField('_subaccount', JSON.stringify({ subaccount_id: 1, api_key: SUBACCOUNT_KEY })),
      ],
      around: (inner) =>
        `{"http_code":200,"response_code":"SUCCESS","response_msg":"Here's your account","data":${inner}}`,
    }));
  },

  word(code, { status, message }) {
    const error = { http_code: status, response_code: code, response_msg: message, data: null };
    return textReply(status, 'application/json', JSON.stringify(error));
  },
};
