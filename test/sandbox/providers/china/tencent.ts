import { headerOf, mediaTypeOf } from '../../authorization.ts';
import type { Counterpart } from '../../counterpart.ts';
import { amountField, rawField } from '../../document.ts';
import { errorTable } from '../../errorTable.ts';
import { membersOf } from '../../members.ts';
import { textReply } from '../../reply.ts';
import { accepted, type RefusalOptions, refused, type ServiceRequest } from '../../service.ts';
import { tc3 } from '../../signing/tc3.ts';
import { verify } from '../../signing/verify.ts';
import { TENCENT_ERRORS, TENCENT_REQUEST_ID, TENCENT_SIGNATURE_CODES } from '../../tencentErrors.ts';

/** The common errors without those of messages, and those that the official SDK names for DescribeAccountBalance. */
const ERRORS = new Map([
  ...[...TENCENT_ERRORS].filter(
    ([code]) => !/^(?:FailedOperation|InvalidParameterValue)\.|^InternalError\.|^UnauthorizedOperation\./.test(code),
  ),
  ...errorTable([
    ['FailedOperation', 200, 'The operation failed.'],
    ['FailedOperation.PayPriceError', 200, 'Payment failed. Please contact Tencent Cloud for assistance.'],
    ['InternalError.GatewayError', 200, 'Gateway error.'],
    ['UnauthorizedOperation.CamNoAuth', 200, 'The account is not authorized with CAM.'],
  ]),
]);

const FIELDS = [
  'Balance',
  'RealBalance',
  'CashAccountBalance',
  'IncomeIntoAccountBalance',
  'PresentAccountBalance',
  'FreezeAmount',
  'OweAmount',
  'CreditAmount',
  'CreditBalance',
  'RealCreditBalance',
  'TempCredit',
];

/**
 * Tencent Cloud Billing, DescribeAccountBalance of 2018-07-09: cents, and not a word about the currency. A key belongs to the
 * site of China or to the international one.
 */
export const tencent: Counterpart = {
  id: 'tencent',
  places: ['china', 'international'],
  products: [{ product: 'account', fields: FIELDS, moving: ['Balance'] }],
  accounts: [
    {
      id: 'tencent',
      name: 'Tencent Cloud',
      product: 'account',
      credential: { secretId: 'AKIDbilling000000000000000000EXAMPLE', secretKey: 'billing000000000000000000EXAMPLE' },
      quantities: { Balance: '9647442', PresentAccountBalance: '209512', CreditAmount: '200' },
      fraction: 2,
      demo: true,
    },
    {
      id: 'tencent-debt',
      name: 'Tencent Cloud in debt',
      product: 'account',
      credential: { secretId: 'AKIDbilling000000000000000001EXAMPLE', secretKey: 'billing000000000000000001EXAMPLE' },
      // Less than one unit of the currency, below zero, and with a point.
      quantities: { Balance: '-5', RealBalance: '-5.0', OweAmount: '5.0' },
    },
    {
      id: 'tencent-international',
      name: 'Tencent Cloud International',
      product: 'account',
      credential: { secretId: 'AKIDbilling000000000000000002EXAMPLE', secretKey: 'billing000000000000000002EXAMPLE' },
      place: 'international',
      quantities: { Balance: '10000' },
    },
  ],
  errors: ERRORS,
  unknownStatus: 200,

  answer(request, world) {
    const wrong = commonFault(request);
    if (wrong !== undefined) {
      return refused(wrong.code, {}, wrong.options);
    }
    const known = (secretId = '') =>
      world.accounts.all('tencent', { secretId }).find(({ place = 'china' }) => place === request.place);
    const { keyId, fault } = verify(
      tc3('billing'),
      request,
      (id) => known(id)?.credential['secretKey'],
      world.providerNow(),
    );
    const account = known(keyId);
    const about = { product: 'account', ...(account === undefined ? {} : { account }) };
    if (fault !== undefined || account === undefined) {
      return refused(TENCENT_SIGNATURE_CODES[fault ?? 'unknown-key'], about);
    }
    const members = membersOf(request.body);
    if (members === undefined) {
      return refused('InvalidParameter', about, { message: 'The body is not a JSON object.' });
    }
    const surplus = [...members.keys()].find((name) => name !== 'TempCredit');
    if (surplus !== undefined) {
      return refused('UnknownParameter', about, { message: `The parameter \`${surplus}\` is not recognized.` });
    }
    return accepted(world, account, ({ quantities }) => {
      // The documents: Balance is the same as RealBalance.
      const amounts: Readonly<Record<string, string | null>> = {
        RealBalance: quantities['Balance'] ?? null,
        CreditBalance: quantities['Balance'] ?? null,
        RealCreditBalance: quantities['Balance'] ?? null,
        ...quantities,
      };
      return {
        format: 'json',
        fields: [
          amountField('Balance', amounts['Balance'] ?? null),
          rawField('Uin', '90961'),
          rawField('IsAllowArrears', 'true'),
          rawField('IsCreditLimited', 'true'),
          ...FIELDS.slice(1).map((name) => amountField(name, amounts[name] ?? '0')),
          rawField('RequestId', JSON.stringify(TENCENT_REQUEST_ID)),
        ],
        around: (response) => `{"Response":${response}}`,
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
  readonly options?: RefusalOptions;
}

function commonFault(request: ServiceRequest): Wrong | undefined {
  if (request.path !== '/' && request.path !== '') {
    return { code: 'InvalidAction' };
  }
  if (request.method !== 'POST' || mediaTypeOf(request) !== 'application/json') {
    return {
      code: 'UnsupportedProtocol',
      options: { message: 'Sandbox: this stand-in knows POST with application/json alone.' },
    };
  }
  for (const name of ['X-TC-Action', 'X-TC-Version', 'X-TC-Timestamp']) {
    if (headerOf(request, name) === undefined) {
      const message = `The request is missing a required parameter \`${name}\`.`;
      return { code: 'MissingParameter', options: { message } };
    }
  }
  if (headerOf(request, 'X-TC-Version') !== '2018-07-09') {
    return { code: 'NoSuchVersion' };
  }
  return headerOf(request, 'X-TC-Action') === 'DescribeAccountBalance' && request.query === ''
    ? undefined
    : { code: 'InvalidAction' };
}
