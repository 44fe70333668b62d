import { headerOf, tokenOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** The documents have no codes: an error is its HTTP status, and 401 has two texts. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['400', { status: 400, message: 'bad request' }],
  ['401', { status: 401, message: 'The provided authorization grant is invalid, expired, or revoked' }],
  ['401 missing', { status: 401, message: 'authorization required' }],
  ['403', { status: 403, message: 'access forbidden' }],
  ['404', { status: 404, message: 'not found' }],
  ['405', { status: 405, message: 'method not allowed' }],
  ['406', { status: 406, message: 'missing accept header' }],
  ['429', { status: 429, message: 'too many requests' }],
  ['451', { status: 451, message: 'unavailable due to data residency restrictions' }],
  ['500', { status: 500, message: 'internal server error' }],
]);

const FIELDS = ['remain', 'total', 'overage', 'used'];

/** SendGrid's credits. A key belongs to the global place or to the one of the EU. */
export const sendgrid: Counterpart = {
  id: 'sendgrid',
  places: ['global', 'eu'],
  products: [{ product: 'credits', fields: FIELDS, moving: ['remain'] }],
  accounts: [
    {
      id: 'sendgrid',
      name: 'SendGrid',
      product: 'credits',
      credential: { apiKey: 'SG.aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' },
      quantities: { remain: '61320', total: '100000', overage: '0', used: '38680' },
      words: { reset_frequency: 'monthly' },
      demo: true,
    },
    {
      id: 'sendgrid-subuser',
      name: 'SendGrid EU subuser',
      product: 'credits',
      credential: { apiKey: 'SG.cccccccccccccccccccccc.ddddddddddddddddddddddddddddddddddddddddddd' },
      parameters: { onBehalfOf: 'newsletter' },
      place: 'eu',
      // No limit of its own.
      quantities: { remain: null, total: null, overage: '0', used: '12' },
      words: { reset_frequency: 'monthly' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/v3/user/credits') {
      return refused('404');
    }
    if (request.method !== 'GET') {
      return refused('405');
    }
    if (headerOf(request, 'Accept') === undefined) {
      return refused('406');
    }
    const token = tokenOf(request, 'Bearer');
    if (token === 'missing') {
      return refused('401 missing');
    }
    const known = world.accounts
      .all('sendgrid', { apiKey: token })
      .filter(({ place = 'global' }) => place === request.place);
    if (known.length === 0) {
      return refused('401');
    }
    const subuser = headerOf(request, 'on-behalf-of');
    const account = known.find(({ parameters = {} }) => parameters['onBehalfOf'] === subuser);
    if (account === undefined) {
      return refused('403', { product: 'credits' });
    }
    const today = new Date(world.providerNow());
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      headers: { 'X-RateLimit-Limit': '600', 'X-RateLimit-Remaining': '599', 'X-RateLimit-Reset': '60' },
      fields: [
        ...FIELDS.map((name) => amountField(name, quantities[name] ?? null)),
        wordField('last_reset', firstDay(today, 0)),
        wordField('next_reset', firstDay(today, 1)),
        wordField('reset_frequency', words['reset_frequency'] ?? 'monthly'),
      ],
    }));
  },

  word(_code, { status, message }) {
    return textReply(status, 'application/json', JSON.stringify({ errors: [{ field: null, message }] }));
  },
};

/** The first day of the month `ahead` months from now, such as `2013-02-01`. */
function firstDay(today: Date, ahead: number): string {
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + ahead, 1)).toISOString().slice(0, 10);
}
