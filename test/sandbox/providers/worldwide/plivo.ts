import { basicPair } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, rawField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

const API_ID = '36989807-a76f-4cbb-8000-000000000000';

/** The documents name HTTP statuses. A credential that is refused is told in plain text. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['400', { status: 400, message: 'A parameter is missing or is invalid.' }],
  [
    '401',
    {
      status: 401,
      message: 'Unauthorized',
      headers: { 'WWW-Authenticate': 'Basic realm="Login Required"' },
      body: {
        contentType: 'text/html; charset=utf-8',
        text: 'Could not verify your access level for that URL.\nYou have to login with proper credentials',
      },
    },
  ],
  ['404', { status: 404, message: 'not found' }],
  ['405', { status: 405, message: 'method not allowed' }],
  ['429', { status: 429, message: 'too many requests' }],
  ['500', { status: 500, message: 'internal server error' }],
]);

/** Plivo's account, in USD. */
export const plivo: Counterpart = {
  id: 'plivo',
  products: [{ product: 'account', fields: ['cash_credits'] }],
  accounts: [
    {
      id: 'plivo',
      name: 'Plivo',
      product: 'account',
      credential: { authId: 'MANWVLYTK4ZWU1YTY4ZT', authToken: 'MzM0ZmU1YzMwMDAwMDAwMDAwMDAwMDAwMDAwMDAw' },
      quantities: { cash_credits: '23.79822' },
    },
    {
      id: 'plivo-postpaid',
      name: 'Plivo postpaid',
      product: 'account',
      credential: { authId: 'MAPOSTPAID4ZWU1YTY4Z', authToken: 'cG9zdHBhaWQwMDAwMDAwMDAwMDAwMDAwMDAwMDAw' },
      quantities: { cash_credits: '0.00000' },
      words: { billing_mode: 'postpaid' },
      isWithoutHistory: true,
      demo: true,
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    const authId = /^\/v1\/Account\/([^/]+)\/$/.exec(request.path)?.[1];
    if (authId === undefined) {
      return refused('404');
    }
    if (request.method !== 'GET') {
      return refused('405');
    }
    const pair = basicPair(request);
    const account =
      typeof pair === 'string' || pair.user !== authId
        ? undefined
        : world.accounts.with('plivo', { authId, authToken: pair.password });
    if (account === undefined) {
      return refused('401', { product: 'account' });
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      fields: [
        wordField('account_type', 'standard'),
        wordField('address', '1 Example Street'),
        wordField('api_id', API_ID),
        wordField('auth_id', authId),
        rawField('auto_recharge', 'false'),
        wordField('billing_mode', words['billing_mode'] ?? 'prepaid'),
        amountField('cash_credits', quantities['cash_credits'] ?? null, 'text'),
        wordField('city', 'Example City'),
        wordField('name', 'Jane Example'),
        wordField('resource_uri', `/v1/Account/${authId}/`),
        wordField('state', 'Example State'),
        wordField('timezone', 'America/New_York'),
      ],
    }));
  },

  word(_code, { status, message }) {
    return textReply(status, 'application/json', JSON.stringify({ api_id: API_ID, error: message }));
  },
};
