import { headerOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

const UNAUTHORIZED = { code: 'unauthorized' };
/** How often an account may be asked in an hour. */
const PER_HOUR = 100;
const HOUR_MS = 3_600_000;
const HOUR = { 'x-sib-ratelimit-limit': String(PER_HOUR), 'x-sib-ratelimit-reset': '1800' };

/** By their codes; `unauthorized` has three texts, one of which is not about the key at all. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['unauthorized', { status: 401, message: 'Key not found' }],
  ['unauthorized missing', { status: 401, message: 'authentication not found in headers', words: UNAUTHORIZED }],
  [
    'unauthorized address',
    {
      status: 401,
      message:
        'We have detected you are using an unrecognised IP address 203.0.113.7. If you performed this action make sure to add the new IP address in this link: https://app.brevo.com/security/authorised_ips',
      words: UNAUTHORIZED,
    },
  ],
  ['bad_request', { status: 400, message: 'Bad request' }],
  ['invalid_parameter', { status: 400, message: 'A parameter is invalid' }],
  ['missing_parameter', { status: 400, message: 'A parameter is missing' }],
  ['not_enough_credits', { status: 402, message: 'You do not have enough credits' }],
  ['permission_denied', { status: 403, message: 'Permission denied' }],
  ['reseller_permission_denied', { status: 403, message: 'Permission denied to resellers' }],
  ['account_under_validation', { status: 403, message: 'Your account is under validation' }],
  ['document_not_found', { status: 404, message: 'Document not found' }],
  ['method_not_allowed', { status: 405, message: 'Method not allowed' }],
  ['not_acceptable', { status: 406, message: 'Not acceptable' }],
  [
    'too_many_requests',
    { status: 429, message: 'Too many requests', headers: { ...HOUR, 'x-sib-ratelimit-remaining': '0' } },
  ],
  ['internal_server_error', { status: 500, message: 'Internal server error' }],
]);

/** The documents' types of a row of the plan, each a quantity. */
const TYPES = ['payAsYouGo', 'free', 'subscription', 'sms', 'reseller'];

/** Brevo's account: a row for each plan. */
export const brevo: Counterpart = {
  id: 'brevo',
  products: [{ product: 'account', fields: TYPES }],
  accounts: [
    {
      id: 'brevo',
      name: 'Brevo',
      product: 'account',
      credential: {
        apiKey: 'xkeysib-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef-AbCdEfGhIjKlMnOp',
      },
      quantities: { free: '300', sms: '12.5' },
      demo: true,
    },
    {
      id: 'brevo-subscription',
      name: 'Brevo subscription',
      product: 'account',
      credential: {
        apiKey: 'xkeysib-fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210-AbCdEfGhIjKlMnOp',
      },
      quantities: { subscription: '18500', payAsYouGo: '0' },
      words: { startDate: '2026-11-01', endDate: '2026-12-01' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/v3/account') {
      return refused('document_not_found');
    }
    if (request.method !== 'GET') {
      return refused('method_not_allowed');
    }
    const apiKey = headerOf(request, 'api-key');
    if (apiKey === undefined) {
      return refused('unauthorized missing', { product: 'account' });
    }
    const account = world.accounts.with('brevo', { apiKey });
    if (account === undefined) {
      return refused('unauthorized', { product: 'account' });
    }
    const before = world.acceptedIn(account.id, HOUR_MS);
    if (before >= PER_HOUR) {
      return refused('too_many_requests', { product: 'account', account });
    }
    return accepted(world, account, ({ quantities, words = {} }) => {
      const dates = (type: string) =>
        type === 'subscription' || type === 'reseller'
          ? ['startDate', 'endDate'].flatMap((name) =>
              words[name] === undefined ? [] : [wordField(name, words[name])],
            )
          : [];
      const rows = TYPES.filter((type) => type in quantities).map((type) => [
        wordField('type', type),
        wordField('creditsType', 'sendLimit'),
        amountField('credits', quantities[type] ?? null),
        ...dates(type),
      ]);
      const others = rows
        .slice(1)
        .map((fields) => `,{${fields.map(({ name, json }) => `"${name}":${json}`).join(',')}}`);
      return {
        format: 'json',
        headers: { ...HOUR, 'x-sib-ratelimit-remaining': String(PER_HOUR - before - 1) },
        fields: rows[0] ?? [],
        around: (first) =>
          '{"organization_id":"0123456789abcdef","email":"jane@example.com","firstName":"Jane","lastName":"Example",' +
          '"companyName":"Example","address":{"street":"1 Example Street","city":"Example","zipCode":"00000","country":"France"},' +
          `"plan":[${rows.length === 0 ? '' : first + others.join('')}],` +
          '"relay":{"enabled":true,"data":{"userName":"jane@example.com","relay":"smtp-relay.brevo.com","port":587}}}',
      };
    });
  },

  word(code, { status, message, words = {} }) {
    return textReply(status, 'application/json', JSON.stringify({ message, code: words['code'] ?? code }));
  },
};
