import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../src/base/language.ts';
import { COMMANDS } from '../../../src/ui/editor/ids.ts';
import { FakeClock } from '../fakes/fakeClock.ts';
import { made } from '../vscode.ts';
import { PROVIDERS, status } from './sample.ts';

const { registerActions } = await import('../../../src/ui/registration.ts');

const GONE = 'The account is not there any more, so nothing was done. Choose another one in the tree.';

/** What may not be used. */
const forbidden = new Proxy({}, { get: (_target, name) => assert.fail(`${String(name)} was used`) });

/** Registers the commands of a window with these accounts, where nothing may be done to any of them. */
function register(...names: readonly string[]): void {
  const statuses = names.map((name) => status(name, { kind: 'loading' }));
  made.messages.length = 0;
  const parts = {
    monitor: { statuses: () => statuses },
    providers: PROVIDERS,
    language: english,
    clock: new FakeClock(),
    secrets: forbidden,
    log: { error: () => undefined },
    views: {
      tree: {
        view: { accounts: names.map((id) => ({ id, provider: 'tester' })), order: 'own', arrangement: {} },
        ...{ selected: [], rowsFor: (target: unknown) => [target] },
      },
    },
    store: () => undefined,
  } as unknown as Parameters<typeof registerActions>[0];
  registerActions(parts);
}

for (const command of [
  COMMANDS.refreshAccount,
  COMMANDS.updateCredential,
  COMMANDS.setThreshold,
  COMMANDS.renameAccount,
  COMMANDS.removeAccount,
  COMMANDS.copyBalance,
  COMMANDS.pinToStatusBar,
  COMMANDS.unpinFromStatusBar,
  COMMANDS.openConsole,
  COMMANDS.showHistory,
  COMMANDS.exportHistory,
]) {
  for (const left of [['B'], ['B', 'C'], []]) {
    test(`B1: ${command} for an account that is gone says so, with ${left.length} left`, async () => {
      register(...left);
      await made.commands.get(command)?.({ accountId: 'A', key: 'general' });
      assert.deepEqual(made.messages, [GONE]);
    });
  }
}
