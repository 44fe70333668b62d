import type { Decimal } from '../../balance/amount/decimal.ts';
import type { Part } from '../../balance/amount/quantity.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/duration.ts';
import type { Answer, CodeKind, CodeText, Cursor, Descriptor, Known, Reply, RequestSpec } from '../contract.ts';
import { basicTime } from '../signing/moment.ts';
import { tc3Headers } from '../signing/tc3.ts';

/** Packages in one reply. */
const LIMIT = 200;
const TYPE = 'application/json; charset=utf-8';
const SET = '/Response/SmsPackagesStatisticsSet';
const NOTHING = '0' as Decimal;

/** No package is bought for longer. */
const YEARS_MS = 5 * 365 * DAY_MS;
/** As far as clocks may be apart: a time that is still to come is refused. */
const SLACK_MS = 10 * MINUTE_MS;

const notPermitted: readonly [CodeKind, CodeText] = [
  'not-enabled',
  (t) => t('This Tencent Cloud key may not read the packages. Permit it the action sms:SmsPackagesStatistics in CAM.'),
];
const noApplication: readonly [CodeKind, CodeText] = [
  'auth',
  (t) =>
    t(
      'Tencent Cloud SMS found no such application in this account. Check its SdkAppId, and that the key is of the same account.',
    ),
];

/** Tencent Cloud SMS: the packages of one application. */
export const TENCENT_SMS: Descriptor = {
  id: 'tencent-sms',
  region: 'china',
  label: (t) => t('Tencent Cloud SMS'),
  otherNames: ['Tencent Cloud SMS', '腾讯云短信', 'QCloud'],
  // The codes that all services have, and those of this call. What stands behind a point says more, and means the same.
  codes: {
    ActionOffline: 'bad-endpoint',
    AuthFailure: 'auth',
    'AuthFailure.SignatureExpire': 'clock',
    'AuthFailure.UnauthorizedOperation': notPermitted,
    InternalError: 'provider-down',
    'InternalError.RequestTimeException': 'clock',
    InvalidAction: 'bad-endpoint',
    InvalidParameter: 'bad-endpoint',
    InvalidParameterValue: 'bad-endpoint',
    'InvalidParameterValue.SdkAppIdNotExist': noApplication,
    InvalidRequest: 'bad-endpoint',
    IpInBlacklist: 'ip-blocked',
    IpNotInWhitelist: 'ip-blocked',
    MissingParameter: 'bad-endpoint',
    NoSuchProduct: 'bad-endpoint',
    NoSuchVersion: 'bad-endpoint',
    RequestLimitExceeded: 'rate-limited',
    ServiceUnavailable: 'provider-down',
    UnauthorizedOperation: notPermitted,
    'UnauthorizedOperation.RequestIpNotInWhitelist': 'ip-blocked',
    'UnauthorizedOperation.SdkAppIdIsDisabled': [
      'blocked',
      (t) => t('This application is disabled. Enable it in the Tencent Cloud SMS console.'),
    ],
    // The documents spell it so.
    'UnauthorizedOperation.SerivceSuspendDueToArrears': [
      'blocked',
      (t) => t('Tencent Cloud has suspended SMS, as this account is in arrears. Check its balance in the console.'),
    ],
    'UnauthorizedOperation.SmsSdkAppIdVerifyFail': noApplication,
    UnknownParameter: 'bad-endpoint',
    UnsupportedOperation: 'bad-endpoint',
    UnsupportedProtocol: 'bad-endpoint',
    UnsupportedRegion: [
      'bad-endpoint',
      (t) => t('Tencent Cloud SMS is not offered in this region. Choose another "region" in the settings.'),
    ],
  },
  products: [
    {
      id: 'sms',
      label: (t) => t('SMS packages'),
      description: (t) => t('messages that are left in the packages of one application'),
      places: [
        { id: 'china', label: (t) => t('China site'), hosts: ['https://sms.tencentcloudapi.com'] },
        { id: 'international', label: (t) => t('International site'), hosts: ['https://sms.intl.tencentcloudapi.com'] },
      ],
      parameters: [
        {
          id: 'sdkAppId',
          label: (t) => t('SdkAppId of the application'),
          shape: /^\d{10}$/,
          hint: (t) => t('It is in the SMS console under application management: ten digits, such as 1400006666.'),
        },
        { id: 'region', label: (t) => t('Region'), initial: 'ap-guangzhou', shape: /^[a-z]{2,4}(?:-[a-z0-9]+)+$/ },
      ],
      credential: [
        { id: 'secretId', name: 'SecretId', shape: /^AKID[A-Za-z0-9]{32}$/ },
        { id: 'secretKey', name: 'SecretKey', shape: /^[A-Za-z0-9]{32}$/, secret: true },
      ],
      whereToFind: (t) => t('Both are in the Tencent Cloud console, in CAM, under API keys.'),
      console: 'https://console.cloud.tencent.com/cam/capi',
      clock: { from: 'date' },
      quantities: [{ key: 'packages', unit: 'messages', label: (t) => t('SMS packages') }],
      request,
      read,
    },
  ],
};

