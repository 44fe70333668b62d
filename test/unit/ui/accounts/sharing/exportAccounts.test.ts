import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { beforeEach, test } from 'node:test';
import { english } from '../../../../../src/base/language.ts';
import { forgetMade, made } from '../../../vscode.ts';
import { PROVIDERS, status } from '../../sample.ts';

const { outputRedactor } = await import('../../../../../src/ui/editor/redactOutput.ts');
const { SETTINGS } = await import('../../../../../src/ui/editor/ids.ts');
const { exportAccounts } = await import('../../../../../src/ui/accounts/sharing/exportAccounts.ts');

const FILE = '/folder/team.json';

async function exporting(...names: readonly string[]): Promise<void> {
  const statuses = names.map((name) => status(name, { kind: 'loading' }));
  await exportAccounts({
    monitor: { statuses: () => statuses },
    declared: { declarations: [] },
    providers: PROVIDERS,
    language: english,
  } as unknown as Parameters<typeof exportAccounts>[0]);
}

beforeEach(forgetMade);

test('the accounts are written without their ids, and how many is said', async () => {
  made.file = FILE;
  await exporting('a', 'b');
  const written: unknown = JSON.parse(new TextDecoder().decode(made.files.get(FILE)));
  const accounts = ['a', 'b'].map((name) => ({ name, provider: 'tester', product: 'sms' }));
  assert.deepEqual(written, { format: 'messaging-balance-accounts', version: 1, accounts });
  assert.deepEqual(made.shown, [
    ['information', '2 accounts were written to team.json. The file holds no credentials.', 'Open File'],
  ]);
  await exporting('a');
  assert.equal(made.messages[1], '1 account was written to team.json. The file holds no credential.');
});

test('an account whose provider is not there is left out with a word: what is asked beside its product is not known', async () => {
  made.file = FILE;
  const parts = (waiting: readonly string[], known: readonly string[]) =>
    ({
      monitor: {
        statuses: () => [
          ...waiting.map((name) => status(name, { kind: 'waiting' })),
          ...known.map((name) => status(name, { kind: 'loading' })),
        ],
      },
      declared: { declarations: [] },
      providers: PROVIDERS,
      language: english,
    }) as unknown as Parameters<typeof exportAccounts>[0];
  await exportAccounts(parts(['a'], ['b']));
  const written = JSON.parse(new TextDecoder().decode(made.files.get(FILE)));
  assert.deepEqual(written.accounts, [{ name: 'b', provider: 'tester', product: 'sms' }]);
  made.files.clear();
  await exportAccounts(parts(['a', 'c'], ['b']));
  await exportAccounts(parts([`a\u202e\n${'x'.repeat(80)}`], []));
  assert.deepEqual(made.messages, [
    '1 account was written to team.json. The file holds no credential. a is left out: its provider is not there.',
    '1 account was written to team.json. The file holds no credential. 2 accounts are left out: their providers are not there.',
    `a ${'x'.repeat(57)}… is left out: its provider is not there.`,
  ]);
  assert.equal(made.dialogs.length, 2);
});

test('entries that cannot be used are left out with a word, also where there is nothing else', async () => {
  made.file = FILE;
  const unusable = { ...status('a', { kind: 'loading' }).account, provider: 'nobody' };
  made.settings.set(SETTINGS.accounts, [unusable]);
  await exporting('b');
  made.settings.set(SETTINGS.accounts, [unusable, unusable]);
  await exporting('b');
  made.files.clear();
  await exporting();
  made.settings.set(SETTINGS.accounts, { account: unusable });
  await exporting();
  assert.deepEqual(made.messages, [
    '1 account was written to team.json. The file holds no credential. 1 entry of the settings is left out: it cannot be used.',
    '1 account was written to team.json. The file holds no credential. 2 entries of the settings are left out: they cannot be used.',
    '2 entries of the settings are left out: they cannot be used.',
    'The setting messagingBalance.accounts is not a list, so it holds no accounts. Put [ and ] around them.',
  ]);
  assert.equal(made.files.size, 0);
});

test('18.5: the file that was written is opened where the user wants it', async () => {
  made.file = FILE;
  await exporting('a');
  assert.equal(made.executed.length, 0);
  made.answers.push('Open File');
  await exporting('a');
  assert.deepEqual(
    made.executed.map(([command, file]) => [command, String(file)]),
    [['vscode.open', FILE]],
  );
});

test('a place in the home folder is offered where no folder is open', async () => {
  await exporting('a');
  const [dialog] = made.dialogs;
  assert.equal(dialog?.defaultUri?.path, `${homedir()}/messaging-balance-accounts.json`);
  assert.deepEqual([made.files.size, made.messages], [0, []]);
});

test('without an account there is nothing to ask', async () => {
  made.file = FILE;
  await exporting();
  assert.deepEqual([made.dialogs, made.messages], [[], ['There is no account yet.']]);
});

test('a file that cannot be written is told of with the reason', async () => {
  made.file = FILE;
  made.readOnly = new Error('EACCES');
  await exporting('a');
  assert.deepEqual(made.shown, [['error', 'The accounts could not be written: EACCES']]);
});

// The last one, since what it knows is taken out of every text from then on.
test('16: what is written can be read again, whatever word is a password, and no name holds one', async () => {
  made.file = FILE;
  for (const secret of ['account', 'version', 'messaging', 'tester', 'sms', '15', 'c4nary-secret']) {
    outputRedactor.know({ key: 'k', secret });
  }
  const { account, ...loading } = status('c4nary-secret', { kind: 'loading' });
  const statuses = [{ ...loading, account: { ...account, refreshInterval: 15, thresholds: { balance: '15' } } }];
  await exportAccounts({
    monitor: { statuses: () => statuses },
    declared: { declarations: [] },
    providers: PROVIDERS,
    language: english,
  } as unknown as Parameters<typeof exportAccounts>[0]);
  const written: unknown = JSON.parse(new TextDecoder().decode(made.files.get(FILE)));
  const shared = { name: '•••', provider: 'tester', product: 'sms', refreshInterval: 15, thresholds: { balance: 15 } };
  assert.deepEqual(written, { format: 'messaging-balance-accounts', version: 1, accounts: [shared] });
});
