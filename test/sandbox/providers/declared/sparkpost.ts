import { headerOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, wordField, write } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['401', { status: 401, message: 'Unauthorized.' }],
  ['403', { status: 403, message: 'Forbidden.' }],
  ['404', { status: 404, message: 'Resource could not be found' }],
  ['429', { status: 429, message: 'Too many requests' }],
]);

/** What of SparkPost's quota is used: the bare key in the `Authorization` header, the usage only when it is asked for. */
export const sparkpost: Counterpart = {
  id: 'sparkpost',
  places: ['us', 'eu'],
  products: [{ product: 'account', fields: ['used', 'limit'], moving: [] }],
  accounts: [
    {
      id: 'sparkpost',
      name: 'SparkPost',
      product: 'account',
      credential: { apiKey: 'b1946ac92492d2347c6235b4d2611184fa3c0e5d' },
      quantities: { used: '1234', limit: '15000' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/api/v1/account' || request.method !== 'GET') {
      return refused('404');
    }
    const account = world.accounts.with('sparkpost', { apiKey: headerOf(request, 'Authorization') ?? '' });
    if (account === undefined) {
      return refused('401', { product: 'account' });
    }
    const hasUsage = new URLSearchParams(request.query).get('include') === 'usage';
    return accepted(world, account, ({ quantities }) => ({
      format: 'json',
      fields: hasUsage
        ? ['used', 'limit'].map((name) => amountField(name, quantities[name] ?? null))
        : [wordField('company_name', 'Example')],
      around: (inner) => `{"results":${hasUsage ? usage(inner) : inner}}`,
    }));
  },

  word(_, { status, message }) {
    return textReply(status, 'application/json', JSON.stringify({ errors: [{ message }] }));
  },
};

/** The month with the account's amounts, behind a day of a free plan. */
function usage(month: string): string {
  const day = write({ format: 'json', fields: [amountField('used', '12'), amountField('limit', '500')] });
  const rest = '"start":"2026-11-01T08:00:00.000Z","end":"2026-12-01T08:00:00.000Z"';
  return `{"company_name":"Example","usage":{"timestamp":"2026-11-28T09:30:00.000Z","day":${day},"month":${month.replace(/\}$/, `,${rest}}`)}}}`;
}
