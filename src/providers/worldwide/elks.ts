import type { Answer, Descriptor, Reply } from '../contract.ts';
import { onePlace } from '../terms.ts';

/** 46elks: the money of an account. */
export const ELKS: Descriptor = {
  id: '46elks',
  region: 'worldwide',
  label: () => '46elks',
  // The service has no codes of its own: statuses stand for them. What a 403 means nobody documents: it is told as it is.
  codes: {
    400: 'bad-endpoint',
    404: 'bad-endpoint',
    405: 'bad-endpoint',
    429: 'rate-limited',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the account'),
      places: onePlace('https://api.46elks.com'),
      credential: [
        { id: 'apiUsername', name: 'API username', shape: /^u[0-9a-f]{32}$/ },
        { id: 'apiPassword', name: 'API password', shape: /^[0-9A-F]{32}$/i, secret: true },
      ],
      whereToFind: (t) => t('Both are in the 46elks dashboard under account.'),
      console: 'https://46elks.com/account',
      quantities: [{ key: 'balance', unit: 'in reply', label: (t) => t('Balance') }],
      request: ({ credential: { apiUsername = '', apiPassword = '' } }) => ({
        path: '/a1/me',
        auth: { user: apiUsername, password: apiPassword },
        reads: 'json or text',
      }),
      read,
    },
  ],
};

/** The amount is in ten thousandths of the currency. */
function read(reply: Reply): Answer {
  if (!reply.isSuccess && reply.status !== 401) {
    return { code: String(reply.status) };
  }
  if (!reply.isSuccess) {
    throw reply.plainRefusal(/authentication|not authorized/i);
  }
  // Others tell a balance and its currency as well, and not in ten thousandths.
  const id = reply.at('/id');
  if (typeof id !== 'string' || id === '') {
    throw reply.refusal('missing-field', 'id');
  }
  const { unit, amount } = reply.money('/balance', '/currency');
  if (amount.includes('.')) {
    throw reply.refusal('bad-amount', 'balance');
  }
  return [{ key: 'balance', unit, amount: reply.amount('/balance', unit, { scale: 4 }) }];
}
