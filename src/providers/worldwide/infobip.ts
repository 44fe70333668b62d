import type { Descriptor } from '../contract.ts';
import { secret } from '../terms.ts';

/** Infobip: the account's money. Every account has a host of its own. */
export const INFOBIP: Descriptor = {
  id: 'infobip',
  region: 'worldwide',
  label: () => 'Infobip',
  otherNames: ['Infobip'],
  codes: {
    UNAUTHORIZED: 'auth',
    FORBIDDEN: [
      'not-enabled',
      (t) => t('This Infobip key may not read the balance. Add the scope "account-management:manage" to it.'),
    ],
    TOO_MANY_REQUESTS: 'rate-limited',
    BAD_REQUEST: 'bad-endpoint',
    NOT_FOUND: 'bad-endpoint',
    GENERAL_ERROR: 'provider-down',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the account'),
      places: 'personal',
      personalHost: /^[\w-]+\.api\.infobip\.com$/,
      console: 'https://portal.infobip.com/dev/api-keys',
      credential: [{ id: 'apiKey', name: 'API key', shape: /^[0-9a-f]{32}-[0-9a-f-]{36}$/, secret: true }],
      whereToFind: (t) =>
        t('The key and the base address (such as "xxxxx.api.infobip.com") are in the Infobip portal, under API keys.'),
      quantities: [{ key: 'balance', unit: 'in reply', label: (t) => t('Balance') }],
      request: ({ credential: { apiKey = '' } }) => ({
        path: '/account/1/balance',
        headers: { authorization: ['App ', secret(apiKey)] },
      }),
      read: (reply) => {
        const at = '/requestError/serviceException';
        const code = reply.code(`${at}/messageId`);
        if (code !== undefined) {
          return { code, message: reply.at(`${at}/text`) };
        }
        if (reply.isTold('/requestError')) {
          throw reply.refusal('missing-field', 'requestError.serviceException.messageId');
        }
        if (!reply.isSuccess) {
          throw reply.refusal('malformed');
        }
        const unit = reply.currency('/currency');
        return [{ key: 'balance', unit, amount: reply.amount('/balance', unit) }];
      },
    },
  ],
};
