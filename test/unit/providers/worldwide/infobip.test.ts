import { INFOBIP } from '../../../../src/providers/worldwide/infobip.ts';
import { testProduct } from '../cases.ts';

const error = (messageId: string, status: number) => ({
  status,
  text: JSON.stringify({ requestError: { serviceException: { messageId, text: 'x' } } }),
});

testProduct({
  descriptor: INFOBIP,
  product: 'account',
  credential: { apiKey: 'the-key' },
  place: 'https://xxxxx.api.infobip.com',
  endpoints: ['https://xxxxx.api.infobip.com'],
  sends: 'GET https://xxxxx.api.infobip.com/account/1/balance\naccept: application/json\nauthorization: App the-key',
  replies: {
    'the balance': ['{"balance":47.79134,"currency":"EUR"}', ['balance=47.79134 EUR']],
    'a text': ['{"balance":"47.79134","currency":"USD"}', ['balance=47.79134 USD']],
    'no currency': ['{"balance":47.79134}', { kind: 'bad-response', problem: 'missing-field', field: 'currency' }],
    'a word in place of a currency': ['{"balance":47.79134,"currency":"euros"}', { kind: 'bad-response' }],
    'an error in another form': [
      '{"balance":1,"currency":"EUR","requestError":{"policyException":{"text":"x"}}}',
      { kind: 'bad-response', problem: 'missing-field', field: 'requestError.serviceException.messageId' },
    ],
    'no error': ['{"balance":1,"currency":"EUR","requestError":null}', ['balance=1 EUR']],
    'a refused key': [error('UNAUTHORIZED', 401), { kind: 'auth', definitive: true }],
    'no right': [error('FORBIDDEN', 403), { kind: 'not-enabled' }],
    'too often': [error('TOO_MANY_REQUESTS', 429), { kind: 'rate-limited' }],
    'a bad request': [error('BAD_REQUEST', 400), { kind: 'bad-endpoint' }],
    'no such service': [error('NOT_FOUND', 404), { kind: 'bad-endpoint' }],
    'an internal error': [error('GENERAL_ERROR', 500), { kind: 'provider-down' }],
  },
});
