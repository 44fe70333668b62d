import { createHash } from 'node:crypto';
import type { Descriptor } from '../contract.ts';
import { onePlace, secret } from '../terms.ts';

/** First lines that are an error: those of `codes`, and those of sending. */
const CODES = ['30', '40', '41', '42', '43', '50', '51', '-1', '-2'];

/** SMSBao. Its documents are not public: the form of the reply is what three independent clients read. */
export const SMSBAO: Descriptor = {
  id: 'smsbao',
  region: 'china',
  label: (t) => t('SMSBao'),
  otherNames: ['SMSBao', '短信宝'],
  codes: {
    30: 'auth',
    40: 'auth',
    42: ['blocked', (t) => t('This SMSBao account has expired. Contact SMSBao.')],
    43: [
      'ip-blocked',
      (t) =>
        t(
          'SMSBao does not allow requests from the address of this machine. Add it to the IP white list of the account.',
        ),
    ],
    '-1': 'bad-endpoint',
  },
  products: [
    {
      id: 'sms',
      label: (t) => t('SMS'),
      description: (t) => t('messages that are left, as third-party programs read them'),
      places: onePlace('https://api.smsbao.com'),
      console: 'https://console.smsbao.com/',
      credential: [
        { id: 'username', name: 'username' },
        { id: 'password', name: 'password', secret: true, isChosen: true },
      ],
      whereToFind: (t) =>
        t('They are those of the log-in. An API key of the SMSBao console may stand in place of the password.'),
      parameters: [
        {
          id: 'secretType',
          label: (t) => t('What the secret is'),
          choices: ['password', 'apiKey'],
          initial: 'password',
          isForm: true,
        },
      ],
      quantities: [{ key: 'remaining', unit: 'messages', label: (t) => t('Messages') }],
      request: ({ credential: { username = '', password = '' }, parameters }) => ({
        path: '/query',
        query: {
          u: username,
          p: secret(
            parameters['secretType'] === 'apiKey' ? password : createHash('md5').update(password, 'utf8').digest('hex'),
          ),
        },
        reads: 'text',
      }),
      read: (reply) => {
        const [code = '', counts = '', ...more] = reply.lines().filter((line) => line !== '');
        // A number that is no code proves nothing: programs have taken bare digits for a balance.
        if (CODES.includes(code) && counts === '') {
          return { code };
        }
        // Sent, then left. Never one number with a comma in it, and never one line.
        const [, left] = /^\d+,(\d+)$/.exec(counts) ?? [];
        if (code !== '0' || !reply.isSuccess || left === undefined || more.length > 0) {
          throw reply.plainRefusal();
        }
        return [{ key: 'remaining', unit: 'messages', amount: reply.amountIn(left, 'remaining', 'messages') }];
      },
    },
  ],
};
