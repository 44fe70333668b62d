import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** All of them come with HTTP status 200. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['1', { status: 200, message: 'parameters error' }],
  ['2', { status: 200, message: 'authorise error' }],
  ['4', { status: 200, message: 'IP is temporarily blocked' }],
  ['9', { status: 200, message: 'too many concurrent requests' }],
]);

/** The balance of SMSC: login and password in the query or in a form, and one of several forms of a reply. */
export const smsc: Counterpart = {
  id: 'smsc',
  products: [{ product: 'account', fields: ['balance'] }],
  accounts: [
    {
      id: 'smsc',
      name: 'SMSC',
      product: 'account',
      credential: { login: 'sandbox', psw: 'p&ss w+rd=%41' },
      quantities: { balance: '123.45' },
    },
  ],
  errors: ERRORS,
  unknownStatus: 200,

  answer(request, world) {
    if (request.path !== '/sys/balance.php') {
      const reply = textReply(404, 'text/html', '<html><body><h1>404 Not Found</h1></body></html>');
      return { kind: 'refused', code: '404', reply, about: {} };
    }
    const given = parametersOf(request);
    const [login, psw] = [given.get('login'), given.get('psw')];
    if (login === null || psw === null) {
      return refused('1', { product: 'account' });
    }
    const account = world.accounts.with('smsc', { login, psw });
    if (account === undefined) {
      return refused('2', { product: 'account' });
    }
    return accepted(world, account, ({ quantities }) => {
      const digits = quantities['balance'] ?? null;
      return given.get('fmt') === '3'
        ? { format: 'json', fields: [amountField('balance', digits, 'text')] }
        : { format: 'text', fields: [amountField('balance', digits)] };
    });
  },

  word(code, { status, message }, request) {
    const given = parametersOf(request);
    const texts: Readonly<Record<string, string>> = {
      '1': `0,-${code}`,
      '3': JSON.stringify({ error: message, error_code: Number(code) }),
    };
    return textReply(status, 'text/plain', texts[given.get('fmt') ?? ''] ?? `ERROR = ${code} (${message})`);
  },
};

function parametersOf({ query, body }: { readonly query: string; readonly body: Buffer }): URLSearchParams {
  return new URLSearchParams([...new URLSearchParams(query), ...new URLSearchParams(body.toString('utf8'))]);
}
