import { join } from 'node:path';

/**
 * Folders of unit tests whose files leave nothing behind in their process, and pass in it in any order. The tests of the store measure
 * whole processes, those of the net change what is Node's own, and those of the accounts the settings of VS Code's stand-in.
 */
export const TOGETHER: readonly string[] = [
  // The longest first.
  ...['providers', 'balance', 'generated', 'monitor', 'cli', 'sandbox'],
  ...['base', 'sharing', 'webview', 'wording', 'words'],
  ...['alerts', 'chatTool', 'declared', 'editor', 'history', 'publicApi'].map((name) => `ui/${name}`),
  ...['quickInput', 'statusBar', 'support', 'tree', 'walkthrough'].map((name) => `ui/${name}`),
].map((name) => join('test', 'unit', ...name.split('/')));

/** Files in these folders that look at what their process has loaded, or that begin with VS Code's stand-in as it is at first. */
export const APART: readonly string[] = ['lazy.test.ts', 'moveAccount.test.ts', 'settings.test.ts'];
