import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Catalog, entryId, parseAccounts } from '../../../../src/balance/account/accounts.ts';
import type { EntryProblem } from '../../../../src/balance/account/entryProblem.ts';
import { entryProblemText } from '../../../../src/balance/account/entryText.ts';
import { english } from '../../../../src/base/language.ts';

const catalog: readonly Catalog[] = [
  { id: 'plain', products: [{ id: 'sms', quantities: [{ key: 'general' }] }, { id: 'mail' }] },
  {
    id: 'rich',
    products: [
      {
        ...{ id: 'sms', places: [{ id: 'cn' }, { id: 'intl' }] },
        parameters: [
          { id: 'signType', choices: ['normal', 'md5'], initial: 'normal' },
          { id: 'subuser', initial: '' },
        ],
      },
    ],
  },
];
const good = { id: 'a', name: 'First', provider: 'plain', product: 'sms' };
const rich = { ...good, provider: 'rich' };
const SECRET = '7289516381dcdf1113730f2b';

function only(entry: unknown) {
  const { accounts, invalid } = parseAccounts([entry], catalog);
  assert.equal(accounts.length + invalid.length, 1);
  return { account: accounts[0], invalid: invalid[0] };
}

for (const [name, entry, account] of [
  ['the least', good, good],
  ['blanks around texts', { id: ' a ', name: '\tFirst\n', provider: ' plain', product: 'sms ' }, good],
  ['unknown fields', { ...good, ...JSON.parse('{"comment":"x","__proto__":{"place":"md5"}}') }, good],
  [
    'everything',
    {
      ...rich,
      endpoints: ['https://A.example/', 'http://127.0.0.1:8080/x'],
      place: 'intl',
      parameters: { signType: 'md5', subuser: ' sub ' },
      refreshInterval: 2.5,
      env: { key: ' SMS_KEY ', secret: 'SMS_SECRET' },
    },
    {
      ...rich,
      endpoints: ['https://a.example', 'http://127.0.0.1:8080/x'],
      place: 'intl',
      parameters: { signType: 'md5', subuser: 'sub' },
      refreshInterval: 2.5,
      env: { key: 'SMS_KEY', secret: 'SMS_SECRET' },
    },
  ],
  [
    'thresholds',
    { ...good, thresholds: { general: 1e3 }, daysLeft: '2.5' },
    { ...good, thresholds: { general: '1000' }, daysLeft: '2.5' },
  ],
  // The schedule clamps it; an account is not lost over it.
  ['an interval out of range', { ...good, refreshInterval: -5 }, { ...good, refreshInterval: -5 }],
] as const) {
  test(`a valid entry: ${name}`, () => assert.deepEqual(only(entry), { account, invalid: undefined }));
}

