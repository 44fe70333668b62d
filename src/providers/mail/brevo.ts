import type { Quantity, Unit } from '../../balance/amount/quantity.ts';
import type { Descriptor, Reply } from '../contract.ts';
import { onePlace, secret } from '../terms.ts';

/** What each row of the plan counts, by its type. */
const UNITS: Readonly<Record<string, Unit>> = {
  payAsYouGo: 'emails',
  free: 'emails',
  subscription: 'emails',
  reseller: 'emails',
  sms: 'credits',
};

/** With -1 a company sets no limit to an account of its own, for e-mails and for SMS; what it is in other rows nobody says. */
const UNLIMITED = /^-1(?:\.0+)?$/;
const WITH_UNLIMITED = ['subscription', 'reseller', 'sms'];

const badAddress = 'unauthorized address';

/** Brevo (Sendinblue): credits for e-mails and SMS, a quantity for each row of the plan. */
export const BREVO: Descriptor = {
  id: 'brevo',
  region: 'mail',
  label: () => 'Brevo',
  otherNames: ['Brevo', 'Sendinblue'],
  // 100 requests an hour, which other programs of the account share.
  leastInterval: 5,
  // The documents' table of codes, as far as a reading answers with them; the first is told by its words.
  codes: {
    [badAddress]: [
      'ip-blocked',
      (t) =>
        t(
          'Brevo does not allow requests from the address of this machine. Add it in the Brevo console, under security, authorized IPs.',
        ),
    ],
    unauthorized: 'auth',
    permission_denied: 'not-enabled',
    account_under_validation: [
      'blocked',
      (t) => t('Brevo is still validating this account. Contact Brevo if it takes long.'),
    ],
    not_acceptable: 'bad-endpoint',
    invalid_parameter: 'bad-endpoint',
    missing_parameter: 'bad-endpoint',
    document_not_found: 'bad-endpoint',
    too_many_requests: 'rate-limited',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('credits of the plan, for e-mails and SMS'),
      places: onePlace('https://api.brevo.com'),
      console: 'https://app.brevo.com/settings/keys/api',
      credential: [{ id: 'apiKey', name: 'API key', shape: /^xkeysib-[0-9a-f]{64}-[0-9A-Za-z]{16}$/, secret: true }],
      whereToFind: (t) => t('It is in the Brevo console, under SMTP & API, API keys. An SMTP key does not work.'),
      quantities: [
        { key: 'payAsYouGo', unit: 'emails', label: (t) => t('Prepaid e-mails') },
        { key: 'free', unit: 'emails', resets: 'day', label: (t) => t('Free e-mails today') },
        { key: 'subscription', unit: 'emails', label: (t) => t('E-mails of the plan') },
        { key: 'reseller', unit: 'emails', label: (t) => t('E-mails of the reseller') },
        { key: 'sms', unit: 'credits', label: (t) => t('SMS credits') },
      ],
      request: ({ credential: { apiKey = '' } }) => ({ path: '/v3/account', headers: { 'api-key': secret(apiKey) } }),
      read: (reply) => {
        const code = reply.failure('/code');
        if (code !== undefined) {
          const message = reply.at('/message');
          // A key is good when only the address is not listed: the words alone tell the two apart.
          const isAddress = code === 'unauthorized' && typeof message === 'string' && /\bIP address\b/i.test(message);
          return { code: isAddress ? badAddress : code, message };
        }
        if (!reply.isSuccess) {
          throw reply.refusal('malformed');
        }
        return planOf(reply);
      },
    },
  ],
};

/** The rows of the plan in the order of the reply. Rows that nobody knows are left out, as it is not known what they count. */
function planOf(reply: Reply): readonly Quantity[] {
  const rows = reply.at('/plan');
  if (!Array.isArray(rows)) {
    throw reply.refusal('missing-field', 'plan');
  }
  const quantities = rows.flatMap((_, index): Quantity[] => {
    const key = reply.code(`/plan/${index}/type`) ?? '';
    const unit = Object.hasOwn(UNITS, key) ? UNITS[key] : undefined;
    if (unit === undefined) {
      return [];
    }
    const credits = `/plan/${index}/credits`;
    if (reply.at(credits) !== undefined && !reply.isTold(credits)) {
      return [{ key, unit, amount: 'not-told' }];
    }
    const amount = reply.amount(credits, unit);
    const isLimited = !UNLIMITED.test(amount);
    return [{ key, unit, amount: isLimited ? amount : WITH_UNLIMITED.includes(key) ? 'unlimited' : 'not-told' }];
  });
  if (quantities.length === 0) {
    throw reply.refusal('missing-field', 'plan');
  }
  return quantities;
}
