import type { Decimal } from '../../balance/amount/decimal.ts';
import type { Quantity } from '../../balance/amount/quantity.ts';
import type { Descriptor, Reply } from '../contract.ts';
import { sha256 } from '../signing/digest.ts';
import { sdkHmacHeaders } from '../signing/sdkHmac.ts';

/** The types of accounts that the documents name. They are pools of their own and never added up. */
const TYPES: Readonly<Record<string, string>> = { 1: 'balance', 2: 'credit', 5: 'bonus', 7: 'deposit' };

/** Amounts are whole units of the currency; anything else would be read a hundred times too large. */
const WHOLE_UNITS = '1';

const expired = 'signature expired';

/** Huawei Cloud: the account's money, from which messages are paid. */
export const HUAWEI: Descriptor = {
  id: 'huawei',
  region: 'china',
  label: (t) => t('Huawei Cloud'),
  otherNames: ['Huawei Cloud', 'HUAWEI CLOUD', '华为云'],
  // Codes of the gateway; those of billing (CBC.…) have texts of their own.
  codes: {
    'APIGW.0301': 'auth',
    'APIGW.0302': 'not-enabled',
    // What a time that is too far off is answered with.
    'APIGW.0303': 'clock',
    'APIGW.0307': 'auth',
    'APIGW.0308': 'rate-limited',
    'APIGW.0402': 'ip-blocked',
    'APIGW.0101': 'bad-endpoint',
    'APIG.0301': 'auth',
    'APIG.0303': 'clock',
    'APIG.0308': 'rate-limited',
    [expired]: 'clock',
    'CBC.0150': [
      'not-enabled',
      (t) => t('This Huawei Cloud user may not read the balance. Permit it "billing:balance:view" in the IAM console.'),
    ],
    'CBC.0151': 'not-enabled',
    'CBC.0100': 'bad-endpoint',
    'CBC.0999': 'provider-down',
  },
  products: [
    {
      id: 'account',
      label: (t) => t('Account'),
      description: (t) => t('money of the account, from which SMS are paid'),
      places: [
        { id: 'china', label: (t) => t('China site'), hosts: ['https://bss.myhuaweicloud.com'] },
        { id: 'international', label: (t) => t('International site'), hosts: ['https://bss-intl.myhuaweicloud.com'] },
        { id: 'europe', label: (t) => t('European site'), hosts: ['https://bss.myhuaweicloud.eu'] },
      ],
      console: 'https://console.huaweicloud.com/iam/#/mine/accessKey',
      credential: [
        { id: 'accessKeyId', name: 'Access Key ID (AK)', shape: /^[0-9A-Z]{20}$/ },
        { id: 'secretAccessKey', name: 'Secret Access Key (SK)', shape: /^[0-9A-Za-z]{40}$/, secret: true },
      ],
      whereToFind: (t) =>
        t('Both are in the file of an access key, under "My credentials" in the Huawei Cloud console.'),
      quantities: [
        { key: 'balance', unit: 'in reply', label: (t) => t('Balance') },
        { key: 'credit', unit: 'in reply', label: (t) => t('Credit') },
        { key: 'bonus', unit: 'in reply', label: (t) => t('Bonus') },
        { key: 'deposit', unit: 'in reply', label: (t) => t('Deposit') },
        { key: 'debt_amount', unit: 'in reply', label: (t) => t('Debt') },
      ],
      clock: { from: 'date' },
      request: ({ credential: { accessKeyId = '', secretAccessKey = '' }, host, now }) => {
        const path = '/v2/accounts/customer-accounts/balances';
        const unsigned = { method: 'GET', path, headers: { host }, payload: sha256('') };
        const signed = sdkHmacHeaders(unsigned, { accessKey: accessKeyId, secretKey: secretAccessKey }, now);
        return { path, headers: { 'content-type': 'application/json', ...signed } };
      },
      read: (reply) => {
        const code = reply.failure('/error_code');
        if (code !== undefined) {
          const message = reply.at('/error_msg');
          // A key is good when only the time is off: the words alone tell the two apart.
          const isLate =
            /^APIGW?\.0301$/.test(code) && typeof message === 'string' && /\bsignature expired\b/i.test(message);
          return { code: isLate ? expired : code, message };
        }
        if (!reply.isSuccess) {
          throw reply.refusal('malformed');
        }
        const accounts = reply.at('/account_balances');
        if (!Array.isArray(accounts)) {
          throw reply.refusal('missing-field', 'account_balances');
        }
        const quantities = accounts.flatMap((_, index): Quantity[] => {
          const at = `/account_balances/${index}`;
          const type = reply.code(`${at}/account_type`) ?? '';
          const key = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
          if (key === undefined) {
            return [];
          }
          requireWholeUnits(reply, `${at}/measure_id`);
          const unit = reply.currency(`${at}/currency`);
          return [{ key, unit, amount: reply.amount(`${at}/amount`, unit) }];
        });
        if (quantities.length === 0) {
          throw reply.refusal('missing-field', 'account_balances');
        }
        return [...quantities, ...debtOf(reply)];
      },
    },
  ],
};

const NOTHING = '0' as Decimal;

/** What is owed, as less than nothing; nothing owed is no quantity. */
function debtOf(reply: Reply): readonly Quantity[] {
  if (reply.code('/debt_amount') === undefined) {
    return [];
  }
  const unit = reply.currency('/currency');
  const debt = reply.amount('/debt_amount', unit);
  if (/^(?:-|[0.]+$)/.test(debt)) {
    return [];
  }
  requireWholeUnits(reply, '/measure_id');
  return [{ key: 'debt_amount', unit, amount: reply.rest(NOTHING, debt) }];
}

function requireWholeUnits(reply: Reply, at: string): void {
  if (reply.code(at) !== WHOLE_UNITS) {
    throw reply.refusal('bad-amount', 'measure_id');
  }
}
