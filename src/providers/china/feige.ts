import type { Descriptor } from '../contract.ts';
import { onePlace, secret } from '../terms.ts';

/** Feige: the account's balance. */
export const FEIGE: Descriptor = {
  id: 'feige',
  region: 'china',
  label: (t) => t('Feige'),
  otherNames: ['Feige', '飞鸽', '飞鸽传书', '4321'],
  // "Status codes of the interface", without those of sending.
  codes: {
    1: 'auth',
    2: 'auth',
    100: 'provider-down',
    10001: 'bad-endpoint',
    10002: 'bad-endpoint',
    10007: 'rate-limited',
    10008: 'rate-limited',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('balance of the account; the provider does not name the currency'),
      places: onePlace('https://api.4321.sh'),
      console: 'https://e.4321.sh/',
      credential: [
        { id: 'apikey', name: 'apikey' },
        { id: 'secret', name: 'secret', secret: true },
      ],
      whereToFind: (t) => t('Both belong to the API in the Feige console.'),
      quantities: [{ key: 'balance', unit: 'CNY', label: (t) => t('Balance') }],
      request: ({ credential: { apikey = '', secret: own = '' } }) => ({
        path: '/balance/balance',
        body: { as: 'json', fields: { apikey, secret: secret(own) } },
      }),
      read: (reply) => {
        const code = reply.code('/code');
        if (code === undefined) {
          throw reply.refusal('missing-field', 'code');
        }
        if (code === '0' && !reply.isSuccess) {
          throw reply.refusal('malformed');
        }
        // Others have a code and a balance as well.
        if (reply.at('/msg') === undefined) {
          throw reply.refusal('missing-field', 'msg');
        }
        return code === '0'
          ? [{ key: 'balance', unit: 'CNY', amount: reply.amount('/balance', 'CNY') }]
          : { code, message: reply.at('/msg') };
      },
    },
  ],
};
