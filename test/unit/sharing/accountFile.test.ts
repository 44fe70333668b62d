import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Account } from '../../../src/balance/account/account.ts';
import { type Catalog, parseAccounts } from '../../../src/balance/account/accounts.ts';
import { english } from '../../../src/base/language.ts';
import { accountFileText, readAccountFile } from '../../../src/sharing/accountFile.ts';
import { quickSeed } from '../generated/seed.ts';

const SECRET = '7289516381dcdf1113730f2b';
const catalog: readonly Catalog[] = [
  {
    id: 'rich',
    products: [
      {
        ...{ id: 'sms', quantities: [{ key: 'balance' }], places: [{ id: 'cn' }, { id: 'intl' }] },
        parameters: [{ id: 'signType', choices: ['md5'], initial: 'md5' }, { id: 'subuser' }],
      },
      { id: 'mail' },
    ],
  },
  { id: 'plain', products: [{ id: 'app' }] },
];

const FULL = {
  name: 'First',
  provider: 'rich',
  product: 'sms',
  place: 'intl',
  endpoints: ['https://gateway.example/x'],
  parameters: { signType: 'md5', subuser: 'team' },
  refreshInterval: 30,
  thresholds: { balance: 1000 },
  daysLeft: 3,
  env: { key: 'APP_KEY', secret: 'MASTER_SECRET' },
};
const SMALL = { name: 'Second', provider: 'plain', product: 'app' };

function fileOf(accounts: unknown, more: object = {}): string {
  return JSON.stringify({ format: 'messaging-balance-accounts', version: 1, accounts, ...more });
}

function read(content: string | Uint8Array) {
  let count = 0;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readAccountFile(bytes, 'team.json', catalog, () => `id-${++count}`, english.t);
}

function accountsIn(content: string): readonly Account[] {
  const file = read(content);
  assert.ok('accounts' in file, JSON.stringify(file));
  return file.accounts;
}

test('an export holds everything but ids, as people write it', () => {
  const { accounts, invalid } = parseAccounts(
    [
      { id: 'here', ...FULL },
      { id: 'there', ...SMALL },
    ],
    catalog,
  );
  assert.deepEqual(invalid, []);
  assert.deepEqual(JSON.parse(accountFileText(accounts)), {
    format: 'messaging-balance-accounts',
    version: 1,
    accounts: [FULL, SMALL],
  });
});

test('16: accounts that go by one name are all read again, each by a name of its own', () => {
  const { accounts } = parseAccounts(
    ['1', '2', '3'].map((id) => ({ ...SMALL, id, name: id === '3' ? 'Second 2' : 'Second' })),
    catalog,
  );
  assert.deepEqual(
    accountsIn(accountFileText(accounts)).map(({ name }) => name),
    ['Second', 'Second 2', 'Second 2 2'],
  );
});

test('what was exported is read again as it was, with other ids', () => {
  const { accounts } = parseAccounts(
    [
      { id: 'here', ...FULL },
      { id: 'there', ...SMALL },
    ],
    catalog,
  );
  assert.deepEqual(
    accountsIn(accountFileText(accounts)),
    accounts.map((account, index) => ({ ...account, id: `id-${index + 1}` })),
  );
});

test('a level keeps every digit', () => {
  const level = '12345678901234567890.125';
  const { accounts } = parseAccounts([{ id: 'a', ...FULL, thresholds: { balance: level } }], catalog);
  const [account] = accountsIn(accountFileText(accounts));
  assert.deepEqual(account?.thresholds, { balance: level });
});

test('nothing that is no field of an account gets into a file', () => {
  const [account] = parseAccounts([{ id: 'a', ...SMALL }], catalog).accounts;
  assert.ok(account);
  const text = accountFileText([{ ...account, ...{ secret: SECRET, key: SECRET } }]);
  assert.doesNotMatch(text, new RegExp(`${SECRET}|"id"`));
});

test('a byte order mark, and an id of another machine, do no harm', () => {
  assert.equal(accountsIn(`\ufeff${fileOf([{ id: 'theirs', ...SMALL }])}`)[0]?.id, 'id-1');
});

test('a name is plain text', () => {
  const name = 'Sec\u202eond\u0000 \u200b\n account';
  assert.equal(accountsIn(fileOf([{ ...SMALL, name }]))[0]?.name, 'Second account');
});

