import type { Answer, CodeKind, CodeText, Descriptor, Known, Reply, RequestSpec } from '../contract.ts';

const notActive: readonly [CodeKind, CodeText] = [
  'blocked',
  (t) => t('This Twilio account is not active: it has run out of funds, or was suspended. See the Twilio console.'),
];

/** Twilio: the money of an account. */
export const TWILIO: Descriptor = {
  id: 'twilio',
  region: 'worldwide',
  label: () => 'Twilio',
  // As the pages of these codes have them: www.twilio.com/docs/api/errors.
  codes: {
    10001: notActive,
    20003: [
      'auth',
      (t, { whereToFind }) =>
        t(
          'Twilio refused the credential: it is wrong, a test credential, one of another region, or of an account that is not active. Update the credential. {0}',
          whereToFind(t),
        ),
    ],
    20004: 'bad-endpoint',
    20005: notActive,
    20403: ['blocked', (t) => t('This Twilio account was suspended or closed. Contact Twilio.')],
    20404: [
      'bad-endpoint',
      (t) => t('Twilio knows no balance of this account here. Check its Account SID and its region.'),
    ],
    20429: 'rate-limited',
    20500: 'provider-down',
    20503: 'provider-down',
    70051: [
      'not-enabled',
      (t) =>
        t(
          'This Twilio API key may not read the balance. Add the permission to it in the Twilio console, or use a standard key.',
        ),
    ],
    90010: notActive,
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the account'),
      places: [
        { id: 'us1', label: (t) => t('United States (us1)'), hosts: ['https://api.twilio.com'] },
        { id: 'ie1', label: (t) => t('Ireland (ie1)'), hosts: ['https://api.dublin.ie1.twilio.com'] },
        { id: 'au1', label: (t) => t('Australia (au1)'), hosts: ['https://api.sydney.au1.twilio.com'] },
      ],
      credential: [
        { id: 'accountSid', name: 'Account SID', shape: /^AC[0-9a-f]{32}$/i },
        { id: 'apiKeySid', name: 'API key SID', shape: /^SK[0-9a-f]{32}$/i, optional: true },
        { id: 'secret', name: 'Auth Token or API key secret', shape: /^[0-9A-Za-z]{32}$/, secret: true },
      ],
      whereToFind: (t) =>
        t(
          'Account SID and Auth Token are on the first page of the Twilio console. With an API key, enter its SID and its secret; each belongs to one region.',
        ),
      console: 'https://console.twilio.com/',
      quantities: [{ key: 'balance', unit: 'in reply', label: (t) => t('Balance') }],
      request,
      read,
    },
  ],
};

function request({ credential: { accountSid = '', apiKeySid, secret = '' } }: Known): RequestSpec {
  return {
    path: `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Balance.json`,
    auth: { user: apiKeySid ?? accountSid, password: secret },
  };
}

function read(reply: Reply): Answer {
  const code = reply.failure('/code');
  if (code !== undefined) {
    return { code, message: reply.at('/message') };
  }
  if (!reply.isSuccess) {
    throw reply.refusal('missing-field', 'code');
  }
  // Others tell a balance and its currency as well.
  const sid = reply.at('/account_sid');
  if (typeof sid !== 'string' || sid === '') {
    throw reply.refusal('missing-field', 'account_sid');
  }
  // A subaccount has no balance of its own: both are null.
  return reply.at('/balance') === null
    ? [
        {
          key: 'balance',
          unit: reply.at('/currency') === null ? 'USD' : reply.currency('/currency'),
          amount: 'not-told',
        },
      ]
    : [{ key: 'balance', ...reply.money('/balance', '/currency') }];
}
