import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baidu } from '../../../sandbox/providers/china/baidu.ts';
import { bceAuth } from '../../../sandbox/signing/bceAuth.ts';
import { answers, asked, get, NOW, refuses, tellsEveryError } from '../counterpart.ts';
import { signedText } from '../signedText.ts';

const USER = 'cdf5755983a346108e212762b9a462c';
const DAY = 86_400_000;

interface Change {
  readonly number?: number;
  readonly secret?: string;
  readonly key?: string;
  readonly path?: string;
  readonly query?: string;
  readonly method?: string;
  readonly at?: number;
  readonly seconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

function signed(change: Change = {}): string {
  const { number = 0, at = NOW, seconds = 1800, query = 'packageStatus=RUNNING&pageNo=1&pageSize=100' } = change;
  const { key = `d9e2e7cf6aad47999a6f7015b0222c7${3 + number}`, path = `/sms/v3/prepay/${USER}${number}` } = change;
  const prefix = `bce-auth-v1/${key}/${new Date(at).toISOString().replace('.000Z', 'Z')}/${seconds}`;
  return signedText({
    scheme: bceAuth,
    secret: change.secret ?? `0123456789abcdef0123456789abcde${number}`,
    at,
    scope: [prefix],
    method: change.method ?? 'GET',
    mount: '/baidu',
    path,
    query,
    headers: { 'content-type': 'application/json', ...change.headers },
    authorization: (names, signature) => `${prefix}/${names}/${signature}`,
  });
}

function on(day: number): string {
  return new Date(NOW + day * DAY).toISOString().replace('.000Z', 'Z');
}

function pack(
  id: string,
  name: string,
  total: number,
  left: number,
  days: readonly [number, number],
  more = '',
): string {
  const [bought, ends] = days;
  const [country = 'DOMESTIC', status = 'RUNNING'] = more === '' ? [] : more.split(' ');
  return `{"packageId":"${id}","name":"${name}","countryType":"${country}","capacity":${total},"remainingCapacity":${left},"packageStatus":"${status}","purchaseDate":"${on(bought)}","expiryDate":"${on(ends)}"}`;
}

const QUOTA = { path: '/sms/v3/quota', query: 'userQuery=sms' };

answers(baidu, [
  [
    'the packages that are in use',
    signed(),
    `{"prepaidPackages":[${pack('p-1', '国内短信1000条', 1000, 880, [-300, 60])},${pack('p-2', '国内短信5000条', 5000, 4200, [-10, 355])},${pack('p-3', 'p-3', 100, 90, [-30, 30], 'INTERNATIONAL RUNNING')}],"totalCount":3}`,
  ],
  [
    'those that have expired, on a second page',
    signed({ query: 'packageStatus=EXPIRED&pageNo=2&pageSize=1' }),
    '{"prepaidPackages":[],"totalCount":1}',
  ],
  [
    'those of a kind',
    signed({ query: 'countryType=international' }),
    `{"prepaidPackages":[${pack('p-3', 'p-3', 100, 90, [-30, 30], 'INTERNATIONAL RUNNING')}],"totalCount":1}`,
  ],
  ['an account without packages', signed({ number: 2 }), '{"prepaidPackages":[],"totalCount":0}'],
  [
    'the limits',
    signed(QUOTA),
    '{"quotaPerDay":10000,"quotaRemainToday":9120,"quotaPerMonth":200000,"quotaRemainThisMonth":154321,"applyQuotaPerDay":0,"applyQuotaPerMonth":0,"rateLimitPerMobilePerSignByDay":10,"rateLimitWhitelist":false}',
  ],
]);

refuses(baidu, [
  ['another path', signed({ path: '/sms/v3/prepay' }), 'InvalidURI'],
  ['another method', signed({ method: 'POST' }), 'InvalidURI'],
  ['no signature', get(`/baidu/sms/v3/prepay/${USER}0`), 'AccessDenied'],
  ['another form', signed().replace('bce-auth-v1', 'bce-auth-v2'), 'InvalidHTTPAuthHeader'],
  ['a wrong secret', signed({ secret: 'x' }), 'SignatureDoesNotMatch'],
  ['an unknown key', signed({ key: 'd9e2' }), 'InvalidAccessKeyId'],
  ['the packages of another user', signed({ path: `/sms/v3/prepay/${USER}1` }), 'AccessDenied'],
  ['a clock that is 31 minutes slow', signed({ at: NOW - 1_860_000 }), 'RequestExpired'],
  ['a clock that is 31 minutes fast', signed({ at: NOW + 1_860_000 }), 'RequestExpired'],
  ['a host that is not the signed one', signed().replace('Host: 127', 'Host: 128'), 'SignatureDoesNotMatch'],
  ['a query that is not the signed one', signed().replace('RUNNING', 'EXPIRED'), 'SignatureDoesNotMatch'],
  ['a state that there is not', signed({ query: 'packageStatus=running' }), 'InvalidURI'],
  ['a page 0', signed({ query: 'pageNo=0' }), 'InvalidURI'],
  ['an unknown parameter', signed({ query: 'userQuery=sms' }), 'InvalidURI'],
  ['another content type', signed({ headers: { 'content-type': 'text/plain' } }), 'InvalidHTTPRequest'],
  ['the limits without a question', signed({ ...QUOTA, query: '' }), 'InvalidURI'],
]);

tellsEveryError(baidu, 'baidu', signed(), {
  400: [
    'InappropriateJSON',
    'InvalidHTTPAuthHeader',
    'InvalidHTTPRequest',
    'InvalidURI',
    'MalformedJSON',
    'RequestExpired',
    'SignatureDoesNotMatch',
  ],
  403: ['AccessDenied', 'InvalidAccessKeyId', 'OptInRequired'],
  404: ['InvalidVersion'],
  500: ['InternalError'],
});

test('many packages come on pages, ten on each unless more are asked for', async () => {
  const countOf = async (query: string): Promise<[number, number]> => {
    const { text } = await asked(signed({ number: 1, query }));
    return [text.split('"packageId"').length - 1, Number(/"totalCount":(\d+)/.exec(text)?.[1])];
  };
  assert.deepEqual(await countOf(''), [10, 230]);
  assert.deepEqual(await countOf('pageSize=100&pageNo=1'), [100, 230]);
  assert.deepEqual(await countOf('pageSize=100&pageNo=3'), [30, 230]);
  assert.deepEqual(await countOf('pageSize=100&pageNo=4'), [0, 230]);
});

test('the end of a package has another name in an SDK, and another form', async () => {
  const { text } = await asked(signed({ number: 1, query: 'pageSize=1' }));
  assert.match(text, /"expireDate":"2027-03-08 17:30:00"/);
  assert.doesNotMatch(text, /expiryDate/);
});

test('an error of Baidu says whose request it was', async () => {
  const { headers, text } = await asked(signed({ at: NOW - 1_860_000 }));
  assert.equal(headers.get('x-bce-request-id'), 'ae2225f7-1c2e-427a-a1ad-5413b762957d');
  assert.equal(
    text,
    '{"requestId":"ae2225f7-1c2e-427a-a1ad-5413b762957d","code":"RequestExpired","message":"Request has expired. Timestamp date is 2026-11-28T08:59:00Z."}',
  );
});
