import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tencentSms } from '../../../sandbox/providers/china/tencent-sms.ts';
import { tc3 } from '../../../sandbox/signing/tc3.ts';
import { answers, asked, NOW, refuses, tellsEveryError } from '../counterpart.ts';
import { requestText } from '../wire.ts';

const ID = 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE';
const KEY = 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE';
const TYPE = 'application/json; charset=utf-8';

interface Asking {
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly key?: string;
  readonly place?: string;
  readonly at?: number;
}

function signed({ body = {}, headers = {}, key = KEY, place = '', at = NOW }: Asking = {}): string {
  const window = { BeginTime: '2020010100', EndTime: '2026112816' };
  const text = JSON.stringify({ SmsSdkAppId: '1400006666', Limit: 500, Offset: 0, ...window, ...body });
  const timestamp = String(at / 1000);
  const date = new Date(at).toISOString().slice(0, 10);
  const request = {
    method: 'POST',
    path: '/',
    query: '',
    headers: { 'content-type': TYPE, host: '127.0.0.1' },
    body: Buffer.from(text),
  };
  const signedHeaders = ['content-type', 'host'];
  const claim = { keyId: ID, time: at, window: 0, signedHeaders, signature: '', scope: [date, 'sms'] };
  const signature = tc3('sms').sign(request, claim, '/', key);
  return requestText(
    'POST',
    `/tencent-sms${place}/`,
    {
      'Content-Type': TYPE,
      'X-TC-Action': 'SmsPackagesStatistics',
      'X-TC-Version': '2021-01-11',
      'X-TC-Region': 'ap-guangzhou',
      'X-TC-Timestamp': timestamp,
      Authorization: `TC3-HMAC-SHA256 Credential=${ID}/${date}/sms/tc3_request, SignedHeaders=content-type;host, Signature=${signature}`,
      ...headers,
    },
    text,
  );
}

const EMPTY = '{"Response":{"SmsPackagesStatisticsSet":[],"RequestId":"3314b4e1-0000-4000-8000-00000000000e"}}';
/** Bought 345 days before the day of the start in China, and 20 days from its end. */
const OLDEST =
  '{"PackageCreateTime":1765987200,"PackageEffectiveTime":1797523200,"PackageExpiredTime":1765987200,"PackageAmount":10000,"PackageType":1,"PackageId":1000791745,"CurrentUsage":6880}';

answers(tencentSms, [
  ['a page of one', signed({ body: { Limit: 1 } }), EMPTY.replace('[]', `[${OLDEST}]`)],
  ['nothing bought in the window', signed({ body: { EndTime: '2021010100' } }), EMPTY],
  ['a page behind the last', signed({ body: { Offset: 4 } }), EMPTY],
]);

test('tencent-sms answers all packages, expired and used up ones as well, with their times as the documents’ sample has them', async () => {
  const { text } = await asked(signed());
  const packages: readonly Record<string, number>[] = JSON.parse(text).Response.SmsPackagesStatisticsSet;
  assert.deepEqual(
    packages.map((each) => [each['PackageId'], each['PackageAmount'], each['CurrentUsage'], each['PackageType']]),
    [
      [1000791745, 10000, 6880, 1],
      [1000791746, 100000, 12000, 1],
      [1000791700, 1000, 500, 0],
      [1000791690, 5000, 5000, 1],
    ],
  );
  for (const each of packages) {
    assert.equal(each['PackageExpiredTime'], each['PackageCreateTime']);
    assert.ok(Number(each['PackageEffectiveTime']) > Number(each['PackageExpiredTime']));
  }
});

refuses(tencentSms, [
  ['GET', signed().replace('POST', 'GET'), 'UnsupportedProtocol'],
  ['another path', signed({ place: '/v1' }), 'InvalidAction'],
  ['another action', signed({ headers: { 'X-TC-Action': 'DescribeAccountBalance' } }), 'InvalidAction'],
  ['another version', signed({ headers: { 'X-TC-Version': '2019-07-11' } }), 'NoSuchVersion'],
  ['no region', signed({ headers: { 'X-TC-Region': null } }), 'MissingParameter'],
  ['a region that does not exist', signed({ headers: { 'X-TC-Region': 'ap-nowhere' } }), 'UnsupportedRegion'],
  ['no signature', signed({ headers: { Authorization: null } }), 'MissingParameter'],
  ['a wrong key', signed({ key: 'x' }), 'AuthFailure.SignatureFailure'],
  ['a clock that is six minutes off', signed({ at: NOW - 360_000 }), 'AuthFailure.SignatureExpire'],
  ['a key of the other site', signed({ place: '/international' }), 'AuthFailure.SecretIdNotFound'],
  [
    'another application',
    signed({ body: { SmsSdkAppId: '1400000000' } }),
    'UnauthorizedOperation.SmsSdkAppIdVerifyFail',
  ],
  ['an application that is a number', signed({ body: { SmsSdkAppId: 1400006666 } }), 'InvalidParameter'],
  ['a parameter that is missing', signed({ body: { Offset: undefined } }), 'MissingParameter'],
  ['a parameter too many', signed({ body: { PageNo: 1 } }), 'UnknownParameter'],
  ['a page of 501', signed({ body: { Limit: 501 } }), 'InvalidParameterValue.LimitVerifyFail'],
  ['an offset below nothing', signed({ body: { Offset: -1 } }), 'InvalidParameterValue.OffsetVerifyFail'],
  ['a time that is none', signed({ body: { BeginTime: '2020' } }), 'InvalidParameterValue.BeginTimeVerifyFail'],
  [
    'an end that is yet to come',
    signed({ body: { EndTime: '2026112818' } }),
    'InvalidParameterValue.EndTimeVerifyFail',
  ],
  [
    'an end before the beginning',
    signed({ body: { EndTime: '2019010100' } }),
    'InvalidParameterValue.EndTimeVerifyFail',
  ],
]);

tellsEveryError(tencentSms, 'tencent-sms', signed(), {
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
    'FailedOperation.FailResolvePacket',
    'FailedOperation.JsonParseFail',
    'InternalError',
    'InternalError.OtherError',
    'InternalError.RequestTimeException',
    'InternalError.Timeout',
    'InternalError.UnknownError',
    'InvalidAction',
    'InvalidParameter',
    'InvalidParameterValue',
    'InvalidParameterValue.BeginTimeVerifyFail',
    'InvalidParameterValue.EndTimeVerifyFail',
    'InvalidParameterValue.LimitVerifyFail',
    'InvalidParameterValue.OffsetVerifyFail',
    'InvalidParameterValue.SdkAppIdNotExist',
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
    'UnauthorizedOperation.RequestIpNotInWhitelist',
    'UnauthorizedOperation.RequestPermissionDeny',
    'UnauthorizedOperation.SdkAppIdIsDisabled',
    'UnauthorizedOperation.SerivceSuspendDueToArrears',
    'UnauthorizedOperation.SmsSdkAppIdVerifyFail',
    'UnknownParameter',
    'UnsupportedOperation',
    'UnsupportedProtocol',
    'UnsupportedRegion',
  ],
});
