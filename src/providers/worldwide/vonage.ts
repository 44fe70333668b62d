import type { Answer, Descriptor, Reply } from '../contract.ts';
import { onePlace } from '../terms.ts';

/** Vonage, once Nexmo: the money of an account. */
export const VONAGE: Descriptor = {
  id: 'vonage',
  region: 'worldwide',
  label: () => 'Vonage',
  otherNames: ['Nexmo'],
  // The service repeats the status as its code.
  codes: {
    401: 'auth',
    403: [
      'blocked',
      (t) => t('Vonage does not serve this account at present. See the Vonage dashboard, or contact Vonage.'),
    ],
    404: 'bad-endpoint',
    429: 'rate-limited',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the account'),
      places: onePlace('https://rest.nexmo.com'),
      credential: [
        { id: 'apiKey', name: 'API key', shape: /^[0-9A-Za-z]{8}$/ },
        { id: 'apiSecret', name: 'API secret', shape: /^\S{8,25}$/, secret: true },
      ],
      whereToFind: (t) => t('Both are in the Vonage dashboard under API settings.'),
      console: 'https://dashboard.nexmo.com/settings',
      quantities: [{ key: 'value', unit: 'EUR', label: (t) => t('Balance') }],
      request: ({ credential: { apiKey = '', apiSecret = '' } }) => ({
        path: '/account/get-balance',
        auth: { user: apiKey, password: apiSecret },
      }),
      read,
    },
  ],
};

/** Errors are in a form of the service's own, or as RFC 7807 has them. */
function read(reply: Reply): Answer {
  const own = reply.failure('/error-code');
  if (own !== undefined) {
    return { code: own, message: reply.at('/error-code-label') };
  }
  if (reply.isTold('/title')) {
    return { code: String(reply.status), message: reply.at('/detail') ?? reply.at('/title') };
  }
  if (!reply.isSuccess) {
    throw reply.refusal('missing-field', 'error-code');
  }
  return [{ key: 'value', unit: 'EUR', amount: reply.amount('/value', 'EUR') }];
}
