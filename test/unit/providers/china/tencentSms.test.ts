import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TENCENT_SMS } from '../../../../src/providers/china/tencentSms.ts';
import { asked, json, type Subject } from '../asked.ts';

const SUBJECT: Subject = {
  descriptor: TENCENT_SMS,
  credential: {
    secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
    secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
  },
  parameters: { sdkAppId: '1400006666' },
  place: 'china',
  now: Date.UTC(2024, 5, 1, 0, 0, 0),
};
const DAY = 86_400;
const NOW = Date.UTC(2024, 5, 1) / 1000;

const pack = (id: number, amount: number, used: number, more: object = {}) => ({
  PackageCreateTime: NOW - DAY,
  PackageEffectiveTime: NOW - DAY,
  PackageExpiredTime: NOW + 30 * DAY,
  PackageAmount: amount,
  PackageType: 1,
  PackageId: id,
  CurrentUsage: used,
  ...more,
});
const reply = (...packages: readonly object[]) =>
  json({ Response: { SmsPackagesStatisticsSet: packages, RequestId: '3314' } });

test('tencent-sms: the signed request', async () => {
  const [request] = (await asked(SUBJECT, reply())).sent;
  const { authorization, ...headers } = request?.headers ?? {};
  assert.deepEqual(
    { ...request, headers },
    {
      method: 'POST',
      url: 'https://sms.tencentcloudapi.com/',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json; charset=utf-8',
        'x-tc-action': 'SmsPackagesStatistics',
        'x-tc-version': '2021-01-11',
        'x-tc-region': 'ap-guangzhou',
        'x-tc-timestamp': '1717200000',
      },
      body: '{"SmsSdkAppId":"1400006666","Limit":200,"Offset":0,"BeginTime":"2019060308","EndTime":"2024060107"}',
    },
  );
  assert.match(
    authorization ?? '',
    /^TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE\/2024-06-01\/sms\/tc3_request, SignedHeaders=content-type;host, Signature=[0-9a-f]{64}$/,
  );
});

test('tencent-sms: the other site, another region', async () => {
  const subject = {
    ...SUBJECT,
    place: 'international',
    parameters: { sdkAppId: '1400006666', region: 'ap-singapore' },
  };
  const [request] = (await asked(subject, reply())).sent;
  assert.equal(request?.url, 'https://sms.intl.tencentcloudapi.com/');
  assert.equal(request?.headers['x-tc-region'], 'ap-singapore');
});

const QUANTITY = { key: 'packages', unit: 'messages' };
const END = (NOW + 30 * DAY) * 1000;

test('tencent-sms: the sum of the packages, the nearest end, and each that something is left of', async () => {
  const soon = { PackageExpiredTime: NOW + DAY };
  const { quantities } = await asked(SUBJECT, reply(pack(7, 1000, 100), pack(8, 500, 0, soon), pack(9, 10, 10)));
  assert.deepEqual(quantities, [
    {
      ...QUANTITY,
      amount: '1400',
      parts: [
        { name: '8', amount: '500', total: '500', expiresAt: (NOW + DAY) * 1000 },
        { name: '7', amount: '900', total: '1000', expiresAt: END },
      ],
      expiresAt: (NOW + DAY) * 1000,
    },
  ]);
});

test('tencent-sms: times in each other’s place, as the samples have them', async () => {
  const swapped = { PackageEffectiveTime: NOW + 30 * DAY, PackageExpiredTime: NOW - DAY };
  const { quantities } = await asked(SUBJECT, reply(pack(7, 1000, 100, swapped)));
  assert.deepEqual(quantities, [
    {
      ...QUANTITY,
      amount: '900',
      parts: [{ name: '7', amount: '900', total: '1000', expiresAt: END }],
      expiresAt: END,
    },
  ]);
});

