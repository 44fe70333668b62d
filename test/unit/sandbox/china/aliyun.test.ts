import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { aliyun } from '../../../sandbox/providers/china/aliyun.ts';
import { startSandbox } from '../../../sandbox/sandbox.ts';
import { acs3 } from '../../../sandbox/signing/acs3.ts';
import { answers, asked, get, NOW, refuses } from '../counterpart.ts';
import { signedText } from '../signedText.ts';
import { exchange } from '../wire.ts';

interface Change {
  readonly number?: number;
  readonly secret?: string;
  readonly method?: string;
  readonly mount?: string;
  readonly query?: string;
  readonly body?: string;
  readonly at?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

function signed(change: Change = {}): string {
  const { number = 1, method = 'POST', mount = '/aliyun', query = '', body = '', at = NOW, headers = {} } = change;
  return signedText({
    scheme: acs3,
    secret: change.secret ?? `SandboxAccessKeySecretEXAMPLE${number}`,
    at,
    method,
    mount,
    path: '/',
    query,
    body,
    headers: {
      'x-acs-action': 'QueryAccountBalance',
      'x-acs-content-sha256': createHash('sha256').update(body).digest('hex'),
      'x-acs-date': new Date(at).toISOString().replace('.000Z', 'Z'),
      'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
      'x-acs-version': '2017-12-14',
      ...headers,
    },
    authorization: (names, signature) =>
      `ACS3-HMAC-SHA256 Credential=LTAI5tSandboxEXAMPLE000${number},SignedHeaders=${names},Signature=${signature}`,
  });
}

const body = (data: string, code = '"200"') =>
  `{"Code":${code},"Message":"success","RequestId":"16176743-6DC7-4CB3-BB25-A13982D8DFAD","Success":true,"Data":${data}}`;

answers(aliyun, [
  [
    'the document’s example',
    signed(),
    body(
      '{"AvailableAmount":"10000.00","CreditAmount":"0.00","MybankCreditAmount":"0.00","Currency":"CNY","AvailableCashAmount":"10000.00","QuotaLimit":"10000.00"}',
    ),
  ],
  [
    'an amount with separators',
    signed({ number: 2 }),
    body(
      '{"AvailableAmount":"1,157.74","CreditAmount":"0.00","MybankCreditAmount":"0.00","Currency":"CNY","AvailableCashAmount":"1,157.74","QuotaLimit":"10,000.00"}',
    ),
  ],
  [
    'amounts with line ends, and a code that is a number',
    signed({ number: 3 }),
    body(
      '{"AvailableAmount":"10000.00\\n","CreditAmount":"0.00\\n","MybankCreditAmount":"0.00\\n","Currency":"CNY","AvailableCashAmount":"10000.00\\n","QuotaLimit":"10000.00\\n"}',
      '200',
    ),
  ],
  [
    'a debt, asked with GET',
    signed({ number: 4, method: 'GET' }),
    body(
      '{"AvailableAmount":"-11.19","CreditAmount":"0.00","MybankCreditAmount":"0.00","Currency":"CNY","AvailableCashAmount":"0.00","QuotaLimit":"10000.00"}',
    ),
  ],
  [
    'the international site',
    signed({ number: 5, mount: '/aliyun/international' }),
    body(
      '{"AvailableAmount":"1000.19","CreditAmount":"1000.00","MybankCreditAmount":"0.00","Currency":"USD","AvailableCashAmount":"0.00","QuotaLimit":"10000.00"}',
    ),
  ],
]);

refuses(aliyun, [
  ['another method', signed({ method: 'PUT' }), 'UnsupportedHTTPMethod'],
  ['another path', signed().replace('/aliyun/ ', '/aliyun/v1 '), 'InvalidApi.NotFound'],
  ['another action', signed({ headers: { 'x-acs-action': 'QueryAccountBill' } }), 'InvalidApi.NotFound'],
  ['another version', signed({ headers: { 'x-acs-version': '2018-12-14' } }), 'InvalidApi.NotFound'],
  [
    'no signature',
    get('/aliyun/', { 'x-acs-action': 'QueryAccountBalance', 'x-acs-version': '2017-12-14' }),
    'IncompleteSignature',
  ],
  ['blanks behind the commas', signed().replace(',SignedHeaders', ', SignedHeaders'), 'IncompleteSignature'],
  ['a wrong secret', signed({ secret: 'x' }), 'SignatureDoesNotMatch'],
  ['a secret with an ampersand', signed({ secret: 'SandboxAccessKeySecretEXAMPLE1&' }), 'SignatureDoesNotMatch'],
  ['an unknown key', signed({ number: 9 }), 'InvalidAccessKeyId.NotFound'],
  ['a key of the other site', signed({ number: 5 }), 'InvalidAccessKeyId.NotFound'],
  ['a clock that is 16 minutes slow', signed({ at: NOW - 960_000 }), 'InvalidTimeStamp.Expired'],
  ['a clock that is 16 minutes fast', signed({ at: NOW + 960_000 }), 'InvalidTimeStamp.Expired'],
  [
    'a time with milliseconds',
    signed({ headers: { 'x-acs-date': '2026-11-28T09:30:00.000Z' } }),
    'InvalidTimeStamp.Format',
  ],
  ['a host that is not the signed one', signed().replace('Host: 127', 'Host: 128'), 'SignatureDoesNotMatch'],
  [
    'a header of the scheme that is not signed',
    signed().replace('\r\n\r\n', '\r\nx-acs-more: 1\r\n\r\n'),
    'SignatureDoesNotMatch',
  ],
  ['a body that is not the told one', signed({ headers: { 'x-acs-content-sha256': '00' } }), 'SignatureDoesNotMatch'],
  ['a parameter', signed({ query: 'BillOwnerId=1' }), 'InvalidParameter'],
  ['a body', signed({ body: '{}' }), 'InvalidParameter'],
]);

test('Aliyun takes a nonce once', async (t) => {
  const sandbox = await startSandbox({ now: () => NOW });
  t.after(() => sandbox.close());
  assert.equal((await exchange(sandbox.url, signed())).status, 200);
  assert.match((await exchange(sandbox.url, signed())).body.toString(), /"Code":"SignatureNonceUsed"/);
  const other = signed({ headers: { 'x-acs-signature-nonce': 'another' } });
  assert.equal((await exchange(sandbox.url, other)).status, 200);
});

test('the gateway and the operation word errors in ways of their own', async () => {
  assert.equal(
    (await asked(signed({ secret: 'x' }))).text,
    '{"RequestId":"16176743-6DC7-4CB3-BB25-A13982D8DFAD","Message":"Specified signature is not matched with our calculation.","Recommend":"https://api.aliyun.com/troubleshoot?q=SignatureDoesNotMatch","HostId":"business.aliyuncs.com","Code":"SignatureDoesNotMatch"}',
  );
  assert.equal(
    (await asked(signed({ body: '{}' }))).text,
    '{"Code":"InvalidParameter","Message":"Some parametersare not valid.","RequestId":"16176743-6DC7-4CB3-BB25-A13982D8DFAD","Success":false}',
  );
});

const BY_STATUS: Readonly<Record<number, readonly string[]>> = {
  400: [
    ...['NotApplicable', 'NotAuthorized', 'MissingParameter', 'InvalidParameter', 'InvalidOwner', 'InternalError'],
    ...['IncompleteSignature', 'InvalidAccessKeyId.Inactive', 'InvalidTimeStamp.Expired', 'InvalidTimeStamp.Format'],
    ...['SignatureDoesNotMatch', 'SignatureNonceUsed', 'Throttling', 'Throttling.Api', 'Throttling.User'],
  ],
  403: ['Forbidden.RAM', 'Forbidden.RiskControl', 'UnsupportedHTTPMethod'],
  404: ['InvalidAccessKeyId.NotFound', 'InvalidApi.NotFound'],
  500: ['UndefinedError'],
  503: ['ServiceUnavailable'],
};

test('aliyun tells each of its 22 errors on demand', async (t) => {
  const sandbox = await startSandbox({ now: () => NOW });
  t.after(() => sandbox.close());
  const told = new Set<string>();
  for (const [status, codes] of Object.entries(BY_STATUS)) {
    for (const code of codes) {
      sandbox.fault('aliyun', { kind: 'provider-error', code });
      // A nonce is good for one request.
      const reply = await exchange(sandbox.url, signed({ headers: { 'x-acs-signature-nonce': code } }));
      assert.equal(reply.status, Number(status), code);
      told.add(reply.body.toString());
    }
  }
  assert.deepEqual([told.size, aliyun.errors.size], [22, 22]);
});
