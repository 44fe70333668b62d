import type { SandboxAccount, SandboxPackage } from '../../account.ts';
import { addUnits } from '../../amount.ts';
import { headerOf, mediaTypeOf } from '../../authorization.ts';
import type { Counterpart } from '../../counterpart.ts';
import { amountField, type Field, rawField } from '../../document.ts';
import { membersOf } from '../../members.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused, type ServiceRequest, type World } from '../../service.ts';
import { tc3 } from '../../signing/tc3.ts';
import { verify } from '../../signing/verify.ts';
import { TENCENT_ERRORS, TENCENT_REQUEST_ID, TENCENT_SIGNATURE_CODES } from '../../tencentErrors.ts';

const REGIONS: Readonly<Record<string, readonly string[]>> = {
  china: ['ap-beijing', 'ap-guangzhou', 'ap-nanjing'],
  international: ['ap-guangzhou', 'ap-singapore'],
};
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Days and hours of parameters are those of China. */
const CHINA_MS = 8 * HOUR_MS;

/** Tencent Cloud SMS, SmsPackagesStatistics of 2021-01-11. A key belongs to the site of China or to the international one. */
export const tencentSms: Counterpart = {
  id: 'tencent-sms',
  places: ['china', 'international'],
  products: [{ product: 'sms', fields: [] }],
  accounts: [
    {
      id: 'tencent-sms',
      name: 'Tencent Cloud SMS',
      product: 'sms',
      credential: { secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE' },
      parameters: { sdkAppId: '1400006666', region: 'ap-guangzhou' },
      quantities: { '1000791745': '3120', '1000791746': '88000', '1000791700': '500', '1000791690': '0' },
      packages: [
        { id: '1000791745', total: '10000', boughtDay: -345, expiryDay: 20 },
        { id: '1000791746', total: '100000', boughtDay: -65, expiryDay: 300 },
        // A gift that has expired, and a package that is used up: neither counts.
        { id: '1000791700', total: '1000', boughtDay: -380, expiryDay: -15, words: { PackageType: '0' } },
        { id: '1000791690', total: '5000', boughtDay: -200, expiryDay: 165 },
      ],
      demo: true,
    },
    {
      id: 'tencent-sms-international',
      name: 'Tencent Cloud SMS International',
      product: 'sms',
      // Such accounts pay from money and have no packages.
      credential: { secretId: 'AKIDintl0000000000000000000000EXAMPLE', secretKey: 'intl0000000000000000000000EXAMPLE' },
      parameters: { sdkAppId: '2400006666', region: 'ap-singapore' },
      place: 'international',
      quantities: {},
    },
  ],
  errors: TENCENT_ERRORS,
  unknownStatus: 200,

  answer(request, world) {
    if (request.path !== '/' && request.path !== '') {
      return refused('InvalidAction');
    }
    const common = commonFault(request);
    if (common !== undefined) {
      return refused(common.code, {}, { message: common.message });
    }
    const known = (secretId: string): readonly SandboxAccount[] =>
      world.accounts.all('tencent-sms', { secretId }).filter(({ place = 'china' }) => place === request.place);
    const { keyId, fault } = verify(
      tc3('sms'),
      request,
      (id) => known(id)[0]?.credential['secretKey'],
      world.providerNow(),
    );
    if (fault !== undefined) {
      return refused(TENCENT_SIGNATURE_CODES[fault], { product: 'sms' });
    }
    const question = questionOf(request.body);
    if ('code' in question) {
      return refused(question.code, { product: 'sms' }, { message: question.message });
    }
    const account = known(keyId).find(({ parameters = {} }) => parameters['sdkAppId'] === question.appId);
    if (account === undefined) {
      return refused('UnauthorizedOperation.SmsSdkAppIdVerifyFail', { product: 'sms' });
    }
    if (question.end <= question.begin || question.end > world.providerNow()) {
      return refused('InvalidParameterValue.EndTimeVerifyFail', { product: 'sms', account });
    }
    return accepted(world, account, (now) => {
      const packages = (now.packages ?? [])
        .filter(({ boughtDay }) => isBetween(dayAt(world, boughtDay), question))
        .slice(question.offset, question.offset + question.limit)
        .map((each) => fieldsOf(each, now.quantities[each.id] ?? '0', world));
      const others = packages.slice(1).map((fields) => `,${objectOf(fields)}`);
      return {
        format: 'json',
        fields: packages[0] ?? [],
        around: (first) => {
          const set = packages.length === 0 ? '' : first + others.join('');
          return `{"Response":{"SmsPackagesStatisticsSet":[${set}],"RequestId":"${TENCENT_REQUEST_ID}"}}`;
        },
      };
    });
  },

  word(code, { status, message }) {
    const response = { Error: { Code: code, Message: message }, RequestId: TENCENT_REQUEST_ID };
    return textReply(status, 'application/json', JSON.stringify({ Response: response }));
  },
};

interface Wrong {
  readonly code: string;
  readonly message: string;
}

/** What is wrong with the parameters that all of Tencent Cloud's services have in common. */
function commonFault(request: ServiceRequest): Wrong | undefined {
  if (request.method !== 'POST') {
    return { code: 'UnsupportedProtocol', message: 'Sandbox: this stand-in knows POST alone.' };
  }
  for (const name of ['X-TC-Action', 'X-TC-Version', 'X-TC-Timestamp', 'X-TC-Region']) {
    if (headerOf(request, name) === undefined) {
      return { code: 'MissingParameter', message: `The request is missing a required parameter \`${name}\`.` };
    }
  }
  if (headerOf(request, 'X-TC-Version') !== '2021-01-11') {
    return { code: 'NoSuchVersion', message: 'The requested API version does not exist.' };
  }
  if (headerOf(request, 'X-TC-Action') !== 'SmsPackagesStatistics' || request.query !== '') {
    return { code: 'InvalidAction', message: 'The requested API does not exist.' };
  }
  if (REGIONS[request.place]?.includes(headerOf(request, 'X-TC-Region') ?? '') !== true) {
    return { code: 'UnsupportedRegion', message: 'The requested API does not support this region.' };
  }
  return mediaTypeOf(request) === 'application/json'
    ? undefined
    : { code: 'UnsupportedProtocol', message: 'Sandbox: the body has to be application/json.' };
}

interface Question {
  readonly appId: string;
  readonly limit: number;
  readonly offset: number;
  /** Milliseconds since 1970. */
  readonly begin: number;
  readonly end: number;
}

const PARAMETERS: Readonly<Record<string, 'string' | 'number'>> = {
  SmsSdkAppId: 'string',
  Limit: 'number',
  Offset: 'number',
  BeginTime: 'string',
  EndTime: 'string',
};

function questionOf(body: Buffer): Question | Wrong {
  const members = membersOf(body);
  if (members === undefined) {
    return { code: 'FailedOperation.JsonParseFail', message: 'Failed to parse the JSON of the request.' };
  }
  const surplus = [...members.keys()].find((name) => !(name in PARAMETERS));
  if (surplus !== undefined) {
    return { code: 'UnknownParameter', message: `The parameter \`${surplus}\` is not recognized.` };
  }
  for (const [name, type] of Object.entries(PARAMETERS)) {
    if (!members.has(name)) {
      return { code: 'MissingParameter', message: `The request is missing a required parameter \`${name}\`.` };
    }
    if (typeof members.get(name) !== type) {
      return { code: 'InvalidParameter', message: `The value type of parameter \`${name}\` is not valid.` };
    }
  }
  const [limit, offset] = [Number(members.get('Limit')), Number(members.get('Offset'))];
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) {
    return { code: 'InvalidParameterValue.LimitVerifyFail', message: 'The parameter `Limit` is not valid.' };
  }
  if (!Number.isInteger(offset) || offset < 0) {
    return { code: 'InvalidParameterValue.OffsetVerifyFail', message: 'The parameter `Offset` is not valid.' };
  }
  const begin = hourAt(String(members.get('BeginTime')));
  const end = hourAt(String(members.get('EndTime')));
  if (begin === undefined) {
    return { code: 'InvalidParameterValue.BeginTimeVerifyFail', message: 'The parameter `BeginTime` is not valid.' };
  }
  if (end === undefined) {
    return { code: 'InvalidParameterValue.EndTimeVerifyFail', message: 'The parameter `EndTime` is not valid.' };
  }
  return { appId: String(members.get('SmsSdkAppId')), limit, offset, begin, end };
}

