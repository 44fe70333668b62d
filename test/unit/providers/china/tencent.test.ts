import { TENCENT } from '../../../../src/providers/china/tencent.ts';
import { testProduct } from '../cases.ts';

const reply = (fields: object) => JSON.stringify({ Response: { ...fields, RequestId: '3314' } });
const error = (Code: string) => reply({ Error: { Code, Message: 'x' } });
const common = {
  descriptor: TENCENT,
  product: 'account',
  credential: { secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE' },
  now: 1_717_200_000_000,
} as const;

testProduct({
  ...common,
  sends:
    /^POST https:\/\/billing\.tencentcloudapi\.com\/\naccept: application\/json\nauthorization: TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE\/2024-06-01\/billing\/tc3_request, SignedHeaders=content-type;host, Signature=[0-9a-f]{64}\ncontent-type: application\/json; charset=utf-8\nx-tc-action: DescribeAccountBalance\nx-tc-timestamp: 1717200000\nx-tc-version: 2018-07-09\n\n\{\}$/,
  replies: {
    'whole cents': [reply({ Balance: 123456, RealBalance: 123456 }), ['Balance=1234.56 CNY']],
    'less than a unit': [reply({ Balance: 5 }), ['Balance=0.05 CNY']],
    'a debt': [reply({ Balance: -5 }), ['Balance=-0.05 CNY']],
    nothing: [reply({ Balance: 0 }), ['Balance=0.00 CNY']],
    'no amount': [reply({}), { kind: 'bad-response', problem: 'missing-field' }],
    'an error in another form': [
      reply({ Balance: 0, Error: { Message: 'x' } }),
      { kind: 'bad-response', problem: 'missing-field', field: 'Response.Error.Code' },
    ],
    'no such key': [error('AuthFailure.SecretIdNotFound'), { kind: 'auth' }],
    'a wrong signature': [error('AuthFailure.SignatureFailure'), { kind: 'auth' }],
    'a wrong time': [error('AuthFailure.SignatureExpire'), { kind: 'clock' }],
    'no right': [error('UnauthorizedOperation'), { kind: 'not-enabled' }],
    'too often': [error('RequestLimitExceeded'), { kind: 'rate-limited' }],
    'an operation that failed': [error('FailedOperation.PayPriceError'), { kind: 'provider-down' }],
    'no right in CAM': [error('UnauthorizedOperation.CamNoAuth'), { kind: 'not-enabled' }],
    'not for this account': [error('UnsupportedOperation'), { kind: 'not-enabled' }],
    'a wrong parameter': [error('InvalidParameterValue.X'), { kind: 'bad-endpoint' }],
    'an address that is not listed': [error('IpNotInWhitelist'), { kind: 'ip-blocked' }],
    'out of order': [error('InternalError'), { kind: 'provider-down' }],
  },
});

testProduct({
  ...common,
  place: 'international',
  sends: /^POST https:\/\/billing\.intl\.tencentcloudapi\.com\/\n/,
  replies: { 'money of the international site': [reply({ Balance: 123456 }), ['Balance=1234.56 USD']] },
});
