import { tokenOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** Errors of the REST API have names and an HTTP status; those of the older API are numbers with status 200. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['authorization_failed', { status: 401, message: 'Authorization failed' }],
  ['access_denied', { status: 403, message: 'Access denied' }],
  ['not_found', { status: 404, message: 'Not Found' }],
  ['method_not_allowed', { status: 405, message: 'Method Not Allowed' }],
  ['too_many_requests', { status: 429, message: 'Too Many Requests' }],
  ['internal_error', { status: 500, message: 'Internal Server Error' }],
  ['101', { status: 200, message: 'Authorization failed' }],
  ['102', { status: 200, message: 'Invalid username or password' }],
  ['105', { status: 200, message: 'Wrong IP address' }],
  ['110', { status: 200, message: 'Service is not available on this account' }],
  ['201', { status: 200, message: 'Internal error' }],
  ['999', { status: 200, message: 'Internal error' }],
  ['1000', { status: 200, message: 'Action is available only for main user' }],
  ['1001', { status: 200, message: 'Invalid action' }],
]);

/** SMSAPI's profile. `points` are null, or not there (the word `points` says `absent`), for some accounts. */
export const smsapi: Counterpart = {
  id: 'smsapi',
  places: ['com', 'pl'],
  products: [{ product: 'account', fields: ['points'] }],
  accounts: [
    {
      id: 'smsapi',
      name: 'SMSAPI',
      product: 'account',
      credential: { token: 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCd' },
      quantities: { points: '12.5' },
    },
    {
      id: 'smsapi-null',
      name: 'SMSAPI Poland',
      product: 'account',
      credential: { token: 'PolandGhIjKlMnOpQrStUvWxYz0123456789AbCd' },
      place: 'pl',
      quantities: { points: null },
      words: { payment_type: 'postpaid' },
    },
    {
      id: 'smsapi-absent',
      name: 'SMSAPI without points',
      product: 'account',
      credential: { token: 'AbsentGhIjKlMnOpQrStUvWxYz0123456789AbCd' },
      quantities: { points: null },
      words: { payment_type: 'postpaid', points: 'absent' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/profile') {
      return refused('not_found');
    }
    if (request.method !== 'GET') {
      return refused('method_not_allowed');
    }
    const account = world.accounts
      .all('smsapi', { token: tokenOf(request, 'Bearer') })
      .find(({ place = 'com' }) => place === request.place);
    if (account === undefined) {
      return refused('authorization_failed', { product: 'account' });
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      fields: [
        wordField('name', 'Jane Example'),
        wordField('username', 'jane'),
        wordField('email', 'jane@example.com'),
        wordField('phone_number', '48500000000'),
        wordField('payment_type', words['payment_type'] ?? 'prepaid'),
        wordField('user_type', 'native'),
        ...(words['points'] === 'absent' ? [] : [amountField('points', quantities['points'] ?? null)]),
      ],
    }));
  },

  word(code, { status, message }) {
    const error = /^\d+$/.test(code) ? { error: Number(code), message } : { message, error: code };
    return textReply(status, 'application/json', JSON.stringify(error));
  },
};
