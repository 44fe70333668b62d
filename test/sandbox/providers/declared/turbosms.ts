import { tokenOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** The message is the word in `response_status`. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['103', { status: 200, message: 'REQUIRED_TOKEN' }],
  ['105', { status: 200, message: 'REQUIRED_AUTH' }],
  ['106', { status: 200, message: 'REQUIRED_ACTIVE_USER' }],
  ['999', { status: 200, message: 'FATAL_ERROR' }],
]);

/** The balance of TurboSMS: the token as a bearer's, or bare behind `Basic`. */
export const turbosms: Counterpart = {
  id: 'turbosms',
  products: [{ product: 'account', fields: ['balance'] }],
  accounts: [
    {
      id: 'turbosms',
      name: 'TurboSMS',
      product: 'account',
      credential: { token: 'd0c1b2a39485766758493a2b1c0d9e8f7a6b5c4d' },
      quantities: { balance: '123.45' },
    },
  ],
  errors: ERRORS,
  unknownStatus: 200,

  answer(request, world) {
    if (request.path !== '/user/balance.json' || (request.method !== 'GET' && request.method !== 'POST')) {
      const reply = textReply(404, 'text/html', '<html><body><h1>404 Not Found</h1></body></html>');
      return { kind: 'refused', code: '404', reply, about: {} };
    }
    const tokens = [tokenOf(request, 'Bearer'), tokenOf(request, 'Basic')];
    if (tokens.includes('missing')) {
      return refused('103', { product: 'account' });
    }
    const account = tokens.flatMap((token) => world.accounts.all('turbosms', { token }))[0];
    if (account === undefined) {
      return refused('105', { product: 'account' });
    }
    return accepted(world, account, ({ quantities }) => ({
      format: 'json',
      fields: [amountField('balance', quantities['balance'] ?? null)],
      around: (inner) => `{"response_code":0,"response_status":"OK","response_result":${inner}}`,
    }));
  },

  word(code, { status, message }) {
    return textReply(
      status,
      'application/json',
      JSON.stringify({ response_code: Number(code), response_status: message, response_result: null }),
    );
  },
};
