import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oldestVersion } from '../../../scripts/e2e.ts';
import { codeServerRelease } from '../../hosts/codeServerRelease.ts';

test('the server host runs the current VS Code, or the one whose minor version is named', () => {
  const cases: readonly (readonly [wanted: string | undefined, version: string])[] = [
    [undefined, '4.139.1'],
    ['', '4.139.1'],
    ['stable', '4.139.1'],
    ['1.139.0', '4.139.1'],
    ['1.105.0', '4.105.1'],
    ['1.105', '4.105.1'],
  ];
  for (const [wanted, version] of cases) {
    assert.equal(codeServerRelease(wanted).version, version, wanted);
  }
});

test('a version that the server host does not have is refused, and those that it has are named', () => {
  for (const wanted of ['1.100.0', '2.105.0', '4.105.1', 'insiders', '105', '1.1050.0']) {
    assert.throws(() => codeServerRelease(wanted), /it can be 1\.139, 1\.105 or stable/, wanted);
  }
});

test('B5: the oldest VS Code that the manifest allows is one that the server host can run, on the Node of that time', () => {
  const { version, node } = codeServerRelease(oldestVersion);
  assert.equal(version, '4.105.1');
  assert.match(node ?? '', /^22\./);
});