/** `2024050100`, an hour in China. */
function hourAt(text: string): number | undefined {
  const [, year, month, day, hour] = /^(\d{4})(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:00:00Z`);
  return Number.isNaN(at) ? undefined : at - CHINA_MS;
}

/** Midnight in China, some days after the day on which the sandbox was started. */
function dayAt({ startedAt }: World, day: number): number {
  return (Math.floor((startedAt + CHINA_MS) / DAY_MS) + day) * DAY_MS - CHINA_MS;
}

function isBetween(at: number, { begin, end }: Question): boolean {
  return at >= begin && at < end + HOUR_MS;
}

/**
 * A package as the documents' sample prints it: the time at which it expires stands in `PackageEffectiveTime`, and the one at
 * which it begins in `PackageExpiredTime`.
 */
function fieldsOf(
  { id, total, boughtDay, expiryDay, words = {} }: SandboxPackage,
  left: string,
  world: World,
): Field[] {
  const bought = String(dayAt(world, boughtDay) / 1000);
  return [
    rawField('PackageCreateTime', bought),
    rawField('PackageEffectiveTime', String(dayAt(world, expiryDay) / 1000)),
    rawField('PackageExpiredTime', bought),
    amountField('PackageAmount', total),
    rawField('PackageType', words['PackageType'] ?? '1'),
    rawField('PackageId', id),
    amountField('CurrentUsage', addUnits(total, -BigInt(left))),
  ];
}

function objectOf(fields: readonly Field[]): string {
  return `{${fields.map(({ name, json }) => `"${name}":${json}`).join(',')}}`;
}
