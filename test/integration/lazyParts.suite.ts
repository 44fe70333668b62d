import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import { type Debugger, Session } from 'node:inspector';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as vscode from 'vscode';
import { COMMANDS, SETTINGS } from '../../src/ui/editor/ids.ts';
import type { SuiteTests } from './suite.ts';

function folder(): string {
  const extension = vscode.extensions.getExtension('messaging-balance.messaging-balance');
  assert.ok(extension);
  return join(extension.extensionPath, 'dist', sep);
}

/** Paths of the extension's files that this host has opened so far: its engine tells of all that it has parsed. */
function opened(): readonly string[] {
  const files = new Set<string>();
  const session = new Session();
  session.connect();
  session.on('Debugger.scriptParsed', ({ params }: { params: Debugger.ScriptParsedEventDataType }) => {
    if (params.url.startsWith('file:')) {
      files.add(fileURLToPath(params.url));
    }
  });
  session.post('Debugger.enable');
  session.disconnect();
  return [...files].filter((file) => file.startsWith(folder()));
}

async function bytesOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

export const tests: SuiteTests = {
  'what few need is opened when it is needed: neither activation nor a refresh of JSON reads the XML reader or the panel':
    async () => {
      await vscode.extensions.getExtension('messaging-balance.messaging-balance')?.activate();
      await vscode.commands.executeCommand(COMMANDS.refresh);
      const before = opened();
      assert.ok(before.length > 0 && before.length <= 12, `opened: ${before.join(', ')}`);
      const scripts = (await readdir(folder())).filter((name) => name.endsWith('.js') && name !== 'webview.js');
      const left = scripts.map((name) => join(folder(), name)).filter((file) => !before.includes(file));
      assert.ok((await bytesOf(left)) > 40_000, `not opened: ${left.join(', ')}`);
      const entry = { id: 'lazy', name: 'Lazy', provider: 'jiguang', product: 'app' };
      const configuration = vscode.workspace.getConfiguration();
      await configuration.update(SETTINGS.accounts, [entry], vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand(COMMANDS.showHistory, { accountId: 'lazy' });
      const after = opened();
      assert.ok(after.length > before.length && after.length <= before.length + 3, `opened: ${after.join(', ')}`);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await configuration.update(SETTINGS.accounts, undefined, vscode.ConfigurationTarget.Global);
    },
};
