import { LUOSIMAO } from '../../../../src/providers/china/luosimao.ts';
import { testProduct } from '../cases.ts';

const error = (code: unknown) => JSON.stringify({ error: code, msg: 'x' });

testProduct({
  descriptor: LUOSIMAO,
  product: 'sms',
  credential: { apiKey: 'test-api-key' },
  // The vendor's own vector, for a key that is pasted without its beginning.
  sends:
    'GET https://sms-api.luosimao.com/v1/status.json\naccept: application/json\nauthorization: Basic YXBpOmtleS10ZXN0LWFwaS1rZXk=',
  replies: {
    'the deposit as text': ['{"error":0,"deposit":"1000"}', ['deposit=1000 messages']],
    'the deposit as a number': ['{"error":0,"deposit":1000}', ['deposit=1000 messages']],
    'the deposit in a result': ['{"error":0,"msg":"ok","result":{"deposit":100}}', ['deposit=100 messages']],
    'no deposit': ['{"error":0}', { kind: 'bad-response', problem: 'missing-field', field: 'deposit' }],
    'no code': ['{"deposit":1000}', { kind: 'bad-response', problem: 'missing-field', field: 'error' }],
    'a bad key': [error(-10), { kind: 'auth', definitive: true }],
    'a bad key, as text': [error('-10'), { kind: 'auth' }],
    'a disabled account': [error(-11), { kind: 'blocked' }],
    'a frozen balance': [error(-12), { kind: 'blocked' }],
    'an address that is not listed': [error(-50), { kind: 'ip-blocked' }],
    'a code of sending': [error(-20), { kind: 'provider-error', code: '-20' }],
  },
});

testProduct({
  descriptor: LUOSIMAO,
  product: 'voice',
  credential: { apiKey: 'key-test-api-key' },
  sends:
    'GET https://voice-api.luosimao.com/v1/status.json\naccept: application/json\nauthorization: Basic YXBpOmtleS10ZXN0LWFwaS1rZXk=',
  replies: { 'the deposit': ['{"error":0,"deposit":7}', ['deposit=7 messages']] },
});
