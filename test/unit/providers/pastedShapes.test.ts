import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Descriptor, RequestSpec, Service } from '../../../src/providers/contract.ts';
import { type Pasted, takeApart } from '../../../src/providers/pasted/pasted.ts';
import type { Field, Place, Provider } from '../../../src/providers/provider.ts';
import { secret } from '../../../src/providers/secret.ts';
import { onePlace } from '../../../src/providers/terms.ts';
import { createdWith } from './fakeHttp.ts';

const KEY = 'K-0123456789abcdef';
const SID = `AC${'0123456789abcdef'.repeat(2)}`;
const API_SID = `SK${'fedcba9876543210'.repeat(2)}`;

interface Shape {
  readonly id: string;
  readonly credential: readonly Field[];
  readonly request: Service['request'];
  readonly places?: Service['places'];
  readonly parameters?: Service['parameters'];
}

function descriptor({
  id,
  credential,
  request,
  places = onePlace(`https://api.${id}.example`),
  parameters,
}: Shape): Descriptor {
  const service: Service = {
    ...{ id: 'balance', places, credential, request, quantities: [], console: 'https://console.example' },
    ...(parameters === undefined ? {} : { parameters }),
    label: () => 'Balance',
    description: () => 'balance',
    whereToFind: () => 'In the console.',
    read: () => [],
  };
  return { id, label: () => id, codes: {}, products: [service] };
}

const key: Field = { id: 'apiKey', name: 'API key', secret: true };
const place = (id: string, host: string): Place => ({ id, label: () => id.toUpperCase(), hosts: [`https://${host}`] });

const SHAPES: readonly Shape[] = [
  {
    id: 'bearer',
    credential: [key],
    request: ({ credential }) => ({ path: '/v2/balance', auth: { bearer: credential['apiKey'] ?? '' } }),
  },
  {
    id: 'header',
    credential: [key],
    places: 'personal',
    request: ({ credential }) => ({
      path: '/account/1/balance',
      headers: { authorization: secret(`App ${credential['apiKey']}`) },
    }),
  },
  {
    id: 'query',
    credential: [key],
    request: ({ credential }) => ({
      path: '/my/balance',
      query: { api_id: secret(credential['apiKey'] ?? ''), json: '1' },
    }),
  },
  {
    id: 'path',
    credential: [key],
    request: ({ credential }) => ({ path: ['/v1/', secret(credential['apiKey'] ?? ''), '/account/info.json'] }),
  },
  {
    id: 'fixeduser',
    credential: [key],
    places: [place('us', 'api.fixed.example'), place('eu', 'api.eu.fixed.example')],
    request: ({ credential }) => ({
      path: '/v5/accounts',
      auth: { user: 'api', password: credential['apiKey'] ?? '' },
    }),
  },
  {
    id: 'three',
    credential: [
      { id: 'secretId', name: 'SecretId', shape: /^AKID\w+$/ },
      { id: 'secretKey', name: 'SecretKey', secret: true, shape: /^[0-9a-f]{8}$/ },
    ],
    parameters: [
      { id: 'sdkAppId', label: () => 'SDK AppID', shape: /^14\d{8}$/ },
      { id: 'region', label: () => 'Region', choices: ['ap-guangzhou', 'ap-beijing'], initial: 'ap-guangzhou' },
    ],
    request: ({ credential, parameters, now }): RequestSpec => ({
      path: '/',
      headers: {
        authorization: `TC3-HMAC-SHA256 Credential=${credential['secretId']}/${now}/sms/tc3_request, SignedHeaders=host, Signature=abc`,
        'x-tc-region': parameters['region'] ?? '',
      },
      body: { text: JSON.stringify({ SmsSdkAppId: parameters['sdkAppId'] }), type: 'application/json' },
    }),
  },
  {
    id: 'sids',
    credential: [
      { id: 'accountSid', name: 'Account SID', shape: /^AC[0-9a-f]{32}$/ },
      { id: 'apiKeySid', name: 'API key SID', shape: /^SK[0-9a-f]{32}$/, optional: true },
      { id: 'secret', name: 'Secret', secret: true },
    ],
    request: ({ credential: { accountSid = '', apiKeySid = accountSid, secret: password = '' } }) => ({
      path: `/2010-04-01/Accounts/${accountSid}/Balance.json`,
      auth: { user: apiKeySid, password },
    }),
  },
  {
    id: 'form',
    credential: [
      { id: 'account', name: 'account' },
      { id: 'password', name: 'password', secret: true },
      { id: 'extra', name: 'extno' },
    ],
    request: ({ credential }) => ({
      path: '/msg/balance/json',
      body: {
        as: 'json',
        fields: {
          account: credential['account'],
          password: secret(credential['password'] ?? ''),
          ext: credential['extra'],
        },
      },
    }),
  },
];

