import type { Descriptor } from '../contract.ts';
import { secret } from '../terms.ts';

const down = 'provider-down';

/** Yunpian: the account's balance. The reply holds personal data: nothing but the named fields is read of it. */
export const YUNPIAN: Descriptor = {
  id: 'yunpian',
  region: 'china',
  label: (t) => t('Yunpian'),
  otherNames: ['Yunpian', '云片'],
  // "Return codes", as far as this call answers with them.
  codes: {
    '-1': 'auth',
    '-2': ['not-enabled', (t) => t('This Yunpian account may not use the balance service. Ask Yunpian to permit it.')],
    '-3': [
      'ip-blocked',
      (t) =>
        t(
          'Yunpian does not allow requests from the address of this machine. Add it to the IP white list in the Yunpian console.',
        ),
    ],
    '-4': 'rate-limited',
    '-5': 'rate-limited',
    '-50': down,
    '-51': down,
    '-52': down,
    '-53': down,
    '-54': down,
    '-55': down,
    '-56': down,
    '-57': down,
    1: 'bad-endpoint',
    2: 'bad-endpoint',
    11: 'bad-endpoint',
    12: 'bad-endpoint',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('balance of the account; the provider does not say whether it is money or messages'),
      places: [
        { id: 'china', label: (t) => t('China site'), hosts: ['https://sms.yunpian.com'] },
        { id: 'international', label: (t) => t('International site'), hosts: ['https://us.yunpian.com'] },
      ],
      console: 'https://www.yunpian.com/console/#/account',
      credential: [{ id: 'apikey', name: 'APIKEY', shape: /^[0-9a-f]{32}$/, secret: true }],
      whereToFind: (t) => t('It is in the Yunpian console, under account.'),
      parameters: [
        { id: 'unit', label: (t) => t('What the balance counts'), choices: ['CNY', 'messages'], initial: 'CNY' },
      ],
      quantities: [{ key: 'balance', unit: 'in reply', label: (t) => t('Balance') }],
      request: ({ credential: { apikey = '' } }) => ({
        path: '/v2/user/get.json',
        body: { as: 'urlencoded', fields: { apikey: secret(apikey) } },
      }),
      read: (reply, { parameters }) => {
        // A good reply has no code. Version 1 has 0.
        const code = reply.failure('/code');
        if (code !== undefined) {
          return { code, message: reply.at('/msg') };
        }
        if (!reply.isSuccess) {
          throw reply.refusal('missing-field', 'code');
        }
        // Many services call an amount a balance: these two tell that it is this one's.
        if (reply.code('/alarm_balance') === undefined && reply.code('/api_version') === undefined) {
          throw reply.refusal('missing-field', 'alarm_balance');
        }
        const unit = parameters['unit'] === 'messages' ? 'messages' : 'CNY';
        return [{ key: 'balance', unit, amount: reply.amount('/balance', unit) }];
      },
    },
  ],
};
