import type { Answer, Descriptor, Reply } from '../contract.ts';
import { onePlace, secret } from '../terms.ts';

/** TextMagic: the money of an account. */
export const TEXTMAGIC: Descriptor = {
  id: 'textmagic',
  region: 'worldwide',
  label: () => 'TextMagic',
  // The service repeats the status as its code.
  codes: {
    401: 'auth',
    403: [
      'not-enabled',
      (t) => t('TextMagic does not let this user read the account. Permit it in the TextMagic settings.'),
    ],
    404: 'bad-endpoint',
    405: 'bad-endpoint',
    429: 'rate-limited',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the account'),
      places: onePlace('https://rest.textmagic.com'),
      credential: [
        { id: 'username', name: 'Username' },
        // A name may be as long; it is hardly one of both cases with digits.
        { id: 'apiKey', name: 'API key', shape: /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)\w{30}$/, secret: true },
      ],
      whereToFind: (t) => t('The key is in the TextMagic settings under API; the name is the one of the user.'),
      console: 'https://my.textmagic.com/online/api/rest-api/keys',
      quantities: [{ key: 'balance', unit: 'in reply', label: (t) => t('Balance') }],
      request: ({ credential: { username = '', apiKey = '' } }) => ({
        path: '/api/v2/user',
        headers: { 'x-tm-username': username, 'x-tm-key': secret(apiKey) },
      }),
      read,
    },
  ],
};

/** The reply holds personal data as well: nothing else of it is read. */
function read(reply: Reply): Answer {
  const code = reply.failure('/code');
  if (code !== undefined) {
    return { code, message: reply.at('/message') };
  }
  if (!reply.isSuccess) {
    throw reply.refusal('missing-field', 'code');
  }
  return [{ key: 'balance', ...reply.money('/balance', '/currency/id') }];
}
