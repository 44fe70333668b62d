import type { CodeText, Descriptor } from '../contract.ts';
import { tc3Headers } from '../signing/tc3.ts';

const BODY = '{}';
const TYPE = 'application/json; charset=utf-8';

const noRight: CodeText = (t) =>
  t('This Tencent Cloud key may not read the balance. Permit it the action finance:DescribeAccountBalance in CAM.');

/** Tencent Cloud: the money of the account. Its SMS packages are a provider of their own, as they need an application's id. */
export const TENCENT: Descriptor = {
  id: 'tencent',
  region: 'china',
  label: (t) => t('Tencent Cloud'),
  otherNames: ['Tencent Cloud', 'QCloud', '腾讯云'],
  // The codes that all services have. What stands behind a point says more, and means the same.
  codes: {
    ActionOffline: 'bad-endpoint',
    AuthFailure: 'auth',
    'AuthFailure.SignatureExpire': 'clock',
    'AuthFailure.UnauthorizedOperation': ['not-enabled', noRight],
    FailedOperation: 'provider-down',
    InternalError: 'provider-down',
    InvalidAction: 'bad-endpoint',
    InvalidParameter: 'bad-endpoint',
    InvalidParameterValue: 'bad-endpoint',
    InvalidRequest: 'bad-endpoint',
    IpInBlacklist: 'ip-blocked',
    IpNotInWhitelist: 'ip-blocked',
    MissingParameter: 'bad-endpoint',
    NoSuchProduct: 'bad-endpoint',
    NoSuchVersion: 'bad-endpoint',
    RequestLimitExceeded: 'rate-limited',
    UnauthorizedOperation: ['not-enabled', noRight],
    UnknownParameter: 'bad-endpoint',
    UnsupportedOperation: 'not-enabled',
    UnsupportedProtocol: 'bad-endpoint',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the account'),
      places: [
        { id: 'china', label: (t) => t('China site'), hosts: ['https://billing.tencentcloudapi.com'] },
        {
          id: 'international',
          label: (t) => t('International site'),
          hosts: ['https://billing.intl.tencentcloudapi.com'],
        },
      ],
      console: 'https://console.cloud.tencent.com/cam/capi',
      credential: [
        { id: 'secretId', name: 'SecretId', shape: /^AKID[A-Za-z0-9]{32}$/ },
        { id: 'secretKey', name: 'SecretKey', shape: /^[A-Za-z0-9]{32}$/, secret: true },
      ],
      whereToFind: (t) => t('Both are in the Tencent Cloud console, in CAM, under API keys.'),
      quantities: [{ key: 'Balance', unit: 'in reply', label: (t) => t('Balance') }],
      clock: { from: 'date' },
      request: ({ credential: { secretId = '', secretKey = '' }, host, now }) => ({
        path: '/',
        body: { text: BODY, type: TYPE },
        headers: {
          ...{ 'x-tc-action': 'DescribeAccountBalance', 'x-tc-version': '2018-07-09' },
          ...tc3Headers({ host, service: 'billing', body: BODY, contentType: TYPE }, { secretId, secretKey }, now),
        },
      }),
      read: (reply, { place }) => {
        const code = reply.code('/Response/Error/Code');
        if (code !== undefined) {
          return { code, message: reply.at('/Response/Error/Message') };
        }
        if (reply.isTold('/Response/Error')) {
          throw reply.refusal('missing-field', 'Response.Error.Code');
        }
        if (!reply.isSuccess) {
          throw reply.refusal('malformed');
        }
        // The reply names no currency: the site's own. Amounts are whole cents.
        const unit = place === 'international' ? 'USD' : 'CNY';
        return [{ key: 'Balance', unit, amount: reply.amount('/Response/Balance', unit, { scale: 2 }) }];
      },
    },
  ],
};
