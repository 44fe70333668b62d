import { tokenOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** The documents' title of an error is the text in `title`; the message is its detail. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map(
  (
    [
      ['10005', 404, 'Resource not found', 'The requested resource or URL could not be found.'],
      ['10007', 500, 'Unexpected error', 'An unexpected error occured.'],
      ['10008', 503, 'Request timeout', 'The request timed out.'],
      [
        '10009',
        401,
        'Authentication failed',
        'The required authentication headers were either invalid or not included in the request.',
      ],
      [
        '10010',
        403,
        'Authorization failed',
        'You do not have permission to perform the requested action on the specified resource or resources.',
      ],
      ['10011', 429, 'Too many requests', 'You have exceeded the maximum number of allowed requests.'],
      ['10015', 400, 'Bad Request', 'The request failed because it was not well-formed.'],
    ] as const
  ).map(([code, status, title, message]) => [code, { status, message, words: { title } }]),
);

/** Telnyx's balance. */
export const telnyx: Counterpart = {
  id: 'telnyx',
  products: [
    {
      product: 'account',
      fields: ['balance', 'pending', 'credit_limit', 'available_credit'],
      moving: ['balance', 'available_credit'],
    },
  ],
  accounts: [
    {
      id: 'telnyx',
      name: 'Telnyx',
      product: 'account',
      credential: { apiKey: 'KEY0123456789ABCDEF0123456789ABCDEF_abcdefghijklmnopqrstuv' },
      // The documents' example.
      quantities: { balance: '300.00', pending: '0.00', credit_limit: '100.00', available_credit: '400.00' },
      words: { currency: 'USD' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/v2/balance' || request.method !== 'GET') {
      return refused('10005');
    }
    const account = world.accounts.with('telnyx', { apiKey: tokenOf(request, 'Bearer') });
    if (account === undefined) {
      return refused('10009', { product: 'account' });
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      headers: { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '99', 'x-ratelimit-reset': '1' },
      fields: [
        wordField('record_type', 'balance'),
        ...['balance', 'pending', 'credit_limit', 'available_credit'].map((name) =>
          amountField(name, quantities[name] ?? null, 'text'),
        ),
        wordField('currency', words['currency'] ?? 'USD'),
      ],
      around: (inner) => `{"data":${inner}}`,
    }));
  },

  word(code, { status, message, words = {} }) {
    const url = `https://developers.telnyx.com/docs/overview/errors/${code}`;
    const error = { code, title: words['title'] ?? 'Error', detail: message, meta: { url } };
    return textReply(status, 'application/json', JSON.stringify({ errors: [error] }));
  },
};
