import { mediaTypeOf } from '../../authorization.ts';
import type { Counterpart } from '../../counterpart.ts';
import { amountField, type Field, rawField, wordField } from '../../document.ts';
import { errorTable } from '../../errorTable.ts';
import { textReply } from '../../reply.ts';
import { accepted, type RefusalOptions, refused } from '../../service.ts';
import { sdkHmac } from '../../signing/sdkHmac.ts';
import { type SignatureFault, verify } from '../../signing/verify.ts';

const TYPE = 'application/json;charset=UTF-8';

/** Those of the gateway begin with `APIGW`, those of billing with `CBC`. */
const ERRORS = errorTable([
  ['APIGW.0101', 404, 'The API does not exist or has not been published in the environment'],
  ['APIGW.0201', 400, 'API request error.'],
  ['APIGW.0301', 401, 'Incorrect IAM authentication information: verify aksk signature fail'],
  ['APIGW.0302', 403, 'The IAM user is not authorized to access the API'],
  ['APIGW.0303', 401, 'Incorrect app authentication information: signature expired'],
  ['APIGW.0305', 401, 'Incorrect authentication information'],
  ['APIGW.0306', 403, 'API access denied'],
  ['APIGW.0307', 401, 'The token must be updated'],
  ['APIGW.0308', 429, 'The throttling threshold has been reached: policy user over ratelimit,limit:10,time:1 second'],
  ['APIGW.0401', 403, 'Unknown client IP address'],
  ['APIGW.0402', 403, 'The IP address is not authorized to access the API'],
  ['APIGW.0601', 500, 'Internal server error'],
  ['APIGW.0801', 503, 'The service is currently unavailable'],
  ['CBC.0100', 400, '参数错误。'],
  ['CBC.0151', 403, 'user access denied.checkCustomerPermission'],
  ['CBC.0999', 500, '其他错误。'],
]);

const CODES: Readonly<Record<SignatureFault, string>> = {
  missing: 'APIGW.0301',
  malformed: 'APIGW.0301',
  scope: 'APIGW.0301',
  'time-format': 'APIGW.0301',
  expired: 'APIGW.0301',
  'unknown-key': 'APIGW.0301',
  unsigned: 'APIGW.0301',
  body: 'APIGW.0301',
  signature: 'APIGW.0301',
};

/** Balance, credit, bonus, deposit: each is an account of its own. */
const TYPES = ['1', '2', '5', '7'] as const;

/** The amount of an account is `amount` with its type, such as `amount1`. */
const FIELDS = [...TYPES.map((type) => `amount${type}`), 'credit_amount2', 'debt_amount'];

/**
 * Huawei Cloud, ShowCustomerAccountBalances. Each site knows keys of its own. The word `measure_id` is 1 for whole units of the
 * currency; the older form of the call counts in cents with 3. `form` writes amounts as texts.
 */
