import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Catalog, parseAccounts } from '../../../../src/balance/account/accounts.ts';
import { parameterProblem } from '../../../../src/balance/account/choices.ts';
import { entryProblemText } from '../../../../src/balance/account/entryText.ts';
import { english } from '../../../../src/base/language.ts';

const catalog: readonly Catalog[] = [
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
      { id: 'app', places: [{ id: 'main' }], parameters: [{ id: 'appId', shape: /^\d+$/ }] },
      { id: 'own', places: 'personal' },
      { id: 'none' },
    ],
  },
];
const good = { id: 'a', name: 'First', provider: 'rich', product: 'sms' };

function only(entry: unknown) {
  const { accounts, invalid } = parseAccounts([entry], catalog);
  assert.equal(accounts.length + invalid.length, 1);
  return { account: accounts[0], invalid: invalid[0] };
}

for (const [what, entry, account] of [
  ['nothing', good, good],
  ['the initial values', { ...good, parameters: { subuser: '' } }, good],
  ['a place with blanks around it', { ...good, place: ' intl ' }, { ...good, place: 'intl' }],
  [
    'a number, as people write ids',
    { ...good, product: 'app', parameters: { appId: 1400000001 } },
    { ...good, product: 'app', parameters: { appId: '1400000001' } },
  ],
  [
    "a user's own host",
    { ...good, product: 'own', place: 'https://X1.example/' },
    { ...good, product: 'own', place: 'https://x1.example' },
  ],
  [
    "16: a user's own host as its console shows it",
    { ...good, product: 'own', place: ' xyz.api.infobip.com ' },
    { ...good, product: 'own', place: 'https://xyz.api.infobip.com' },
  ],
  [
    "16: a user's own host with a port and a path, without a scheme",
    { ...good, product: 'own', place: 'm\u00fcnchen.example:8443/sms/' },
    { ...good, product: 'own', place: 'https://xn--mnchen-3ya.example:8443/sms' },
  ],
  [
    "addresses in place of a user's own host",
    { ...good, product: 'own', endpoints: ['https://gateway.example'] },
    { ...good, product: 'own', endpoints: ['https://gateway.example'] },
  ],
] as const) {
  test(`places and parameters of an entry: ${what}`, () =>
    assert.deepEqual(only(entry), { account, invalid: undefined }));
}

for (const [entry, problem, text] of [
  [
    { ...good, parameters: { signType: { md5: true } } },
    { kind: 'no-text', field: 'parameters.signType' },
    'Account First: "parameters.signType" is missing, or is no text.',
  ],
  [
    { ...good, parameters: ['md5'] },
    { kind: 'no-text', field: 'parameters' },
    'Account First: "parameters" must be an object of texts by names, such as {"region": "…"}.',
  ],
  [
    { ...good, parameters: { other: 'md5' } },
    { kind: 'not-supported', field: 'parameters.other' },
    'Account First: its provider does not know "parameters.other".',
  ],
  [
    { ...good, product: 'app' },
    { kind: 'no-text', field: 'parameters.appId' },
    'Account First: "parameters.appId" is missing, or is no text.',
  ],
  [
    { ...good, product: 'app', parameters: { appId: '' } },
    { kind: 'no-text', field: 'parameters.appId' },
    'Account First: "parameters.appId" is missing, or is no text.',
  ],
  [
    { ...good, product: 'app', parameters: { appId: '14 00' } },
    { kind: 'blank', field: 'parameters.appId' },
    'Account First: "parameters.appId" holds a blank. Copy it again.',
  ],
  [
    { ...good, product: 'app', parameters: { appId: 'x1' } },
    { kind: 'unknown-value', field: 'parameters.appId', value: 'x1' },
    'Account First: "parameters.appId" cannot be "x1".',
  ],
  [
    { ...good, place: 'mars' },
    { kind: 'unknown-value', field: 'place', value: 'mars', choices: ['cn', 'intl'] },
    'Account First: "place" cannot be "mars". Choose one of: cn, intl.',
  ],
  [
    { ...good, product: 'none', place: 'cn' },
    { kind: 'not-supported', field: 'place' },
    'Account First: its provider does not know "place".',
  ],
  [
    { ...good, product: 'own' },
    { kind: 'no-host', field: 'place' },
    'Account First: "place" must be the address that the provider has given you, such as https://host.',
  ],
  [
    { ...good, product: 'own', place: 'http://own.example' },
    { kind: 'endpoint', value: 'http://own.example', problem: 'not-https' },
    'Account First: "http://own.example" is not encrypted. Use https; http is for this machine alone.',
  ],
] as const) {
  test(`places and parameters that cannot be used: ${JSON.stringify(entry)}`, () => {
    const { invalid } = only(entry);
    assert.deepEqual(invalid?.problem, problem);
    assert.equal(invalid && entryProblemText(invalid, english.t), text);
  });
}

for (const [text, parameter, problem] of [
  ['ap-east', { id: 'a', choices: ['ap-east'] }, undefined],
  ['ap-west', { id: 'a', choices: ['ap-east'] }, 'unknown'],
  ['1 2', { id: 'a' }, 'blank'],
  ['1 2', { id: 'a', shape: /^\d$/ }, 'blank'],
  ['id 2', { id: 'a', shape: /^id \d$/ }, undefined],
  ['anything', { id: 'a' }, undefined],
  ['7289516381dcdf1113730f2b', { id: 'a' }, 'secret'],
  ['7289516381dcdf1113730f2b', { id: 'a', shape: /^\w{24}$/ }, undefined],
  ['7289516381dcdf1113730f2b', { id: 'a', shape: /^\w{8}$/ }, 'secret'],
  ['short', { id: 'a', shape: /^\w{8}$/ }, 'unknown'],
] as const) {
  test(`a value of a parameter: ${text} for ${JSON.stringify(parameter)}`, () =>
    assert.equal(parameterProblem(text, parameter), problem));
}