test('tencent-sms: what is over, or has not begun, is not counted', async () => {
  const over = { PackageEffectiveTime: NOW - 9 * DAY, PackageExpiredTime: NOW };
  const later = { PackageEffectiveTime: NOW + 1, PackageExpiredTime: NOW + DAY };
  const { quantities } = await asked(SUBJECT, reply(pack(1, 50, 0, over), pack(2, 70, 0, later), pack(3, 5, 1)));
  assert.partialDeepStrictEqual(quantities, [{ ...QUANTITY, amount: '4', expiresAt: END }]);
  for (const none of [over, later]) {
    assert.deepEqual((await asked(SUBJECT, reply(pack(1, 50, 0, none)))).quantities, [
      { ...QUANTITY, amount: '0', parts: [] },
    ]);
  }
});

test('tencent-sms: no package at all is not allocated, which is not 0', async () => {
  assert.partialDeepStrictEqual((await asked(SUBJECT, reply())).quantities, [{ ...QUANTITY, amount: 'not-allocated' }]);
});

test('tencent-sms: pages until one is not full', async () => {
  const page = (first: number, count: number) =>
    reply(...Array.from({ length: count }, (_, index) => pack(first + index, 10, 1)));
  const { quantities, sent } = await asked(SUBJECT, page(1, 200), page(201, 200), page(401, 3));
  assert.deepEqual(
    sent.map(({ body }) => JSON.parse(String(body)).Offset),
    [0, 200, 400],
  );
  assert.equal(quantities?.[0]?.amount, '3627');
  assert.equal(quantities?.[0]?.parts?.length, 403);
  // A last page that is empty says nothing of those before.
  assert.equal((await asked(SUBJECT, page(1, 200), reply())).quantities?.[0]?.amount, '1800');
});

test('tencent-sms: a package twice is not believed: one that was bought between two pages moves others to the next', async () => {
  const page = (first: number, count: number) =>
    reply(...Array.from({ length: count }, (_, index) => pack(first + index, 10, 1)));
  const twice = { kind: 'bad-response', problem: 'duplicate-key', field: 'PackageId' };
  for (const pages of [
    [page(1, 200), page(200, 3)],
    [page(1, 200), page(1, 200)],
    [reply(pack(7, 10, 1), pack(7, 10, 1))],
  ]) {
    assert.partialDeepStrictEqual((await asked(SUBJECT, ...pages)).fault, twice);
  }
});

for (const [packages, problem, field] of [
  [[pack(7, 1000, 100, { CurrentUsage: undefined })], 'missing-field', '0.CurrentUsage'],
  [[pack(7, 1000, -1)], 'bad-amount', '0.CurrentUsage'],
  [[pack(7, -1, 0)], 'bad-amount', '0.PackageAmount'],
  // It would be over, and is the beginning where both are in each other's place.
  [
    [pack(7, 1000, 100, { PackageEffectiveTime: 0, PackageExpiredTime: NOW - DAY })],
    'bad-amount',
    '0.PackageExpiredTime',
  ],
  [[pack(7, 1000, 100, { PackageAmount: null })], 'bad-amount', '0.PackageAmount'],
  [[pack(6, 1, 0), pack(7, 1000, 100, { PackageExpiredTime: undefined })], 'missing-field', '1.PackageExpiredTime'],
  [[pack(7, 1000, 100, { PackageAmount: 10.5 })], 'bad-amount', '0.PackageAmount'],
  [[pack(7, 1, 0, { PackageEffectiveTime: 0, PackageExpiredTime: 0 })], 'bad-amount', '0.PackageExpiredTime'],
] as const) {
  test(`tencent-sms: no amount without ${field}`, async () => {
    assert.partialDeepStrictEqual((await asked(SUBJECT, reply(...packages))).fault, {
      ...{ kind: 'bad-response', problem },
      field: `Response.SmsPackagesStatisticsSet.${field}`,
    });
  });
}

test('tencent-sms: amounts may be texts', async () => {
  const { quantities } = await asked(SUBJECT, reply(pack(7, 0, 0, { PackageAmount: '12', CurrentUsage: '2' })));
  assert.equal(quantities?.[0]?.amount, '10');
});

