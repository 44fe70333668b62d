import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Remedy, remedyFor } from '../../../../src/balance/fault/fault.ts';
import { english } from '../../../../src/base/language.ts';
import { COMMANDS, SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { remedyCommand } from '../../../../src/ui/editor/remedies.ts';
import { ALL_FAULTS } from '../../balance/fault/faults.ts';

const EXPECTED: Readonly<Record<Remedy, readonly [title: string, command: string, ...targets: readonly unknown[]]>> = {
  'update-credential': ['Update Credential', COMMANDS.updateCredential, { accountId: 'a' }],
  'confirm-addresses': ['Confirm Addresses', COMMANDS.updateCredential, { accountId: 'a' }],
  'open-console': ['Open Console', COMMANDS.openConsole, { accountId: 'a' }],
  'open-settings': ['Open Settings', 'workbench.action.openSettings', SETTINGS.accounts],
  'open-proxy-settings': ['Open Settings', 'workbench.action.openSettings', 'http.proxy'],
  'show-log': ['Show Log', COMMANDS.showLog],
  refresh: ['Refresh Account', COMMANDS.refreshAccount, { accountId: 'a' }],
};

for (const remedy of new Set(ALL_FAULTS.map(({ kind }) => remedyFor(kind)))) {
  test(`the command of ${remedy}`, () => {
    assert.ok(remedy !== undefined);
    const { title, command, arguments: targets = [] } = remedyCommand(remedy, 'a', english.t);
    assert.deepEqual([title, command, ...targets], EXPECTED[remedy]);
  });
}
