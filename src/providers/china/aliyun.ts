import type { CodeText, Descriptor } from '../contract.ts';
import { acs3Headers } from '../signing/acs3.ts';

const noRight: CodeText = (t) =>
  t('This Alibaba Cloud user may not read the balance. Permit it "bssapi:QueryAccountBalance" in the RAM console.');

/** Alibaba Cloud: the account's money, from which SMS are paid. There is no call for packages of SMS. */
export const ALIYUN: Descriptor = {
  id: 'aliyun',
  region: 'china',
  label: (t) => t('Alibaba Cloud'),
  otherNames: ['Aliyun', 'Alibaba Cloud', '阿里云', 'dysms', 'bssopenapi'],
  // "Error codes" of QueryAccountBalance, then those of the gateway in front of it.
  codes: {
    NotAuthorized: ['not-enabled', noRight],
    NotApplicable: 'not-enabled',
    MissingParameter: 'bad-endpoint',
    InvalidParameter: 'bad-endpoint',
    InvalidOwner: 'bad-endpoint',
    InternalError: 'provider-down',
    UndefinedError: 'provider-down',
    'InvalidAccessKeyId.NotFound': 'auth',
    SignatureDoesNotMatch: 'auth',
    IncompleteSignature: 'auth',
    'InvalidAccessKeyId.Inactive': [
      'blocked',
      (t) => t('This AccessKey of Alibaba Cloud is disabled. Enable it in the RAM console, or enter another one.'),
    ],
    'Forbidden.RAM': ['not-enabled', noRight],
    'InvalidTimeStamp.Expired': 'clock',
    'InvalidTimeStamp.Format': 'clock',
    'InvalidApi.NotFound': 'bad-endpoint',
    UnsupportedHTTPMethod: 'bad-endpoint',
    // Another request had the same number: the next one has its own.
    SignatureNonceUsed: 'provider-down',
    'Forbidden.RiskControl': [
      'blocked',
      (t) => t('Alibaba Cloud has blocked this account for a risk that it saw. See its console, or contact it.'),
    ],
    Throttling: 'rate-limited',
    ServiceUnavailable: 'provider-down',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the account, from which SMS are paid'),
      places: [
        { id: 'china', label: (t) => t('China site'), hosts: ['https://business.aliyuncs.com'] },
        {
          id: 'international',
          label: (t) => t('International site'),
          hosts: ['https://business.ap-southeast-1.aliyuncs.com'],
        },
      ],
      console: 'https://ram.console.aliyun.com/profile/access-keys',
      credential: [
        { id: 'accessKeyId', name: 'AccessKey ID', shape: /^LTAI[0-9A-Za-z]{12,26}$/ },
        { id: 'accessKeySecret', name: 'AccessKey Secret', shape: /^[0-9A-Za-z]{30}$/, secret: true },
      ],
      whereToFind: (t) =>
        t(
          'Both are shown once, when an AccessKey is created in the RAM console. A RAM user with read access is enough.',
        ),
      quantities: [
        { key: 'AvailableAmount', unit: 'in reply', label: (t) => t('Available credit') },
        { key: 'AvailableCashAmount', unit: 'in reply', label: (t) => t('Cash') },
      ],
      clock: { from: 'date' },
      request: ({ credential: { accessKeyId = '', accessKeySecret = '' }, host, now, nonce }) => {
        const call = { host, action: 'QueryAccountBalance', version: '2017-12-14', nonce };
        return { method: 'POST', path: '/', headers: acs3Headers(call, { accessKeyId, accessKeySecret }, now) };
      },
      read: (reply) => {
        const code = reply.code('/Code');
        // Programs of others also take the word.
        const isGood = code === '200' || code === 'Success';
        if (!isGood || String(reply.at('/Success')) !== 'true') {
          if (code === undefined || isGood) {
            throw reply.refusal('missing-field', code === undefined ? 'Code' : 'Success');
          }
          return { code, message: reply.at('/Message') };
        }
        if (!reply.isSuccess) {
          throw reply.refusal('malformed');
        }
        const unit = reply.currency('/Data/Currency');
        const thousands = ',';
        return ['AvailableAmount', 'AvailableCashAmount'].map((key) => {
          return { key, unit, amount: reply.amount(`/Data/${key}`, unit, { thousands }) };
        });
      },
    },
  ],
};
