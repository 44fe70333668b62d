import { headerOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import type { Field } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** Errors are plain text. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['400', { status: 400, message: "Request is missing required query parameter 'username'" }],
  ['401', { status: 401, message: 'The supplied authentication is invalid' }],
  ['404', { status: 404, message: 'The requested resource could not be found.' }],
  ['405', { status: 405, message: 'HTTP method not allowed, supported methods: GET' }],
  ['429', { status: 429, message: 'Too many requests' }],
  ['500', { status: 500, message: 'There was an internal server error.' }],
]);

/** Africa's Talking: currency and amount are one text. */
export const africastalking: Counterpart = {
  id: 'africastalking',
  places: ['live', 'sandbox'],
  products: [{ product: 'account', fields: ['balance'] }],
  accounts: [
    {
      id: 'africastalking',
      name: 'Africa’s Talking',
      product: 'account',
      credential: { username: 'janeapp', apiKey: 'atsk_0123456789abcdef0123456789abcdef' },
      quantities: { balance: '1785.50' },
      words: { currency: 'KES' },
    },
    {
      id: 'africastalking-grouped',
      name: 'Africa’s Talking grouped',
      product: 'account',
      credential: { username: 'groupedapp', apiKey: 'atsk_fedcba9876543210fedcba9876543210' },
      quantities: { balance: '1024.50' },
      words: { currency: 'KES', grouped: 'yes' },
    },
    {
      id: 'africastalking-sandbox',
      name: 'Africa’s Talking sandbox',
      product: 'account',
      credential: { username: 'sandbox', apiKey: 'atsk_sandbox89abcdef0123456789abcdef' },
      place: 'sandbox',
      quantities: { balance: '1000.0000' },
      words: { currency: 'KES' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/version1/user') {
      return refused('404');
    }
    if (request.method !== 'GET') {
      return refused('405');
    }
    const [username, ...more] = new URLSearchParams(request.query).getAll('username');
    if (username === undefined || more.length > 0) {
      return refused('400', { product: 'account' });
    }
    const account = world.accounts
      .all('africastalking', { username, apiKey: headerOf(request, 'apiKey') ?? '' })
      .find(({ place = 'live' }) => place === request.place);
    if (account === undefined) {
      return refused('401', { product: 'account' });
    }
    const wantsJson = headerOf(request, 'Accept')?.includes('application/json') === true;
    return accepted(world, account, ({ quantities, words = {} }) => {
      const amount = quantities['balance'] ?? '';
      const shown = words['grouped'] === undefined ? amount : grouped(amount);
      const text = `${words['currency'] ?? 'KES'} ${shown}`;
      const balance: Field = { name: 'balance', json: JSON.stringify(text), xml: text, amount: true };
      // Who does not ask for JSON gets XML.
      return wantsJson
        ? { format: 'json', fields: [balance], around: (inner) => `{"UserData":${inner}}` }
        : {
            format: 'xml',
            fields: [balance],
            around: (inner) => `<AfricasTalkingResponse><UserData>${inner}</UserData></AfricasTalkingResponse>`,
          };
    });
  },

  word(_code, { status, message }) {
    return textReply(status, 'text/plain; charset=UTF-8', message);
  },
};

/** `1024.50` as `1,024.50`. */
function grouped(amount: string): string {
  const [whole = '', ...fraction] = amount.split('.');
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...fraction].join('.');
}
