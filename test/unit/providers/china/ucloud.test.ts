import { UCLOUD } from '../../../../src/providers/china/ucloud.ts';
import { testProduct } from '../cases.ts';

const good = (fields: object) =>
  JSON.stringify({
    RetCode: 0,
    Action: 'GetBalanceResponse',
    AccountInfo: { Amount: '10.00', AmountFree: '0.00', ...fields },
  });
const error = (RetCode: unknown) => JSON.stringify({ RetCode, Action: 'GetBalanceResponse', Message: 'x' });

testProduct({
  descriptor: UCLOUD,
  product: 'account',
  credential: {
    publicKey: 'ucloudsomeone@example.com1296235120854146120',
    privateKey: '46f09bb9fab4f12dfc160dae12273d5332b5debe',
  },
  sends:
    'POST https://api.ucloud.cn/\naccept: application/json\ncontent-type: application/x-www-form-urlencoded\n\nAction=GetBalance&PublicKey=ucloudsomeone%40example.com1296235120854146120&Signature=03f4584ae248ac547b464267ec098885608e37be',
  replies: {
    'what is available': [good({ AmountAvailable: '10.00' }), ['AmountAvailable=10.00 CNY']],
    'a number': [good({ AmountAvailable: 3.99529 }), ['AmountAvailable=3.99529 CNY']],
    'no amount': [good({}), { kind: 'bad-response', problem: 'missing-field' }],
    'no code': [
      '{"AccountInfo":{"AmountAvailable":"1"}}',
      { kind: 'bad-response', problem: 'missing-field', field: 'RetCode' },
    ],
    'a wrong signature': [error(171), { kind: 'auth', definitive: true }],
    'no such key': [error('172'), { kind: 'auth' }],
    'no right': [error(299), { kind: 'not-enabled' }],
    'in a list': ['{"RetCode":0,"AccountInfo":[{"AmountAvailable":"10.00"}]}', ['AmountAvailable=10.00 CNY']],
    'a gateway without an answer': [error(110), { kind: 'provider-down' }],
    'a gateway that cannot authenticate': [error(130), { kind: 'provider-down' }],
    'not available': [error(150), { kind: 'provider-down' }],
    'too often': [error(153), { kind: 'rate-limited' }],
    'no action': [error(160), { kind: 'bad-endpoint' }],
    'no such action': [error(161), { kind: 'bad-endpoint' }],
    'no signature': [error(170), { kind: 'auth' }],
    'no such token': [error(174), { kind: 'auth' }],
    'no such project': [error(292), { kind: 'bad-endpoint' }],
    'no such zone': [error(293), { kind: 'bad-endpoint' }],
    'an address that is not listed': [error(294), { kind: 'ip-blocked' }],
    'a lock': [error(295), { kind: 'blocked' }],
    'a code that nobody knows': [error(9150), { kind: 'provider-error', code: '9150' }],
  },
});
