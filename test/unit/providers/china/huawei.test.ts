import { HUAWEI } from '../../../../src/providers/china/huawei.ts';
import { testProduct } from '../cases.ts';

const account = (account_type: number, amount: unknown, more: object = {}) => ({
  ...{ account_id: 'x', account_type, amount, currency: 'CNY', designated_amount: 0, credit_amount: 0, measure_id: 1 },
  ...more,
});
const good = (accounts: readonly object[], more: object = {}) =>
  JSON.stringify({ account_balances: accounts, debt_amount: 0, measure_id: 1, currency: 'CNY', ...more });
const error = (error_code: string, status: number) => ({
  status,
  text: JSON.stringify({ error_code, error_msg: 'x' }),
});

testProduct({
  descriptor: HUAWEI,
  product: 'account',
  credential: { accessKeyId: 'AccessKey', secretAccessKey: 'SecretKey' },
  now: Date.parse('2020-06-08T02:39:00Z'),
  sends:
    'GET https://bss.myhuaweicloud.com/v2/accounts/customer-accounts/balances\naccept: application/json\nauthorization: SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-sdk-date, Signature=4af73efa740c4910a33b37758ea29b991457f6b5c15708c67d4d661b4fbe7277\ncontent-type: application/json\nx-sdk-date: 20200608T023900Z',
  replies: {
    'one account': [good([account(1, 100.5)]), ['balance=100.5 CNY']],
    'types that are never added': [
      good([account(1, 100.5), account(2, '30'), account(5, 8), account(7, 1)]),
      ['balance=100.5 CNY', 'credit=30 CNY', 'bonus=8 CNY', 'deposit=1 CNY'],
    ],
    'a debt, below nothing': [good([account(1, 0)], { debt_amount: 12.3 }), ['balance=0 CNY', 'debt_amount=-12.3 CNY']],
    'a type that nobody knows, beside one that is known': [good([account(1, 1), account(99, 5)]), ['balance=1 CNY']],
    'an error in another form': [
      good([account(1, 1)], { error_code: { code: 'CBC.0101' } }),
      { kind: 'bad-response', problem: 'missing-field', field: 'error_code' },
    ],
    'no account': [good([]), { kind: 'bad-response', problem: 'missing-field', field: 'account_balances' }],
    'a measure that is no whole unit': [
      good([account(1, 10050, { measure_id: 3 })]),
      { kind: 'bad-response', problem: 'bad-amount' },
    ],
    'a debt in a measure that is no whole unit': [
      good([account(1, 0)], { debt_amount: 1230, measure_id: 3 }),
      { kind: 'bad-response', problem: 'bad-amount', field: 'measure_id' },
    ],
    'no debt, whatever its measure': [good([account(1, 5)], { debt_amount: 0, measure_id: 3 }), ['balance=5 CNY']],
    'a type by a name that all objects have': [
      JSON.stringify({ account_balances: [{ ...account(1, 5), account_type: 'constructor' }] }),
      { kind: 'bad-response', problem: 'missing-field', field: 'account_balances' },
    ],
    'two accounts of one type, of which nobody knows which is meant': [
      good([account(1, 5), account(1, 7)]),
      { kind: 'bad-response', problem: 'duplicate-key', field: 'balance' },
    ],
    'no measure': [good([account(1, 10050, { measure_id: undefined })]), { kind: 'bad-response' }],
    'a wrong key': [error('APIGW.0301', 401), { kind: 'auth', definitive: true }],
    'no permission': [error('APIGW.0302', 403), { kind: 'not-enabled' }],
    'a time that is too far off': [error('APIGW.0303', 401), { kind: 'clock' }],
    '19: a time that is too far off, in the words of a key that is refused': [
      {
        status: 401,
        text: '{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information: calc ak sk signature fail:signature expired"}',
      },
      { kind: 'clock' },
    ],
    '19: the same words in the other spelling': [
      {
        status: 401,
        text: '{"error_code":"APIG.0301","error_msg":"Incorrect IAM authentication information: signature expired, signature time:20230527T000431Z,server time:20230527T020608Z"}',
      },
      { kind: 'clock' },
    ],
    '19: a time that is too far off, in the other spelling': [error('APIG.0303', 401), { kind: 'clock' }],
    '19: an address that is not permitted': [error('APIGW.0402', 403), { kind: 'ip-blocked' }],
    'the other spelling': [error('APIG.0301', 401), { kind: 'auth' }],
    'the other spelling of too often': [error('APIG.0308', 429), { kind: 'rate-limited' }],
    'no such service': [error('APIGW.0101', 404), { kind: 'bad-endpoint' }],
    'a wrong parameter': [error('CBC.0100', 400), { kind: 'bad-endpoint' }],
    'access denied': [error('CBC.0151', 403), { kind: 'not-enabled' }],
    'another error': [error('CBC.0999', 500), { kind: 'provider-down' }],
    'a key of a token': [error('APIGW.0307', 401), { kind: 'auth' }],
    'too often': [error('APIGW.0308', 429), { kind: 'rate-limited' }],
    'no right to read': [error('CBC.0150', 403), { kind: 'not-enabled' }],
    'a code that nobody knows': [error('CBC.9999', 400), { kind: 'provider-error', code: 'CBC.9999' }],
  },
});

testProduct({
  descriptor: HUAWEI,
  product: 'account',
  credential: { accessKeyId: 'AccessKey', secretAccessKey: 'SecretKey' },
  place: 'europe',
  sends: /^GET https:\/\/bss\.myhuaweicloud\.eu\//,
  replies: { 'another currency': [good([account(1, 1, { currency: 'EUR' })]), ['balance=1 EUR']] },
});
