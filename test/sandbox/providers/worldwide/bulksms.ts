import { basicPair } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, rawField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** By the name at the end of the error's type. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map(
  (
    [
      ['bad-request', 400, 'Bad Request', 'The request is not well-formed.'],
      ['authentication-failed', 401, 'Unauthorized', 'The credentials are not valid.'],
      ['forbidden', 403, 'Forbidden', 'The token may not read the profile.'],
      ['not-found', 404, 'Not Found', 'There is no such resource.'],
      ['method-not-allowed', 405, 'Method Not Allowed', 'The method is not allowed.'],
      ['rate-limit', 429, 'Too Many Requests', 'There are too many requests.'],
      ['internal-server-error', 500, 'Internal Server Error', 'The server made a mistake.'],
      ['service-unavailable', 503, 'Service Unavailable', 'The service is being maintained.'],
    ] as const
  ).map(([code, status, title, message]) => [code, { status, message, words: { title } }]),
);

/** BulkSMS: credits, which are no money, beside a quota for each day. */
export const bulksms: Counterpart = {
  id: 'bulksms',
  products: [
    { product: 'account', fields: ['balance', 'limit', 'size', 'remaining'], moving: ['balance', 'remaining'] },
  ],
  accounts: [
    {
      id: 'bulksms',
      name: 'BulkSMS',
      product: 'account',
      credential: { tokenId: '0123456789ABCDEF-01-6', tokenSecret: 'abcdefghijklmnopqrstuvwxyz012' },
      quantities: { balance: '123.5', limit: '0', size: '5000', remaining: '4990' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/v1/profile') {
      return refused('not-found');
    }
    if (request.method !== 'GET') {
      return refused('method-not-allowed');
    }
    const pair = basicPair(request);
    const account =
      typeof pair === 'string'
        ? undefined
        : world.accounts.with('bulksms', { tokenId: pair.user, tokenSecret: pair.password });
    if (account === undefined) {
      return refused('authentication-failed', { product: 'account' });
    }
    return accepted(world, account, ({ quantities }) => ({
      format: 'json',
      fields: [
        amountField('balance', quantities['balance'] ?? null),
        rawField('isTransferAllowed', 'false'),
        amountField('limit', quantities['limit'] ?? null),
      ],
      around: (credits) =>
        `{"id":"42","username":"jane","created":"2016-01-01T00:00:00Z","credits":${credits},` +
        `"quota":{"size":${quantities['size'] ?? 'null'},"remaining":${quantities['remaining'] ?? 'null'}}}`,
    }));
  },

  word(code, { status, message, words = {} }) {
    const type = `https://developer.bulksms.com/json/v1/errors#${code}`;
    const problem = { type, title: words['title'] ?? 'Error', status, detail: message };
    return textReply(status, 'application/json', JSON.stringify(problem));
  },
};
