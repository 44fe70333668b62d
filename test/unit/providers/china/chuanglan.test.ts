import { CHUANGLAN } from '../../../../src/providers/china/chuanglan.ts';
import { testProduct } from '../cases.ts';

const error = (code: unknown) => JSON.stringify({ code, msgId: '', time: '20180524170637', errorMsg: '请求参数错误' });

testProduct({
  descriptor: CHUANGLAN,
  product: 'sms',
  credential: { account: 'N6000001', password: '123456' },
  sends:
    'POST https://smssh1.253.com/msg/balance/json\naccept: application/json\ncontent-type: application/json\n\n{"account":"N6000001","password":"123456"}',
  replies: {
    'the published reply': [
      '{"code":0,"balance":"953","time":"20180524170449","errorMsg":""}',
      ['balance=953 messages'],
    ],
    'the code as text': ['{"code":"0","balance":953,"time":"20180524170449","errorMsg":""}', ['balance=953 messages']],
    'no amount': [
      '{"code":0,"time":"20180524170449","errorMsg":""}',
      { kind: 'bad-response', problem: 'missing-field' },
    ],
    'no code': ['{"balance":"953"}', { kind: 'bad-response', problem: 'missing-field', field: 'code' }],
    'the published error': [error('130'), { kind: 'bad-endpoint', code: '130' }],
    'a wrong kind': [error('123'), { kind: 'bad-endpoint' }],
    'a wrong JSON': [error('129'), { kind: 'bad-endpoint' }],
    'no such user': [error('101'), { kind: 'auth' }],
    'a wrong password': [error(102), { kind: 'auth' }],
    'too fast': [error('103'), { kind: 'rate-limited' }],
    busy: [error('104'), { kind: 'provider-down' }],
    'no permission': [error('112'), { kind: 'not-enabled' }],
    'an address that is not listed': [error('117'), { kind: 'ip-blocked' }],
    'not opened': [error('118'), { kind: 'not-enabled' }],
    expired: [error('119'), { kind: 'blocked' }],
  },
});
