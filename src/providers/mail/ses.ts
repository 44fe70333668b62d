import type { Translate } from '../../base/language.ts';
import type { Answer, CodeKind, CodeText, Descriptor, Known, Reply, RequestSpec } from '../contract.ts';
import type { Place } from '../provider.ts';
import { sha256 } from '../signing/digest.ts';
import { sigV4Headers } from '../signing/sigV4.ts';

/** As AWS names them. Which one an account sends from says its console. */
const REGIONS: readonly Place[] = [
  placeOf('us-east-1', (t) => t('US East (N. Virginia)')),
  placeOf('us-east-2', (t) => t('US East (Ohio)')),
  placeOf('us-west-1', (t) => t('US West (N. California)')),
  placeOf('us-west-2', (t) => t('US West (Oregon)')),
  placeOf('ca-central-1', (t) => t('Canada (Central)')),
  placeOf('ca-west-1', (t) => t('Canada West (Calgary)')),
  placeOf('sa-east-1', (t) => t('South America (São Paulo)')),
  placeOf('eu-central-1', (t) => t('Europe (Frankfurt)')),
  placeOf('eu-central-2', (t) => t('Europe (Zurich)')),
  placeOf('eu-west-1', (t) => t('Europe (Ireland)')),
  placeOf('eu-west-2', (t) => t('Europe (London)')),
  placeOf('eu-west-3', (t) => t('Europe (Paris)')),
  placeOf('eu-south-1', (t) => t('Europe (Milan)')),
  placeOf('eu-north-1', (t) => t('Europe (Stockholm)')),
  placeOf('ap-northeast-1', (t) => t('Asia Pacific (Tokyo)')),
  placeOf('ap-northeast-2', (t) => t('Asia Pacific (Seoul)')),
  placeOf('ap-northeast-3', (t) => t('Asia Pacific (Osaka)')),
  placeOf('ap-southeast-1', (t) => t('Asia Pacific (Singapore)')),
  placeOf('ap-southeast-2', (t) => t('Asia Pacific (Sydney)')),
  placeOf('ap-southeast-3', (t) => t('Asia Pacific (Jakarta)')),
  placeOf('ap-southeast-5', (t) => t('Asia Pacific (Malaysia)')),
  placeOf('ap-south-1', (t) => t('Asia Pacific (Mumbai)')),
  placeOf('ap-south-2', (t) => t('Asia Pacific (Hyderabad)')),
  placeOf('me-south-1', (t) => t('Middle East (Bahrain)')),
  placeOf('me-central-1', (t) => t('Middle East (UAE)')),
  placeOf('il-central-1', (t) => t('Israel (Tel Aviv)')),
  placeOf('af-south-1', (t) => t('Africa (Cape Town)')),
  placeOf('us-gov-east-1', (t) => t('AWS GovCloud (US-East)')),
  placeOf('us-gov-west-1', (t) => t('AWS GovCloud (US-West)')),
  placeOf('eusc-de-east-1', (t) => t('AWS European Sovereign Cloud (Germany)'), 'amazonaws.eu'),
];

const PATH = '/v2/email/account';

const notPermitted: readonly [CodeKind, CodeText] = [
  'not-enabled',
  (t) => t('This AWS access key may not read the quota. Permit it the action ses:GetAccount in IAM.'),
];

/** Amazon SES: what of the quota of the last 24 hours is left in a region. */
export const SES: Descriptor = {
  id: 'ses',
  region: 'mail',
  label: () => 'Amazon SES',
  otherNames: ['AWS', 'Simple Email Service'],
  // The errors of GetAccount and those that all services have.
  codes: {
    AccessDeniedException: notPermitted,
    BadRequestException: 'bad-endpoint',
    ExpiredTokenException: [
      'auth',
      (t) =>
        t(
          'The session token of this AWS access key has expired. Update the credential with all three parts of another one.',
        ),
    ],
    IncompleteSignature: 'auth',
    IncompleteSignatureException: 'auth',
    InternalFailure: 'provider-down',
    InvalidClientTokenId: 'auth',
    InvalidSignatureException: 'auth',
    MissingAuthenticationToken: 'auth',
    MissingAuthenticationTokenException: 'auth',
    NotAuthorized: notPermitted,
    OptInRequired: [
      'not-enabled',
      (t) => t('This AWS account has not subscribed to Amazon SES. Enable it in the AWS console.'),
    ],
    RequestExpired: 'clock',
    ServiceUnavailable: 'provider-down',
    SignatureDoesNotMatch: 'auth',
    Throttling: 'rate-limited',
    ThrottlingException: 'rate-limited',
    TooManyRequestsException: 'rate-limited',
    UnknownOperationException: 'bad-endpoint',
    UnrecognizedClientException: 'auth',
    ValidationError: 'bad-endpoint',
  },
  products: [
    {
      id: 'quota',
      label: (t) => t('Sending quota'),
      description: (t) => t('e-mails that may still be sent within 24 hours'),
      places: REGIONS,
      credential: [
        { id: 'accessKeyId', name: 'Access key ID', shape: /^(?:AKIA|ASIA)[A-Z0-9]{16}$/ },
        { id: 'secretAccessKey', name: 'Secret access key', shape: /^[A-Za-z0-9/+]{40}$/, secret: true },
        { id: 'sessionToken', name: 'Session token', shape: /^[A-Za-z0-9/+=]{100,}$/, secret: true, optional: true },
      ],
      whereToFind: (t) =>
        t(
          'They are in the AWS console, in IAM, under the security credentials of a user. User name and password for SMTP are others.',
        ),
      console: 'https://console.aws.amazon.com/iam/home#/security_credentials',
      clock: { from: 'date' },
      quantities: [{ key: 'SendQuota', unit: 'emails', resets: 'rolling day', label: (t) => t('E-mails in 24 hours') }],
      request,
      read,
    },
  ],
};

function placeOf(region: string, name: (t: Translate) => string, domain = 'amazonaws.com'): Place {
  return { id: region, label: (t) => `${name(t)} · ${region}`, hosts: [`https://email.${region}.${domain}`] };
}

function request({ credential, place, host, now }: Known): RequestSpec {
  const { accessKeyId = '', secretAccessKey = '', sessionToken } = credential;
  const key = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  const unsigned = { method: 'GET', path: PATH, headers: { host }, payload: sha256('') };
  return { path: PATH, headers: sigV4Headers(unsigned, key, { region: place, service: 'ses' }, now) };
}

function read(reply: Reply): Answer {
  const code = codeOf(reply);
  if (code !== undefined) {
    return { code, message: reply.at('/message') ?? reply.at('/Message') };
  }
  if (!reply.isSuccess) {
    throw reply.refusal('missing-field', '__type');
  }
  const limit = reply.amount('/SendQuota/Max24HourSend', 'emails');
  const used = reply.amount('/SendQuota/SentLast24Hours', 'emails');
  return limit === '-1'
    ? [{ key: 'SendQuota', unit: 'emails', amount: 'unlimited', used }]
    : [{ key: 'SendQuota', unit: 'emails', amount: reply.rest(limit, used), used, limit }];
}

/** The error's type, without the namespace before it and the address behind it; it stands in a header or in the body. */
function codeOf(reply: Reply): string | undefined {
  const type = reply.header('x-amzn-errortype') ?? reply.failure('/__type') ?? reply.failure('/code');
  const name = type?.replace(/:.*$/s, '').replace(/^.*#/s, '');
  const message = reply.at('/message') ?? reply.at('/Message');
  const isLate = typeof message === 'string' && /^Signature (?:expired|not yet current)\b/.test(message);
  return isLate ? 'RequestExpired' : name;
}
