import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { alone, first, waiting } from '../../../scripts/e2e.ts';
import { filesOf } from '../../../scripts/nodeTests.ts';

const others = { concurrency: 1, timeoutMs: 1, filter: '' };

test('files start in the order of their patterns, those of one by name, and each once', () => {
  const folder = join('test', 'unit', 'scripts');
  const patterns = ['test/unit/scripts/nodeTests.test.ts', 'test/unit/scripts/{node,c,a}*.test.ts'];
  const without = ['test/unit/scripts/command.test.ts'];
  assert.deepEqual(
    filesOf({ ...others, patterns, without }),
    ['nodeTests', 'activation', 'audit', 'counts'].map((name) => join(folder, `${name}.test.ts`)),
  );
  assert.deepEqual(filesOf({ ...others, patterns, without, filter: 'unts' }), [join(folder, 'counts.test.ts')]);
});

test('the files that start first, and the one that runs alone, are there', () => {
  const named = first.split(',');
  assert.equal(filesOf({ ...others, patterns: [first, alone, waiting] }).length, named.length + 2);
});
