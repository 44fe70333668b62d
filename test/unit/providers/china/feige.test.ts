import { FEIGE } from '../../../../src/providers/china/feige.ts';
import { testProduct } from '../cases.ts';

const error = (code: unknown) => JSON.stringify({ code, msg: 'x' });

testProduct({
  descriptor: FEIGE,
  product: 'account',
  credential: { apikey: 'N1001', secret: 'abc' },
  sends:
    'POST https://api.4321.sh/balance/balance\naccept: application/json\ncontent-type: application/json\n\n{"apikey":"N1001","secret":"abc"}',
  replies: {
    'the published reply': ['{"code":0,"msg":"OK","balance":10000.025}', ['balance=10000.025 CNY']],
    'an amount as text': ['{"code":"0","msg":"OK","balance":"10000.025"}', ['balance=10000.025 CNY']],
    'no amount': ['{"code":0,"msg":"OK"}', { kind: 'bad-response', problem: 'missing-field' }],
    'no code': ['{"balance":1}', { kind: 'bad-response', problem: 'missing-field', field: 'code' }],
    'a wrong authorization': [error(1), { kind: 'auth', definitive: true }],
    'a wrong key or secret': [error(2), { kind: 'auth' }],
    'an internal error': [error(100), { kind: 'provider-down' }],
    'an empty parameter': [error(10001), { kind: 'bad-endpoint' }],
    'a wrong parameter': [error('10002'), { kind: 'bad-endpoint' }],
    'too often': [error(10007), { kind: 'rate-limited' }],
    'too fast': [error(10008), { kind: 'rate-limited' }],
    'a code of sending': [error(15), { kind: 'provider-error', code: '15' }],
  },
});
