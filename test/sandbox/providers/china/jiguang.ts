import { partOf } from '../../account.ts';
import { basicPair, mediaTypeOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused, type Subject } from '../../service.ts';

/** The documents' table of errors. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['50001', { status: 400, message: 'missing auth' }],
  ['50002', { status: 401, message: 'auth failed' }],
  ['50008', { status: 403, message: 'no sms code auth' }],
  ['50009', { status: 403, message: 'out of freq' }],
  ['50016', { status: 404, message: 'api not found' }],
  ['50017', { status: 415, message: 'media not supported' }],
  ['50018', { status: 405, message: 'request method not support' }],
  ['50019', { status: 500, message: 'server error' }],
  ['50033', { status: 403, message: 'app quota not assigned' }],
  ['50035', { status: 403, message: 'illegal IP' }],
  ['50036', { status: 403, message: 'app in black' }],
]);

const PATHS: ReadonlyMap<string, string> = new Map([
  ['/v1/accounts/dev', 'account'],
  ['/v1/accounts/app', 'app'],
]);

/** Jiguang's balance service. Keys, secrets and amounts are the documents' examples. */
export const jiguang: Counterpart = {
  id: 'jiguang',
  products: [
    { product: 'account', fields: ['dev_balance', 'dev_voice', 'dev_industry', 'dev_market'] },
    { product: 'app', fields: ['app_balance', 'app_voice', 'app_industry', 'app_market'] },
  ],
  accounts: [
    {
      id: 'production-sms',
      name: 'Production SMS',
      product: 'account',
      // The documents' devKey and apiDevSecret.
      credential: { key: '7e503edcb0cb725e331b0311', secret: '7289516381dcdf1113730f2b' },
      quantities: { dev_balance: '9', dev_voice: '702', dev_industry: '121981', dev_market: '11683' },
    },
    {
      id: 'checkout-app',
      name: 'Checkout App',
      product: 'app',
      // appKey and masterSecret.
      credential: { key: '4c6921c9b20b2fd9bcd8ca3d', secret: '5b3e2979c8a48b84cebeaaf4' },
      quantities: { app_balance: '1', app_voice: '22', app_industry: '44', app_market: '14' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    const product = this.products.find((each) => each.product === PATHS.get(request.path));
    if (product === undefined) {
      return refused('50016');
    }
    const about: Subject = { product: product.product };
    if (request.method !== 'GET') {
      return refused('50018', about);
    }
    if (mediaTypeOf(request) !== 'application/json') {
      return refused('50017', about);
    }
    const pair = basicPair(request);
    if (pair === 'missing') {
      return refused('50001', about);
    }
    const account = pair === 'garbled' ? undefined : world.accounts.with('jiguang', { key: pair.user });
    if (pair === 'garbled' || account === undefined) {
      return refused('50002', about);
    }
    if (partOf(account, 'secret') !== pair.password || account.product !== product.product) {
      return refused('50002', { ...about, account });
    }
    if (world.acceptedIn(account.id, world.settings.rateWindowMs) > 0) {
      return refused('50009', { ...about, account });
    }
    return accepted(world, account, ({ quantities }) => ({
      format: 'json',
      fields: product.fields.map((name) => amountField(name, quantities[name] ?? null)),
    }));
  },

  word(code, { status, message }, _request, { settings }) {
    const error = { code: settings.errorCodeForm === 'string' ? code : Number(code), message };
    return textReply(status, 'application/json', JSON.stringify({ error }));
  },
};
