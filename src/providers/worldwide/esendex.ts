import type { Quantity } from '../../balance/amount/quantity.ts';
import type { JsonValue } from '../../net/json.ts';
import type { Descriptor } from '../contract.ts';
import { onePlace } from '../terms.ts';
import { readTime } from '../time.ts';

/** Esendex: messages of each account that the user may see. */
export const ESENDEX: Descriptor = {
  id: 'esendex',
  region: 'worldwide',
  label: () => 'Esendex',
  otherNames: ['Esendex', 'Commify'],
  // The service has no codes of its own: statuses stand for them.
  codes: {
    402: 'blocked',
    403: [
      'auth',
      (t) => t('Esendex does not let this user read accounts. Update the credential, or see the Esendex web site.'),
    ],
    404: 'bad-endpoint',
    405: 'bad-endpoint',
    429: 'rate-limited',
  },
  products: [
    {
      id: 'sms',
      label: (t) => t('SMS'),
      description: (t) => t('messages that are left, of each account'),
      places: onePlace('https://api.esendex.com'),
      console: 'https://admin.esendex.com/',
      credential: [
        { id: 'username', name: 'username' },
        { id: 'password', name: 'password', secret: true, isChosen: true },
      ],
      whereToFind: (t) => t('They are those of the log-in, or of a user for the API.'),
      quantities: [],
      request: ({ credential: { username = '', password = '' } }) => ({
        path: '/v1.0/accounts',
        auth: { user: username, password },
        reads: { root: 'accounts', lists: ['account'] },
      }),
      read: (reply) => {
        if (Object.hasOwn(ESENDEX.codes, reply.status)) {
          return { code: String(reply.status) };
        }
        if (!reply.isSuccess) {
          throw reply.plainRefusal(/^</, true);
        }
        const accounts = reply.at('/account');
        if (!Array.isArray(accounts)) {
          throw reply.refusal('missing-field', 'account');
        }
        return accounts.map((_, index): Quantity => {
          const at = `/account/${index}`;
          const key = reply.at(`${at}/reference`);
          if (typeof key !== 'string' || key === '') {
            throw reply.refusal('missing-field', 'reference');
          }
          const left = `${at}/messagesremaining`;
          const isEmpty = reply.at(left) !== undefined && !reply.isTold(left);
          const amount = isEmpty ? 'not-told' : reply.amount(left, 'messages');
          const label = reply.at(`${at}/label`);
          const expiresAt = expiryIn(reply.at(`${at}/expireson`));
          return {
            ...{ key, unit: 'messages', amount },
            // What no description lists is told from another product's by its label.
            label: typeof label === 'string' && label !== '' ? label : key,
            ...(expiresAt === undefined ? {} : { expiresAt }),
          };
        });
      },
    },
  ],
};

/** UTC where it has no zone. Empty, or a time before all others, where nothing expires. */
function expiryIn(text: JsonValue | undefined): number | undefined {
  const time = typeof text === 'string' ? text.replace(/[T ]\d\d:\d\d:\d\d(?:\.\d+)?$/, '$&Z') : undefined;
  const at = readTime(time);
  return at === undefined || at <= 0 ? undefined : at;
}
