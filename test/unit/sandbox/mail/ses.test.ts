import { ses } from '../../../sandbox/providers/mail/ses.ts';
import { sigv4 } from '../../../sandbox/signing/sigv4.ts';
import { answers, get, NOW, refuses, tellsEveryError } from '../counterpart.ts';

const ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const TEMPORARY = {
  id: 'ASIAIOSFODNN7EXAMPL2',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE2',
  token: 'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQW==',
};
const PATH = '/v2/email/account';

interface Signing {
  readonly id?: string;
  readonly secret?: string;
  readonly token?: string;
  readonly region?: string;
  readonly service?: string;
  readonly at?: number;
  readonly place?: string;
}

function signed(signing: Signing = {}): string {
  const { id = ID, secret = SECRET, token, region = 'us-east-1', service = 'ses', at = NOW, place = '' } = signing;
  const time = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  const headers = {
    host: '127.0.0.1',
    'x-amz-date': time,
    ...(token === undefined ? {} : { 'x-amz-security-token': token }),
  };
  const names = Object.keys(headers);
  const day = time.slice(0, 8);
  const request = { method: 'GET', path: PATH, query: '', headers, body: Buffer.alloc(0) };
  const claim = { keyId: id, time: at, window: 0, signedHeaders: names, signature: '', scope: [day, region, service] };
  const signature = sigv4(service, region).sign(request, claim, PATH, secret);
  const scope = `${day}/${region}/${service}/aws4_request`;
  const { host, ...sent } = headers;
  return get(`/ses${place}${PATH}`, {
    ...sent,
    Host: host,
    Authorization: `AWS4-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  });
}

answers(ses, [
  [
    'the account of a region',
    signed(),
    '{"DedicatedIpAutoWarmupEnabled":false,"EnforcementStatus":"HEALTHY","ProductionAccessEnabled":true,"SendingEnabled":true,"SendQuota":{"Max24HourSend":50000.0,"MaxSendRate":14.0,"SentLast24Hours":1234.0}}',
  ],
  [
    'a temporary key in its region, without a limit',
    signed({ ...TEMPORARY, region: 'eu-west-1', place: '/eu-west-1' }),
    '{"DedicatedIpAutoWarmupEnabled":false,"EnforcementStatus":"HEALTHY","ProductionAccessEnabled":true,"SendingEnabled":true,"SendQuota":{"Max24HourSend":-1.0,"MaxSendRate":14.0,"SentLast24Hours":5.0}}',
  ],
]);

refuses(ses, [
  ['another path', signed().replace('/account', '/quota'), 'UnknownOperationException'],
  ['another method', signed().replace('GET', 'POST'), 'UnknownOperationException'],
  ['no signature', get(`/ses${PATH}`), 'MissingAuthenticationTokenException'],
  ['a wrong secret', signed({ secret: 'x' }), 'InvalidSignatureException'],
  ['an unknown key', signed({ id: 'AKIAOTHER' }), 'UnrecognizedClientException'],
  ['another region', signed({ region: 'eu-west-1' }), 'InvalidSignatureException'],
  [
    'a key that is not of the region',
    signed({ region: 'eu-west-1', place: '/eu-west-1' }),
    'UnrecognizedClientException',
  ],
  ['the service’s other name', signed({ service: 'email' }), 'InvalidSignatureException'],
  ['a clock that is 16 minutes slow', signed({ at: NOW - 960_000 }), 'InvalidSignatureException'],
  ['a clock that is 16 minutes fast', signed({ at: NOW + 960_000 }), 'InvalidSignatureException'],
  [
    'a temporary key without its token',
    signed({ id: TEMPORARY.id, secret: TEMPORARY.secret, region: 'eu-west-1', place: '/eu-west-1' }),
    'UnrecognizedClientException',
  ],
]);

tellsEveryError(ses, 'ses', signed(), {
  400: ['BadRequestException', 'RequestExpired'],
  401: ['NotAuthorized'],
  403: [
    'AccessDeniedException',
    'ExpiredTokenException',
    'IncompleteSignatureException',
    'InvalidClientTokenId',
    'InvalidSignatureException',
    'MissingAuthenticationTokenException',
    'OptInRequired',
    'SignatureDoesNotMatch',
    'UnrecognizedClientException',
  ],
  404: ['UnknownOperationException'],
  429: ['TooManyRequestsException', 'ThrottlingException'],
  500: ['InternalFailure'],
  503: ['ServiceUnavailable'],
});
