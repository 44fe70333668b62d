import type { Answer, Descriptor, Reply } from '../contract.ts';
import { onePlace } from '../terms.ts';

/** BulkSMS: the credits of an account, and what it may still send today. */
export const BULKSMS: Descriptor = {
  id: 'bulksms',
  region: 'worldwide',
  label: () => 'BulkSMS',
  // The service has no codes of its own: statuses stand for them.
  codes: {
    403: [
      'auth',
      (t, { whereToFind }) =>
        t('BulkSMS does not let this token read the profile. Update the credential. {0}', whereToFind(t)),
    ],
    404: 'bad-endpoint',
    405: 'bad-endpoint',
    429: 'rate-limited',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('credits of the account, and the quota of today'),
      places: onePlace('https://api.bulksms.com'),
      credential: [
        { id: 'tokenId', name: 'Token ID' },
        { id: 'tokenSecret', name: 'Token secret', secret: true },
      ],
      whereToFind: (t) => t('Both are in BulkSMS under API tokens, which shows the secret once, when it is created.'),
      console: 'https://www.bulksms.com/account/#!/advanced-settings/api-tokens',
      quantities: [
        { key: 'credits', unit: 'credits', label: (t) => t('Credits') },
        { key: 'quota', unit: 'messages', resets: 'day', label: (t) => t('Daily quota') },
      ],
      request: ({ credential: { tokenId = '', tokenSecret = '' } }) => ({
        path: '/v1/profile',
        auth: { user: tokenId, password: tokenSecret },
      }),
      read,
    },
  ],
};

/** The reply holds personal data as well: nothing else of it is read. */
function read(reply: Reply): Answer {
  if (reply.status === 401) {
    throw reply.refusal('malformed');
  }
  const isError = reply.isTold('/title');
  if (!reply.isSuccess && !isError) {
    throw reply.refusal('missing-field', 'title');
  }
  if (isError) {
    return { code: String(reply.status), message: reply.at('/detail') ?? reply.at('/title') };
  }
  const credits = { key: 'credits', unit: 'credits', amount: reply.amount('/credits/balance', 'credits') } as const;
  if (!reply.isTold('/quota/remaining')) {
    return [credits];
  }
  const quota = { key: 'quota', unit: 'messages', amount: reply.amount('/quota/remaining', 'messages') } as const;
  return [credits, reply.isTold('/quota/size') ? { ...quota, limit: reply.amount('/quota/size', 'messages') } : quota];
}
