import type { Descriptor } from '../contract.ts';
import { sha256 } from '../signing/digest.ts';
import { volcengineHeaders } from '../signing/volcengine.ts';
import { onePlace } from '../terms.ts';

/** Volcengine: the account's money. Its SMS have no call for what is left. */
export const VOLCENGINE: Descriptor = {
  id: 'volcengine',
  region: 'china',
  label: (t) => t('Volcengine'),
  otherNames: ['Volcengine', 'Volcano Engine', '火山引擎'],
  // The first three are of QueryBalanceAcct, the others of the gateway in front of it.
  codes: {
    RecordNoFound: 'bad-endpoint',
    InvalidParam: 'bad-endpoint',
    InternalError: 'provider-down',
    InvalidAccessKey: 'auth',
    SignatureDoesNotMatch: 'auth',
    InvalidTimestamp: 'clock',
    AccessDenied: [
      'not-enabled',
      (t) => t('This Volcengine user may not read the balance. Permit it to read billing in the IAM console.'),
    ],
    FlowLimitExceeded: 'rate-limited',
    InternalServiceTimeout: 'provider-down',
    InvalidActionOrVersion: 'bad-endpoint',
    InvalidAuthorization: 'auth',
    InvalidCredential: 'auth',
    InvalidSecretToken: 'auth',
    LackProjectPolicy: 'not-enabled',
    MissingAuthenticationToken: 'auth',
    MissingParameter: 'bad-endpoint',
    MissingRequestInfo: 'bad-endpoint',
    MissingSignature: 'auth',
    ServiceNotFound: 'bad-endpoint',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the account, from which SMS are paid'),
      places: onePlace('https://open.volcengineapi.com'),
      console: 'https://console.volcengine.com/iam/keymanage/',
      credential: [
        { id: 'accessKeyId', name: 'Access Key ID', shape: /^AKLT[0-9A-Za-z_-]{10,60}$/ },
        { id: 'secretAccessKey', name: 'Secret Access Key', secret: true },
      ],
      whereToFind: (t) => t('Both are in the Volcengine console, under API access keys.'),
      quantities: [
        { key: 'AvailableBalance', unit: 'CNY', label: (t) => t('Available credit') },
        { key: 'CashBalance', unit: 'CNY', label: (t) => t('Cash') },
      ],
      clock: { from: 'date' },
      request: ({ credential: { accessKeyId = '', secretAccessKey = '' }, host, now }) => {
        const query = { Action: 'QueryBalanceAcct', Version: '2022-01-01' };
        const unsigned = { method: 'GET', path: '/', query, headers: { host }, payload: sha256('') };
        const scope = { region: 'cn-beijing', service: 'billing' };
        return { path: '/', query, headers: volcengineHeaders(unsigned, { accessKeyId, secretAccessKey }, scope, now) };
      },
      read: (reply) => {
        const code = reply.code('/ResponseMetadata/Error/Code');
        if (code !== undefined) {
          return { code, message: reply.at('/ResponseMetadata/Error/Message') };
        }
        if (reply.isTold('/ResponseMetadata/Error')) {
          throw reply.refusal('missing-field', 'ResponseMetadata.Error.Code');
        }
        if (!reply.isSuccess) {
          throw reply.refusal('malformed');
        }
        return ['AvailableBalance', 'CashBalance'].map((key) => {
          return { key, unit: 'CNY', amount: reply.amount(`/Result/${key}`, 'CNY') } as const;
        });
      },
    },
  ],
};
