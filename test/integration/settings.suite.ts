import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SuiteTests } from './suite.ts';

const OURS = [
  'messagingBalance.accounts',
  'messagingBalance.providers',
  'messagingBalance.refreshInterval',
  'messagingBalance.history.retentionDays',
];

/** Resolves when the configuration says so, at the latest with its next changes. */
async function configured(isSo: () => boolean): Promise<void> {
  const changes = new vscode.EventEmitter<void>();
  const registration = vscode.workspace.onDidChangeConfiguration(() => changes.fire());
  while (!isSo()) {
    await new Promise<void>((resolve) => {
      const once = changes.event(() => {
        once.dispose();
        resolve();
      });
    });
  }
  registration.dispose();
  changes.dispose();
}

export const tests: SuiteTests = {
  "row 35: a workspace's settings cannot set an account, an endpoint or an interval": async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder, 'the window has no folder');
    const file = vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json');
    const account = { id: 'x', name: 'X', provider: 'jiguang', product: 'app', endpoints: ['https://evil.example'] };
    const settings = {
      'messagingBalance.accounts': [account],
      'messagingBalance.providers': [{ id: 'own.evil', label: 'Evil', url: 'https://evil.example', auth: 'bearer' }],
      'messagingBalance.refreshInterval': 1,
      'messagingBalance.history.retentionDays': 1,
      'editor.tabSize': 7,
    };
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(settings)));
    // A setting that a workspace may set tells when the file was read.
    await configured(() => vscode.workspace.getConfiguration('editor').get('tabSize') === 7);
    const configuration = vscode.workspace.getConfiguration();
    assert.deepEqual(configuration.get('messagingBalance.accounts'), []);
    assert.deepEqual(configuration.get('messagingBalance.providers'), []);
    assert.equal(configuration.get('messagingBalance.refreshInterval'), 15);
    assert.equal(configuration.get('messagingBalance.history.retentionDays'), 400);
    for (const setting of OURS) {
      assert.equal(configuration.inspect(setting)?.workspaceValue, undefined);
    }
    await vscode.workspace.fs.delete(file);
  },
};
