import type { SandboxAccount } from '../../account.ts';
import { basicPair } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, rawField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

const REALM = { 'WWW-Authenticate': 'Basic realm="Twilio API"' };

/** Of the dictionary of errors. It names no HTTP status for accounts that are not active. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['10001', { status: 403, message: 'Account is not active' }],
  ['20003', { status: 401, message: 'Authenticate', headers: REALM }],
  ['20004', { status: 405, message: 'Method not allowed' }],
  ['20005', { status: 403, message: 'Account not active' }],
  ['20403', { status: 403, message: '403 Forbidden' }],
  ['20404', { status: 404, message: 'The requested resource was not found' }],
  ['20429', { status: 429, message: 'Too Many Requests' }],
  ['20500', { status: 500, message: 'Internal Server Error' }],
  ['20503', { status: 503, message: 'Service Unavailable' }],
  ['70051', { status: 401, message: 'Authorization Failed' }],
  ['90010', { status: 403, message: 'Account is not active' }],
]);

/** Twilio's Balance resource. An account belongs to one region, and so do its keys. */
export const twilio: Counterpart = {
  id: 'twilio',
  places: ['us1', 'ie1', 'au1'],
  products: [{ product: 'account', fields: ['balance'] }],
  accounts: [
    {
      id: 'twilio',
      name: 'Twilio',
      product: 'account',
      credential: { accountSid: 'ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', secret: '0123456789abcdef0123456789abcdef' },
      quantities: { balance: '48.05212' },
      words: { currency: 'USD' },
      demo: true,
    },
    {
      id: 'twilio-ireland',
      name: 'Twilio Ireland',
      product: 'account',
      credential: {
        accountSid: 'ACbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
        apiKeySid: 'SKbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
        secret: 'abcdefghijklmnopqrstuvwxyz012345',
      },
      place: 'ie1',
      // Debt.
      quantities: { balance: '-3.20' },
      words: { currency: 'EUR' },
    },
    {
      id: 'twilio-subaccount',
      name: 'Twilio subaccount',
      product: 'account',
      credential: { accountSid: 'ACcccccccccccccccccccccccccccccccc', secret: 'fedcba9876543210fedcba9876543210' },
      quantities: { balance: null },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    const sid = /^\/2010-04-01\/Accounts\/([^/]+)\/Balance\.json$/.exec(request.path)?.[1];
    if (sid === undefined) {
      return refused('20404');
    }
    if (request.method !== 'GET') {
      return refused('20004');
    }
    const pair = basicPair(request);
    const known = world.accounts
      .all('twilio', { accountSid: sid })
      .filter(({ place = 'us1' }) => place === request.place);
    const account =
      typeof pair === 'string'
        ? undefined
        : known.find((each) => userOf(each) === pair.user && each.credential['secret'] === pair.password);
    if (account === undefined) {
      return refused('20003');
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      fields: [
        wordField('account_sid', sid),
        amountField('balance', quantities['balance'] ?? null, 'text'),
        rawField('currency', JSON.stringify(words['currency'] ?? null)),
      ],
    }));
  },

  word(code, { status, message }) {
    const error = { code: Number(code), message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
    return textReply(status, 'application/json', JSON.stringify(error));
  },
};

/** An API key stands in place of the account's own SID. */
function userOf({ credential }: SandboxAccount): string | undefined {
  return credential['apiKeySid'] ?? credential['accountSid'];
}
