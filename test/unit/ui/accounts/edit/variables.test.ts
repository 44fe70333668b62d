import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../../src/base/language.ts';
import { account } from '../../../fakes/fakeWindow.ts';
import { boxOf, made } from '../../../vscode.ts';
import { entries } from '../../openWindow.ts';
import { quickly } from '../../quickly.ts';
import { choose, enter, listed, openEditing, TITLE } from './editing.ts';

const { variableProblem } = await import('../../../../../src/ui/accounts/edit/variables.ts');

const [FIRST, SECOND] = [`${TITLE} (1/2)`, `${TITLE} (2/2)`];
const env = { key: 'SMS_KEY', secret: 'SMS_SECRET' };
const variables = { SMS_KEY: 'key-env', SMS_SECRET: 'secret-env' };
const UNSET = 'It is not set where the extension runs. Until all are, the secret storage is used.';

test('18.1: variables are named part by part, and whether they are set is said as they are typed', () =>
  quickly(async () => {
    const { edit, provider } = await openEditing({}, {}, { variables });
    await edit(async () => {
      await choose('Environment variables');
      assert.equal(
        (await boxOf(FIRST)).prompt,
        'The environment variable that holds the key, for sms.example. Empty for none: the secret storage keeps the credential then.',
      );
      assert.equal(await enter(FIRST, 'SMS_KEY'), 'It is set where the extension runs.');
      (await boxOf(SECOND)).paste('SMS_SECRE');
      assert.equal((await boxOf(SECOND)).note, UNSET);
      await enter(SECOND, 'SMS_SECRET');
      assert.ok((await listed()).includes('Credential: in the environment variables'));
    });
    assert.deepEqual(entries(), [account('a', { env })]);
    assert.deepEqual(provider.last.credential, { key: 'key-env', secret: 'secret-env' });
  }));

test('18.1: to addresses of the user, variables are sent when the user has confirmed both', () =>
  quickly(async () => {
    const { edit, provider } = await openEditing({ endpoints: ['https://gateway.example'] }, {}, { variables });
    await edit(async () => {
      await choose('Environment variables');
      await enter(FIRST, 'SMS_KEY');
      await enter(SECOND, 'SMS_SECRET');
      await listed();
    });
    assert.deepEqual(entries(), [account('a', { endpoints: ['https://gateway.example'], env })]);
    assert.match(
      made.details[0] ?? '',
      /^Variable: SMS_KEY\nVariable: SMS_SECRET\nAddress: https:\/\/gateway\.example/,
    );
    assert.deepEqual(provider.requests, []);
  }));

for (const [how, clear] of [
  ['the button', async () => (await boxOf(FIRST)).press('Use the default')],
  ['an empty line', async () => enter(FIRST, '')],
  [
    'the button in the second step',
    async () => {
      (await boxOf(FIRST)).enter();
      (await boxOf(SECOND)).press('Use the default');
    },
  ],
] as const) {
  test(`18.1: variables are taken away by ${how}`, () =>
    quickly(async () => {
      const { edit, provider } = await openEditing({ env }, {}, { variables });
      await edit(async () => {
        await choose('Environment variables');
        await clear();
        await listed();
      });
      assert.deepEqual(entries(), [account('a')]);
      assert.equal(provider.last.credential['key'], 'key-1');
    }));
}

for (const [typed, canBeEmpty, problem] of [
  ['', true, undefined],
  ['', false, 'Enter the name of the variable that holds the key.'],
  ['SMS_KEY', false, undefined],
  ['$SMS_KEY', false, 'Enter the name alone, without blanks and other marks.'],
  ['SMS KEY', false, 'Enter the name alone, without blanks and other marks.'],
  ['SMS_KEY=1', false, 'Enter the name alone, without blanks and other marks.'],
  [
    'abcdef0123456789abcdef0123456789',
    true,
    'This looks like a key or a secret. Enter the name of the variable that holds it.',
  ],
] as const) {
  test(`18.1: what is no name of a variable is said: "${typed}"`, () =>
    assert.equal(variableProblem(typed, canBeEmpty, { name: 'key' }, english.t), problem));
}
