import type { Descriptor } from '../contract.ts';
import { onePlace, secret } from '../terms.ts';

/** Chuanglan (253): messages of an API account. Some accounts have a host of their own. */
export const CHUANGLAN: Descriptor = {
  id: 'chuanglan',
  region: 'china',
  label: (t) => t('Chuanglan'),
  otherNames: ['Chuanglan', '253', '创蓝', '创蓝云智', '创蓝253'],
  // The balance page prints 130 alone; the others are those of the submission of messages.
  codes: {
    101: 'auth',
    102: 'auth',
    103: 'rate-limited',
    104: 'provider-down',
    112: 'not-enabled',
    117: [
      'ip-blocked',
      (t) =>
        t(
          'Chuanglan does not allow requests from the address of this machine. Add it to the IP white list of the API account.',
        ),
    ],
    118: 'not-enabled',
    119: ['blocked', (t) => t('This Chuanglan account has expired. Contact Chuanglan.')],
    123: 'bad-endpoint',
    129: 'bad-endpoint',
    130: 'bad-endpoint',
  },
  products: [
    {
      id: 'sms',
      label: (t) => t('SMS'),
      description: (t) => t('messages that are left'),
      places: onePlace('https://smssh1.253.com'),
      console: 'https://www.chuanglan.com/control',
      credential: [
        { id: 'account', name: 'account', shape: /^[A-Z]{1,3}\d{6,8}$/ },
        { id: 'password', name: 'password', secret: true, isChosen: true },
      ],
      whereToFind: (t) =>
        t('Both belong to the API account in the Chuanglan console. The password is not that of the log-in.'),
      quantities: [{ key: 'balance', unit: 'messages', label: (t) => t('Messages') }],
      request: ({ credential: { account = '', password = '' } }) => ({
        path: '/msg/balance/json',
        body: { as: 'json', fields: { account, password: secret(password) } },
      }),
      read: (reply) => {
        // A number when all is well, a text when not.
        const code = reply.code('/code');
        if (code === undefined) {
          throw reply.refusal('missing-field', 'code');
        }
        if (code === '0' && !reply.isSuccess) {
          throw reply.refusal('malformed');
        }
        // Others have a code and a balance as well.
        if (reply.at('/errorMsg') === undefined && reply.at('/time') === undefined) {
          throw reply.refusal('missing-field', 'errorMsg');
        }
        return code === '0'
          ? [{ key: 'balance', unit: 'messages', amount: reply.amount('/balance', 'messages') }]
          : { code, message: reply.at('/errorMsg') };
      },
    },
  ],
};