for (const body of [{}, { Response: {} }, { Response: { SmsPackagesStatisticsSet: null } }, { Response: [] }]) {
  test(`tencent-sms: ${JSON.stringify(body)} is no balance`, async () => {
    assert.partialDeepStrictEqual((await asked(SUBJECT, json(body))).fault, {
      kind: 'bad-response',
      problem: 'missing-field',
    });
  });
}

const error = (code: string, message = 'The words of the service.') =>
  json({ Response: { Error: { Code: code, Message: message }, RequestId: 'ed93' } });

for (const [code, kind] of [
  ['ActionOffline', 'bad-endpoint'],
  ['AuthFailure.InvalidAuthorization', 'auth'],
  ['AuthFailure.InvalidSecretId', 'auth'],
  ['AuthFailure.MFAFailure', 'auth'],
  ['AuthFailure.SecretIdNotFound', 'auth'],
  ['AuthFailure.SignatureExpire', 'clock'],
  ['AuthFailure.SignatureFailure', 'auth'],
  ['AuthFailure.TokenFailure', 'auth'],
  ['AuthFailure.UnauthorizedOperation', 'not-enabled'],
  ['InternalError', 'provider-down'],
  ['InternalError.RequestTimeException', 'clock'],
  ['InternalError.Timeout', 'provider-down'],
  ['InvalidAction', 'bad-endpoint'],
  ['InvalidParameter', 'bad-endpoint'],
  ['InvalidParameterValue.BeginTimeVerifyFail', 'bad-endpoint'],
  ['InvalidParameterValue.SdkAppIdNotExist', 'auth'],
  ['InvalidRequest', 'bad-endpoint'],
  ['IpInBlacklist', 'ip-blocked'],
  ['IpNotInWhitelist', 'ip-blocked'],
  ['MissingParameter', 'bad-endpoint'],
  ['NoSuchProduct', 'bad-endpoint'],
  ['NoSuchVersion', 'bad-endpoint'],
  ['RequestLimitExceeded', 'rate-limited'],
  ['RequestLimitExceeded.GlobalRegionUinLimitExceeded', 'rate-limited'],
  ['ServiceUnavailable', 'provider-down'],
  ['UnauthorizedOperation', 'not-enabled'],
  ['UnauthorizedOperation.RequestIpNotInWhitelist', 'ip-blocked'],
  ['UnauthorizedOperation.RequestPermissionDeny', 'not-enabled'],
  ['UnauthorizedOperation.SdkAppIdIsDisabled', 'blocked'],
  ['UnauthorizedOperation.SerivceSuspendDueToArrears', 'blocked'],
  ['UnauthorizedOperation.SmsSdkAppIdVerifyFail', 'auth'],
  ['UnknownParameter', 'bad-endpoint'],
  ['UnsupportedOperation', 'bad-endpoint'],
  ['UnsupportedProtocol', 'bad-endpoint'],
  ['UnsupportedRegion', 'bad-endpoint'],
  ['FailedOperation', 'provider-error'],
] as const) {
  test(`tencent-sms: ${code} is of the kind ${kind}, with a status of success`, async () => {
    assert.partialDeepStrictEqual((await asked(SUBJECT, error(code))).fault, { kind, code });
  });
}

test('tencent-sms: a code that says more is explained as what stands before its point', async () => {
  const { sentence } = await asked(SUBJECT, error('UnauthorizedOperation.RequestPermissionDeny'));
  assert.match(sentence ?? '', /CAM/);
  assert.match((await asked(SUBJECT, error('UnauthorizedOperation.SmsSdkAppIdVerifyFail'))).sentence ?? '', /SdkAppId/);
});

test('tencent-sms: a wrong time is taken from the reply, and signed anew', async () => {
  const late = {
    ...error('AuthFailure.SignatureExpire'),
    headers: new Map([['date', 'Sat, 01 Jun 2024 02:00:00 GMT']]),
  };
  const { sent, quantities } = await asked(SUBJECT, late, reply(pack(7, 10, 0)));
  assert.deepEqual(
    sent.map(({ headers }) => headers['x-tc-timestamp']),
    ['1717200000', '1717207200'],
  );
  assert.equal(quantities?.[0]?.amount, '10');
});
