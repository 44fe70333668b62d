import type { SandboxAccount, SandboxPackage } from '../../account.ts';
import { mediaTypeOf } from '../../authorization.ts';
import type { Counterpart } from '../../counterpart.ts';
import { amountField, type Field, rawField, wordField } from '../../document.ts';
import { errorTable } from '../../errorTable.ts';
import { parametersOnce } from '../../members.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused, type ServiceRequest, type Verdict, type World } from '../../service.ts';
import { bceAuth } from '../../signing/bceAuth.ts';
import { type SignatureFault, verify } from '../../signing/verify.ts';

const TYPE = 'application/json;charset=UTF-8';
const REQUEST_ID = 'ae2225f7-1c2e-427a-a1ad-5413b762957d';
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Of the errors that all of Baidu AI Cloud's services have in common. */
const ERRORS = errorTable([
  ['AccessDenied', 403, 'Access denied.'],
  [
    'InappropriateJSON',
    400,
    'The JSON you provided was well-formed and valid, but not appropriate for this operation.',
  ],
  ['InternalError', 500, 'We encountered an internal error Please try again.'],
  ['InvalidAccessKeyId', 403, 'The Access Key ID you provided does not exist in our records.'],
  [
    'InvalidHTTPAuthHeader',
    400,
    'The HTTP authorization header is invalid. Consult the service documentation for details.',
  ],
  ['InvalidHTTPRequest', 400, 'There was an error in the body of your HTTP request.'],
  ['InvalidURI', 400, 'Could not parse the specified URI.'],
  ['InvalidVersion', 404, 'The API version specified was invalid.'],
  ['MalformedJSON', 400, 'The JSON you provided was not well-formed.'],
  ['OptInRequired', 403, 'A subscription for the service is required.'],
  ['RequestExpired', 400, 'Request has expired. Timestamp date is 2014-06-13T05:57:36Z.'],
  [
    'SignatureDoesNotMatch',
    400,
    'The request signature we calculated does not match the signature you provided. Check your Secret Access Key and signing method. Consult the service documentation for details.',
  ],
]);

const CODES: Readonly<Record<SignatureFault, string>> = {
  missing: 'AccessDenied',
  malformed: 'InvalidHTTPAuthHeader',
  scope: 'InvalidHTTPAuthHeader',
  'time-format': 'InvalidHTTPAuthHeader',
  expired: 'RequestExpired',
  'unknown-key': 'InvalidAccessKeyId',
  unsigned: 'SignatureDoesNotMatch',
  body: 'SignatureDoesNotMatch',
  signature: 'SignatureDoesNotMatch',
};

const QUOTA = ['quotaPerDay', 'quotaRemainToday', 'quotaPerMonth', 'quotaRemainThisMonth'];

/**
 * Baidu AI Cloud SMS: packages of messages, and the limits of sending. The word `expiry` names the field of a package's end, which
 * the document and an SDK call differently; `dates` writes it in the time of Beijing.
 */
