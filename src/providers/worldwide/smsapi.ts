import type { Descriptor } from '../contract.ts';
import { paidAmount } from '../terms.ts';

/** SMSAPI (SMSAPI.com and SMSAPI.pl): points of the account. */
export const SMSAPI: Descriptor = {
  id: 'smsapi',
  region: 'worldwide',
  label: () => 'SMSAPI',
  otherNames: ['SMSAPI', 'smsapi.pl', 'LINK Mobility'],
  // Numbers are of the older interface, which answers with HTTP 200.
  codes: {
    8: 'bad-endpoint',
    101: 'auth',
    102: 'auth',
    105: [
      'ip-blocked',
      (t) =>
        t('SMSAPI does not allow requests from the address of this machine. Add it to the IP filter of the token.'),
    ],
    110: 'not-enabled',
    201: 'provider-down',
    999: 'provider-down',
    1000: 'not-enabled',
    1001: 'bad-endpoint',
    authorization_failed: 'auth',
    access_denied: 'not-enabled',
    internal_error: 'provider-down',
    method_not_allowed: 'bad-endpoint',
    not_found: 'bad-endpoint',
    too_many_requests: 'rate-limited',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('points of the account'),
      places: [
        { id: 'com', label: (t) => t('Worldwide'), hosts: ['https://api.smsapi.com'] },
        { id: 'pl', label: (t) => t('Poland'), hosts: ['https://api.smsapi.pl'] },
      ],
      console: 'https://ssl.smsapi.com/react/oauth/manage',
      credential: [{ id: 'token', name: 'OAuth token', shape: /^[0-9A-Za-z]{40}$/, secret: true }],
      whereToFind: (t) =>
        t('It is made in the SMSAPI panel, under API tokens. It needs the right to read the profile.'),
      quantities: [{ key: 'points', unit: 'credits', label: (t) => t('Points') }],
      request: ({ credential: { token = '' } }) => ({ path: '/profile', auth: { bearer: token } }),
      read: (reply) => {
        const code = reply.failure('/error');
        if (code !== undefined) {
          return { code, message: reply.at('/message') };
        }
        if (!reply.isSuccess) {
          throw reply.refusal('missing-field', 'error');
        }
        // The vendor's own program takes points that are missing or null for "not told".
        const points = reply.isTold('/points') ? reply.amount('/points', 'credits') : 'not-told';
        const amount = /^[0.]+$/.test(points) ? paidAmount(reply, '/payment_type', '/points', 'credits') : points;
        // Without the way of payment it is no profile of this service.
        if (amount === 'not-told' && reply.at('/payment_type') === undefined) {
          throw reply.refusal('missing-field', 'payment_type');
        }
        return [{ key: 'points', unit: 'credits', amount }];
      },
    },
  ],
};
