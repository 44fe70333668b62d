import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { test } from 'node:test';
import { workspace } from '../../vscode.ts';

const { startFolder } = await import('../../../../src/ui/editor/startFolder.ts');

test('files are put into the first open folder, and into the home folder where none is open', () => {
  assert.equal(startFolder().path, homedir());
  const folders = [{ uri: { path: '/one' } }, { uri: { path: '/two' } }];
  Object.assign(workspace, { workspaceFolders: folders });
  assert.equal(startFolder().path, '/one');
  Object.assign(workspace, { workspaceFolders: undefined });
});
