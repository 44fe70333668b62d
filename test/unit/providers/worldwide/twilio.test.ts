import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TWILIO } from '../../../../src/providers/worldwide/twilio.ts';
import { asked, json, type Subject } from '../asked.ts';
import { answered, HOST } from '../fakeHttp.ts';

const SID = `AC${'a'.repeat(32)}`;
const SUBJECT: Subject = {
  descriptor: TWILIO,
  credential: { accountSid: SID, secret: '0123456789abcdef0123456789abcdef' },
};
const GOOD = { account_sid: SID, balance: '0.05', currency: 'USD' };

test('twilio: the request, with an Auth Token and with an API key, in each region', async () => {
  const { sent } = await asked(SUBJECT, json(GOOD));
  assert.deepEqual(sent, [
    {
      method: 'GET',
      url: `https://api.twilio.com/2010-04-01/Accounts/${SID}/Balance.json`,
      headers: {
        accept: 'application/json',
        authorization:
          'Basic QUNhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYTowMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZg==',
      },
    },
  ]);
  const apiKeySid = `SK${'b'.repeat(32)}`;
  const byKey = await asked({ ...SUBJECT, credential: { accountSid: SID, apiKeySid, secret: 's' } }, json(GOOD));
  assert.equal(byKey.sent[0]?.url, sent[0]?.url);
  assert.equal(byKey.sent[0]?.headers['authorization'], `Basic ${Buffer.from(`${apiKeySid}:s`).toString('base64')}`);
  for (const [place, host] of [
    ['us1', 'api.twilio.com'],
    ['ie1', 'api.dublin.ie1.twilio.com'],
    ['au1', 'api.sydney.au1.twilio.com'],
  ] as const) {
    const [request] = (await asked({ ...SUBJECT, place }, json(GOOD))).sent;
    assert.equal(request?.url, `https://${host}/2010-04-01/Accounts/${SID}/Balance.json`);
  }
});

test('twilio: an identifier with blanks or slashes stays a part of the path', async () => {
  const { sent } = await asked({ ...SUBJECT, credential: { accountSid: ' A/../C?', secret: 's' } }, json(GOOD));
  assert.equal(sent[0]?.url, 'https://api.twilio.com/2010-04-01/Accounts/%20A%2F..%2FC%3F/Balance.json');
});

for (const [name, reply, quantity] of [
  ['money in the currency of the reply', GOOD, { amount: '0.05', unit: 'USD' }],
  ['another currency', { ...GOOD, currency: 'EUR' }, { amount: '0.05', unit: 'EUR' }],
  ['a debt', { ...GOOD, balance: '-12.3456' }, { amount: '-12.3456', unit: 'USD' }],
  ['a number in place of a text', { ...GOOD, balance: 12.5 }, { amount: '12.5', unit: 'USD' }],
  ['a subaccount has none of its own', { ...GOOD, balance: null, currency: null }, { amount: 'not-told', unit: 'USD' }],
  ['a subaccount with its currency', { ...GOOD, balance: null, currency: 'GBP' }, { amount: 'not-told', unit: 'GBP' }],
] as const) {
  test(`twilio: ${name}`, async () => {
    assert.deepEqual((await asked(SUBJECT, json(reply))).quantities, [{ key: 'balance', ...quantity }]);
  });
}

for (const [reply, problem, field] of [
  [{ account_sid: SID, currency: 'USD' }, 'missing-field', 'balance'],
  [{ ...GOOD, balance: '' }, 'bad-amount', 'balance'],
  [{ ...GOOD, currency: null }, 'bad-amount', 'currency'],
  [{ account_sid: SID, balance: '1' }, 'missing-field', 'currency'],
  ...[null, [], {}, false, 0, ''].map(
    (sid) => [{ ...GOOD, account_sid: sid }, 'missing-field', 'account_sid'] as const,
  ),
  [{ ...GOOD, currency: '$' }, 'bad-amount', 'currency'],
] as const) {
  test(`twilio: no amount in ${JSON.stringify(reply)}`, async () => {
    const { fault } = await asked({ ...SUBJECT, endpoints: [`https://${HOST}`] }, json(reply));
    assert.deepEqual(fault, { kind: 'bad-response', host: HOST, problem, field });
  });
}

const error = (code: number, status: number, message = 'Authenticate') =>
  json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }, { status });

for (const [code, status, kind, sentence] of [
  [20003, 401, 'auth', /another region/],
  [20004, 405, 'bad-endpoint', undefined],
  [20005, 403, 'blocked', /not active/],
  [10001, 403, 'blocked', /not active/],
  [90010, 403, 'blocked', /not active/],
  [20403, 403, 'blocked', /suspended or closed/],
  [20404, 404, 'bad-endpoint', /Account SID and its region/],
  [20429, 429, 'rate-limited', undefined],
  [20500, 500, 'provider-down', undefined],
  [20503, 503, 'provider-down', undefined],
  [70051, 403, 'not-enabled', /may not read the balance/],
] as const) {
  test(`twilio: code ${code} is of the kind ${kind}`, async () => {
    const { fault, sentence: told } = await asked(SUBJECT, error(code, status));
    assert.partialDeepStrictEqual(fault, { kind, code: String(code) });
    assert.equal(sentence?.test(told ?? ''), sentence && true);
  });
}

test('twilio: a refusal is known by its code, whatever its words', async () => {
  for (const message of ['Authenticate', 'Authentication Error - invalid username']) {
    const { fault } = await asked(SUBJECT, error(20003, 401, message));
    assert.deepEqual(fault, { kind: 'auth', code: '20003', definitive: true });
  }
});

test('twilio: a 401 without a code is no final word, and XML is not the form that was asked for', async () => {
  assert.partialDeepStrictEqual((await asked(SUBJECT, json({}, { status: 401 }))).fault, {
    kind: 'auth',
    definitive: false,
  });
  const xml = '<?xml version="1.0"?><TwilioResponse><RestException><Code>20003</Code></RestException></TwilioResponse>';
  const reply = answered(xml, { status: 401, contentType: 'application/xml' });
  assert.partialDeepStrictEqual((await asked(SUBJECT, reply)).fault, { kind: 'bad-response', problem: 'malformed' });
});

test('twilio: a code that is not listed keeps the words of the provider', async () => {
  assert.deepEqual((await asked(SUBJECT, error(12345, 400, 'Something else'))).fault, {
    kind: 'provider-error',
    code: '12345',
    text: 'Something else',
  });
});
