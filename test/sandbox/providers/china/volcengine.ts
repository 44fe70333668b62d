import { headerOf } from '../../authorization.ts';
import type { Counterpart } from '../../counterpart.ts';
import { amountField, rawField } from '../../document.ts';
import { errorTable } from '../../errorTable.ts';
import { parametersOnce } from '../../members.ts';
import { textReply } from '../../reply.ts';
import { accepted, type RefusalOptions, refused, type ServiceRequest } from '../../service.ts';
import { volcengineSignature } from '../../signing/sigv4.ts';
import { type SignatureFault, verify } from '../../signing/verify.ts';

const REQUEST_ID = '202308231151163C400BE8545DED89B87D';

/** The common errors, and the operation's own. Of these the documents print no number. */
const ERRORS = errorTable([
  ['MissingParameter', 400, 'The request is missing Action parameter.'],
  ['MissingRequestInfo', 400, 'The request is missing X-Date information.'],
  ['InvalidAuthorization', 400, "Invalid 'Authorization' header, Pls check authorization header."],
  ['InvalidCredential', 400, "Invalid credential in 'Authorization', Pls check credential in authorization header."],
  ['InvalidTimestamp', 400, 'The Signature of the request is expired.'],
  ['MissingAuthenticationToken', 401, 'Request is missing Authentication Token.'],
  ['MissingSignature', 401, 'The request is missing signature.'],
  ['InvalidAccessKey', 401, 'The accesskey included in the request is invalid.'],
  [
    'SignatureDoesNotMatch',
    401,
    'The request signature we calculated does not match the signature you provided. Check your Secret Access Key and signing method. Consult the service documentation for details.',
  ],
  ['InvalidSecretToken', 401, 'Invalid secret token, msg: expired.'],
  ['AccessDenied', 403, 'User is not authorized to perform: billing:QueryBalanceAcct on resource: *.'],
  ['LackProjectPolicy', 403, 'Request was rejected because of lack of project policy.'],
  ['ServiceNotFound', 404, 'This service[billing] not found.'],
  ['InvalidActionOrVersion', 404, 'Could not find operation for version.'],
  [
    'FlowLimitExceeded',
    429,
    'Request was rejected because the request speed of this openAPI is beyond the current flow control limit.',
  ],
  ['InternalServiceTimeout', 504, 'Internal Service is timeout. Pls Contact With Admin.'],
  ['RecordNoFound', 400, 'The Record No Found.'],
  ['InvalidParam', 400, 'The parameter is invalid'],
  ['InternalError', 500, 'The request has failed due to an unknown error'],
]);

const NUMBERS: Readonly<Record<string, number>> = {
  MissingParameter: 100002,
  MissingRequestInfo: 100004,
  InvalidTimestamp: 100006,
  ServiceNotFound: 100007,
  InvalidActionOrVersion: 100008,
  InvalidAccessKey: 100009,
  SignatureDoesNotMatch: 100010,
  AccessDenied: 100013,
  InternalError: 100014,
  InternalServiceTimeout: 100016,
};

const CODES: Readonly<Record<SignatureFault, string>> = {
  missing: 'MissingAuthenticationToken',
  malformed: 'InvalidAuthorization',
  scope: 'InvalidCredential',
  'time-format': 'InvalidTimestamp',
  expired: 'InvalidTimestamp',
  'unknown-key': 'InvalidAccessKey',
  unsigned: 'SignatureDoesNotMatch',
  body: 'SignatureDoesNotMatch',
  signature: 'SignatureDoesNotMatch',
};

const FIELDS = ['ArrearsBalance', 'AvailableBalance', 'CashBalance', 'CreditLimit', 'FreezeAmount'];

/** Volcengine, QueryBalanceAcct of 2022-01-01. */
export const volcengine: Counterpart = {
  id: 'volcengine',
  products: [{ product: 'account', fields: FIELDS, moving: ['AvailableBalance', 'CashBalance'] }],
  accounts: [
    {
      id: 'volcengine',
      name: 'Volcengine',
      product: 'account',
      credential: {
        accessKeyId: 'AKLTsandbox0000000000000000000000000000EXAMPLE',
        secretAccessKey: 'U2FuZGJveFNlY3JldEFjY2Vzc0tleTAwMDAwMDBFWEFNUExFPT0=',
      },
      quantities: {
        ArrearsBalance: '1.01',
        AvailableBalance: '77.01',
        CashBalance: '83.01',
        CreditLimit: '0.01',
        FreezeAmount: '5.01',
      },
      demo: true,
    },
    {
      id: 'volcengine-debt',
      name: 'Volcengine in debt',
      product: 'account',
      credential: {
        accessKeyId: 'AKLTsandbox0000000000000000000000000001EXAMPLE',
        secretAccessKey: 'U2FuZGJveFNlY3JldEFjY2Vzc0tleTAwMDAwMDFFWEFNUExFPT0=',
      },
      quantities: {
        ArrearsBalance: '12.30',
        AvailableBalance: '-12.30',
        CashBalance: '0.00',
        CreditLimit: '0.00',
        FreezeAmount: '0.00',
      },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    const wrong = commonFault(request);
    if (wrong !== undefined) {
      return refused(wrong.code, {}, wrong.options);
    }
    const known = (accessKeyId = '') => world.accounts.with('volcengine', { accessKeyId });
    const { keyId, fault } = verify(
      volcengineSignature('billing', 'cn-beijing'),
      request,
      (id) => known(id)?.credential['secretAccessKey'],
      world.providerNow(),
    );
    const account = known(keyId);
    const about = { product: 'account', ...(account === undefined ? {} : { account }) };
    if (fault === 'missing' && headerOf(request, 'authorization') !== undefined) {
      return refused('MissingRequestInfo', about);
    }
    if (fault !== undefined || account === undefined) {
      return refused(CODES[fault ?? 'unknown-key'], about);
    }
    return accepted(world, account, ({ quantities }) => ({
      format: 'json',
      contentType: 'application/json; charset=utf-8',
      fields: [
        rawField('AccountID', '2100000000'),
        ...FIELDS.map((name) => amountField(name, quantities[name] ?? null, 'text')),
      ],
      around: (result) => `{"ResponseMetadata":${metadata()},"Result":${result}}`,
    }));
  },

  word(code, { status, message }) {
    const number = NUMBERS[code];
    const error = { ...(number === undefined ? {} : { CodeN: number }), Code: code, Message: message };
    return textReply(status, 'application/json; charset=utf-8', `{"ResponseMetadata":${metadata(error)}}`);
  },
};

function metadata(error?: object): string {
  const common = { RequestId: REQUEST_ID, Action: 'QueryBalanceAcct', Version: '2022-01-01', Service: 'billing' };
  return JSON.stringify({ ...common, Region: 'cn-beijing', ...(error === undefined ? {} : { Error: error }) });
}

function commonFault(
  request: ServiceRequest,
): { readonly code: string; readonly options?: RefusalOptions } | undefined {
  const parameters = parametersOnce(request.query);
  const isThere = request.path === '/' || request.path === '';
  if (!isThere || request.method !== 'GET' || parameters === undefined) {
    return { code: 'InvalidActionOrVersion' };
  }
  for (const name of ['Action', 'Version']) {
    if (!parameters.has(name)) {
      return { code: 'MissingParameter', options: { message: `The request is missing ${name} parameter.` } };
    }
  }
  if (parameters.get('Action') !== 'QueryBalanceAcct' || parameters.get('Version') !== '2022-01-01') {
    return { code: 'InvalidActionOrVersion' };
  }
  return parameters.size === 2 ? undefined : { code: 'InvalidParam' };
}
