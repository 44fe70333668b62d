import { headerOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { amountField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, type RefusalOptions, refused, type ServiceRequest } from '../../service.ts';
import { sigv4 } from '../../signing/sigv4.ts';
import { type SignatureFault, verify } from '../../signing/verify.ts';

/** The operation's own errors, those that all AWS services have in common, and what their front answers to signatures. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['BadRequestException', { status: 400, message: 'The input you provided is invalid.' }],
  ['TooManyRequestsException', { status: 429, message: 'Too many requests have been made to the operation.' }],
  [
    'AccessDeniedException',
    {
      status: 403,
      message:
        'User: arn:aws:iam::123456789012:user/example is not authorized to perform: ses:GetAccount on resource: arn:aws:ses:us-east-1:123456789012:*',
    },
  ],
  ['ExpiredTokenException', { status: 403, message: 'The security token included in the request is expired' }],
  ['IncompleteSignatureException', { status: 403, message: 'Authorization header requires existence of parts.' }],
  ['InternalFailure', { status: 500, message: 'The request processing has failed because of an unknown error.' }],
  ['InvalidClientTokenId', { status: 403, message: 'The security token included in the request is invalid.' }],
  [
    'InvalidSignatureException',
    {
      status: 403,
      message:
        'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    },
  ],
  ['MissingAuthenticationTokenException', { status: 403, message: 'Missing Authentication Token' }],
  ['NotAuthorized', { status: 401, message: 'You do not have permission to perform this action.' }],
  ['OptInRequired', { status: 403, message: 'The AWS access key ID needs a subscription for the service.' }],
  [
    'RequestExpired',
    {
      status: 400,
      message: 'The request reached the service more than 15 minutes after the date stamp on the request.',
    },
  ],
  ['ServiceUnavailable', { status: 503, message: 'The request has failed due to a temporary failure of the server.' }],
  [
    'SignatureDoesNotMatch',
    { status: 403, message: 'The request signature we calculated does not match the signature you provided.' },
  ],
  ['ThrottlingException', { status: 429, message: 'Rate exceeded' }],
  ['UnknownOperationException', { status: 404, message: 'The operation is not known.' }],
  ['UnrecognizedClientException', { status: 403, message: 'The security token included in the request is invalid.' }],
]);

/** Amazon SES, API v2: the account in a region. */
export const ses: Counterpart = {
  id: 'ses',
  places: [
    ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'us-gov-east-1', 'us-gov-west-1', 'ca-central-1'],
    ...['ca-west-1', 'sa-east-1', 'af-south-1', 'il-central-1', 'me-south-1', 'me-central-1'],
    ...['eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
    ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-south-2'],
    ...['ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-5', 'eusc-de-east-1'],
  ],
  products: [{ product: 'quota', fields: ['Max24HourSend', 'MaxSendRate', 'SentLast24Hours'], moving: [] }],
  accounts: [
    {
      id: 'ses',
      name: 'Amazon SES',
      product: 'quota',
      credential: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
      place: 'us-east-1',
      quantities: { Max24HourSend: '50000.0', MaxSendRate: '14.0', SentLast24Hours: '1234.0' },
      demo: true,
    },
    {
      id: 'ses-unlimited',
      name: 'Amazon SES Ireland',
      product: 'quota',
      credential: {
        accessKeyId: 'ASIAIOSFODNN7EXAMPL2',
        secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE2',
        sessionToken: 'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQW==',
      },
      place: 'eu-west-1',
      quantities: { Max24HourSend: '-1.0', MaxSendRate: '14.0', SentLast24Hours: '5.0' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/v2/email/account' || request.method !== 'GET') {
      return refused('UnknownOperationException');
    }
    const inRegion = (accessKeyId = '') =>
      world.accounts.all('ses', { accessKeyId }).find(({ place = 'us-east-1' }) => place === request.place);
    const { keyId, fault } = verify(
      sigv4('ses', request.place),
      request,
      (accessKeyId) => inRegion(accessKeyId)?.credential['secretAccessKey'],
      world.providerNow(),
    );
    const account = inRegion(keyId);
    const token = headerOf(request, 'x-amz-security-token');
    if (fault !== undefined) {
      return refused(CODES[fault], { product: 'quota' }, messageFor(fault, request, world.providerNow()));
    }
    if (account === undefined || account.credential['sessionToken'] !== token) {
      return refused('UnrecognizedClientException', { product: 'quota' });
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      headers: { 'x-amzn-RequestId': '4c2f4fc0-0000-4000-8000-example00001' },
      fields: ['Max24HourSend', 'MaxSendRate', 'SentLast24Hours'].map((name) =>
        amountField(name, quantities[name] ?? null),
      ),
      around: (inner) =>
        `{"DedicatedIpAutoWarmupEnabled":false,"EnforcementStatus":"${words['EnforcementStatus'] ?? 'HEALTHY'}",` +
        `"ProductionAccessEnabled":${words['ProductionAccessEnabled'] ?? 'true'},` +
        `"SendingEnabled":${words['SendingEnabled'] ?? 'true'},"SendQuota":${inner}}`,
    }));
  },

  word(code, { status, message }) {
    return textReply(status, 'application/json', JSON.stringify({ message }), { 'x-amzn-ErrorType': code });
  },
};

/** What AWS answers to each fault of a signature. */
const CODES: Readonly<Record<SignatureFault, string>> = {
  missing: 'MissingAuthenticationTokenException',
  malformed: 'IncompleteSignatureException',
  'time-format': 'IncompleteSignatureException',
  unsigned: 'InvalidSignatureException',
  scope: 'InvalidSignatureException',
  expired: 'InvalidSignatureException',
  'unknown-key': 'UnrecognizedClientException',
  body: 'InvalidSignatureException',
  signature: 'InvalidSignatureException',
};

/** Two faults that share a code have texts of their own. */
function messageFor(fault: SignatureFault, request: ServiceRequest, now: number): RefusalOptions {
  if (fault === 'scope') {
    return { message: 'Credential should be scoped to a valid region.' };
  }
  if (fault !== 'expired') {
    return {};
  }
  const given = headerOf(request, 'x-amz-date') ?? '';
  const at = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const message =
    given < at
      ? `Signature expired: ${given} is now earlier than ${at}`
      : `Signature not yet current: ${given} is still later than ${at}`;
  return { message };
}
