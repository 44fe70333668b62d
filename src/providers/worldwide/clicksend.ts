import type { Answer, Descriptor, Reply } from '../contract.ts';
import { onePlace } from '../terms.ts';

/** ClickSend: the money of an account. */
export const CLICKSEND: Descriptor = {
  id: 'clicksend',
  region: 'worldwide',
  label: () => 'ClickSend',
  codes: {
    ACCOUNT_NOT_ACTIVATED: [
      'blocked',
      (t) => t('This ClickSend account is not activated. Complete that in the ClickSend dashboard.'),
    ],
    BAD_REQUEST: 'bad-endpoint',
    FORBIDDEN: [
      'not-enabled',
      (t) => t('ClickSend does not let this user read the account. Permit it in the ClickSend dashboard.'),
    ],
    INTERNAL_ERROR: 'provider-down',
    INVALID_CREDENTIALS: 'auth',
    METHOD_NOT_ALLOWED: 'bad-endpoint',
    MISSING_CREDENTIALS: 'auth',
    NOT_FOUND: 'bad-endpoint',
    THROTTLED: 'rate-limited',
    UNAUTHORIZED: 'auth',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the account'),
      places: onePlace('https://rest.clicksend.com'),
      credential: [
        { id: 'username', name: 'Username' },
        { id: 'apiKey', name: 'API key', shape: /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i, secret: true },
      ],
      whereToFind: (t) => t('Both are in the ClickSend dashboard under API credentials.'),
      console: 'https://dashboard.clicksend.com/account/subaccounts',
      quantities: [{ key: 'balance', unit: 'in reply', label: (t) => t('Balance') }],
      request: ({ credential: { username = '', apiKey = '' } }) => ({
        path: '/v3/account',
        auth: { user: username, password: apiKey },
      }),
      read,
    },
  ],
};

/** The reply holds a key and personal data as well: nothing else of it is read, nor the words of an error, which may repeat them. */
function read(reply: Reply): Answer {
  const code = reply.code('/response_code');
  if (code === undefined) {
    throw reply.refusal('missing-field', 'response_code');
  }
  if (code !== 'SUCCESS') {
    return { code };
  }
  if (!reply.isSuccess) {
    throw reply.refusal('malformed');
  }
  return [{ key: 'balance', ...reply.money('/data/balance', '/data/_currency/currency_name_short') }];
}