/** An entry, what is wrong with it, and how that is said. */
const INVALID: readonly (readonly [entry: unknown, problem: EntryProblem, text: string])[] = [
  [null, { kind: 'no-object' }, 'Account #1 in the settings is not an object.'],
  ['text', { kind: 'no-object' }, 'Account #1 in the settings is not an object.'],
  [[good], { kind: 'no-object' }, 'Account #1 in the settings is not an object.'],
  [{}, { kind: 'no-text', field: 'id' }, 'Account #1: "id" is missing, or is no text.'],
  [{ ...good, name: ' ' }, { kind: 'no-text', field: 'name' }, 'Account #1: "name" is missing, or is no text.'],
  [
    { ...good, name: '\u202e\u200b' },
    { kind: 'no-text', field: 'name' },
    'Account #1: "name" is missing, or is no text.',
  ],
  [{ ...good, name: 5 }, { kind: 'no-text', field: 'name' }, 'Account #1: "name" is missing, or is no text.'],
  [
    { ...good, provider: null },
    { kind: 'no-text', field: 'provider' },
    'Account First: "provider" is missing, or is no text.',
  ],
  [
    { ...good, product: undefined },
    { kind: 'no-text', field: 'product' },
    'Account First: "product" is missing, or is no text.',
  ],
  [
    { ...good, endpoints: [] },
    { kind: 'no-text', field: 'endpoints' },
    'Account First: "endpoints" must be a list of addresses, such as ["https://host"].',
  ],
  [
    { ...good, endpoints: 'https://a' },
    { kind: 'no-text', field: 'endpoints' },
    'Account First: "endpoints" must be a list of addresses, such as ["https://host"].',
  ],
  [
    { ...good, endpoints: Array(5).fill('https://a') },
    { kind: 'too-many', field: 'endpoints', most: 4 },
    'Account First: "endpoints" has more than 4 entries. Remove some.',
  ],
  [
    { ...good, endpoints: [7] },
    { kind: 'no-text', field: 'endpoints' },
    'Account First: "endpoints" must be a list of addresses, such as ["https://host"].',
  ],
  [
    { ...good, provider: 'other' },
    { kind: 'unknown-provider', value: 'other' },
    'Account First: there is no provider "other". Check its spelling, or install the extension that adds it.',
  ],
  [
    { ...rich, product: 'mail' },
    { kind: 'unknown-value', field: 'product', value: 'mail', choices: ['sms'] },
    'Account First: "product" cannot be "mail". Choose one of: sms.',
  ],
  [
    { ...rich, parameters: { signType: 'sha9' } },
    { kind: 'unknown-value', field: 'parameters.signType', value: 'sha9', choices: ['normal', 'md5'] },
    'Account First: "parameters.signType" cannot be "sha9". Choose one of: normal, md5.',
  ],
  [
    { ...good, refreshInterval: '5' },
    { kind: 'no-number', field: 'refreshInterval' },
    'Account First: "refreshInterval" must be a number.',
  ],
  [
    { ...good, refreshInterval: Number.NaN },
    { kind: 'no-number', field: 'refreshInterval' },
    'Account First: "refreshInterval" must be a number.',
  ],
  ...[{}, 'SMS_KEY', { key: 'SMS_KEY' }, { key: 'SMS_KEY', secret: ' ' }, { key: 1, secret: 2 }, null].map(
    (env) =>
      [
        { ...good, env },
        { kind: 'no-variables', field: 'env', parts: ['key', 'secret'] },
        'Account First: "env" must name an environment variable for each of: key and secret.',
      ] as const,
  ),
  [
    { ...good, endpoints: ['https://a.example', 'http://b.example'] },
    { kind: 'endpoint', value: 'http://b.example', problem: 'not-https' },
    'Account First: "http://b.example" is not encrypted. Use https; http is for this machine alone.',
  ],
  [
    { ...good, thresholds: 1000 },
    { kind: 'threshold', problem: { kind: 'no-object', field: 'thresholds' } },
    'Account First: "thresholds" must be an object of amounts by field names, such as {"balance": 1000}.',
  ],
  [
    { ...good, thresholds: { general: 'many' } },
    { kind: 'threshold', problem: { kind: 'no-number', field: 'thresholds.general' } },
    'Account First: "thresholds.general" must be a number.',
  ],
  [
    { ...good, daysLeft: -1 },
    { kind: 'threshold', problem: { kind: 'negative', field: 'daysLeft' } },
    'Account First: "daysLeft" must not be negative.',
  ],
  [
    { ...good, thresholds: { genral: 5 } },
    { kind: 'threshold', problem: { kind: 'unknown-key', field: 'thresholds.genral' } },
    'Account First: its product has no quantity "genral".',
  ],
  [
    { ...good, thresholds: { [SECRET]: 5 } },
    { kind: 'secret-in-field', field: 'thresholds' },
    'Account First: "thresholds" holds what looks like a key or a secret. Remove it, and enter the credential with Update Credential.',
  ],
  [
    { ...good, name: `Main ${SECRET}` },
    { kind: 'secret-in-name' },
    'Account #1: its name looks like a key or a secret. Choose another name, and enter the credential with Update Credential.',
  ],
  [
    { ...good, env: { key: 'SMS_KEY', secret: SECRET } },
    { kind: 'secret-in-field', field: 'env' },
    'Account First: "env" holds what looks like a key or a secret. Remove it, and enter the credential with Update Credential.',
  ],
];

