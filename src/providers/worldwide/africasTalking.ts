import type { Answer, Descriptor, Reply } from '../contract.ts';
import { secret } from '../terms.ts';

/** Africa's Talking: the money of an account. */
export const AFRICAS_TALKING: Descriptor = {
  id: 'africastalking',
  region: 'worldwide',
  label: () => 'Africa’s Talking',
  otherNames: ['Africas Talking', 'AfricasTalking'],
  // The service has no codes of its own: statuses stand for them. What a 403 means nobody documents: it is told as it is.
  codes: {
    400: 'bad-endpoint',
    404: 'bad-endpoint',
    405: 'bad-endpoint',
    429: 'rate-limited',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the account'),
      places: [
        { id: 'live', label: (t) => t('Live'), hosts: ['https://api.africastalking.com'] },
        { id: 'sandbox', label: (t) => t('Sandbox'), hosts: ['https://api.sandbox.africastalking.com'] },
      ],
      credential: [
        { id: 'username', name: 'Username' },
        { id: 'apiKey', name: 'API key', shape: /^(?:atsk_)?[0-9a-f]{64,}$/i, secret: true },
      ],
      whereToFind: (t) =>
        t(
          'Both are in the application’s settings in the Africa’s Talking dashboard. In the sandbox the name is “sandbox”.',
        ),
      console: 'https://account.africastalking.com/',
      quantities: [{ key: 'balance', unit: 'in reply', label: (t) => t('Balance') }],
      request: ({ credential: { username = '', apiKey = '' } }) => ({
        path: '/version1/user',
        query: { username },
        headers: { apikey: secret(apiKey) },
        reads: 'json or text',
      }),
      read,
    },
  ],
};

/** `KES 1785.50`, also with commas between thousands. */
function read(reply: Reply): Answer {
  if (!reply.isSuccess && reply.status !== 401) {
    return { code: String(reply.status) };
  }
  if (!reply.isSuccess) {
    throw reply.plainRefusal(/authentication/i, true);
  }
  const text = ['/UserData/balance', '/userData/balance'].map((at) => reply.at(at)).find((each) => each !== undefined);
  return [{ key: 'balance', ...reply.moneyIn(text, 'UserData.balance', { thousands: ',' }) }];
}
