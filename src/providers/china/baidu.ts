import type { Decimal } from '../../balance/amount/decimal.ts';
import type { Part, Quantity } from '../../balance/amount/quantity.ts';
import { DAY_MS } from '../../base/duration.ts';
import type { Answer, Cursor, Descriptor, Known, Reply, RequestSpec, Service } from '../contract.ts';
import { bceAuthHeaders } from '../signing/bceAuth.ts';
import { onePlace } from '../terms.ts';
import { isoTime } from '../time.ts';

const PAGE_SIZE = 100;
const NOTHING = '0' as Decimal;

const RUNNING = 'RUNNING';
/** Whether anything is left of a package in another state, nobody knows. */
const STATUSES = [RUNNING, 'EXPIRED', 'USED_UP', 'DESTROYED'];

const KEYS = {
  places: onePlace('https://smsv3.bj.baidubce.com'),
  console: 'https://console.bce.baidu.com/iam/#/iam/accesslist',
  credential: [
    { id: 'accessKeyId', name: 'Access Key', shape: /^[0-9a-f]{32}$/ },
    { id: 'secretAccessKey', name: 'Secret Key', shape: /^[0-9a-f]{32}$/, secret: true },
  ],
  clock: { from: 'date' },
} as const satisfies Partial<Service>;

/** The provider's days are those of China. */
const FILLED_BY = {
  day: { resets: 'day', resetZone: 'Asia/Shanghai' },
  month: { resets: 'month', resetZone: 'Asia/Shanghai' },
} as const;

/** Baidu Cloud SMS: what is left of the packages that were bought. */
export const BAIDU: Descriptor = {
  id: 'baidu',
  region: 'china',
  label: (t) => t('Baidu Cloud SMS'),
  otherNames: ['Baidu Cloud SMS', 'BCE', '百度云', '百度智能云短信'],
  codes: {
    InvalidAccessKeyId: 'auth',
    InvalidHTTPAuthHeader: 'auth',
    SignatureDoesNotMatch: 'auth',
    AccessDenied: [
      'not-enabled',
      (t) => t('This Baidu Cloud user may not read SMS packages. Permit it to read SMS in the console.'),
    ],
    OptInRequired: [
      'not-enabled',
      (t) => t('SMS is not enabled for this Baidu Cloud account. Enable it in the console.'),
    ],
    RequestExpired: 'clock',
    InappropriateJSON: 'bad-endpoint',
    InvalidHTTPRequest: 'bad-endpoint',
    InvalidURI: 'bad-endpoint',
    InvalidVersion: 'bad-endpoint',
    MalformedJSON: 'bad-endpoint',
    PreconditionFailed: 'bad-endpoint',
    InternalError: 'provider-down',
  },
  products: [
    {
      id: 'sms',
      label: (t) => t('SMS'),
      description: (t) => t('messages that are left in packages'),
      ...KEYS,
      whereToFind: (t) =>
        t(
          'Both are in the Baidu Cloud console, under access keys. The user ID is the account ID in the menu of the account.',
        ),
      parameters: [{ id: 'userId', label: (t) => t('User ID'), shape: /^[0-9a-f]{32}$/ }],
      // Pools that have nothing to do with each other, by the words of the reply.
      quantities: [
        { key: 'DOMESTIC', unit: 'messages', label: (t) => t('Mainland China') },
        { key: 'INTERNATIONAL', unit: 'messages', label: (t) => t('International') },
        { key: 'GLOBAL', unit: 'messages', label: (t) => t('All countries') },
      ],
      // Packages of any state: where none but those in use were listed, used up would look like never bought.
      request: (known) =>
        signed(known, `/sms/v3/prepay/${encodeURIComponent(known.parameters['userId'] ?? '')}`, {
          pageNo: String(pageOf(known.cursor)),
          pageSize: String(PAGE_SIZE),
        }),
      read: (reply, { cursor, now }) => refusalIn(reply) ?? packagesOf(reply, cursor, now),
    },
    {
      id: 'quota',
      label: (t) => t('Sending limits'),
      description: (t) => t('messages that may still be sent today and this month; no credit'),
      ...KEYS,
      whereToFind: (t) => t('Both are in the Baidu Cloud console, under access keys.'),
      quantities: [
        { key: 'quotaRemainToday', unit: 'messages', ...FILLED_BY.day, label: (t) => t('Messages today') },
        { key: 'quotaRemainThisMonth', unit: 'messages', ...FILLED_BY.month, label: (t) => t('Messages this month') },
      ],
      request: (known) => signed(known, '/sms/v3/quota', { userQuery: 'sms' }),
      read: (reply) => refusalIn(reply) ?? [limitOf(reply, 'Today', 'Day'), limitOf(reply, 'ThisMonth', 'Month')],
    },
  ],
};

function signed(
  { credential: { accessKeyId = '', secretAccessKey = '' }, host, now }: Known,
  path: string,
  query: Readonly<Record<string, string>>,
): RequestSpec {
  const key = { accessKey: accessKeyId, secretKey: secretAccessKey };
  const headers = bceAuthHeaders({ method: 'GET', path, query, headers: { host } }, key, now);
  return { path, query, headers: { 'content-type': 'application/json', ...headers } };
}

