import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { REASONS } from '../../../mutation/reasons.ts';
import { TARGETS } from '../../../mutation/targets.ts';
import { root } from '../../../scripts/paths.ts';

const targets = Object.values(TARGETS).flat();

test('every file that the mutation check names is there, and none stands twice', () => {
  assert.ok(targets.length > 20);
  for (const { file, tests } of targets) {
    assert.ok(tests.length > 0, file);
    for (const path of [file, ...tests]) {
      assert.ok(existsSync(join(root, path)), path);
    }
  }
  assert.equal(new Set(targets.map(({ file }) => file)).size, targets.length);
});

test('every reason is about a file that is checked', () => {
  for (const { file, why } of REASONS) {
    assert.ok(
      targets.some((target) => target.file === file),
      file,
    );
    assert.match(why, /^[A-Z].*\.$/);
  }
});
