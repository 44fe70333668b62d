import { VOLCENGINE } from '../../../../src/providers/china/volcengine.ts';
import { testProduct } from '../cases.ts';

const metadata = { RequestId: '2023', Action: 'QueryBalanceAcct', Version: '2022-01-01', Service: 'billing' };
const good = (fields: object = {}) =>
  JSON.stringify({
    ResponseMetadata: metadata,
    Result: {
      AccountID: 2100000000,
      AvailableBalance: '77.01',
      CashBalance: '83.01',
      CreditLimit: '0.01',
      FreezeAmount: '5.01',
      ArrearsBalance: '1.01',
      ...fields,
    },
  });
const error = (Code: string, status = 400) => ({
  status,
  text: JSON.stringify({ ResponseMetadata: { ...metadata, Error: { CodeN: 1, Code, Message: 'x' } } }),
});

testProduct({
  descriptor: VOLCENGINE,
  product: 'account',
  credential: { accessKeyId: 'AKEXAMPLE', secretAccessKey: 'SKEXAMPLE' },
  now: Date.parse('2024-01-01T12:00:00Z'),
  sends:
    'GET https://open.volcengineapi.com/?Action=QueryBalanceAcct&Version=2022-01-01\naccept: application/json\nauthorization: HMAC-SHA256 Credential=AKEXAMPLE/20240101/cn-beijing/billing/request, SignedHeaders=host;x-date, Signature=6435454eba6c1d5bb628770e99e5640b31789832af57394e5f09927fbd7d3c26\nx-date: 20240101T120000Z',
  replies: {
    'the published reply': [good(), ['AvailableBalance=77.01 CNY', 'CashBalance=83.01 CNY']],
    'no amount': [good({ AvailableBalance: undefined }), { kind: 'bad-response', problem: 'missing-field' }],
    'an error in another form': [
      JSON.stringify({ ...JSON.parse(good()), ResponseMetadata: { ...metadata, Error: { CodeN: 1 } } }),
      { kind: 'bad-response', problem: 'missing-field', field: 'ResponseMetadata.Error.Code' },
    ],
    'no such record': [error('RecordNoFound'), { kind: 'bad-endpoint' }],
    'a wrong parameter': [error('InvalidParam'), { kind: 'bad-endpoint' }],
    'an internal error': [error('InternalError', 500), { kind: 'provider-down' }],
    'no such key': [error('InvalidAccessKey', 401), { kind: 'auth', definitive: true }],
    'a wrong signature': [error('SignatureDoesNotMatch', 401), { kind: 'auth' }],
    'a wrong time': [error('InvalidTimestamp', 400), { kind: 'clock' }],
    'no right': [error('AccessDenied', 403), { kind: 'not-enabled' }],
    'a service that does not answer': [error('InternalServiceTimeout', 504), { kind: 'provider-down' }],
    'no such action': [error('InvalidActionOrVersion', 404), { kind: 'bad-endpoint' }],
    'a wrong authorization': [error('InvalidAuthorization'), { kind: 'auth' }],
    'a wrong credential': [error('InvalidCredential'), { kind: 'auth' }],
    'a wrong token': [error('InvalidSecretToken', 401), { kind: 'auth' }],
    'no policy of the project': [error('LackProjectPolicy', 403), { kind: 'not-enabled' }],
    'no token': [error('MissingAuthenticationToken', 401), { kind: 'auth' }],
    'a missing parameter': [error('MissingParameter'), { kind: 'bad-endpoint' }],
    'missing information': [error('MissingRequestInfo'), { kind: 'bad-endpoint' }],
    'no signature': [error('MissingSignature', 401), { kind: 'auth' }],
    'no such service': [error('ServiceNotFound', 404), { kind: 'bad-endpoint' }],
    'too often': [error('FlowLimitExceeded', 429), { kind: 'rate-limited' }],
  },
});
