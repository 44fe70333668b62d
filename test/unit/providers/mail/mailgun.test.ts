import { MAILGUN } from '../../../../src/providers/mail/mailgun.ts';
import { testProduct } from '../cases.ts';

const common = { descriptor: MAILGUN, product: 'limit', credential: { apiKey: 'key' } } as const;

testProduct({
  ...common,
  sends:
    'GET https://api.mailgun.net/v5/accounts/limit/custom/monthly\naccept: application/json, text/plain\nauthorization: Basic YXBpOmtleQ==',
  replies: {
    'what is left of the own limit': [
      '{"limit":2000,"current":150,"period":"1m"}',
      ['monthly=1850 emails used=150 limit=2000'],
    ],
    'more than the limit': ['{"limit":100,"current":150,"period":"1m"}', ['monthly=-50 emails used=150 limit=100']],
    'no word of what was sent': [
      '{"limit":2000,"enabled":false,"period":"1m"}',
      ['monthly=not-told emails limit=2000'],
    ],
    'a limit that is not in force, of which nothing is left': [
      '{"limit":2000,"current":150,"enabled":false,"period":"1m"}',
      ['monthly=not-told emails limit=2000'],
    ],
    'a limit that is in force': [
      '{"limit":2000,"current":150,"enabled":true,"period":"1m"}',
      ['monthly=1850 emails used=150 limit=2000'],
    ],
    'no limit': ['{"current":1,"period":"1m"}', { kind: 'bad-response', problem: 'missing-field', field: 'limit' }],
    'nothing told of what was sent': ['{"limit":2000,"current":null}', ['monthly=not-told emails limit=2000']],
    'nothing written of what was sent': ['{"limit":2000,"current":""}', ['monthly=not-told emails limit=2000']],
    'less than nothing sent': ['{"limit":100,"current":-5}', { kind: 'bad-response', problem: 'bad-amount' }],
    'a word for what was sent': ['{"limit":100,"current":"none"}', { kind: 'bad-response', problem: 'bad-amount' }],
    'a refused key': [{ status: 401, text: '{"message":"Invalid private key"}' }, { kind: 'auth' }],
    'refused in plain text': [
      { status: 401, contentType: 'text/plain', text: 'Forbidden' },
      { kind: 'auth', definitive: false },
    ],
    'refused by somebody else': [
      { status: 401, contentType: 'text/plain', text: 'Sign in first' },
      { kind: 'bad-response' },
    ],
    '16: a key that may not': [
      { status: 403, text: '{"message":"Forbidden"}' },
      { kind: 'not-enabled', code: '403' },
    ],
    '16: forbidden by anybody': [
      { status: 403, contentType: 'text/plain', text: 'Access denied' },
      { kind: 'provider-error', code: '403' },
    ],
    '16: forbidden by anybody in JSON': [
      { status: 403, text: '{"message":"Access denied by the policy of this network"}' },
      { kind: 'provider-error', code: '403' },
    ],
    // Nobody says what a limit below 0 is: what was used of it is no debt.
    '16: a limit of -1': [{ text: '{"limit":-1,"current":150}' }, { kind: 'bad-response', problem: 'bad-amount' }],
    '16: a limit of -1 alone': [{ text: '{"limit":-1}' }, { kind: 'bad-response', problem: 'bad-amount' }],
    'no limit set': [{ status: 404, text: '{"message":"No threshold for account"}' }, ['monthly=not-allocated emails']],
    'no such service': [{ status: 404, text: '{"message":"Not Found"}' }, { kind: 'bad-endpoint' }],
  },
});

testProduct({ ...common, place: 'eu', sends: /^GET https:\/\/api\.eu\.mailgun\.net\//, replies: {} });