const providers: readonly Provider[] = SHAPES.map((shape) =>
  createdWith(descriptor(shape), () => Promise.reject(new Error('asks no one'))),
);

function told(text: string, id: string, chosenPlace?: string): unknown {
  const provider = providers.find((each) => each.id === id);
  const product = provider?.products[0];
  assert.ok(provider && product);
  const chosen = { provider, product, ...(chosenPlace === undefined ? {} : { place: chosenPlace }) };
  const pasted: Pasted = takeApart(text, chosen, providers);
  return pasted.kind === 'elsewhere' ? { ...pasted, provider: pasted.provider.id, product: pasted.product.id } : pasted;
}

const given = (parts: object, parameters: object = {}) => ({ kind: 'given', parts, parameters });

for (const [what, id, text, expected] of [
  [
    'a bearer',
    'bearer',
    `curl https://api.bearer.example/v2/balance -H "Authorization: Bearer ${KEY}"`,
    given({ apiKey: KEY }),
  ],
  [
    'a bearer of another call',
    'bearer',
    `curl -X POST https://api.bearer.example/v2/messages -H "Authorization: Bearer ${KEY}"`,
    given({ apiKey: KEY }),
  ],
  ['a header alone', 'bearer', `Authorization: Bearer ${KEY}`, given({ apiKey: KEY })],
  [
    'a bearer below a gateway',
    'bearer',
    `curl https://gateway.example/x/v2/balance -H "Authorization: Bearer ${KEY}"`,
    { kind: 'stranger', host: 'gateway.example' },
  ],
  ['a query', 'query', `https://api.query.example/my/balance?api_id=${KEY}&json=1`, given({ apiKey: KEY })],
  ['a path', 'path', `https://api.path.example/v1/${KEY}/account/info.json`, given({ apiKey: KEY })],
  [
    'a user that is always the same',
    'fixeduser',
    `curl -u api:${KEY} https://api.fixed.example/v5/accounts`,
    given({ apiKey: KEY }),
  ],
  [
    'a request of another place',
    'fixeduser',
    `curl -u api:${KEY} https://api.eu.fixed.example/v5/accounts`,
    { ...given({ apiKey: KEY }), kind: 'elsewhere', provider: 'fixeduser', product: 'balance', place: 'eu' },
  ],
  [
    'a signed request',
    'three',
    `curl -X POST https://api.three.example/ -H 'Authorization: TC3-HMAC-SHA256 Credential=AKIDz8/2019-02-25/sms/tc3_request, SignedHeaders=content-type;host, Signature=99' -H 'X-TC-Region: ap-beijing' -d '{"SmsSdkAppId":"1400000001"}'`,
    given({ secretId: 'AKIDz8' }, { sdkAppId: '1400000001' }),
  ],
  [
    'an auth token',
    'sids',
    `curl "https://api.sids.example/2010-04-01/Accounts/${SID}/Balance.json" -u "${SID}:token1"`,
    given({ accountSid: SID, secret: 'token1' }),
  ],
  [
    'both parts that may be seen, without the secret',
    'sids',
    `${SID}:${API_SID}`,
    given({ accountSid: SID, apiKeySid: API_SID }),
  ],
  [
    'an API key',
    'sids',
    `curl https://api.sids.example/2010-04-01/Accounts/${SID}/Messages.json -u ${API_SID}:s1`,
    given({ apiKeySid: API_SID, secret: 's1' }),
  ],
  [
    'an API key for the balance',
    'sids',
    `curl https://api.sids.example/2010-04-01/Accounts/${SID}/Balance.json -u ${API_SID}:s1`,
    given({ accountSid: SID, apiKeySid: API_SID, secret: 's1' }),
  ],
  [
    'a body',
    'form',
    `curl https://api.form.example/msg/balance/json -d '{"account":"N1","password":"p1","ext":"7"}'`,
    given({ account: 'N1', password: 'p1', extra: '7' }),
  ],
  [
    'words for what is documented',
    'bearer',
    'curl https://api.bearer.example/v2/balance -H "Authorization: Bearer YOUR_API_KEY"',
    { kind: 'empty' },
  ],
  ['no credential', 'query', 'https://api.query.example/my/balance', { kind: 'empty' }],
  [
    'somebody else',
    'bearer',
    `curl https://api.other.example/v2/balance -H "Authorization: Bearer ${KEY}"`,
    { kind: 'stranger', host: 'api.other.example' },
  ],
  [
    'another provider',
    'bearer',
    `https://api.query.example/my/balance?api_id=${KEY}`,
    { ...given({ apiKey: KEY }), kind: 'elsewhere', provider: 'query', product: 'balance' },
  ],
  ['three parts with colons', 'form', 'N1:p1:7', given({ account: 'N1', password: 'p1', extra: '7' })],
  [
    'three parts behind their names, in any order',
    'form',
    'password: p1, account: N1, extno: 7',
    given({ account: 'N1', password: 'p1', extra: '7' }),
  ],
  ['two of three parts behind their names', 'form', 'account=N1 password=p1', given({ account: 'N1', password: 'p1' })],
  ['names with blanks', 'sids', `Account SID: ${SID} Secret: s1`, given({ accountSid: SID, secret: 's1' })],
  [
    'parts that look different, the wrong way round',
    'three',
    '0123abcd AKIDz8',
    given({ secretId: 'AKIDz8', secretKey: '0123abcd' }),
  ],
  ['a secret alone, by its shape', 'three', '0123abcd', given({ secretKey: '0123abcd' })],
  ['a part that is no secret, alone', 'three', 'AKIDz8', { kind: 'plain' }],
  ['two words', 'form', 'N1 p1', { kind: 'plain' }],
  ['a word', 'bearer', KEY, { kind: 'plain' }],
] as const) {
  test(`what is pasted is read by what the requests of a provider look like: ${what}`, () =>
    assert.deepEqual(told(text, id), expected));
}

