import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { english } from '../../../../../src/base/language.ts';
import { SETTINGS } from '../../../../../src/ui/editor/ids.ts';
import { declared } from '../../../providers/declared/sample.ts';
import { forgetMade, made } from '../../../vscode.ts';
import { quickly } from '../../quickly.ts';

const { takeOverDeclarations } = await import('../../../../../src/ui/accounts/sharing/importDeclarations.ts');

const [ACME, OTHER] = [
  declared({ console: 'https://acme.example/keys' }),
  declared({ id: 'own.other', label: 'Other', url: 'https://other.example/x' }),
];
const account = (name: string, provider: string) => ({ id: name, name, provider, product: 'balance' });
const FILE = {
  declarations: [ACME, OTHER],
  accounts: [account('a', 'own.acme'), account('b', 'own.other'), account('c', 'jiguang')],
  refused: [],
};

beforeEach(forgetMade);

test('21.3: an import shows the whole request of each declared provider, and declares those that are wanted', () =>
  quickly(async () => {
    made.answers.push('Declare', undefined);
    const file = await takeOverDeclarations(FILE, english);
    assert.deepEqual(made.settings.get(SETTINGS.providers), [ACME]);
    assert.deepEqual(made.messages, [
      'Declare the provider Acme (own.acme) from this file?',
      'Declare the provider Other (own.other) from this file?',
    ]);
    assert.equal(
      made.details[0],
      [
        'Request: GET https://api.acme.example/v1/balance',
        'Header: Api-Key: {secret}',
        'Read of the reply: {"key":"balance","label":"Balance","at":"/data/balance","unit":"EUR"}',
        'Console: https://acme.example/keys',
        'The credential of each of its accounts is sent like this. Declare only what you know.',
      ].join('\n'),
    );
    assert.deepEqual(
      [file?.accounts.map(({ name }) => name), file?.refused.map(({ reason }) => reason)],
      [['a', 'c'], ['Account b: its provider own.other was not declared.']],
    );
  }));

test('21.3: an import cuts nothing of what would be sent', () =>
  quickly(async () => {
    const query = { a: 'lorem ipsum '.repeat(80), b: 'lorem ipsum '.repeat(70), to: 'hidden' };
    await takeOverDeclarations({ declarations: [declared({ query })], accounts: [], refused: [] }, english);
    assert.match(made.details[0] ?? '', /&to=hidden$/m);
  }));

test('21.3: without an answer nothing is declared', () =>
  quickly(async () => {
    await takeOverDeclarations(FILE, english);
    assert.equal(made.settings.get(SETTINGS.providers), undefined);
  }));

test('21.3: a file that declares providers alone says what to do next', () =>
  quickly(async () => {
    made.answers.push('Declare');
    const file = await takeOverDeclarations({ declarations: [ACME], accounts: [], refused: [] }, english);
    assert.equal(file, undefined);
    assert.equal(made.messages.at(-1), '1 provider was declared. Add Account offers it now.');
  }));

test('21.3: what stands in the setting stays there', () =>
  quickly(async () => {
    const before = [{ id: 'own.mine', broken: true }, 7];
    made.settings.set(SETTINGS.providers, before);
    made.answers.push('Declare');
    await takeOverDeclarations({ ...FILE, declarations: [ACME] }, english);
    assert.deepEqual(made.settings.get(SETTINGS.providers), [...before, ACME]);
  }));
