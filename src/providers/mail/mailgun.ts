import type { Descriptor } from '../contract.ts';

/** Mailgun: the monthly limit that an account has set for itself. It is no credit. */
export const MAILGUN: Descriptor = {
  id: 'mailgun',
  region: 'mail',
  label: () => 'Mailgun',
  otherNames: ['Mailgun', 'Sinch Mailgun'],
  // The service has no codes of its own: statuses stand for them.
  codes: {
    403: ['not-enabled', (t) => t('Mailgun does not let this key read limits. Use a key of the account.')],
    404: 'bad-endpoint',
    405: 'bad-endpoint',
    429: 'rate-limited',
  },
  products: [
    {
      id: 'limit',
      label: (t) => t('Own limit'),
      description: (t) => t('what is left of the monthly limit that the account has set for itself'),
      places: [
        { id: 'us', label: (t) => t('United States'), hosts: ['https://api.mailgun.net'] },
        { id: 'eu', label: (t) => t('European Union'), hosts: ['https://api.eu.mailgun.net'] },
      ],
      console: 'https://app.mailgun.com/settings/api_security',
      credential: [
        { id: 'apiKey', name: 'API key', shape: /^(?:key-)?[0-9a-f]{32}(?:-[0-9a-f]{8}-[0-9a-f]{8})?$/, secret: true },
      ],
      whereToFind: (t) =>
        t('It is in the Mailgun console, under API security. It must be a key of the account, not of a domain.'),
      quantities: [{ key: 'monthly', unit: 'emails', resets: 'month', label: (t) => t('E-mails this month') }],
      request: ({ credential: { apiKey = '' } }) => ({
        path: '/v5/accounts/limit/custom/monthly',
        auth: { user: 'api', password: apiKey },
        reads: 'json or text',
      }),
      read: (reply) => {
        if (reply.status === 404 && /threshold/i.test(String(reply.at('/message')))) {
          return [{ key: 'monthly', unit: 'emails', amount: 'not-allocated' }];
        }
        // Anybody may forbid in words of their own: only in the service's it is said of the key.
        if (reply.status === 403 && !/^forbidden\b/i.test(String(reply.at('/message')))) {
          throw reply.plainRefusal();
        }
        if (Object.hasOwn(MAILGUN.codes, reply.status)) {
          return { code: String(reply.status), message: reply.at('/message') };
        }
        if (!reply.isSuccess) {
          // A key that is refused is answered in one word of plain text.
          throw reply.at('/message') === undefined ? reply.plainRefusal(/^forbidden$/i) : reply.refusal('malformed');
        }
        const limit = reply.amount('/limit', 'emails');
        // Where nothing is said of what was sent, the limit alone says nothing of what is left; nor where it is not in force.
        if (!reply.isTold('/current') || reply.at('/enabled') === false) {
          return [{ key: 'monthly', unit: 'emails', amount: 'not-told', limit }];
        }
        const used = reply.amount('/current', 'emails');
        return [{ key: 'monthly', unit: 'emails', amount: reply.rest(limit, used), used, limit }];
      },
    },
  ],
};
