import assert from 'node:assert/strict';
import { test } from 'node:test';
import { volcengine } from '../../../sandbox/providers/china/volcengine.ts';
import { volcengineSignature } from '../../../sandbox/signing/sigv4.ts';
import { answers, asked, get, NOW, refuses, tellsEveryError } from '../counterpart.ts';
import { signedText } from '../signedText.ts';

const ID = 'AKLTsandbox0000000000000000000000000000EXAMPLE';
const SECRET = 'U2FuZGJveFNlY3JldEFjY2Vzc0tleTAwMDAwMDBFWEFNUExFPT0=';
const QUERY = 'Action=QueryBalanceAcct&Version=2022-01-01';

interface Change {
  readonly id?: string;
  readonly secret?: string;
  readonly query?: string;
  readonly region?: string;
  readonly service?: string;
  readonly at?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

function signed(change: Change = {}): string {
  const { id = ID, secret = SECRET, query = QUERY, region = 'cn-beijing', service = 'billing', at = NOW } = change;
  const time = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/${region}/${service}/request`;
  return signedText({
    scheme: volcengineSignature(service, region),
    secret,
    at,
    scope: [time.slice(0, 8), region, service],
    mount: '/volcengine',
    path: '/',
    query,
    headers: { 'x-date': time, ...change.headers },
    authorization: (names, signature) =>
      `HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  });
}

const METADATA =
  '"RequestId":"202308231151163C400BE8545DED89B87D","Action":"QueryBalanceAcct","Version":"2022-01-01","Service":"billing","Region":"cn-beijing"';

answers(volcengine, [
  [
    'the document’s example',
    signed(),
    `{"ResponseMetadata":{${METADATA}},"Result":{"AccountID":2100000000,"ArrearsBalance":"1.01","AvailableBalance":"77.01","CashBalance":"83.01","CreditLimit":"0.01","FreezeAmount":"5.01"}}`,
  ],
]);

refuses(volcengine, [
  ['another path', signed().replace('/volcengine/?', '/volcengine/v1?'), 'InvalidActionOrVersion'],
  ['another method', signed().replace('GET', 'POST'), 'InvalidActionOrVersion'],
  ['no action', signed({ query: 'Version=2022-01-01' }), 'MissingParameter'],
  ['no version', signed({ query: 'Action=QueryBalanceAcct' }), 'MissingParameter'],
  ['another version', signed({ query: QUERY.replace('2022', '2023') }), 'InvalidActionOrVersion'],
  ['one more parameter', signed({ query: `${QUERY}&Limit=1` }), 'InvalidParam'],
  ['no signature', get(`/volcengine/?${QUERY}`), 'MissingAuthenticationToken'],
  [
    'the document’s Basic',
    get(`/volcengine/?${QUERY}`, { Authorization: 'Basic QUtUQWIw', 'X-Date': '20261128T093000Z' }),
    'InvalidAuthorization',
  ],
  ['no date', signed().replace(/x-date: [^\r]*\r\n/, ''), 'MissingRequestInfo'],
  ['a wrong secret', signed({ secret: 'x' }), 'SignatureDoesNotMatch'],
  ['an unknown key', signed({ id: 'AKLTother' }), 'InvalidAccessKey'],
  ['another region', signed({ region: 'cn-shanghai' }), 'InvalidCredential'],
  ['another service', signed({ service: 'sms' }), 'InvalidCredential'],
  ['a clock that is 16 minutes slow', signed({ at: NOW - 960_000 }), 'InvalidTimestamp'],
  ['a clock that is 16 minutes fast', signed({ at: NOW + 960_000 }), 'InvalidTimestamp'],
  ['the hash of another body', signed({ headers: { 'x-content-sha256': '00' } }), 'SignatureDoesNotMatch'],
  [
    'another order that is not the sent one',
    signed().replace('Version=2022-01-01', 'Version=2022-01-01%20'),
    'InvalidActionOrVersion',
  ],
]);

tellsEveryError(volcengine, 'volcengine', signed(), {
  400: [
    'MissingParameter',
    'MissingRequestInfo',
    'InvalidAuthorization',
    'InvalidCredential',
    'InvalidTimestamp',
    'RecordNoFound',
    'InvalidParam',
  ],
  401: [
    'MissingAuthenticationToken',
    'MissingSignature',
    'InvalidAccessKey',
    'SignatureDoesNotMatch',
    'InvalidSecretToken',
  ],
  403: ['AccessDenied', 'LackProjectPolicy'],
  404: ['ServiceNotFound', 'InvalidActionOrVersion'],
  429: ['FlowLimitExceeded'],
  500: ['InternalError'],
  504: ['InternalServiceTimeout'],
});

test('an error of Volcengine has a number where the documents print one', async () => {
  const { text } = await asked(signed({ id: 'AKLTother' }));
  assert.equal(
    text,
    `{"ResponseMetadata":{${METADATA},"Error":{"CodeN":100009,"Code":"InvalidAccessKey","Message":"The accesskey included in the request is invalid."}}}`,
  );
});
