import { ALIYUN } from '../../../../src/providers/china/aliyun.ts';
import { testProduct } from '../cases.ts';

const data = (fields: object) => ({
  AvailableAmount: '10000.00',
  AvailableCashAmount: '9000.00',
  Currency: 'CNY',
  ...fields,
});
const good = (fields: object = {}, more: object = {}) =>
  JSON.stringify({ Code: '200', Message: 'success', RequestId: '1617', Success: true, Data: data(fields), ...more });
const error = (Code: string, Message = 'x') => ({
  status: 400,
  text: JSON.stringify({ Code, Message, RequestId: '1', HostId: 'h', Recommend: 'r' }),
});

testProduct({
  descriptor: ALIYUN,
  product: 'account',
  credential: { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' },
  now: Date.parse('2023-10-26T10:22:32Z'),
  sends:
    /^POST https:\/\/business\.aliyuncs\.com\/\naccept: application\/json\nauthorization: ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=[0-9a-f]{64}\nx-acs-action: QueryAccountBalance\nx-acs-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nx-acs-date: 2023-10-26T10:22:32Z\nx-acs-signature-nonce: [0-9a-f-]{36}\nx-acs-version: 2017-12-14$/,
  replies: {
    'the published reply': [good(), ['AvailableAmount=10000.00 CNY', 'AvailableCashAmount=9000.00 CNY']],
    'a debt': [good({ AvailableAmount: '-11.19' }), ['AvailableAmount=-11.19 CNY', 'AvailableCashAmount=9000.00 CNY']],
    'thousands, as seen in the wild': [
      good({ AvailableAmount: '1,157.74', AvailableCashAmount: '-1,234,567.00' }),
      ['AvailableAmount=1157.74 CNY', 'AvailableCashAmount=-1234567.00 CNY'],
    ],
    'commas that group no thousands': [
      good({ AvailableAmount: '11,57.74' }),
      { kind: 'bad-response', problem: 'bad-amount' },
    ],
    'a line end behind an amount': [
      good({ AvailableAmount: '10000.00\n' }),
      ['AvailableAmount=10000.00 CNY', 'AvailableCashAmount=9000.00 CNY'],
    ],
    'the code as a number': [
      good({}, { Code: 200 }),
      ['AvailableAmount=10000.00 CNY', 'AvailableCashAmount=9000.00 CNY'],
    ],
    '19: the code as a word, as seen in the wild': [
      good({}, { Code: 'Success' }),
      ['AvailableAmount=10000.00 CNY', 'AvailableCashAmount=9000.00 CNY'],
    ],
    '19: a good word without success': [
      good({}, { Code: 'Success', Success: false }),
      { kind: 'bad-response', problem: 'missing-field', field: 'Success' },
    ],
    'another currency': [
      good({ Currency: 'USD' }),
      ['AvailableAmount=10000.00 USD', 'AvailableCashAmount=9000.00 USD'],
    ],
    'no currency': [good({ Currency: undefined }), { kind: 'bad-response', problem: 'missing-field' }],
    'no success with a good code': [
      good({}, { Success: false }),
      { kind: 'bad-response', problem: 'missing-field', field: 'Success' },
    ],
    'an error with HTTP 200': [error('NotAuthorized').text, { kind: 'not-enabled', code: 'NotAuthorized' }],
    'no such right': [error('NotAuthorized'), { kind: 'not-enabled' }],
    'not for this account': [error('NotApplicable'), { kind: 'not-enabled' }],
    'a missing parameter': [error('MissingParameter'), { kind: 'bad-endpoint' }],
    'a wrong parameter': [error('InvalidParameter'), { kind: 'bad-endpoint' }],
    'a wrong owner': [error('InvalidOwner'), { kind: 'bad-endpoint' }],
    'an error of the service': [error('InternalError'), { kind: 'provider-down' }],
    'an error of nobody': [{ ...error('UndefinedError'), status: 500 }, { kind: 'provider-down' }],
    'no such key': [
      { ...error('InvalidAccessKeyId.NotFound'), status: 404 },
      { kind: 'auth', definitive: true },
    ],
    'a wrong signature': [error('SignatureDoesNotMatch'), { kind: 'auth', definitive: true }],
    'an incomplete signature': [error('IncompleteSignature'), { kind: 'auth' }],
    'a disabled key': [error('InvalidAccessKeyId.Inactive'), { kind: 'blocked' }],
    'a user without the right': [{ ...error('Forbidden.RAM'), status: 403 }, { kind: 'not-enabled' }],
    'a wrong time': [error('InvalidTimeStamp.Expired'), { kind: 'clock' }],
    'a time in another form': [error('InvalidTimeStamp.Format'), { kind: 'clock' }],
    'no such call': [{ ...error('InvalidApi.NotFound'), status: 404 }, { kind: 'bad-endpoint' }],
    'a wrong method': [error('UnsupportedHTTPMethod'), { kind: 'bad-endpoint' }],
    'a number that was used': [error('SignatureNonceUsed'), { kind: 'provider-down' }],
    'a risk': [{ ...error('Forbidden.RiskControl'), status: 403 }, { kind: 'blocked' }],
    'too often': [error('Throttling'), { kind: 'rate-limited' }],
    'too often for this user': [error('Throttling.User'), { kind: 'rate-limited' }],
    'out of order': [{ ...error('ServiceUnavailable'), status: 503 }, { kind: 'provider-down' }],
    'a code that nobody knows': [
      error('SomethingElse', 'what it says'),
      { kind: 'provider-error', code: 'SomethingElse' },
    ],
  },
});

testProduct({
  descriptor: ALIYUN,
  product: 'account',
  credential: { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' },
  place: 'international',
  sends: /^POST https:\/\/business\.ap-southeast-1\.aliyuncs\.com\/\n/,
  replies: {},
});
