import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Credential } from '../../../../src/balance/account/account.ts';
import { english } from '../../../../src/base/language.ts';
import { descriptorOf, providerOf } from '../../../../src/providers/declared/declaredProvider.ts';
import { credentialFields } from '../../../../src/providers/declared/parts.ts';
import { HandClock } from '../../net/handClock.ts';
import { ask, declared, SECRET } from './sample.ts';

const REPLY = { data: { balance: 1 } };

/** What is sent, on one line each. */
async function sent(more: object, credential: Credential = { secret: SECRET }): Promise<readonly string[]> {
  const { sent: [request = assert.fail('nothing was sent')] = [] } = await ask(declared(more), REPLY, { credential });
  const query = request.query === undefined ? '' : `?${request.query}`;
  return [
    `${request.method} ${request.url}${query}`,
    ...Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`),
    ...(request.body === undefined ? [] : [String(request.body)]),
  ];
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

test('21.2: a secret travels in the header that is declared, behind its prefix', async () => {
  assert.deepEqual(await sent({}), [
    'GET https://api.acme.example/v1/balance',
    'accept: application/json',
    `api-key: ${SECRET}`,
  ]);
  assert.ok(
    (await sent({ auth: { header: 'Authorization', prefix: 'AccessKey ' } })).includes(
      `authorization: AccessKey ${SECRET}`,
    ),
  );
});

for (const [auth, credential, header] of [
  ['basic', { user: 'me', password: SECRET }, `authorization: Basic ${base64(`me:${SECRET}`)}`],
  ['bearer', { token: SECRET }, `authorization: Bearer ${SECRET}`],
  [{ basic: { user: 'api' } }, { secret: SECRET }, `authorization: Basic ${base64(`api:${SECRET}`)}`],
  [{ basic: { password: '' } }, { secret: SECRET }, `authorization: Basic ${base64(`${SECRET}:`)}`],
] as const) {
  test(`21.2: authorized by ${JSON.stringify(auth)}`, async () => {
    const lines = await sent({ auth }, credential);
    assert.ok(lines.includes(header), lines.join('\n'));
    assert.deepEqual(
      credentialFields(declared({ auth })).map(({ id }) => id),
      Object.keys(credential),
    );
  });
}

test('21.2: a secret in the query stands behind what is the same for everybody, and in no address', async () => {
  const lines = await sent({ auth: { query: 'api_id' }, query: { json: 1, all: true } });
  assert.equal(lines[0], `GET https://api.acme.example/v1/balance?json=1&all=true&api_id=${SECRET}`);
});

test('21.2: a form and a JSON body hold parts of the credential where they are named, however deep', async () => {
  const credential = { login: 'me', psw: SECRET };
  const form = { login: { part: 'login' }, psw: { secret: 'psw' }, fmt: 3 };
  assert.deepEqual(await sent({ auth: undefined, body: { form } }, credential), [
    'POST https://api.acme.example/v1/balance',
    'accept: application/json',
    'content-type: application/x-www-form-urlencoded',
    `login=me&psw=${SECRET}&fmt=3`,
  ]);
  const json = { id: 1, none: null, list: [{ login: { part: 'login' } }], deep: { psw: { secret: 'psw' } } };
  const lines = await sent({ auth: undefined, body: { json } }, credential);
  assert.deepEqual(JSON.parse(lines.at(-1) ?? ''), {
    ...{ id: 1, none: null, list: [{ login: 'me' }], deep: { psw: SECRET } },
  });
});

test('21.2: a part that may be seen stands in the path as one name, whatever it is', async () => {
  const more = { auth: 'basic', url: 'https://api.acme.example/{user}/x' };
  const lines = await sent(more, { user: 'a/b?c#d%e é', password: SECRET });
  assert.equal(lines[0], 'GET https://api.acme.example/a%2Fb%3Fc%23d%25e%20%C3%A9/x');
});

test('21.2: headers for everybody are sent as they are, and may say what is accepted', async () => {
  const lines = await sent({ headers: { Accept: 'application/vnd.acme+json', 'X-Version': '2' } });
  assert.ok(lines.includes('accept: application/vnd.acme+json') && lines.includes('x-version: 2'), lines.join('\n'));
  assert.equal(lines.filter((line) => line.startsWith('accept:')).length, 1);
});

test('21.2: a method that is declared is sent', async () => {
  assert.match((await sent({ method: 'POST' }))[0] ?? '', /^POST /);
});

for (const [fault, sentence] of [
  [
    { kind: 'bad-endpoint', code: '404' },
    'There is no such service at the declared address (404). Check "url" of own.acme in the settings.',
  ],
  [
    { kind: 'auth', definitive: true },
    "The credential was refused. Update it: Balance needs Api-Key. The provider's console or documentation says where it is found.",
  ],
  [{ kind: 'proxy' }, undefined],
] as const) {
  test(`21.2: a fault of a declared provider says what is to be done: ${fault.kind}`, () => {
    const provider = providerOf(declared(), () => Promise.reject(new Error('asks no one')), new HandClock());
    assert.equal(provider.isDeclared, true);
    assert.equal(provider.explain(fault, provider.products[0] ?? assert.fail(), english.t), sentence);
  });
}

test('21.3: a declared provider is asked once a minute at most, and its account needs all its parts', () => {
  const { leastInterval, products } = descriptorOf(declared({ auth: 'basic', query: { who: { part: 'login' } } }));
  assert.equal(leastInterval, 1);
  assert.deepEqual(products[0]?.credential, [
    { id: 'user', name: 'user' },
    { id: 'login', name: 'login' },
    { id: 'password', name: 'password', secret: true, isChosen: true },
  ]);
});
