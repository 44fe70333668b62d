import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** All of them come with HTTP status 200. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['2', { status: 200, message: 'Record not found' }],
  ['3', { status: 200, message: 'Unknown application error' }],
  ['4', { status: 200, message: 'Incorrect parameter module' }],
  ['8', { status: 200, message: 'Authentication error' }],
  ['9', { status: 200, message: 'You are not allowed to access this operation' }],
  ['11', { status: 200, message: 'Access denied from this IP' }],
]);

/** Mobizon's balance: the key in the query or in a form. */
export const mobizon: Counterpart = {
  id: 'mobizon',
  places: ['kz', 'ua', 'br'],
  products: [{ product: 'account', fields: ['balance'] }],
  accounts: [
    {
      id: 'mobizon',
      name: 'Mobizon',
      product: 'account',
      credential: { apiKey: 'kz8d4f6b2a9c1e7053b8d6f4a2c0e9175386b4d2f0a8c6e4b2d0f8a6c4e2b0d8f6a4c2' },
      quantities: { balance: '4043.0656' },
      words: { currency: 'KZT' },
    },
  ],
  errors: ERRORS,
  unknownStatus: 200,

  answer(request, world) {
    const given = new URLSearchParams([
      ...new URLSearchParams(request.query),
      ...new URLSearchParams(request.body.toString('utf8')),
    ]);
    if (request.path.toLowerCase() !== '/service/user/getownbalance') {
      return refused('4');
    }
    const account = world.accounts.with('mobizon', { apiKey: given.get('apiKey') ?? '' });
    if (account === undefined) {
      return refused('8', { product: 'account' });
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      fields: [
        amountField('balance', quantities['balance'] ?? null, 'text'),
        wordField('currency', words['currency'] ?? ''),
      ],
      around: (inner) => `{"code":0,"data":${inner},"message":""}`,
    }));
  },

  word(code, { status, message }) {
    return textReply(status, 'application/json', JSON.stringify({ code: Number(code), data: [], message }));
  },
};
