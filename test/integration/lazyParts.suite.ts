import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import { type Debugger, Session } from 'node:inspector';
import { basename, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as vscode from 'vscode';
import { COMMANDS, SETTINGS } from '../../src/ui/editor/ids.ts';
import type { MessagingBalanceApi } from '../../src/ui/publicApi/api.ts';
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

/** The file names of the program's own providers, without what the bundle puts behind them. */
async function adapters(): Promise<readonly string[]> {
  const providers = join(folder(), '..', 'src', 'providers');
  const files = await Promise.all(['china', 'worldwide', 'mail'].map((each) => readdir(join(providers, each))));
  return files.flat().map((file) => basename(file, '.ts'));
}

const ACCOUNTS = [
  { id: 'lazy', name: 'Lazy', provider: 'jiguang', product: 'app' },
  { id: 'other', name: 'Other', provider: 'submail', product: 'sms' },
];

export const tests: SuiteTests = {
  '14.5: what few need is opened when it is needed: a refresh of JSON does not read the XML reader, accounts of two providers read no other one, and what all commands do is in one file':
    async () => {
      const extension = vscode.extensions.getExtension<MessagingBalanceApi>('messaging-balance.messaging-balance');
      const api = (await extension?.activate()) ?? assert.fail('no extension');
      const configuration = vscode.workspace.getConfiguration();
      // Their providers are loaded first.
      const { promise: areThere, resolve } = Promise.withResolvers<void>();
      const listening = api.onDidChangeBalances((balances) => {
        if (balances.length === ACCOUNTS.length) {
          resolve();
        }
      });
      await configuration.update(SETTINGS.accounts, ACCOUNTS, vscode.ConfigurationTarget.Global);
      await areThere;
      listening.dispose();
      await vscode.commands.executeCommand(COMMANDS.refresh);
      const before = opened();
      assert.ok(before.length > 0 && before.length <= 7 + ACCOUNTS.length, `opened: ${before.join(', ')}`);
      const own = await adapters();
      const used = before.map((file) => basename(file).replace(/-[^-]*$/, '')).filter((name) => own.includes(name));
      assert.deepEqual(used.toSorted(), ['jiguang', 'submail']);
      const scripts = (await readdir(folder())).filter((name) => name.endsWith('.js') && name !== 'webview.js');
      const left = scripts.map((name) => join(folder(), name)).filter((file) => !before.includes(file));
      assert.ok((await bytesOf(left)) > 40_000, `not opened: ${left.join(', ')}`);
      await vscode.commands.executeCommand(COMMANDS.showHistory, { accountId: 'lazy' });
      assert.deepEqual(opened().toSorted(), before.toSorted());
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await configuration.update(SETTINGS.accounts, undefined, vscode.ConfigurationTarget.Global);
    },
};
