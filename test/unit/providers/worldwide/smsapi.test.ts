import { SMSAPI } from '../../../../src/providers/worldwide/smsapi.ts';
import { testProduct } from '../cases.ts';

const profile = (fields: object) =>
  JSON.stringify({
    name: 'n',
    username: 'u',
    email: 'e@b.example',
    phone_number: '1',
    payment_type: 'prepaid',
    user_type: 'native',
    ...fields,
  });
const error = (code: unknown, status: number) => ({ status, text: JSON.stringify({ message: 'x', error: code }) });
const common = { descriptor: SMSAPI, product: 'account', credential: { token: 'T0k3n' } } as const;

testProduct({
  ...common,
  sends: 'GET https://api.smsapi.com/profile\naccept: application/json\nauthorization: Bearer T0k3n',
  replies: {
    'the points': [profile({ points: 12.5 }), ['points=12.5 credits']],
    'no points told': [profile({ points: null }), ['points=not-told credits']],
    'no points at all': [profile({}), ['points=not-told credits']],
    'nothing left': [profile({ points: 0 }), ['points=0 credits']],
    'nothing, of who pays later': [profile({ points: 0, payment_type: 'Postpaid' }), ['points=postpaid credits']],
    'nothing, of who may pay later': [profile({ points: '0.00', payment_type: 'other' }), ['points=not-told credits']],
    'points of who pays later': [profile({ points: 12.5, payment_type: 'postpaid' }), ['points=12.5 credits']],
    'nothing, of anybody': ['{"points":0}', { kind: 'bad-response', problem: 'missing-field', field: 'payment_type' }],
    'an error in another form': [profile({ points: 1, error: {} }), { kind: 'bad-response', field: 'error' }],
    'no error': [profile({ points: 1, error: null }), ['points=1 credits']],
    'no profile': ['{}', { kind: 'bad-response', problem: 'missing-field', field: 'payment_type' }],
    'a refused token': [error('authorization_failed', 401), { kind: 'auth', definitive: true }],
    'no right': [error('access_denied', 403), { kind: 'not-enabled' }],
    'the older interface, with HTTP 200': [error(101, 200), { kind: 'auth', code: '101' }],
    'an address that is not listed': [error(105, 200), { kind: 'ip-blocked' }],
    'a missing parameter': [error(8, 200), { kind: 'bad-endpoint' }],
    'an internal error': [error(201, 200), { kind: 'provider-down' }],
    'a right of the main user alone': [error(1000, 200), { kind: 'not-enabled' }],
    'not on this account': [error(110, 200), { kind: 'not-enabled' }],
    'another internal error': [error(999, 200), { kind: 'provider-down' }],
    'a wrong action': [error(1001, 200), { kind: 'bad-endpoint' }],
    'out of order': [error('internal_error', 500), { kind: 'provider-down' }],
    'a wrong method': [error('method_not_allowed', 405), { kind: 'bad-endpoint' }],
    'no such service': [error('not_found', 404), { kind: 'bad-endpoint' }],
    'too often': [error('too_many_requests', 429), { kind: 'rate-limited' }],
    'a wrong user': [error('102', 200), { kind: 'auth' }],
  },
});

testProduct({ ...common, place: 'pl', sends: /^GET https:\/\/api\.smsapi\.pl\/profile\n/, replies: {} });