for (const [name, content, expected] of [
  ['nothing', '', 'team.json is not a JSON file that can be read.'],
  ['no JSON', '{"format": }', 'team.json is not a JSON file that can be read.'],
  ['JSON with comments', '// accounts\n{}', 'team.json is not a JSON file that can be read.'],
  ['another character set', new Uint8Array([0xff, 0xfe, 0x7b, 0]), 'team.json is not a JSON file that can be read.'],
  [
    'a broken character',
    new Uint8Array([...new TextEncoder().encode(fileOf([SMALL]))].map((byte) => (byte === 0x53 ? 0xff : byte))),
    'team.json is not a JSON file that can be read.',
  ],
  ['too large', new Uint8Array(256 * 1024 + 1), 'team.json is larger than 256 KiB and was not read.'],
  ['too many values', fileOf(Array.from({ length: 6_000 }, () => 1)), 'team.json is not a JSON file that can be read.'],
  [
    'a key twice',
    '{"version": 1, "version": 2}',
    'team.json names "version" twice in one place, so it is not believed.',
  ],
  [
    'a key twice in an account',
    fileOf([SMALL]).replace('"name"', '"product":"app","name"'),
    'team.json names "product" twice in one place, so it is not believed.',
  ],
  [
    'a secret as a key, twice',
    `{"${SECRET}": 1, "${SECRET}": 2}`,
    'team.json names "…" twice in one place, so it is not believed.',
  ],
  ['another object', '{}', 'team.json holds no accounts that Messaging Balance has exported.'],
  ['a list', JSON.stringify([SMALL]), 'team.json holds no accounts that Messaging Balance has exported.'],
  [
    'another format',
    fileOf([SMALL], { format: 'x' }),
    'team.json holds no accounts that Messaging Balance has exported.',
  ],
  ['no list', fileOf({ 0: SMALL }), 'team.json holds no accounts that Messaging Balance has exported.'],
  ['no version', fileOf([SMALL], { version: '1' }), 'team.json holds no accounts that Messaging Balance has exported.'],
  [
    'a later version',
    fileOf(undefined, { version: 2 }),
    'team.json has the format 2, and this version of Messaging Balance reads 1.',
  ],
  ['an empty list', fileOf([]), 'team.json holds no account.'],
] as const) {
  test(`a file that is refused in one sentence: ${name}`, () => assert.deepEqual(read(content), { problem: expected }));
}

for (const [name, entry, expected] of [
  ['no object', 7, 'Account #2 in the file is not an object.'],
  ['no name', { ...SMALL, name: ' ' }, 'Account #2: "name" is missing, or is no text.'],
  ['an unknown provider', { ...SMALL, name: 'X', provider: 'other' }, /^Account X: there is no provider "other"\./],
  [
    'an unknown product',
    { ...SMALL, name: 'X', product: 'sms' },
    'Account X: "product" cannot be "sms". Choose one of: app.',
  ],
  ['an option that is no field', { ...SMALL, name: 'X', signType: 'md5' }, 'Account X: an account has no "signType".'],
  [
    'a parameter that is not known',
    { ...SMALL, name: 'X', parameters: { a: 'b' } },
    /^Account X: its provider does not know/,
  ],
  ['a place that is not there', { ...SMALL, name: 'X', place: 'moon' }, /^Account X: its provider does not know/],
  ['a misspelt field', { ...SMALL, name: 'X', treshold: 1 }, 'Account X: an account has no "treshold".'],
  [
    'a field of the prototype',
    JSON.parse('{"name":"X","__proto__":{"id":"a"}}'),
    'Account X: an account has no "__proto__".',
  ],
  ['a credential', { ...SMALL, name: 'X', secret: SECRET }, 'Account X: an account has no "secret".'],
  ['a secret as a field', { ...SMALL, name: 'X', [SECRET]: 1 }, 'Account X: an account has no "…".'],
  ['a secret as a name', { ...SMALL, name: SECRET }, /^Account #2: its name looks like a key or a secret\./],
  [
    'a secret as a variable',
    { ...SMALL, name: 'X', env: { key: 'K', secret: SECRET } },
    /^Account X: "env" holds what looks like/,
  ],
  [
    'a password in an address',
    { ...SMALL, name: 'X', endpoints: [`https://a:${SECRET}@b.example`] },
    /^Account X: .* held a user name/,
  ],
  ['an address without encryption', { ...SMALL, name: 'X', endpoints: ['http://b.example'] }, /is not encrypted/],
  ['a threshold that is none', { ...FULL, name: 'X', thresholds: { balance: -1 } }, /must not be negative/],
  [
    'a name that is taken in the file',
    { ...FULL, name: 'Second' },
    'Account Second: another account in the file has this name.',
  ],
] as const) {
  test(`an account that is refused, and no other with it: ${name}`, () => {
    const file = read(fileOf([SMALL, entry, { ...SMALL, name: 'Third' }]));
    assert.ok('accounts' in file);
    assert.deepEqual(
      file.accounts.map((account) => account.name),
      ['Second', 'Third'],
    );
    const [refused, ...more] = file.refused;
    assert.deepEqual(more, []);
    assert.ok(
      typeof expected === 'string' ? refused?.reason === expected : expected.test(refused?.reason ?? ''),
      refused?.reason,
    );
    assert.doesNotMatch(JSON.stringify(file), new RegExp(SECRET));
  });
}

test('whatever a file holds, it is read without a throw, and every account of it passes the setting’s own checks', () => {
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom('rich', 'plain', 'sms', 'app', 'md5', SECRET, 1, -1));
  const entry = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom(...Object.keys(FULL), 'id', 'secret'), value),
    fc.record({
      name: fc.string(),
      provider: fc.constantFrom('rich', 'plain'),
      product: fc.constantFrom('sms', 'app'),
    }),
  );
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
      const file = read(fileOf(entries));
      const accounts = 'accounts' in file ? file.accounts : [];
      assert.equal(parseAccounts(accounts, catalog).accounts.length, accounts.length);
    }),
    { numRuns: 500, seed: quickSeed() },
  );
});
