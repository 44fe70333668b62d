import type { Answer, Descriptor, Reply } from '../contract.ts';
import { onePlace } from '../terms.ts';

/** Telnyx: the money of an account. */
export const TELNYX: Descriptor = {
  id: 'telnyx',
  region: 'worldwide',
  label: () => 'Telnyx',
  // Of the table of API errors, what a request for the balance can be answered with.
  codes: {
    10005: 'bad-endpoint',
    10007: 'provider-down',
    10008: 'provider-down',
    10009: 'auth',
    10010: [
      'not-enabled',
      (t) =>
        t(
          'This Telnyx API key may not read the balance. Check its permissions and the account’s level in the Telnyx portal.',
        ),
    ],
    10011: 'rate-limited',
    10014: 'bad-endpoint',
    10015: 'bad-endpoint',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the account'),
      places: onePlace('https://api.telnyx.com'),
      credential: [{ id: 'apiKey', name: 'API key', shape: /^KEY[0-9A-Za-z_]{20,}$/, secret: true }],
      whereToFind: (t) => t('It is in the Telnyx portal under API keys, which shows it once, when it is created.'),
      console: 'https://portal.telnyx.com/#/app/api-keys',
      quantities: [
        { key: 'balance', unit: 'in reply', label: (t) => t('Balance') },
        { key: 'available_credit', unit: 'in reply', label: (t) => t('Balance and credit limit') },
      ],
      request: ({ credential: { apiKey = '' } }) => ({ path: '/v2/balance', auth: { bearer: apiKey } }),
      read,
    },
  ],
};

function read(reply: Reply): Answer {
  if (reply.isTold('/errors')) {
    const code = reply.code('/errors/0/code');
    if (code === undefined) {
      throw reply.refusal('missing-field', 'errors.0.code');
    }
    return { code, message: reply.at('/errors/0/detail') ?? reply.at('/errors/0/title') };
  }
  if (!reply.isSuccess) {
    throw reply.refusal('missing-field', 'errors');
  }
  const balance = { key: 'balance', ...reply.money('/data/balance', '/data/currency') };
  return reply.isTold('/data/available_credit')
    ? [balance, { key: 'available_credit', ...reply.money('/data/available_credit', '/data/currency') }]
    : [balance];
}
