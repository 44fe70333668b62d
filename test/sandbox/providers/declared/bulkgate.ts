import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, rawField, wordField } from '../../document.ts';
import { membersOf } from '../../members.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** By the word in `error`; the HTTP status is also in `code`. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['authentication_failed', { status: 401, message: 'authentication_failed' }],
  ['unknown_identity', { status: 401, message: 'unknown_identity' }],
  ['not_found', { status: 404, message: 'not_found' }],
]);

/** The credit of BulkGate: id and token of an application in a body of JSON, or in the query. */
export const bulkgate: Counterpart = {
  id: 'bulkgate',
  products: [{ product: 'account', fields: ['credit', 'free_messages'] }],
  accounts: [
    {
      id: 'bulkgate',
      name: 'BulkGate',
      product: 'account',
      credential: { application_id: '20484', application_token: 'Yr5jHsTc8VqPzL1nXbKf0MwDg7Ae3UoRi6' },
      // The documents' example.
      quantities: { credit: '215.8138', free_messages: '51' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/api/1.0/simple/info') {
      return refused('not_found');
    }
    const given = new Map<string, unknown>([
      ...new URLSearchParams(request.query),
      ...(request.method === 'POST' ? (membersOf(request.body) ?? []) : []),
    ]);
    const [id, token] = [given.get('application_id'), given.get('application_token')].map(String);
    const account = world.accounts.with('bulkgate', { application_id: id ?? '' });
    if (account === undefined) {
      return refused('unknown_identity', { product: 'account' });
    }
    if (account.credential['application_token'] !== token) {
      return refused('authentication_failed', { product: 'account' });
    }
    return accepted(world, account, ({ quantities }) => ({
      format: 'json',
      fields: [
        wordField('wallet', 'bg1805151838000001'),
        amountField('credit', quantities['credit'] ?? null),
        wordField('currency', 'credits'),
        rawField('free_messages', quantities['free_messages'] ?? 'null'),
        wordField('datetime', '2026-11-28T09:30:00+01:00'),
      ],
      around: (inner) => `{"data":${inner}}`,
    }));
  },

  word(code, { status, message }) {
    return textReply(status, 'application/json', JSON.stringify({ error: message, code: status, type: code }));
  },
};
