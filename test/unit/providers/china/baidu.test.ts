import { BAIDU } from '../../../../src/providers/china/baidu.ts';
import { testProduct } from '../cases.ts';

const NOW = Date.parse('2014-06-13T05:57:36Z');
const pack = (fields: object = {}) => ({
  ...{ packageId: 'p1', name: 'small', countryType: 'DOMESTIC', capacity: 1000, remainingCapacity: 880 },
  ...{ packageStatus: 'RUNNING', purchaseDate: '2014-01-01T00:00:00Z', expiryDate: '2015-01-01T00:00:00Z' },
  ...fields,
});
const page = (totalCount: number, ...prepaidPackages: readonly object[]) =>
  JSON.stringify({ prepaidPackages, totalCount });
const error = (code: string, status: number) => ({
  status,
  text: JSON.stringify({ requestId: '1', code, message: 'x' }),
});
const small = '(small 880 of 1000 until 2015-01-01T00:00:00Z)';
const end = 'expires=2015-01-01T00:00:00Z';

testProduct({
  descriptor: BAIDU,
  product: 'sms',
  credential: { accessKeyId: 'my_ak', secretAccessKey: 'my_sk' },
  parameters: { userId: '0123456789abcdef0123456789abcdef' },
  now: NOW,
  sends:
    /^GET https:\/\/smsv3\.bj\.baidubce\.com\/sms\/v3\/prepay\/0123456789abcdef0123456789abcdef\?pageNo=1&pageSize=100\naccept: application\/json\nauthorization: bce-auth-v1\/my_ak\/2014-06-13T05:57:36Z\/1800\/host\/[0-9a-f]{64}\ncontent-type: application\/json$/,
  replies: {
    'one package': [page(1, pack()), [`DOMESTIC=880 messages ${end} ${small}`]],
    'the other name of the end': [
      page(1, pack({ expiryDate: undefined, expireDate: '2015-01-01T00:00:00Z' })),
      [`DOMESTIC=880 messages ${end} ${small}`],
    ],
    'an end in the time of China': [
      page(1, pack({ expiryDate: '2015-01-01 08:00:00' })),
      [`DOMESTIC=880 messages ${end} ${small}`],
    ],
    'an end that is no time, which is not over': [
      page(1, pack({ expiryDate: '0000-00-00 00:00:00' })),
      { kind: 'bad-response', problem: 'bad-amount', field: 'prepaidPackages.0.expiryDate' },
    ],
    'an end of 0, which is not over either': [
      page(1, pack({ expiryDate: 0 })),
      { kind: 'bad-response', problem: 'bad-amount', field: 'prepaidPackages.0.expiryDate' },
    ],
    'less than nothing left, which is not nothing': [
      page(1, pack({ remainingCapacity: -1 })),
      { kind: 'bad-response', problem: 'bad-amount', field: 'prepaidPackages.0.remainingCapacity' },
    ],
    'no pool': [
      page(1, pack({ countryType: undefined })),
      { kind: 'bad-response', problem: 'missing-field', field: 'prepaidPackages.0.countryType' },
    ],
    'a pool that has no name': [
      page(1, pack({ countryType: '' })),
      { kind: 'bad-response', problem: 'bad-amount', field: 'prepaidPackages.0.countryType' },
    ],
    'no end': [page(1, pack({ expiryDate: undefined })), { kind: 'bad-response', problem: 'missing-field' }],
    'several of one pool, with the nearest end of what is left': [
      page(
        2,
        pack(),
        pack({ packageId: 'p2', name: 'used', remainingCapacity: 0, expiryDate: '2014-07-01T00:00:00Z' }),
      ),
      [`DOMESTIC=880 messages ${end} ${small}`],
    ],
    'pools that are never added': [
      page(2, pack(), pack({ packageId: 'p2', countryType: 'INTERNATIONAL', remainingCapacity: 5 })),
      [
        `DOMESTIC=880 messages ${end} ${small}`,
        `INTERNATIONAL=5 messages ${end} (small 5 of 1000 until 2015-01-01T00:00:00Z)`,
      ],
    ],
    'several pages': [
      [page(2, pack()), page(2, pack({ packageId: 'p2', name: 'next', remainingCapacity: 1 }))],
      [`DOMESTIC=881 messages ${end} ${small} (next 1 of 1000 until 2015-01-01T00:00:00Z)`],
    ],
    '19: a count that is never reached, which is not all of them': [
      [page(5, pack()), page(5)],
      { kind: 'bad-response', problem: 'bad-amount', field: 'totalCount' },
    ],
    '19: no package of those that are counted': [page(5), { kind: 'bad-response', field: 'totalCount' }],
    '19: the same page again, which would be counted twice': [
      [page(2, pack()), page(2, pack())],
      { kind: 'bad-response', problem: 'duplicate-key', field: 'packageId' },
    ],
    'a package that has moved to the next page, as another one was bought before it': [
      [page(2, pack()), page(3, pack(), pack({ packageId: 'p2', remainingCapacity: 630 }))],
      { kind: 'bad-response', problem: 'duplicate-key', field: 'packageId' },
    ],
    'one package twice on a page': [
      page(2, pack(), pack()),
      { kind: 'bad-response', problem: 'duplicate-key', field: 'packageId' },
    ],
    'a package that has gone between two pages, with which another one was missed': [
      [page(2, pack()), page(1)],
      { kind: 'bad-response', problem: 'bad-amount', field: 'totalCount' },
    ],
    'no id, with which nobody knows whether it is there twice': [
      page(1, pack({ packageId: undefined })),
      { kind: 'bad-response', problem: 'missing-field', field: 'prepaidPackages.0.packageId' },
    ],
    '19: a state that nobody knows, which is not nothing left': [
      page(1, pack({ packageStatus: 'FROZEN' })),
      { kind: 'bad-response', problem: 'bad-amount', field: 'prepaidPackages.0.packageStatus' },
    ],
    '19: no state': [
      page(1, pack({ packageStatus: undefined })),
      { kind: 'bad-response', problem: 'missing-field', field: 'prepaidPackages.0.packageStatus' },
    ],
    '19: a time without a zone is one of China, however it is written': [
      page(1, pack({ expiryDate: '2015-01-01T08:00:00' })),
      [`DOMESTIC=880 messages ${end} ${small}`],
    ],
    'a day alone, which a package lasts to the end of in China': [
      page(1, pack({ expiryDate: '2015-01-01' })),
      ['DOMESTIC=880 messages expires=2015-01-01T16:00:00Z (small 880 of 1000 until 2015-01-01T16:00:00Z)'],
    ],
    'the last day of a package': [
      page(1, pack({ expiryDate: '2014-06-13' })),
      ['DOMESTIC=880 messages expires=2014-06-13T16:00:00Z (small 880 of 1000 until 2014-06-13T16:00:00Z)'],
    ],
    'a package that is running although its end is over, by this machine at least': [
      page(1, pack({ expiryDate: '2014-06-01T00:00:00Z' })),
      ['DOMESTIC=880 messages (small 880 of 1000)'],
    ],
    '19: states in which nothing is left': [
      page(2, pack({ packageStatus: 'EXPIRED' }), pack({ packageId: 'p2', packageStatus: 'DESTROYED' })),
      ['DOMESTIC=0 messages'],
    ],
    'a package that is over': [
      page(2, pack(), pack({ packageId: 'p2', packageStatus: 'EXPIRED', expiryDate: '2014-06-01T00:00:00Z' })),
      [`DOMESTIC=880 messages ${end} ${small}`],
    ],
    'all of them over, which is nothing left': [page(1, pack({ packageStatus: 'USED_UP' })), ['DOMESTIC=0 messages']],
    'no package': [page(0), ['DOMESTIC=not-allocated messages']],
    'no list': ['{"totalCount":0}', { kind: 'bad-response', problem: 'missing-field', field: 'prepaidPackages' }],
    'no such key': [error('InvalidAccessKeyId', 403), { kind: 'auth', definitive: true }],
    'a wrong header': [error('InvalidHTTPAuthHeader', 400), { kind: 'auth' }],
    'a wrong signature': [error('SignatureDoesNotMatch', 403), { kind: 'auth' }],
    'no right': [error('AccessDenied', 403), { kind: 'not-enabled' }],
    'not opened': [error('OptInRequired', 403), { kind: 'not-enabled' }],
    'a wrong time': [error('RequestExpired', 400), { kind: 'clock' }],
    'a wrong JSON': [error('MalformedJSON', 400), { kind: 'bad-endpoint' }],
    'another JSON': [error('InappropriateJSON', 400), { kind: 'bad-endpoint' }],
    'a wrong request': [error('InvalidHTTPRequest', 400), { kind: 'bad-endpoint' }],
    'a wrong address': [error('InvalidURI', 400), { kind: 'bad-endpoint' }],
    'a wrong version': [error('InvalidVersion', 404), { kind: 'bad-endpoint' }],
    'a failed condition': [error('PreconditionFailed', 412), { kind: 'bad-endpoint' }],
    'an internal error': [error('InternalError', 500), { kind: 'provider-down' }],
  },
});

