import type { Answer, Descriptor, Reply } from '../contract.ts';
import { onePlace, secret } from '../terms.ts';

/** Messente: the money of an account. */
export const MESSENTE: Descriptor = {
  id: 'messente',
  region: 'worldwide',
  label: () => 'Messente',
  codes: {
    101: 'auth',
    102: 'bad-endpoint',
    209: 'provider-down',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the account'),
      places: onePlace('https://api2.messente.com', 'https://api3.messente.com'),
      credential: [
        { id: 'username', name: 'API username' },
        { id: 'password', name: 'API password', secret: true, isChosen: true },
      ],
      whereToFind: (t) =>
        t('Both are in the Messente dashboard under API settings. They are not what you sign in with.'),
      console: 'https://dashboard.messente.com/api-settings',
      quantities: [{ key: 'balance', unit: 'EUR', label: (t) => t('Balance') }],
      request: ({ credential: { username = '', password = '' } }) => ({
        path: '/get_balance',
        query: { username, password: secret(password) },
        reads: 'text',
      }),
      read,
    },
  ],
};

/** `OK 10.23` or `ERROR 101`, always with a status of success. A bare number is of somebody else. */
function read(reply: Reply): Answer {
  const [line = '', ...more] = reply.lines().filter((each) => each !== '');
  const [, word, value] = /^(OK|ERROR)[ \t]+(\S+)$/.exec(line) ?? [];
  if (word === undefined || value === undefined || more.length > 0) {
    throw reply.plainRefusal();
  }
  if (word === 'ERROR') {
    return { code: value };
  }
  if (!reply.isSuccess) {
    throw reply.refusal('malformed');
  }
  return [{ key: 'balance', unit: 'EUR', amount: reply.amountIn(value, 'balance', 'EUR') }];
}
