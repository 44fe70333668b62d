import type { Currency, Unit } from '../../balance/amount/quantity.ts';
import type { Answer, Descriptor, Reply } from '../contract.ts';
import { onePlace, paidAmount, secret } from '../terms.ts';

/** What the words of the service are called elsewhere. */
const UNITS: Readonly<Record<string, Unit>> = { credits: 'credits', euros: 'EUR', pounds: 'GBP', dollars: 'USD' };

/** MessageBird, now Bird, with its first API: the money or the credits of an account. */
export const MESSAGEBIRD: Descriptor = {
  id: 'messagebird',
  region: 'worldwide',
  label: () => 'MessageBird',
  otherNames: ['Bird'],
  codes: {
    2: [
      'auth',
      (t, { whereToFind }) =>
        t(
          'MessageBird refused the access key. Keys of the platform that is called Bird are others. Update the credential. {0}',
          whereToFind(t),
        ),
    ],
    9: 'bad-endpoint',
    10: 'bad-endpoint',
    20: 'bad-endpoint',
    21: 'bad-endpoint',
    98: 'bad-endpoint',
    99: 'provider-down',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money or credits of the account'),
      places: onePlace('https://rest.messagebird.com'),
      credential: [{ id: 'accessKey', name: 'Access key', shape: /^\w{25}$/, secret: true }],
      whereToFind: (t) => t('It is in the MessageBird dashboard under developers, API access.'),
      console: 'https://dashboard.messagebird.com/developers/access',
      quantities: [{ key: 'amount', unit: 'in reply', label: (t) => t('Balance') }],
      request: ({ credential: { accessKey = '' } }) => ({
        path: '/balance',
        headers: { authorization: ['AccessKey ', secret(accessKey)] },
      }),
      read,
    },
  ],
};

function read(reply: Reply): Answer {
  const code = reply.code('/errors/0/code');
  if (code !== undefined) {
    return { code, message: reply.at('/errors/0/description') };
  }
  if (!reply.isSuccess || reply.isTold('/errors')) {
    throw reply.refusal('missing-field', 'errors.0.code');
  }
  const type = reply.at('/type');
  const word = typeof type === 'string' ? type : '';
  const known = word.toLowerCase();
  const unit = Object.hasOwn(UNITS, known) ? UNITS[known] : /^[A-Z]{3}$/.test(word) ? (word as Currency) : undefined;
  if (unit === undefined) {
    throw reply.refusal(word === '' ? 'missing-field' : 'bad-amount', 'type');
  }
  // Who pays later has an amount of 0 there, which says nothing.
  return [{ key: 'amount', unit, amount: paidAmount(reply, '/payment', '/amount', unit) }];
}
