import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { commandOptions } from '../../../esbuild.js';
import { BUDGETS } from '../../../scripts/budgets.ts';
import { root } from '../../../scripts/paths.ts';

const { outputFiles = [], metafile } = await build({
  ...commandOptions({ outdir: join(root, 'dist'), production: true }),
  write: false,
});
const [file] = outputFiles;
const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies?: unknown;
  readonly engines: Readonly<Record<string, string>>;
};

test('22.1: the command is one file, which the manifest names, and which Node starts by itself', () => {
  assert.equal(outputFiles.length, 1);
  assert.ok(file?.path.replaceAll('\\', '/').endsWith(`/${manifest.bin['messaging-balance']}`), file?.path);
  assert.match(file?.text ?? '', /^#!\/usr\/bin\/env node\n/);
});

test('22.1: it needs no package, no editor, and nothing that Node 20 does not have', () => {
  assert.equal(manifest.dependencies, undefined);
  assert.equal(manifest.engines['node'], '>=20');
  const imported = Object.values(metafile?.outputs ?? {}).flatMap(({ imports }) => imports.map(({ path }) => path));
  const modules = new Set(imported.filter((path) => !path.startsWith('web-streams-polyfill')));
  assert.ok(modules.size > 5);
  for (const path of modules) {
    assert.ok(builtinModules.includes(path.replace(/^node:/, '')), path);
    assert.doesNotMatch(path, /sqlite|sea$|test$/);
  }
  // The types of the language are checked with those that Node 20 has, but for these two.
  assert.doesNotMatch(file?.text ?? '', /(?:Map|Object)\.groupBy|withResolvers/);
});

test('22.5: it is small, packed as npm packs it', () => {
  const size = gzipSync(file?.contents ?? new Uint8Array()).length;
  // The rest of the package is a few texts.
  assert.ok(size > 50_000 && size <= BUDGETS.npmPackage - 100 * 1024, String(size));
});

test('22.1: each of the two packages is without the other one', async () => {
  const [forEditor, forNpm] = await Promise.all(
    ['.vscodeignore', '.npmignore'].map(async (name) => (await readFile(join(root, name), 'utf8')).split('\n')),
  );
  // What lies in a folder below is no file of `dist/*`.
  assert.ok(forEditor?.includes('!dist/*') && !forEditor.some((line) => /^!dist\/(?:\*\*|cli)/.test(line)));
  assert.deepEqual(forNpm?.slice(0, 4), ['/*', '!/dist/', '/dist/*', '!/dist/cli/']);
});
