import { headerOf } from '../../authorization.ts';
import type { Counterpart } from '../../counterpart.ts';
import { amountField, type Field, wordField } from '../../document.ts';
import { errorTable } from '../../errorTable.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused, type ServiceRequest, type World } from '../../service.ts';
import { acs3 } from '../../signing/acs3.ts';
import { type SignatureFault, verify } from '../../signing/verify.ts';

const REQUEST_ID = '16176743-6DC7-4CB3-BB25-A13982D8DFAD';

/** What the operation itself answers. */
const OWN_ERRORS = errorTable([
  ['NotApplicable', 400, 'This API is not applicable for caller.'],
  ['NotAuthorized', 400, 'This API is not authorized for caller.'],
  ['MissingParameter', 400, 'Some parameters arte mandatoryfor this request.'],
  ['InvalidParameter', 400, 'Some parametersare not valid.'],
  ['InvalidOwner', 400, 'The specifiedowner doesn’t belong to caller'],
  ['InternalError', 400, 'The request processing has failed due to some unknown error, exception or failure.'],
  ['UndefinedError', 500, 'The request processing has failed due to some unknown error.'],
]);

/** What the gateway in front of all of Alibaba Cloud's services answers. The documents disagree about some of the statuses. */
const GATEWAY_ERRORS = errorTable([
  ['Forbidden.RAM', 403, 'User not authorized to operate on the specified resource, or this API doesn’t support RAM.'],
  ['Forbidden.RiskControl', 403, 'This operation is forbidden by Aliyun Risk Control system.'],
  ['IncompleteSignature', 400, 'The request signature does not conform to Aliyun standards.'],
  ['InvalidAccessKeyId.Inactive', 400, 'Specified access key is disabled.'],
  ['InvalidAccessKeyId.NotFound', 404, 'Specified access key is not found.'],
  ['InvalidApi.NotFound', 404, 'Specified api is not found, please check your url and method.'],
  ['InvalidTimeStamp.Expired', 400, 'Specified time stamp or date value is expired.'],
  ['InvalidTimeStamp.Format', 400, 'Specified time stamp or date value is not well formatted.'],
  ['ServiceUnavailable', 503, 'The request has failed due to a temporary failure of the server.'],
  ['SignatureDoesNotMatch', 400, 'Specified signature is not matched with our calculation.'],
  ['SignatureNonceUsed', 400, 'Specified signature nonce was used already.'],
  ['Throttling', 400, 'Request was denied due to request throttling.'],
  ['Throttling.Api', 400, 'Request was denied due to api flow control.'],
  ['Throttling.User', 400, 'Request was denied due to user flow control.'],
  ['UnsupportedHTTPMethod', 403, 'This http method not supported.'],
]);

const CODES: Readonly<Record<SignatureFault, string>> = {
  missing: 'IncompleteSignature',
  malformed: 'IncompleteSignature',
  scope: 'IncompleteSignature',
  'time-format': 'InvalidTimeStamp.Format',
  expired: 'InvalidTimeStamp.Expired',
  'unknown-key': 'InvalidAccessKeyId.NotFound',
  unsigned: 'SignatureDoesNotMatch',
  body: 'SignatureDoesNotMatch',
  signature: 'SignatureDoesNotMatch',
};

/**
 * Alibaba Cloud, QueryAccountBalance of 2017-12-14, signed in version 3. The site of China and the international one know
 * different keys. Words that are not in the documents: `Code` is raw JSON, `grouped` writes 1,157.74 for 1157.74, and
 * `tail` stands behind each amount.
 */