testProduct({
  descriptor: BAIDU,
  product: 'quota',
  credential: { accessKeyId: 'my_ak', secretAccessKey: 'my_sk' },
  now: NOW,
  sends: /^GET https:\/\/smsv3\.bj\.baidubce\.com\/sms\/v3\/quota\?userQuery=sms\n/,
  replies: {
    'what may still be sent': [
      '{"quotaPerDay":10000,"quotaRemainToday":9120,"quotaPerMonth":200000,"quotaRemainThisMonth":154321}',
      [
        'quotaRemainToday=9120 messages used=880 limit=10000',
        'quotaRemainThisMonth=154321 messages used=45679 limit=200000',
      ],
    ],
    'more than a limit that was lowered since': [
      '{"quotaPerDay":1000,"quotaRemainToday":9120,"quotaPerMonth":200000,"quotaRemainThisMonth":200000}',
      ['quotaRemainToday=9120 messages limit=1000', 'quotaRemainThisMonth=200000 messages used=0 limit=200000'],
    ],
    'no limit of the month': [
      '{"quotaPerDay":10000,"quotaRemainToday":9120}',
      { kind: 'bad-response', problem: 'missing-field' },
    ],
    'no right': [error('AccessDenied', 403), { kind: 'not-enabled' }],
  },
});
