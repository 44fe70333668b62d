import { RESEND } from '../../../../src/providers/mail/resend.ts';
import { testProduct } from '../cases.ts';

const good = (headers: Readonly<Record<string, string>>) => ({
  text: '{"object":"list","has_more":false,"data":[]}',
  headers: new Map(Object.entries(headers)),
});
const error = (name: string, statusCode: number) => ({
  status: statusCode,
  text: JSON.stringify({ statusCode, name, message: 'x' }),
});

testProduct({
  descriptor: RESEND,
  product: 'usage',
  credential: { apiKey: 're_1' },
  sends: 'GET https://api.resend.com/domains\naccept: application/json\nauthorization: Bearer re_1',
  replies: {
    'what was used, of a free account': [
      good({ 'x-resend-daily-quota': '2', 'x-resend-monthly-quota': '11' }),
      ['monthly=used-only emails used=11', 'daily=used-only emails used=2'],
    ],
    'what was used, of a paid account': [
      good({ 'x-resend-monthly-quota': '11' }),
      ['monthly=used-only emails used=11'],
    ],
    'a header with nothing in it': [
      good({ 'x-resend-daily-quota': '', 'x-resend-monthly-quota': '11' }),
      ['monthly=used-only emails used=11'],
    ],
    'less than nothing used': [good({ 'x-resend-monthly-quota': '-1' }), { kind: 'bad-response', field: 'monthly' }],
    'no header': [good({}), { kind: 'bad-response', problem: 'missing-field', field: 'x-resend-monthly-quota' }],
    'a header that is no count': [
      good({ 'x-resend-monthly-quota': '11, 12' }),
      { kind: 'bad-response', problem: 'bad-amount' },
    ],
    'a key for sending': [error('restricted_api_key', 401), { kind: 'not-enabled' }],
    'no key': [error('missing_api_key', 401), { kind: 'auth' }],
    'a refused key': [error('invalid_api_key', 403), { kind: 'auth', definitive: true }],
    'a refused key, as another program has seen it': [
      { status: 401, text: '{"statusCode":401,"name":"validation_error","message":"API key is invalid"}' },
      { kind: 'auth', code: 'invalid_api_key', definitive: true },
    ],
    'a validation of something else': [
      error('validation_error', 400),
      { kind: 'provider-error', code: 'validation_error' },
    ],
    'too often': [error('rate_limit_exceeded', 429), { kind: 'rate-limited' }],
    'an internal error': [error('internal_server_error', 500), { kind: 'provider-down' }],
    'an error of the service': [error('application_error', 500), { kind: 'provider-down' }],
    'no such service': [error('not_found', 404), { kind: 'bad-endpoint' }],
    'a wrong method': [error('method_not_allowed', 405), { kind: 'bad-endpoint' }],
  },
});
