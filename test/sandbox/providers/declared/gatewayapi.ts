import { basicPair, tokenOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, rawField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['0x0201', { status: 401, message: 'Invalid API token' }],
  ['0x0203', { status: 403, message: 'Insufficient permissions' }],
  ['0x0101', { status: 404, message: 'Not Found' }],
  ['0x0308', { status: 500, message: 'Internal error' }],
]);

/** The credit of GatewayAPI: the token behind `Token`, as the user of a pair, or in the query. */
export const gatewayapi: Counterpart = {
  id: 'gatewayapi',
  places: ['com', 'eu'],
  products: [{ product: 'account', fields: ['credit'] }],
  accounts: [
    {
      id: 'gatewayapi',
      name: 'GatewayAPI',
      product: 'account',
      credential: { token: 'GoGenerateAnApiToken_5f3c9a1b7e' },
      quantities: { credit: '1234.56' },
      words: { currency: 'DKK' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/rest/me' || request.method !== 'GET') {
      return refused('0x0101');
    }
    const pair = basicPair(request);
    const tokens = [
      tokenOf(request, 'Token'),
      typeof pair === 'string' ? '' : pair.user,
      new URLSearchParams(request.query).get('token') ?? '',
    ];
    const account = tokens.flatMap((token) => world.accounts.all('gatewayapi', { token }))[0];
    if (account === undefined) {
      return refused('0x0201', { product: 'account' });
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      fields: [
        amountField('credit', quantities['credit'] ?? null, 'text'),
        wordField('currency', words['currency'] ?? ''),
        rawField('id', '4711'),
      ],
    }));
  },

  word(code, { status, message }) {
    const incident = 'd8127429-fa0c-4316-b1f2-e610c3958f43';
    return textReply(status, 'application/json', JSON.stringify({ code, incident_uuid: incident, message }));
  },
};
