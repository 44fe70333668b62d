import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLocalFolder } from '../../../../src/store/file/localFolder.ts';

for (const folder of ['/proc', '/nowhere/at/all', '\\\\server\\share\\home', '']) {
  test(`row 47: a folder that is not known to be on a local disk counts as remote: ${folder}`, () =>
    assert.equal(isLocalFolder(folder), false));
}