/** The error that a reply is; throws for a failure without a code. */
function refusalIn(reply: Reply): Answer | undefined {
  const code = reply.failure('/code');
  if (code === undefined && !reply.isSuccess) {
    throw reply.refusal('missing-field', 'code');
  }
  return code === undefined ? undefined : { code, message: reply.at('/message') };
}

function limitOf(reply: Reply, left: string, per: string): Quantity {
  const limit = reply.amount(`/quotaPer${per}`, 'messages');
  const amount = reply.amount(`/quotaRemain${left}`, 'messages');
  const used = reply.rest(limit, amount);
  const quota = { key: `quotaRemain${left}`, unit: 'messages', amount, limit } as const;
  // More is left than the limit where that was lowered since: what was used does not follow from them.
  return used.startsWith('-') ? quota : { ...quota, used };
}

function packagesOf(reply: Reply, cursor: Cursor | undefined, now: number): Answer {
  const found = reply.at('/prepaidPackages');
  if (!Array.isArray(found)) {
    throw reply.refusal('missing-field', 'prepaidPackages');
  }
  const packages = [...packagesIn(cursor), ...found.map((_, index) => packageAt(reply, index, now))];
  // One that was bought between two pages moves others to the next page.
  if (new Set(packages.map(({ id }) => id)).size < packages.length) {
    throw reply.refusal('duplicate-key', 'packageId');
  }
  const total = reply.amount('/totalCount', 'messages');
  if ((cursor?.['total'] ?? total) !== total) {
    throw reply.refusal('bad-amount', 'totalCount');
  }
  if (found.length > 0 && packages.length < Number(total)) {
    return { next: { page: String(pageOf(cursor) + 1), packages: JSON.stringify(packages), total } };
  }
  // What is not all of them comes to another count.
  if (packages.length !== Number(total)) {
    throw reply.refusal('bad-amount', 'totalCount');
  }
  return quantitiesOf(reply, packages, now);
}

/** A package: `part` is there while it is in use. */
interface Package {
  readonly id: string;
  readonly pool: string;
  readonly part?: Part;
}

function pageOf(cursor: Cursor | undefined): number {
  return Number(cursor?.['page'] ?? '1');
}

/** What the pages before had. */
function packagesIn(cursor: Cursor | undefined): readonly Package[] {
  return cursor === undefined ? [] : (JSON.parse(cursor['packages'] ?? '[]') as Package[]);
}

function packageAt(reply: Reply, index: number, now: number): Package {
  const at = `/prepaidPackages/${index}`;
  const id = codeAt(reply, `${at}/packageId`);
  const pool = codeAt(reply, `${at}/countryType`);
  // The documents and the vendor's own program have different names for it.
  const expiresAt = timeAt(reply, reply.at(`${at}/expiryDate`) === undefined ? `${at}/expireDate` : `${at}/expiryDate`);
  const status = codeAt(reply, `${at}/packageStatus`);
  if (!STATUSES.includes(status)) {
    throw reply.refusal('bad-amount', fieldAt(`${at}/packageStatus`));
  }
  if (status !== RUNNING) {
    return { id, pool };
  }
  const name = reply.code(`${at}/name`) ?? id;
  const amount = reply.amount(`${at}/remainingCapacity`, 'messages');
  if (amount.startsWith('-')) {
    throw reply.refusal('bad-amount', fieldAt(`${at}/remainingCapacity`));
  }
  // The provider knows whether it is over; a clock of this machine may be wrong.
  const end = expiresAt > now ? { expiresAt } : {};
  return { id, pool, part: { name, amount, total: reply.amount(`${at}/capacity`, 'messages'), ...end } };
}

function codeAt(reply: Reply, at: string): string {
  const code = reply.code(at);
  if (code === undefined) {
    throw reply.refusal(reply.at(at) === undefined ? 'missing-field' : 'bad-amount', fieldAt(at));
  }
  return code;
}

/** One for each pool of which there were packages; nothing is left where all are over. Without any, none was allocated. */
function quantitiesOf(reply: Reply, packages: readonly Package[], now: number): readonly Quantity[] {
  const pools = [...new Set(packages.map(({ pool }) => pool))];
  const sums = pools.map((pool) => {
    const parts = packages.flatMap(({ pool: other, part }) => (other === pool && part !== undefined ? [part] : []));
    return parts.length === 0
      ? ({ key: pool, unit: 'messages', amount: NOTHING } as const)
      : reply.packages(pool, 'messages', parts, now);
  });
  return sums.length === 0 ? [{ key: 'DOMESTIC', unit: 'messages', amount: 'not-allocated' }] : sums;
}

/** The documents do not show the form of a date. Without a zone it is the time of China; what ends on a day lasts to its end. */
function timeAt(reply: Reply, at: string): number {
  const text = reply.at(at);
  const [, day, hour] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d))?$/.exec(typeof text === 'string' ? text : '') ?? [];
  const time =
    day === undefined
      ? reply.time(at)
      : isoTime(`${day}T${hour ?? '00:00:00'}+08:00`) + (hour === undefined ? DAY_MS : 0);
  // Services write 0 where there is no time: nobody knows whether it is over.
  if (Number.isNaN(time) || time === 0) {
    throw reply.refusal('bad-amount', fieldAt(at));
  }
  return time;
}

function fieldAt(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '.');
}