for (const [entry, problem, text] of INVALID) {
  test(`an entry that cannot be used: ${JSON.stringify(entry)}`, () => {
    const { account, invalid } = only(entry);
    assert.equal(account, undefined);
    assert.deepEqual(invalid?.problem, problem);
    assert.equal(invalid && entryProblemText(invalid, english.t), text);
  });
}

test('a second account with the same id', () => {
  const id = '3f2b8c1d-9a4e-4c55-8b21-0d9e7f6a1b2c';
  const { accounts, invalid } = parseAccounts(
    [
      { ...good, id },
      { ...good, id, name: 'Second' },
    ],
    catalog,
  );
  assert.deepEqual(
    accounts.map(({ name }) => name),
    ['First'],
  );
  assert.deepEqual(
    invalid.map((entry) => entryProblemText(entry, english.t)),
    [`Account Second has the id "${id}", which another account has already.`],
  );
});

test('every problem has a case and a sentence of its own', () => {
  const kinds: Readonly<Record<EntryProblem['kind'], true>> = {
    'no-list': true,
    'no-object': true,
    'no-text': true,
    'duplicate-id': true,
    'no-number': true,
    'unknown-value': true,
    blank: true,
    'no-host': true,
    'unknown-provider': true,
    'not-supported': true,
    'no-variables': true,
    'too-many': true,
    threshold: true,
    'secret-in-name': true,
    'secret-in-field': true,
    endpoint: true,
  };
  // Places and parameters have their cases beside these.
  const others = ['duplicate-id', 'no-list', 'blank', 'no-host', 'not-supported'];
  const tested = new Set([...INVALID.map(([, { kind }]) => kind), ...others]);
  assert.deepEqual([...tested].sort(), Object.keys(kinds).sort());
});

test('one bad entry does not keep the good ones from being used', () => {
  const entries = INVALID.flatMap(([entry], index) => [entry, { ...good, id: `good-${index}` }]);
  const { accounts, invalid } = parseAccounts(entries, catalog);
  assert.equal(accounts.length, INVALID.length);
  assert.equal(invalid.length, INVALID.length);
  // An entry without a name is known by its place.
  assert.equal(parseAccounts([good, good, {}], catalog).invalid[1]?.name, '#3');
});

test('without the setting there are no accounts', () => {
  for (const setting of [undefined, []]) {
    assert.deepEqual(parseAccounts(setting, catalog), { accounts: [], invalid: [] });
  }
});

for (const setting of [good, {}, null, 'x', 5, true]) {
  test(`B3: a setting that is no list is told of: ${JSON.stringify(setting)}`, () => {
    const { accounts, invalid } = parseAccounts(setting, catalog);
    assert.deepEqual([accounts, invalid.map(({ problem }) => problem.kind)], [[], ['no-list']]);
    assert.deepEqual(
      invalid.map((entry) => entryProblemText(entry, english.t)),
      ['The setting messagingBalance.accounts is not a list, so it holds no accounts. Put [ and ] around them.'],
    );
  });
}

for (const blank of [' ', '\t', '\u00a0', '\u3000']) {
  test(`B2: an id goes without the blanks around it: ${JSON.stringify(blank)}`, () => {
    const entry = { ...good, id: `${blank}a${blank}` };
    assert.equal(entryId(entry), 'a');
    assert.equal(only(entry).account?.id, 'a');
    const { accounts, invalid } = parseAccounts([good, entry, { ...entry, name: 'Third' }], catalog);
    assert.deepEqual(accounts, [good]);
    assert.deepEqual(
      invalid.map(({ name, problem }) => [name, problem.kind]),
      [
        ['First', 'duplicate-id'],
        ['Third', 'duplicate-id'],
      ],
    );
  });
}

test('B2: what has no id goes by none', () => {
  for (const raw of [null, 'a', ['a'], {}, { id: 5 }, { id: ' ' }, { id: '\u200b' }]) {
    assert.equal(entryId(raw), undefined);
  }
});

test('an id that is not used stays free', () => {
  const { accounts } = parseAccounts([{ ...good, provider: 'other' }, good], catalog);
  assert.deepEqual(accounts, [good]);
});