function request({ credential, parameters, host, now, cursor }: Known): RequestSpec {
  const { secretId = '', secretKey = '' } = credential;
  const { sdkAppId = '', region = '' } = parameters;
  const body = JSON.stringify({
    SmsSdkAppId: sdkAppId,
    Limit: LIMIT,
    Offset: Number(cursor?.['offset'] ?? 0),
    BeginTime: hourOf(now - YEARS_MS),
    EndTime: hourOf(now - SLACK_MS),
  });
  return {
    path: '/',
    body: { text: body, type: TYPE },
    headers: {
      ...{ 'x-tc-action': 'SmsPackagesStatistics', 'x-tc-version': '2021-01-11', 'x-tc-region': region },
      ...tc3Headers({ host, service: 'sms', body, contentType: TYPE }, { secretId, secretKey }, now),
    },
  };
}

/** `2024050113`, in the time of China, as the texts beside the numbers of the documents' samples have it. */
function hourOf(time: number): string {
  return basicTime(time + 8 * HOUR_MS)
    .replaceAll(/\D/g, '')
    .slice(0, 10);
}

function read(reply: Reply, { now, cursor }: Known): Answer {
  const error = reply.at('/Response/Error');
  if (error !== undefined || !reply.isSuccess) {
    const code = reply.code('/Response/Error/Code');
    if (code === undefined) {
      throw reply.refusal('missing-field', 'Response.Error.Code');
    }
    return { code, message: reply.at('/Response/Error/Message') };
  }
  const set = reply.at(SET);
  if (!Array.isArray(set)) {
    throw reply.refusal('missing-field', 'Response.SmsPackagesStatisticsSet');
  }
  const parts = [...partsIn(cursor), ...set.map((_, index) => partAt(reply, index, now))];
  // One that was bought between two pages moves others to the next page.
  if (new Set(parts.map(({ name }) => name)).size < parts.length) {
    throw reply.refusal('duplicate-key', 'PackageId');
  }
  return set.length < LIMIT
    ? [reply.packages('packages', 'messages', parts, now)]
    : { next: { offset: String(parts.length), parts: JSON.stringify(parts) } };
}

/** What the pages before had. */
function partsIn(cursor: Cursor | undefined): readonly Part[] {
  return cursor === undefined ? [] : (JSON.parse(cursor['parts'] ?? '[]') as Part[]);
}

/** A package. The documents' samples have the times of its beginning and its end in each other's place. */
function partAt(reply: Reply, index: number, now: number): Part {
  const bad = (name: string) => reply.refusal('bad-amount', `${SET}/${index}/${name}`.slice(1).replaceAll('/', '.'));
  const field = (name: string): Decimal => {
    const count = reply.amount(`${SET}/${index}/${name}`, 'messages');
    // Less than nothing that was used would be added to what is left, and less than nothing that was bought taken for nothing.
    if (count.startsWith('-')) {
      throw bad(name);
    }
    return count;
  };
  const times = ['PackageEffectiveTime', 'PackageExpiredTime'].map((name) => reply.time(`${SET}/${index}/${name}`));
  // Where one is not told, the other may be the beginning: nobody knows whether the package is over.
  if (Math.min(...times) === 0 && Math.max(...times) <= now) {
    throw bad('PackageExpiredTime');
  }
  const left = reply.rest(field('PackageAmount'), field('CurrentUsage'));
  // What has not begun cannot be spent.
  const amount = Math.min(...times) <= now ? left : NOTHING;
  return { name: field('PackageId'), amount, total: field('PackageAmount'), expiresAt: Math.max(...times) };
}
