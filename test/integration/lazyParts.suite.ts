import assert from 'node:assert/strict';
import { Module } from 'node:module';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { SuiteTests } from './suite.ts';

/** Names of the extension's files that this host has loaded so far. */
function loaded(): readonly string[] {
  const { extensionPath } = vscode.extensions.getExtension('messaging-balance.messaging-balance') ?? {};
  assert.ok(extensionPath);
  const cache = (Module as unknown as { readonly _cache: Readonly<Record<string, unknown>> })._cache;
  return Object.keys(cache)
    .filter((file) => file.startsWith(extensionPath) && file.includes('/dist/'))
    .map((file) => basename(file));
}

export const tests: SuiteTests = {
  'activation loads neither the XML reader nor the history panel': async () => {
    await vscode.extensions.getExtension('messaging-balance.messaging-balance')?.activate();
    const files = loaded();
    assert.ok(files.includes('extension.cjs'), `loaded: ${files.join(', ')}`);
    assert.deepEqual(
      files.filter((file) => /^(xml|history|webview)/i.test(file)),
      [],
    );
  },
};