export const baidu: Counterpart = {
  id: 'baidu',
  products: [
    { product: 'sms', fields: [] },
    { product: 'quota', fields: QUOTA, moving: ['quotaRemainToday', 'quotaRemainThisMonth'] },
  ],
  accounts: [
    {
      id: 'baidu',
      name: 'Baidu SMS',
      product: 'sms',
      credential: {
        accessKeyId: 'd9e2e7cf6aad47999a6f7015b0222c73',
        secretAccessKey: '0123456789abcdef0123456789abcde0',
      },
      parameters: { userId: 'cdf5755983a346108e212762b9a462c0' },
      quantities: { 'p-1': '880', 'p-2': '4200', 'p-3': '90', 'p-4': '150', 'p-5': '0', 'p-6': '7' },
      packages: [
        { id: 'p-1', total: '1000', boughtDay: -300, expiryDay: 60, words: { name: '国内短信1000条' } },
        { id: 'p-2', total: '5000', boughtDay: -10, expiryDay: 355, words: { name: '国内短信5000条' } },
        { id: 'p-3', total: '100', boughtDay: -30, expiryDay: 30, words: { countryType: 'INTERNATIONAL' } },
        // None of these counts: expired, used up, destroyed.
        { id: 'p-4', total: '1000', boughtDay: -400, expiryDay: -35 },
        { id: 'p-5', total: '1000', boughtDay: -100, expiryDay: 265 },
        { id: 'p-6', total: '1000', boughtDay: -90, expiryDay: 275, words: { packageStatus: 'DESTROYED' } },
      ],
      demo: true,
    },
    {
      id: 'baidu-many',
      name: 'Baidu SMS with many packages',
      product: 'sms',
      credential: {
        accessKeyId: 'd9e2e7cf6aad47999a6f7015b0222c74',
        secretAccessKey: '0123456789abcdef0123456789abcde1',
      },
      parameters: { userId: 'cdf5755983a346108e212762b9a462c1' },
      ...many(230),
      words: { expiry: 'expireDate', dates: 'Beijing' },
    },
    {
      id: 'baidu-none',
      name: 'Baidu SMS without packages',
      product: 'sms',
      credential: {
        accessKeyId: 'd9e2e7cf6aad47999a6f7015b0222c75',
        secretAccessKey: '0123456789abcdef0123456789abcde2',
      },
      parameters: { userId: 'cdf5755983a346108e212762b9a462c2' },
      quantities: {},
    },
    {
      id: 'baidu-quota',
      name: 'Baidu SMS limits',
      product: 'quota',
      credential: {
        accessKeyId: 'd9e2e7cf6aad47999a6f7015b0222c73',
        secretAccessKey: '0123456789abcdef0123456789abcde0',
      },
      quantities: {
        quotaPerDay: '10000',
        quotaRemainToday: '9120',
        quotaPerMonth: '200000',
        quotaRemainThisMonth: '154321',
      },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    const { keyId, fault } = verify(
      bceAuth,
      request,
      (id) => world.accounts.with('baidu', { accessKeyId: id })?.credential['secretAccessKey'],
      world.providerNow(),
    );
    const known = keyId === undefined ? [] : world.accounts.all('baidu', { accessKeyId: keyId });
    if (fault !== undefined) {
      const [, , given = ''] = (request.headers.authorization ?? '').split('/');
      const message = `Request has expired. Timestamp date is ${given}.`;
      return refused(CODES[fault], {}, fault === 'expired' ? { message } : {});
    }
    const userId = /^\/sms\/v3\/prepay\/([^/]+)$/.exec(request.path)?.[1];
    const product = userId === undefined ? 'quota' : 'sms';
    if ((userId === undefined && request.path !== '/sms/v3/quota') || request.method !== 'GET') {
      return refused('InvalidURI');
    }
    if (!['', 'application/json'].includes(mediaTypeOf(request)) || request.body.length > 0) {
      return refused('InvalidHTTPRequest', { product });
    }
    const account = known.find((each) => each.product === product && each.parameters?.['userId'] === userId);
    if (account === undefined) {
      return refused('AccessDenied', { product });
    }
    return product === 'quota' ? quotaOf(request, world, account) : packagesOf(request, world, account);
  },

  word(code, { status, message }) {
    const text = JSON.stringify({ requestId: REQUEST_ID, code, message });
    return textReply(status, TYPE, text, { 'x-bce-request-id': REQUEST_ID });
  },
};

function quotaOf(request: ServiceRequest, world: World, account: SandboxAccount): Verdict {
  const parameters = parametersOnce(request.query);
  if (parameters?.has('userQuery') !== true || parameters.size !== 1) {
    return refused('InvalidURI', { product: 'quota', account });
  }
  return accepted(world, account, ({ quantities }) => ({
    format: 'json',
    contentType: TYPE,
    fields: [
      ...QUOTA.map((name) => amountField(name, quantities[name] ?? null)),
      rawField('applyQuotaPerDay', '0'),
      rawField('applyQuotaPerMonth', '0'),
      rawField('rateLimitPerMobilePerSignByDay', '10'),
      rawField('rateLimitWhitelist', 'false'),
    ],
  }));
}

const PARAMETERS: Readonly<Record<string, RegExp>> = {
  pageNo: /^[1-9]\d{0,5}$/,
  pageSize: /^[1-9]\d{0,3}$/,
  countryType: /^(?:domestic|international|global)$/,
  packageStatus: /^(?:RUNNING|EXPIRED|USED_UP|DESTROYED)$/,
};

function packagesOf(request: ServiceRequest, world: World, account: SandboxAccount): Verdict {
  const parameters = parametersOnce(request.query);
  const isRight =
    parameters !== undefined && [...parameters].every(([name, value]) => PARAMETERS[name]?.test(value) === true);
  if (!isRight) {
    return refused('InvalidURI', { product: 'sms', account });
  }
  const size = Number(parameters.get('pageSize') ?? 10);
  const from = (Number(parameters.get('pageNo') ?? 1) - 1) * size;
  const asked = (name: string, value: string): boolean => (parameters.get(name) ?? value) === value;
  return accepted(world, account, ({ packages = [], quantities, words = {} }) => {
    const all = packages.filter(
      (each) =>
        asked('packageStatus', statusOf(each, quantities[each.id] ?? '0')) &&
        asked('countryType', (each.words?.['countryType'] ?? 'DOMESTIC').toLowerCase()),
    );
    const page = all
      .slice(from, from + size)
      .map((each) => fieldsOf(each, quantities[each.id] ?? '0', words, world.startedAt));
    const others = page.slice(1).map((fields) => `,{${fields.map(({ name, json }) => `"${name}":${json}`).join(',')}}`);
    return {
      format: 'json',
      contentType: TYPE,
      fields: page[0] ?? [],
      around: (first) => {
        const list = page.length === 0 ? '' : first + others.join('');
        return `{"prepaidPackages":[${list}],"totalCount":${all.length}}`;
      },
    };
  });
}

function statusOf({ expiryDay, words = {} }: SandboxPackage, left: string): string {
  return words['packageStatus'] ?? (expiryDay < 0 ? 'EXPIRED' : left === '0' ? 'USED_UP' : 'RUNNING');
}

function fieldsOf(
  each: SandboxPackage,
  left: string,
  { expiry = 'expiryDate', dates = '' }: Readonly<Record<string, string>>,
  startedAt: number,
): readonly Field[] {
  const { id, total, boughtDay, expiryDay, words = {} } = each;
  const at = (day: number): string => {
    const time = startedAt + day * DAY_MS;
    return dates === 'Beijing'
      ? new Date(time + 8 * HOUR_MS).toISOString().slice(0, 19).replace('T', ' ')
      : new Date(time).toISOString().replace(/\.\d+/, '');
  };
  return [
    wordField('packageId', id),
    wordField('name', words['name'] ?? id),
    wordField('countryType', words['countryType'] ?? 'DOMESTIC'),
    rawField('capacity', total),
    amountField('remainingCapacity', left),
    wordField('packageStatus', statusOf(each, left)),
    wordField('purchaseDate', at(boughtDay)),
    wordField(expiry, at(expiryDay)),
  ];
}

/** More packages than fit on a page, ten messages each. */
function many(count: number): Pick<SandboxAccount, 'packages' | 'quantities'> {
  const packages = Array.from({ length: count }, (_, index) => ({
    id: `p-${1000 + index}`,
    total: '10',
    boughtDay: -1,
    expiryDay: 100 + index,
  }));
  return { packages, quantities: Object.fromEntries(packages.map(({ id }) => [id, '10'])) };
}
