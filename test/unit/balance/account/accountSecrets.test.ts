import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Catalog, parseAccounts } from '../../../../src/balance/account/accounts.ts';
import { entryProblemText } from '../../../../src/balance/account/entryText.ts';
import { looksLikeSecret } from '../../../../src/balance/account/secretLook.ts';
import { english } from '../../../../src/base/language.ts';

const catalog: readonly Catalog[] = [
  {
    id: 'rich',
    products: [
      {
        ...{ id: 'sms', places: [{ id: 'one' }, { id: 'two' }] },
        parameters: [
          { id: 'signType', choices: ['md5'], initial: 'md5' },
          { id: 'appId', initial: '' },
        ],
      },
    ],
  },
];
const good = { id: 'a', name: 'First', provider: 'rich', product: 'sms' };

for (const text of [
  '7289516381dcdf1113730f2b',
  '7E503EDCB0CB725E331B0311',
  'abcdef0123456789abcdef0123456789',
  '7e503edcb0cb725e331b0311:7289516381dcdf1113730f2b',
  'key=7289516381dcdf1113730f2b',
  'Production 7289516381dcdf1113730f2b',
  '生产短信7289516381dcdf1113730f2b',
  '"7289516381dcdf1113730f2b"',
  'aGVsbG8gd29ybGQgdGhpcyBpcyBhIHNlY3JldA0K',
  'kJ8sQ2mZ-x7Rv0pLtY4uWc9aBn3eDfGh',
  'Basic N2U1MDNlZGNiMGNiNzI1ZTMzMWIwMzExOjcyODk1MTYzODFkY2RmMTExMzczMGYyYg==',
  '123456789012345678901234',
]) {
  test(`row 39: like a secret: ${text}`, () => assert.equal(looksLikeSecret(text), true));
}

for (const text of [
  '',
  'Production SMS',
  '生产环境短信通知账号（华东一区）',
  'alerts-production-cn-north-1-backup',
  'Customer_Notifications_Marketing_2026',
  'https://api-v4.mysubmail.com/some/prefix/of/the/services/v1',
  '3f2b8c1d-9a4e-4c55-8b21-0d9e7f6a1b2c',
  '13800138000',
  '2026-11-20 14:05:00',
  'Donaudampfschifffahrtsgesellschaft',
  'deadbeef',
]) {
  test(`row 39: not like a secret: ${text}`, () => assert.equal(looksLikeSecret(text), false));
}

/** Everything that is told of the entries that cannot be used. */
function toldOf(entry: unknown): string {
  const { accounts, invalid } = parseAccounts([{ ...good, id: 'first' }, entry], catalog);
  assert.equal(accounts.length, 1);
  assert.equal(invalid.length, 1);
  return JSON.stringify([invalid, ...invalid.map((each) => entryProblemText(each, english.t))]);
}

for (const endpoint of [
  'https://user:sesame@api.example',
  'https://sesame@api.example/x',
  'http://user:sesame@127.0.0.1:8080',
  'ftp://user:sesame@api.example',
  'https:user:sesame@api.example',
  'user:sesame@api.example',
  '//user:sesame@api.example',
  'https://user:sesame@169.254.169.254',
  'https://api.example/?token=sesame',
  'https://api.example/#sesame',
  ' https://user:sesame@api.example ',
  'https://user:sesame@exa mple',
]) {
  test(`row 37: what stands beside host and path is never told: ${endpoint}`, () => {
    const told = toldOf({ ...good, endpoints: ['https://good.example', endpoint] });
    assert.doesNotMatch(told, /sesame/);
    assert.match(told, /"kind":"endpoint"/);
  });
}

const SECRET = '7289516381dcdf1113730f2b';
for (const [name, entry, place] of [
  ['name', { ...good, name: SECRET }, /Update Credential/],
  ['name, beside another mistake', { ...good, name: SECRET, product: undefined }, /#2/],
  ['name, beside an unknown value', { ...good, name: `x ${SECRET}`, provider: 'other' }, /#2/],
  ['provider', { ...good, provider: SECRET }, /"provider".*Update Credential/],
  ['product', { ...good, product: SECRET }, /"product".*Update Credential/],
  ['place', { ...good, place: SECRET }, /"place".*Update Credential/],
  ['choice', { ...good, parameters: { signType: SECRET } }, /"parameters\.signType".*Update Credential/],
  ['parameter', { ...good, parameters: { appId: SECRET } }, /"parameters\.appId".*Update Credential/],
  ['name of a parameter', { ...good, parameters: { [SECRET]: 'x' } }, /"parameters\.…"/],
  ['endpoints', { ...good, endpoints: [SECRET] }, /"endpoints".*Update Credential/],
  ['pair in endpoints', { ...good, endpoints: [`abcdef0123456789abcdef01:${SECRET}`] }, /"endpoints".*Update/],
  ['host', { ...good, endpoints: [`https://${SECRET}`] }, /"endpoints".*Update/],
  ['path', { ...good, endpoints: [`https://api.example/${SECRET}/v1`] }, /"endpoints".*Update/],
  ['path of a bad address', { ...good, endpoints: [`http://api.example/${SECRET}`] }, /"endpoints".*Update/],
  ['env.key', { ...good, env: { key: SECRET, secret: 'SMS_SECRET' } }, /"env".*Update Credential/],
  ['env.secret', { ...good, env: { key: 'SMS_KEY', secret: `x${SECRET}y1234567890` } }, /"env".*Update Credential/],
] as const) {
  test(`row 39: a secret in the ${name} is refused and not told`, () => {
    const told = toldOf(entry);
    assert.doesNotMatch(told, new RegExp(SECRET));
    assert.match(told, place);
  });
}

test('row 39: names of environment variables may be long and hold numbers', () => {
  const env = {
    key: 'MESSAGING_BALANCE_PRODUCTION_ACCOUNT_2_KEY',
    secret: 'messaging_balance_production_account_2_v1',
  };
  assert.deepEqual(parseAccounts([{ ...good, env }], catalog).accounts[0]?.env, env);
});

test('row 34: what is told of an entry is one short line of plain text', () => {
  const hostile = '\u202e$(x)\n[forged]\u001b[31m';
  const entries = [
    { ...good, name: hostile.repeat(50), provider: 'other' },
    { ...good, product: hostile.repeat(50) },
    { ...good, id: 'first', name: 'x'.repeat(10) },
  ];
  for (const entry of entries) {
    const { invalid } = parseAccounts([{ ...good, id: 'first' }, entry], catalog);
    const told = invalid.map((each) => entryProblemText(each, english.t)).join();
    assert.doesNotMatch(told, /[\p{Cc}\p{Cf}]/u);
    assert.ok(told.length < 200, told);
  }
  const ids = [0, 1].map(() => ({ ...good, id: SECRET }));
  assert.doesNotMatch(JSON.stringify(parseAccounts(ids, catalog).invalid), new RegExp(SECRET));
});
