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
test('every file that the mutation check names is there, and none stands twice', () => {
  // What is run is bundled first, from the test of the same name.
  const tests = config.tap.testFiles.map((file) => file.replace('bundled', 'test/unit').replace('.mjs', '.ts'));
  assert.ok(config.mutate.length > 20 && tests.length > 20);
  for (const files of [config.mutate, tests]) {
    assert.deepEqual(
      files.filter((file) => filesOf(file).length === 0),
      [],
    );
    const all = files.flatMap(filesOf);
    assert.equal(new Set(all).size, all.length);
  }
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
