import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** The documents' codes. All of them come with status 200; the texts are of the documents alone and are not sent. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['101', { status: 200, message: 'Access is restricted, wrong credentials. Check the username and password values.' }],
  ['102', { status: 200, message: 'Parameters are wrong or missing.' }],
  [
    '209',
    {
      status: 200,
      message: 'Server failure, try again after a few seconds or try the api3.messente.com backup server.',
    },
  ],
]);

/** Messente's balance: a line of plain text, and the password in the query. The backup host does the same. */
export const messente: Counterpart = {
  id: 'messente',
  places: ['main', 'backup'],
  products: [{ product: 'account', fields: ['balance'] }],
  accounts: [
    {
      id: 'messente',
      name: 'Messente',
      product: 'account',
      credential: { username: '0123456789abcdef', password: 'p&ss w+rd=%41' },
      quantities: { balance: '10.23' },
      demo: true,
    },
  ],
  errors: ERRORS,
  unknownStatus: 200,

  answer(request, world) {
    const isThere = request.path === '/get_balance' && (request.method === 'GET' || request.method === 'POST');
    if (!isThere) {
      const reply = textReply(404, 'text/html', '<html><body><h1>404 Not Found</h1></body></html>');
      return { kind: 'refused', code: '404', reply, about: {} };
    }
    const query = new URLSearchParams(request.query);
    const [username, ...moreNames] = query.getAll('username');
    const [password, ...morePasswords] = query.getAll('password');
    if (username === undefined || password === undefined || moreNames.length + morePasswords.length > 0) {
      return refused('102', { product: 'account' });
    }
    const account = world.accounts.with('messente', { username, password });
    if (account === undefined) {
      return refused('101', { product: 'account' });
    }
    return accepted(world, account, ({ quantities }) => ({
      format: 'text',
      fields: [amountField('balance', quantities['balance'] ?? null)],
      around: (inner) => `OK ${inner}`,
    }));
  },

  word(code, { status }) {
    return textReply(status, 'text/plain', `ERROR ${code}`);
  },
};
