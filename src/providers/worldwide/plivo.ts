import type { Answer, Descriptor, Reply } from '../contract.ts';
import { onePlace, paidAmount } from '../terms.ts';

/** Plivo: the money of an account. */
export const PLIVO: Descriptor = {
  id: 'plivo',
  region: 'worldwide',
  label: () => 'Plivo',
  // The service has no codes of its own: statuses stand for them.
  codes: {
    403: ['not-enabled', (t) => t('Plivo does not let this account read its balance. See the Plivo console.')],
    404: ['bad-endpoint', (t) => t('Plivo knows no such account. Check its Auth ID.')],
    405: 'bad-endpoint',
    429: 'rate-limited',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the account'),
      places: onePlace('https://api.plivo.com'),
      credential: [
        { id: 'authId', name: 'Auth ID', shape: /^[MS]A[A-Z0-9]{18}$/ },
        { id: 'authToken', name: 'Auth Token', shape: /^[0-9A-Za-z]{40}$/, secret: true },
      ],
      whereToFind: (t) => t('Both are on the first page of the Plivo console.'),
      console: 'https://console.plivo.com/dashboard/',
      quantities: [{ key: 'cash_credits', unit: 'USD', label: (t) => t('Balance') }],
      request: ({ credential: { authId = '', authToken = '' } }) => ({
        path: `/v1/Account/${encodeURIComponent(authId)}/`,
        auth: { user: authId, password: authToken },
        reads: 'json or text',
      }),
      read,
    },
  ],
};

/** The reply holds names and addresses as well: nothing else of it is read. What has an error is no account. */
function read(reply: Reply): Answer {
  const error = reply.at('/error') ?? undefined;
  if (typeof error === 'string' && reply.status !== 401) {
    return { code: String(reply.status), message: error };
  }
  if (!reply.isSuccess || error !== undefined) {
    throw error === undefined ? reply.plainRefusal(/access level|credentials/i, true) : reply.refusal('malformed');
  }
  return [{ key: 'cash_credits', unit: 'USD', amount: paidAmount(reply, '/billing_mode', '/cash_credits', 'USD') }];
}
