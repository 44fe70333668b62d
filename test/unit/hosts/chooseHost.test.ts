import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseHost, type HostFacts } from '../../hosts/chooseHost.ts';

const contributor: HostFacts = { wanted: undefined, platform: 'darwin', display: true, desktop: true };
const container: HostFacts = { wanted: undefined, platform: 'linux', display: false, desktop: false };

test('takes the desktop where it can be had and shown', () => {
  assert.equal(chooseHost(contributor).kind, 'desktop');
});

test('takes the server without a display, whatever can be downloaded', () => {
  assert.deepEqual(chooseHost({ ...container, desktop: true }), { kind: 'server', reason: 'there is no display' });
});

test('takes the server where the desktop build cannot be downloaded', () => {
  assert.deepEqual(chooseHost({ ...contributor, desktop: false }), {
    kind: 'server',
    reason: "VS Code's desktop build cannot be downloaded",
  });
});

test('does what VSCODE_HOST says, against the facts', () => {
  assert.equal(chooseHost({ ...container, wanted: 'desktop' }).kind, 'desktop');
  assert.equal(chooseHost({ ...contributor, wanted: 'server' }).kind, 'server');
});

test('takes an empty VSCODE_HOST for none', () => {
  assert.equal(chooseHost({ ...contributor, wanted: '' }).kind, 'desktop');
});

test('names the value of VSCODE_HOST that is none', () => {
  assert.throws(
    () => chooseHost({ ...contributor, wanted: 'web' }),
    /VSCODE_HOST is "web": it can be server or desktop/,
  );
});

test('says why nothing can run on Windows without a desktop build', () => {
  assert.throws(
    () => chooseHost({ ...contributor, platform: 'win32', desktop: false }),
    /cannot be downloaded.*Windows/,
  );
});
