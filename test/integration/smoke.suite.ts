import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SuiteTests } from './suite.ts';

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('messaging-balance.messaging-balance');
  assert.ok(found, 'the extension is not there');
  return found;
}

export const tests: SuiteTests = {
  'the extension activates': async () => {
    await extension().activate();
    assert.equal(extension().isActive, true);
  },

  'every command of the manifest is registered': async () => {
    await extension().activate();
    const manifest = extension().packageJSON as { contributes: { commands: readonly { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands.map(({ command }) => command).filter((id) => !registered.has(id));
    assert.deepEqual(missing, []);
  },
};