export const huawei: Counterpart = {
  id: 'huawei',
  places: ['china', 'international', 'europe'],
  products: [{ product: 'account', fields: FIELDS, moving: ['amount1'] }],
  accounts: [
    {
      id: 'huawei',
      name: 'Huawei Cloud',
      product: 'account',
      credential: { accessKeyId: 'SANDBOX0000000000001', secretAccessKey: 'SandboxSecretAccessKey000000000000000001' },
      quantities: {
        amount1: '100.5',
        amount2: '300',
        credit_amount2: '500',
        amount5: '12.34',
        amount7: '1000',
        debt_amount: '0',
      },
      words: { currency: 'CNY' },
      demo: true,
    },
    {
      id: 'huawei-cents',
      name: 'Huawei Cloud in cents',
      product: 'account',
      credential: { accessKeyId: 'SANDBOX0000000000002', secretAccessKey: 'SandboxSecretAccessKey000000000000000002' },
      quantities: { amount1: '10050', debt_amount: '0' },
      words: { currency: 'CNY', measure_id: '3' },
    },
    {
      id: 'huawei-debt',
      name: 'Huawei Cloud in debt',
      product: 'account',
      credential: { accessKeyId: 'SANDBOX0000000000003', secretAccessKey: 'SandboxSecretAccessKey000000000000000003' },
      quantities: { amount1: '0.00', debt_amount: '57.01' },
      words: { currency: 'CNY', form: 'text' },
    },
    {
      id: 'huawei-international',
      name: 'Huawei Cloud International',
      product: 'account',
      credential: { accessKeyId: 'SANDBOX0000000000004', secretAccessKey: 'SandboxSecretAccessKey000000000000000004' },
      place: 'international',
      quantities: { amount1: '99.99', debt_amount: '0' },
      words: { currency: 'USD' },
    },
    {
      id: 'huawei-europe',
      name: 'Huawei Cloud Europe',
      product: 'account',
      credential: { accessKeyId: 'SANDBOX0000000000005', secretAccessKey: 'SandboxSecretAccessKey000000000000000005' },
      place: 'europe',
      quantities: { amount1: '20', debt_amount: '0' },
      words: { currency: 'USD' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/v2/accounts/customer-accounts/balances' || request.method !== 'GET') {
      return refused('APIGW.0101');
    }
    const known = (accessKeyId = '') =>
      world.accounts.all('huawei', { accessKeyId }).find(({ place = 'china' }) => place === request.place);
    const { keyId, fault } = verify(
      sdkHmac,
      request,
      (id) => known(id)?.credential['secretAccessKey'],
      world.providerNow(),
    );
    const account = known(keyId);
    const about = { product: 'account', ...(account === undefined ? {} : { account }) };
    if (fault !== undefined || account === undefined) {
      return refused(CODES[fault ?? 'unknown-key'], about, messageFor(fault));
    }
    if (request.query !== '' || mediaTypeOf(request) !== 'application/json') {
      return refused('CBC.0100', about);
    }
    return accepted(world, account, ({ quantities, words = {} }) => {
      const form = words['form'] === 'text' ? 'text' : 'number';
      const told = [
        wordField('currency', words['currency'] ?? 'CNY'),
        rawField('measure_id', words['measure_id'] ?? '1'),
      ];
      const amount = (name: string, field: string): readonly Field[] =>
        quantities[field] === undefined ? [] : [amountField(name, quantities[field] ?? null, form)];
      const balances = TYPES.filter((type) => quantities[`amount${type}`] !== undefined).map(
        (type): readonly Field[] => [
          wordField('account_id', `ACCT-${type}`),
          rawField('account_type', type),
          ...amount('amount', `amount${type}`),
          ...amount('credit_amount', `credit_amount${type}`),
          ...told,
          rawField('designated_amount', '0'),
        ],
      );
      const others = balances.slice(1).map((fields) => `,${objectOf(fields)}`);
      const whole = objectOf([...amount('debt_amount', 'debt_amount'), ...told]);
      return {
        format: 'json',
        contentType: TYPE,
        fields: balances[0] ?? [],
        around: (first) => {
          const list = balances.length === 0 ? '' : first + others.join('');
          return `{"account_balances":[${list}],${whole.slice(1)}`;
        },
      };
    });
  },

  word(code, { status, message }) {
    const id = code.startsWith('CBC') ? {} : { request_id: '6b8f2f0e0000000000000000000000ab' };
    return textReply(status, TYPE, JSON.stringify({ error_msg: message, error_code: code, ...id }));
  },
};

/** Several faults share a code and have texts of their own. */
function messageFor(fault: SignatureFault | undefined): RefusalOptions {
  switch (fault) {
    case 'unknown-key':
      return { message: 'Incorrect IAM authentication information: Get secretKey failed' };
    case 'expired':
      return { message: 'Incorrect IAM authentication information: calc ak sk signature fail:signature expired' };
    case 'missing':
      return { message: 'Incorrect IAM authentication information: x-auth-token not found' };
    case 'malformed':
    case 'time-format':
      return { message: 'Incorrect IAM authentication information: aksk authorization header is invalid' };
    default:
      return {};
  }
}

function objectOf(fields: readonly Field[]): string {
  return `{${fields.map(({ name, json }) => `"${name}":${json}`).join(',')}}`;
}
