import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { english } from '../../../../../src/base/language.ts';
import { EditRefused } from '../../../../../src/ui/accounts/editProblem.ts';
import { SETTINGS } from '../../../../../src/ui/editor/ids.ts';
import { made } from '../../../vscode.ts';
import { account, PROVIDERS } from '../../sample.ts';

const { runAddAccount, saveAccount } = await import('../../../../../src/ui/accounts/credential/accountWizard.ts');

type WizardParts = Parameters<typeof saveAccount>[2];

/** What the wizard works with, where nothing may be kept. */
const parts = {
  providers: PROVIDERS,
  language: english,
  monitor: new Proxy(
    {},
    {
      get: (_target, name) => assert.fail(`${String(name)} of the monitor was used`),
    },
  ),
  secrets: new Proxy(
    {},
    {
      get: (_target, name) => assert.fail(`${String(name)} of the secrets was used`),
    },
  ),
} as unknown as WizardParts;

function refused(kind: string) {
  return (error: unknown): boolean => error instanceof EditRefused && error.problem.kind === kind;
}

beforeEach(() => made.settings.clear());

test('B7: nothing is kept of an account that the setting would refuse: no reading, no credential, no entry', async () => {
  const endpoints = ['https://gateway.example/7289516381dcdf1113730f2b'];
  const draft = { parts: { key: 'k', secret: 's' }, parameters: {}, offer: undefined, quantities: [] };
  await assert.rejects(saveAccount(account('Main', { endpoints }), draft, parts), refused('unusable'));
  assert.equal(made.settings.get(SETTINGS.accounts), undefined);
});

test('B3: where the setting is no list, nothing is asked and nothing is written over', async () => {
  const written = account('Main');
  made.settings.set(SETTINGS.accounts, written);
  await assert.rejects(runAddAccount(parts), refused('no-list'));
  assert.equal(made.settings.get(SETTINGS.accounts), written);
});