export const aliyun: Counterpart = {
  id: 'aliyun',
  places: ['china', 'international'],
  products: [
    {
      product: 'account',
      fields: ['AvailableAmount', 'CreditAmount', 'MybankCreditAmount', 'AvailableCashAmount', 'QuotaLimit'],
      moving: ['AvailableAmount', 'AvailableCashAmount'],
    },
  ],
  accounts: [
    {
      id: 'aliyun',
      name: 'Alibaba Cloud',
      product: 'account',
      credential: { accessKeyId: 'LTAI5tSandboxEXAMPLE0001', accessKeySecret: 'SandboxAccessKeySecretEXAMPLE1' },
      quantities: balance('10000.00'),
      words: { Currency: 'CNY' },
      demo: true,
    },
    {
      id: 'aliyun-grouped',
      name: 'Alibaba Cloud with separators',
      product: 'account',
      credential: { accessKeyId: 'LTAI5tSandboxEXAMPLE0002', accessKeySecret: 'SandboxAccessKeySecretEXAMPLE2' },
      // As live clients have seen it.
      quantities: balance('1157.74'),
      words: { Currency: 'CNY', grouped: 'true' },
    },
    {
      id: 'aliyun-line-end',
      name: 'Alibaba Cloud with line ends',
      product: 'account',
      credential: { accessKeyId: 'LTAI5tSandboxEXAMPLE0003', accessKeySecret: 'SandboxAccessKeySecretEXAMPLE3' },
      // As one edition of the document prints QuotaLimit; the code is a number, as live clients have seen it.
      quantities: balance('10000.00'),
      words: { Currency: 'CNY', tail: '\n', Code: '200' },
    },
    {
      id: 'aliyun-debt',
      name: 'Alibaba Cloud in debt',
      product: 'account',
      credential: { accessKeyId: 'LTAI5tSandboxEXAMPLE0004', accessKeySecret: 'SandboxAccessKeySecretEXAMPLE4' },
      quantities: { ...balance('-11.19'), AvailableCashAmount: '0.00' },
      words: { Currency: 'CNY' },
    },
    {
      id: 'aliyun-international',
      name: 'Alibaba Cloud International',
      product: 'account',
      credential: { accessKeyId: 'LTAI5tSandboxEXAMPLE0005', accessKeySecret: 'SandboxAccessKeySecretEXAMPLE5' },
      place: 'international',
      quantities: { ...balance('1000.19'), CreditAmount: '1000.00', AvailableCashAmount: '0.00' },
      words: { Currency: 'USD' },
    },
  ],
  errors: new Map([...OWN_ERRORS, ...GATEWAY_ERRORS]),

  answer(request, world) {
    const wrong = commonFault(request);
    if (wrong !== undefined) {
      return refused(wrong);
    }
    const known = (accessKeyId = '') =>
      world.accounts.all('aliyun', { accessKeyId }).find(({ place = 'china' }) => place === request.place);
    const { keyId, fault } = verify(
      acs3,
      request,
      (id) => known(id)?.credential['accessKeySecret'],
      world.providerNow(),
    );
    const account = known(keyId);
    const about = { product: 'account', ...(account === undefined ? {} : { account }) };
    if (fault !== undefined || account === undefined) {
      return refused(CODES[fault ?? 'unknown-key'], about);
    }
    if (!isFresh(`${keyId}/${headerOf(request, 'x-acs-signature-nonce')}`, world)) {
      return refused('SignatureNonceUsed', about);
    }
    // The operation has no parameters.
    if (request.query !== '' || request.body.length > 0) {
      return refused('InvalidParameter', about);
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      contentType: 'application/json;charset=utf-8',
      fields: dataOf(quantities, words),
      around: (data) =>
        `{"Code":${words['Code'] ?? '"200"'},"Message":"success","RequestId":"${REQUEST_ID}","Success":true,"Data":${data}}`,
    }));
  },

  word(code, { status, message }) {
    const error = OWN_ERRORS.has(code)
      ? { Code: code, Message: message, RequestId: REQUEST_ID, Success: false }
      : {
          RequestId: REQUEST_ID,
          Message: message,
          Recommend: `https://api.aliyun.com/troubleshoot?q=${code}`,
          HostId: 'business.aliyuncs.com',
          Code: code,
        };
    return textReply(status, 'application/json;charset=utf-8', JSON.stringify(error));
  },
};

function balance(amount: string): Readonly<Record<string, string>> {
  return {
    AvailableAmount: amount,
    CreditAmount: '0.00',
    MybankCreditAmount: '0.00',
    AvailableCashAmount: amount,
    QuotaLimit: '10000.00',
  };
}

function commonFault(request: ServiceRequest): string | undefined {
  if (request.method !== 'POST' && request.method !== 'GET') {
    return 'UnsupportedHTTPMethod';
  }
  const isThere =
    (request.path === '/' || request.path === '') &&
    headerOf(request, 'x-acs-action') === 'QueryAccountBalance' &&
    headerOf(request, 'x-acs-version') === '2017-12-14';
  return isThere ? undefined : 'InvalidApi.NotFound';
}

const NONCES = new WeakMap<World, Set<string>>();

/** Whether a nonce has not been used before; it is from now on. */
function isFresh(nonce: string, world: World): boolean {
  const used = NONCES.get(world) ?? new Set();
  NONCES.set(world, used);
  const fresh = !used.has(nonce);
  used.add(nonce);
  return fresh;
}

function dataOf(
  quantities: Readonly<Record<string, string | null>>,
  words: Readonly<Record<string, string>>,
): readonly Field[] {
  const text = (name: string): Field => {
    const amount = quantities[name] ?? null;
    const grouped = words['grouped'] === 'true' ? amount?.replace(/\B(?=(?:\d{3})+(?!\d)(?=\.|$))/g, ',') : amount;
    return amountField(
      name,
      grouped === null || grouped === undefined ? null : grouped + (words['tail'] ?? ''),
      'text',
    );
  };
  return [
    text('AvailableAmount'),
    text('CreditAmount'),
    text('MybankCreditAmount'),
    wordField('Currency', words['Currency'] ?? 'CNY'),
    text('AvailableCashAmount'),
    text('QuotaLimit'),
  ];
}
