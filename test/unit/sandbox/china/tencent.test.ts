import { tencent } from '../../../sandbox/providers/china/tencent.ts';
import { tc3 } from '../../../sandbox/signing/tc3.ts';
import { answers, NOW, refuses, tellsEveryError } from '../counterpart.ts';
import { signedText } from '../signedText.ts';
import { requestText } from '../wire.ts';

const ZEROS = '0'.repeat(17);

interface Change {
  readonly number?: number;
  readonly secret?: string;
  readonly method?: string;
  readonly mount?: string;
  readonly service?: string;
  readonly body?: string;
  readonly at?: number;
  readonly day?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function signed(change: Change = {}): string {
  const { number = 0, method = 'POST', mount = '/tencent', service = 'billing', body = '{}', at = NOW } = change;
  const { secret = `billing${ZEROS}${number}EXAMPLE`, day = new Date(at).toISOString().slice(0, 10) } = change;
  const scope = `${day}/${service}/tc3_request`;
  return signedText({
    scheme: tc3(service),
    secret,
    at,
    scope: [day, service],
    method,
    mount,
    path: '/',
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-tc-action': 'DescribeAccountBalance',
      'x-tc-timestamp': String(at / 1000),
      'x-tc-version': '2018-07-09',
      ...change.headers,
    },
    authorization: (names, signature) =>
      `TC3-HMAC-SHA256 Credential=AKIDbilling${ZEROS}${number}EXAMPLE/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  });
}

const reply = (amounts: string) => `{"Response":{${amounts},"RequestId":"3314b4e1-0000-4000-8000-00000000000e"}}`;

answers(tencent, [
  [
    'cents',
    signed(),
    reply(
      '"Balance":9647442,"Uin":90961,"IsAllowArrears":true,"IsCreditLimited":true,"RealBalance":9647442,"CashAccountBalance":0,"IncomeIntoAccountBalance":0,"PresentAccountBalance":209512,"FreezeAmount":0,"OweAmount":0,"CreditAmount":200,"CreditBalance":9647442,"RealCreditBalance":9647442,"TempCredit":0',
    ),
  ],
  [
    'less than a unit of the currency',
    signed({ number: 1, body: '{"TempCredit":true}' }),
    reply(
      '"Balance":-5,"Uin":90961,"IsAllowArrears":true,"IsCreditLimited":true,"RealBalance":-5.0,"CashAccountBalance":0,"IncomeIntoAccountBalance":0,"PresentAccountBalance":0,"FreezeAmount":0,"OweAmount":5.0,"CreditAmount":0,"CreditBalance":-5,"RealCreditBalance":-5,"TempCredit":0',
    ),
  ],
  [
    'the international site',
    signed({ number: 2, mount: '/tencent/international' }),
    reply(
      '"Balance":10000,"Uin":90961,"IsAllowArrears":true,"IsCreditLimited":true,"RealBalance":10000,"CashAccountBalance":0,"IncomeIntoAccountBalance":0,"PresentAccountBalance":0,"FreezeAmount":0,"OweAmount":0,"CreditAmount":0,"CreditBalance":10000,"RealCreditBalance":10000,"TempCredit":0',
    ),
  ],
]);

refuses(tencent, [
  ['another path', signed().replace('/tencent/ ', '/tencent/v3 '), 'InvalidAction'],
  ['another method', signed({ method: 'GET' }), 'UnsupportedProtocol'],
  ['a form', signed({ headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 'UnsupportedProtocol'],
  ['another action', signed({ headers: { 'x-tc-action': 'DescribeBillSummary' } }), 'InvalidAction'],
  ['another version', signed({ headers: { 'x-tc-version': '2021-01-11' } }), 'NoSuchVersion'],
  [
    'no action',
    requestText('POST', '/tencent/', { 'Content-Type': 'application/json', 'X-TC-Version': '2018-07-09' }, '{}'),
    'MissingParameter',
  ],
  ['no signature', signed().replace(/Authorization: [^\r]*\r\n/, ''), 'MissingParameter'],
  ['a signature of version 1', signed().replace('TC3-HMAC-SHA256 ', 'HmacSHA256 '), 'AuthFailure.InvalidAuthorization'],
  ['a wrong secret', signed({ secret: 'x' }), 'AuthFailure.SignatureFailure'],
  ['an unknown key', signed({ number: 9 }), 'AuthFailure.SecretIdNotFound'],
  ['a key of the other site', signed({ number: 2 }), 'AuthFailure.SecretIdNotFound'],
  ['another service', signed({ service: 'sms' }), 'AuthFailure.SignatureFailure'],
  ['the day in Beijing', signed({ day: '2026-11-29' }), 'AuthFailure.SignatureFailure'],
  ['a clock that is six minutes slow', signed({ at: NOW - 360_000 }), 'AuthFailure.SignatureExpire'],
  ['a clock that is six minutes fast', signed({ at: NOW + 360_000 }), 'AuthFailure.SignatureExpire'],
  ['a body that is not the signed one', signed().replace('\r\n\r\n{}', '\r\n\r\n[]'), 'AuthFailure.SignatureFailure'],
  [
    'a content type that is not the signed one',
    signed().replace('; charset=utf-8', ''),
    'AuthFailure.SignatureFailure',
  ],
  ['no JSON', signed({ body: '' }), 'InvalidParameter'],
  ['an unknown parameter', signed({ body: '{"Currency":"CNY"}' }), 'UnknownParameter'],
]);

tellsEveryError(tencent, 'tencent', signed(), {
  200: [
    'ActionOffline',
    'AuthFailure.InvalidAuthorization',
    'AuthFailure.InvalidSecretId',
    'AuthFailure.MFAFailure',
    'AuthFailure.SecretIdNotFound',
    'AuthFailure.SignatureExpire',
    'AuthFailure.SignatureFailure',
    'AuthFailure.TokenFailure',
    'AuthFailure.UnauthorizedOperation',
    'InternalError',
    'InvalidAction',
    'InvalidParameter',
    'InvalidParameterValue',
    'InvalidRequest',
    'IpInBlacklist',
    'IpNotInWhitelist',
    'LimitExceeded',
    'MissingParameter',
    'NoSuchProduct',
    'NoSuchVersion',
    'RequestLimitExceeded',
    'RequestLimitExceeded.GlobalRegionUinLimitExceeded',
    'RequestLimitExceeded.IPLimitExceeded',
    'RequestLimitExceeded.UinLimitExceeded',
    'ServiceUnavailable',
    'UnauthorizedOperation',
    'UnknownParameter',
    'UnsupportedOperation',
    'UnsupportedProtocol',
    'UnsupportedRegion',
    'FailedOperation',
    'FailedOperation.PayPriceError',
    'InternalError.GatewayError',
    'UnauthorizedOperation.CamNoAuth',
  ],
});
