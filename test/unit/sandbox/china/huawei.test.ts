import assert from 'node:assert/strict';
import { test } from 'node:test';
import { huawei } from '../../../sandbox/providers/china/huawei.ts';
import { sdkHmac } from '../../../sandbox/signing/sdkHmac.ts';
import { answers, asked, get, NOW, refuses, tellsEveryError } from '../counterpart.ts';
import { signedText } from '../signedText.ts';

const PATH = '/v2/accounts/customer-accounts/balances';
const JSON_TYPE = { 'Content-Type': 'application/json' };

interface Change {
  readonly number?: number;
  readonly secret?: string;
  readonly mount?: string;
  readonly query?: string;
  readonly at?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

function signed(change: Change = {}): string {
  const { number = 1, mount = '/huawei', query = '', at = NOW } = change;
  return signedText({
    scheme: sdkHmac,
    secret: change.secret ?? `SandboxSecretAccessKey00000000000000000${number}`,
    at,
    mount,
    path: PATH,
    query,
    headers: {
      'content-type': 'application/json',
      'x-sdk-date': new Date(at).toISOString().replace(/[-:]|\.\d+/g, ''),
      ...change.headers,
    },
    authorization: (names, signature) =>
      `SDK-HMAC-SHA256 Access=SANDBOX000000000000${number}, SignedHeaders=${names}, Signature=${signature}`,
  });
}

const one = (type: number, amounts: string, told: string) =>
  `{"account_id":"ACCT-${type}","account_type":${type},${amounts},${told},"designated_amount":0}`;
const CNY = '"currency":"CNY","measure_id":1';
const USD = '"currency":"USD","measure_id":1';

answers(huawei, [
  [
    'four accounts of a customer',
    signed(),
    `{"account_balances":[${one(1, '"amount":100.5', CNY)},${one(2, '"amount":300,"credit_amount":500', CNY)},${one(5, '"amount":12.34', CNY)},${one(7, '"amount":1000', CNY)}],"debt_amount":0,${CNY}}`,
  ],
  [
    'cents',
    signed({ number: 2 }),
    `{"account_balances":[${one(1, '"amount":10050', CNY.replace('1', '3'))}],"debt_amount":0,${CNY.replace('1', '3')}}`,
  ],
  [
    'a debt, as texts',
    signed({ number: 3 }),
    `{"account_balances":[${one(1, '"amount":"0.00"', CNY)}],"debt_amount":"57.01",${CNY}}`,
  ],
  [
    'the international site',
    signed({ number: 4, mount: '/huawei/international' }),
    `{"account_balances":[${one(1, '"amount":99.99', USD)}],"debt_amount":0,${USD}}`,
  ],
]);

refuses(huawei, [
  ['a slash at the end, which is in the signed text alone', signed().replace('balances ', 'balances/ '), 'APIGW.0101'],
  ['another method', signed().replace('GET', 'POST'), 'APIGW.0101'],
  ['no signature', get(`/huawei${PATH}`, JSON_TYPE), 'APIGW.0301'],
  ['a wrong secret', signed({ secret: 'x' }), 'APIGW.0301'],
  ['an unknown key', signed({ number: 9 }), 'APIGW.0301'],
  ['a key of another site', signed({ number: 4 }), 'APIGW.0301'],
  ['a clock that is 16 minutes slow', signed({ at: NOW - 960_000 }), 'APIGW.0301'],
  ['a clock that is 16 minutes fast', signed({ at: NOW + 960_000 }), 'APIGW.0301'],
  ['a time in the other form', signed({ headers: { 'x-sdk-date': '2026-11-28T09:30:00Z' } }), 'APIGW.0301'],
  ['a header that changed', signed().replace('application/json', 'text/plain'), 'APIGW.0301'],
  ['another content type', signed({ headers: { 'content-type': 'text/plain' } }), 'CBC.0100'],
  ['a parameter', signed({ query: 'limit=1' }), 'CBC.0100'],
]);

tellsEveryError(huawei, 'huawei', signed(), {
  400: ['APIGW.0201', 'CBC.0100'],
  401: ['APIGW.0301', 'APIGW.0303', 'APIGW.0305', 'APIGW.0307'],
  403: ['APIGW.0302', 'APIGW.0306', 'APIGW.0401', 'APIGW.0402', 'CBC.0151'],
  404: ['APIGW.0101'],
  429: ['APIGW.0308'],
  500: ['APIGW.0601', 'CBC.0999'],
  503: ['APIGW.0801'],
});

test('Huawei’s gateway says more than billing does', async () => {
  assert.equal(
    (await asked(signed({ number: 9 }))).text,
    '{"error_msg":"Incorrect IAM authentication information: Get secretKey failed","error_code":"APIGW.0301","request_id":"6b8f2f0e0000000000000000000000ab"}',
  );
  assert.equal((await asked(signed({ query: 'limit=1' }))).text, '{"error_msg":"参数错误。","error_code":"CBC.0100"}');
});
