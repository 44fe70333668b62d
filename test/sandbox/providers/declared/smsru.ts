import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, rawField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** Codes of the documents' table that a balance can be answered with. All of them come with HTTP status 200. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['200', { status: 200, message: 'Неправильный api_id' }],
  ['220', { status: 200, message: 'Сервис временно недоступен, попробуйте чуть позже' }],
  ['300', { status: 200, message: 'Неправильный token (возможно истек срок действия, либо ваш IP изменился)' }],
  ['301', { status: 200, message: 'Неправильный api_id, либо логин/пароль' }],
]);

/** The balance of SMS.ru: the key in the query, and JSON only when it is asked for. */
export const smsru: Counterpart = {
  id: 'smsru',
  products: [{ product: 'account', fields: ['balance'] }],
  accounts: [
    {
      id: 'smsru',
      name: 'SMS.ru',
      product: 'account',
      credential: { api_id: '0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9' },
      quantities: { balance: '4122.56' },
    },
  ],
  errors: ERRORS,
  unknownStatus: 200,

  answer(request, world) {
    if (request.path !== '/my/balance' || (request.method !== 'GET' && request.method !== 'POST')) {
      const reply = textReply(404, 'text/html', '<html><body><h1>404 Not Found</h1></body></html>');
      return { kind: 'refused', code: '404', reply, about: {} };
    }
    const query = new URLSearchParams(request.query);
    const account = world.accounts.with('smsru', { api_id: query.get('api_id') ?? '' });
    if (account === undefined) {
      return refused('200', { product: 'account' });
    }
    return accepted(world, account, ({ quantities }) => {
      const balance = amountField('balance', quantities['balance'] ?? null);
      return query.get('json') === '1'
        ? { format: 'json', fields: [wordField('status', 'OK'), rawField('status_code', '100'), balance] }
        : { format: 'text', fields: [balance], around: (inner) => `100\n${inner}` };
    });
  },

  word(code, { status, message }, { query }) {
    return new URLSearchParams(query).get('json') === '1'
      ? textReply(
          status,
          'application/json',
          JSON.stringify({ status: 'ERROR', status_code: Number(code), status_text: message }),
        )
      : textReply(status, 'text/plain', code);
  },
};
