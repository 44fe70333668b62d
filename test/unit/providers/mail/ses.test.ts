import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SES } from '../../../../src/providers/mail/ses.ts';
import { asked, json, type Subject } from '../asked.ts';

const SUBJECT: Subject = {
  descriptor: SES,
  credential: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  place: 'us-east-1',
  now: Date.UTC(2015, 7, 30, 12, 36, 0),
};
const QUOTA = { Max24HourSend: 50000.5, MaxSendRate: 14, SentLast24Hours: 1234 };
const GOOD = {
  ...{ DedicatedIpAutoWarmupEnabled: false, EnforcementStatus: 'HEALTHY', ProductionAccessEnabled: true },
  SendQuota: { ...QUOTA, Max24HourSend: 50000 },
};

test('ses: the signed request', async () => {
  assert.deepEqual((await asked(SUBJECT, json(GOOD))).sent, [
    {
      method: 'GET',
      url: 'https://email.us-east-1.amazonaws.com/v2/email/account',
      headers: {
        accept: 'application/json',
        'x-amz-date': '20150830T123600Z',
        authorization:
          'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/ses/aws4_request, SignedHeaders=host;x-amz-date, Signature=602f810edadaee2ac9f4d16ed9138a92dc0e58b01762e6f5124402efafde6069',
      },
    },
  ]);
});

test('ses: a region is asked and signed for, also the one under another domain', async () => {
  for (const [place, host] of [
    ['eu-central-1', 'email.eu-central-1.amazonaws.com'],
    ['us-gov-west-1', 'email.us-gov-west-1.amazonaws.com'],
    ['eusc-de-east-1', 'email.eusc-de-east-1.amazonaws.eu'],
  ] as const) {
    const [request] = (await asked({ ...SUBJECT, place }, json(GOOD))).sent;
    assert.equal(request?.url, `https://${host}/v2/email/account`);
    assert.match(request?.headers['authorization'] ?? '', new RegExp(`/20150830/${place}/ses/aws4_request,`));
  }
});

test('ses: a session token is sent and signed', async () => {
  const credential = { ...SUBJECT.credential, sessionToken: 'token' };
  const [request] = (await asked({ ...SUBJECT, credential }, json(GOOD))).sent;
  assert.equal(request?.headers['x-amz-security-token'], 'token');
  assert.match(request?.headers['authorization'] ?? '', /SignedHeaders=host;x-amz-date;x-amz-security-token,/);
});

const quota = (max: unknown, sent: unknown) => json({ SendQuota: { Max24HourSend: max, SentLast24Hours: sent } });
const QUANTITY = { key: 'SendQuota', unit: 'emails' };

for (const [name, reply, quantity] of [
  ['what is left of 24 hours', json(GOOD), { amount: '48766', used: '1234', limit: '50000' }],
  ['doubles', doubles('50000.0', '1234.0'), { amount: '48766', used: '1234', limit: '50000' }],
  ['large doubles', doubles('1.0E7', '2.5E6'), { amount: '7500000', used: '2500000', limit: '10000000' }],
  ['no limit', doubles('-1.0', '12.0'), { amount: 'unlimited', used: '12' }],
  ['all sent', quota(200, 200), { amount: '0', used: '200', limit: '200' }],
  ['more than a quota that was cut', quota(200, 250), { amount: '-50', used: '250', limit: '200' }],
] as const) {
  test(`ses: ${name}`, async () => {
    assert.deepEqual((await asked(SUBJECT, reply)).quantities, [{ ...QUANTITY, ...quantity }]);
  });
}

function doubles(max: string, sent: string) {
  return { ...json({}), text: `{"SendQuota":{"Max24HourSend":${max},"SentLast24Hours":${sent}}}` };
}