test("a user's own host is taken from what is pasted", () => {
  const line = `curl https://x1.api.header.example/account/1/balance -H 'Authorization: App ${KEY}'`;
  const elsewhere = { ...given({ apiKey: KEY }), kind: 'elsewhere', provider: 'header', product: 'balance' };
  assert.deepEqual(told(line, 'header'), { ...elsewhere, place: 'https://x1.api.header.example' });
  assert.deepEqual(told(line, 'header', 'https://x1.api.header.example'), given({ apiKey: KEY }));
  assert.deepEqual(told(line, 'header', 'https://x2.api.header.example'), {
    ...elsewhere,
    place: 'https://x1.api.header.example',
  });
});

test('a request that can be made of certain values alone is read by no one, and keeps nobody from going on', () => {
  const strict = descriptor({
    id: 'strict',
    credential: [key],
    request: () => {
      throw new TypeError('not of these');
    },
  });
  const provider = createdWith(strict, () => Promise.reject(new Error('asks no one')));
  const [product = assert.fail()] = provider.products;
  const line = `curl https://api.strict.example/ -H "Authorization: Bearer ${KEY}"`;
  assert.deepEqual(takeApart(line, { provider, product }, [provider]), {
    kind: 'stranger',
    host: 'api.strict.example',
  });
});
