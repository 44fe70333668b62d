import type { Quantity } from '../../balance/amount/quantity.ts';
import type { Descriptor } from '../contract.ts';
import { onePlace } from '../terms.ts';

/** Resend: how many e-mails were used. The service does not tell how many are left. */
export const RESEND: Descriptor = {
  id: 'resend',
  region: 'mail',
  label: () => 'Resend',
  otherNames: ['Resend'],
  codes: {
    restricted_api_key: [
      'not-enabled',
      (t) => t('This Resend key may only send. Use one with full access, which is made in the Resend console.'),
    ],
    missing_api_key: 'auth',
    invalid_api_key: 'auth',
    rate_limit_exceeded: 'rate-limited',
    application_error: 'provider-down',
    internal_server_error: 'provider-down',
    not_found: 'bad-endpoint',
    method_not_allowed: 'bad-endpoint',
  },
  products: [
    {
      id: 'usage',
      label: (t) => t('Usage'),
      description: (t) => t('e-mails used this month and today; the provider does not tell how many are left'),
      places: onePlace('https://api.resend.com'),
      console: 'https://resend.com/api-keys',
      credential: [{ id: 'apiKey', name: 'API key', shape: /^re_[0-9A-Za-z_]{20,60}$/, secret: true }],
      whereToFind: (t) =>
        t('It is in the Resend console, under API keys. It needs full access: a key for sending is not enough.'),
      quantities: [
        { key: 'monthly', unit: 'emails', resets: 'month', label: (t) => t('E-mails this month') },
        { key: 'daily', unit: 'emails', resets: 'day', label: (t) => t('E-mails today') },
      ],
      request: ({ credential: { apiKey = '' } }) => ({ path: '/domains', auth: { bearer: apiKey } }),
      read: (reply) => {
        const code = reply.failure('/name');
        const message = reply.at('/message');
        // A name alone may be anybody's.
        if (code !== undefined && message !== undefined) {
          // A key that is not known is also called a validation that has failed.
          const isKey = code === 'validation_error' && typeof message === 'string' && /\bAPI key\b/i.test(message);
          return { code: isKey ? 'invalid_api_key' : code, message };
        }
        if (!reply.isSuccess) {
          throw reply.refusal('missing-field', 'name');
        }
        const used = ['monthly', 'daily'].flatMap((key): Quantity[] => {
          const count = reply.header(`x-resend-${key}-quota`) ?? '';
          return count === ''
            ? []
            : [
                {
                  key,
                  unit: 'emails',
                  amount: 'used-only',
                  used: reply.amountIn(count, `x-resend-${key}-quota`, 'emails'),
                },
              ];
        });
        if (used.length === 0) {
          throw reply.refusal('missing-field', 'x-resend-monthly-quota');
        }
        return used;
      },
    },
  ],
};