for (const [reply, problem, field] of [
  [json({}), 'missing-field', 'SendQuota.Max24HourSend'],
  [json({ SendQuota: { Max24HourSend: 200 } }), 'missing-field', 'SendQuota.SentLast24Hours'],
  [quota(null, 1), 'bad-amount', 'SendQuota.Max24HourSend'],
  [json({ SendQuota: QUOTA }), 'bad-amount', 'SendQuota.Max24HourSend'],
  [doubles('1e400', '1'), 'bad-amount', 'SendQuota.Max24HourSend'],
] as const) {
  test(`ses: no amount in ${reply.text}`, async () => {
    assert.partialDeepStrictEqual((await asked(SUBJECT, reply)).fault, { kind: 'bad-response', problem, field });
  });
}

const CODES = [
  ['AccessDeniedException', 403, 'not-enabled'],
  ['BadRequestException', 400, 'bad-endpoint'],
  ['ExpiredTokenException', 403, 'auth'],
  ['IncompleteSignature', 400, 'auth'],
  ['IncompleteSignatureException', 403, 'auth'],
  ['InternalFailure', 500, 'provider-down'],
  ['InvalidClientTokenId', 403, 'auth'],
  ['InvalidSignatureException', 403, 'auth'],
  ['MissingAuthenticationToken', 403, 'auth'],
  ['MissingAuthenticationTokenException', 403, 'auth'],
  ['NotAuthorized', 401, 'not-enabled'],
  ['OptInRequired', 403, 'not-enabled'],
  ['RequestExpired', 400, 'clock'],
  ['ServiceUnavailable', 503, 'provider-down'],
  ['SignatureDoesNotMatch', 403, 'auth'],
  ['Throttling', 400, 'rate-limited'],
  ['ThrottlingException', 400, 'rate-limited'],
  ['TooManyRequestsException', 429, 'rate-limited'],
  ['UnknownOperationException', 404, 'bad-endpoint'],
  ['UnrecognizedClientException', 403, 'auth'],
  ['ValidationError', 400, 'bad-endpoint'],
] as const;

for (const [code, status, kind] of CODES) {
  test(`ses: ${code} is of the kind ${kind}, wherever it stands`, async () => {
    const message = 'The words of the service.';
    const address = 'http://internal.amazon.com/coral/com.amazon.coral.service/';
    for (const reply of [
      json({ message }, { status, headers: new Map([['x-amzn-errortype', code]]) }),
      json({ message }, { status, headers: new Map([['x-amzn-errortype', `${code}:${address}`]]) }),
      json({ Message: message, __type: `com.amazonaws.ses#${code}` }, { status }),
      json({ message, code }, { status }),
    ]) {
      assert.partialDeepStrictEqual((await asked(SUBJECT, reply)).fault, { kind, code });
    }
  });
}

test('ses: the test of codes has all that the provider lists', () => {
  assert.deepEqual(
    CODES.map(([code]) => code),
    Object.keys(SES.codes).toSorted(),
  );
});

test('ses: a signature of another time is a matter of clocks, whose time is taken from the reply', async () => {
  for (const message of [
    'Signature expired: 20150830T123600Z is now earlier than 20150830T131000Z (20150830T131500Z - 5 min.)',
    'Signature not yet current: 20150830T123600Z is still later than 20150830T120500Z (20150830T120000Z + 5 min.)',
  ]) {
    const headers = new Map([
      ['x-amzn-errortype', 'InvalidSignatureException'],
      ['date', 'Sun, 30 Aug 2015 13:15:00 GMT'],
    ]);
    const late = json({ message }, { status: 403, headers });
    const { fault, sent } = await asked(SUBJECT, late);
    assert.deepEqual(fault, { kind: 'clock', code: 'RequestExpired' });
    assert.deepEqual(
      sent.map((request) => request.headers['x-amz-date']),
      ['20150830T123600Z', '20150830T131500Z'],
    );
    assert.ok((await asked(SUBJECT, late, json(GOOD))).quantities);
  }
});

test('ses: a refusal without a type is no final word', async () => {
  assert.deepEqual((await asked(SUBJECT, json({}, { status: 401 }))).fault, { kind: 'auth', definitive: false });
});
