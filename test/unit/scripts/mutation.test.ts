import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { test } from 'node:test';
import { root } from '../../../scripts/paths.ts';
import config from '../../../stryker.config.json' with { type: 'json' };

/** The files that a name in the lists stands for: some are patterns, so that a provider that is added is among them. */
function filesOf(name: string): readonly string[] {
  return globSync(name, { cwd: root }).map((path) => path.replaceAll(sep, '/'));
}

/** Stryker passes over a file that is not there. */
test('every file that the mutation check changes is there, and none stands twice', () => {
  assert.ok(config.mutate.length > 20);
  assert.deepEqual(
    config.mutate.filter((file) => filesOf(file).length === 0),
    [],
  );
  const all = config.mutate.flatMap(filesOf);
  assert.equal(new Set(all).size, all.length);
});

test('the mutation check runs each list of tests, and no test file twice', async () => {
  const paths = filesOf('test/mutation/*.ts');
  // Bundled under the same name, and listed in the order in which they run: a change that is noticed early takes less time.
  assert.deepEqual(
    config.tap.testFiles.map((file) => file.replace('bundled', 'test/mutation').replace('.mjs', '.ts')).sort(),
    [...paths].sort(),
  );
  const lists = await Promise.all(paths.map((list) => readFile(join(root, list), 'utf8')));
  const tests = lists.flatMap((list) => [...list.matchAll(/^import '(.+)\.test\.ts';$/gm)].map(([, name]) => name));
  assert.ok(lists.length > 5 && tests.length > 50);
  assert.equal(new Set(tests).size, tests.length);
});

test('the mutation check fails below 85 %, and its page lists survivors of files that are checked', async () => {
  assert.equal(config.thresholds.break, 85);
  const page = await readFile(join(root, 'docs', 'mutation.md'), 'utf8');
  const files = [...page.matchAll(/^\| (src\/\S+) \|/gm)].map(([, file = '']) => file);
  assert.ok(files.length > 0);
  assert.deepEqual(
    files.filter((file) => !config.mutate.flatMap(filesOf).includes(file)),
    [],
  );
});
