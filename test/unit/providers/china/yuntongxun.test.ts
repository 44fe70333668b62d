import { YUNTONGXUN } from '../../../../src/providers/china/yuntongxun.ts';
import { testProduct } from '../cases.ts';

const account = (balance: unknown) =>
  JSON.stringify({ statusCode: '000000', Account: { friendlyName: 'x', type: '1', status: '1', balance } });

const error = (statusCode: string) => JSON.stringify({ statusCode, statusMsg: 'x' });

testProduct({
  descriptor: YUNTONGXUN,
  product: 'account',
  credential: { accountSid: 'ACCOUNTSID', authToken: 'TOKEN' },
  // Noon in China.
  now: Date.parse('2024-05-01T04:00:00Z'),
  sends:
    'GET https://app.cloopen.com:8883/2013-12-26/Accounts/ACCOUNTSID/AccountInfo?sig=84C7201D348F56127EBE87078A6A2843\naccept: application/json\nauthorization: QUNDT1VOVFNJRDoyMDI0MDUwMTEyMDAwMA==\ncontent-type: application/json;charset=utf-8',
  replies: {
    'the balance as text': [account('123.45'), ['balance=123.45 CNY']],
    'the balance as a number': [account(123.45), ['balance=123.45 CNY']],
    'no balance': [account(undefined), { kind: 'bad-response', problem: 'missing-field' }],
    'no code': ['{"Account":{"balance":"1"}}', { kind: 'bad-response', problem: 'missing-field', field: 'statusCode' }],
    'no such account': [error('111141'), { kind: 'auth', definitive: true }],
    'a wrong signature': [error('111109'), { kind: 'auth' }],
    'a wrong token': [error('111143'), { kind: 'auth' }],
    'a time that is over': [error('111106'), { kind: 'clock' }],
    'too many at once': [error('111111'), { kind: 'rate-limited' }],
    'not active': [error('111138'), { kind: 'blocked' }],
    paused: [error('111139'), { kind: 'blocked' }],
    closed: [error('111140'), { kind: 'blocked' }],
    'an address that is not listed': [error('160053'), { kind: 'ip-blocked' }],
    'an error in the vendor’s words': [
      '{"statusCode":"112300","statusMsg":"主账户不存在"}',
      { kind: 'provider-error', code: '112300', text: '主账户不存在' },
    ],
    'refused by its status': [{ status: 401, text: '{}' }, { kind: 'auth' }],
  },
});
