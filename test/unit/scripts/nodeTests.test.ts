import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { alone, first, waiting } from '../../../scripts/e2e.ts';
import { inOrder } from '../../../scripts/nodeTests.ts';
import { root } from '../../../scripts/paths.ts';

test('files start by name, after those that are to be first', () => {
  const files = ['c', 'a', 'd', 'b'].map((name) => join('folder', name));
  assert.deepEqual(
    inOrder(files, ['d', 'missing', 'c']),
    ['d', 'c', 'a', 'b'].map((name) => join('folder', name)),
  );
});

test('the files that start first, and the one that runs alone, are there', () => {
  const missing = [...first, alone, waiting].filter((name) => !existsSync(join(root, 'test', 'e2e', name)));
  assert.deepEqual(missing, []);
});
