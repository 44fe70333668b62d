import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { extensionOptions } from '../../../esbuild.js';
import { AT_START, loadedWith } from '../../../scripts/loadedFiles.ts';

const { metafile, outputFiles = [] } = await build({ ...extensionOptions({ production: true }), write: false });
const outputs = metafile?.outputs ?? {};
const files = [...loadedWith({ outputs }, AT_START)];

test('14.5: activation loads nothing of packages, no provider, and neither the store nor what a command does', () => {
  const modules = files.flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
  assert.ok(modules.includes('src/monitor/ask/monitor.ts'));
  const later =
    /^node_modules\/|^src\/net\/(?:(?:http|xml)\.ts$|written\/)|^src\/store\/(?:sqlite\/|file\/|open\.ts)|^src\/providers\/(?:china|worldwide|mail|signing|declaring)\/|^src\/ui\/(?:(?:actions|commands)\.ts$|history\/|chatTool\/|declared\/|quickInput\/|accounts\/(?:credential|edit|sharing)\/)/;
  assert.deepEqual(
    modules.filter((module) => later.test(module)),
    [],
  );
});

test('14.5: no file sets the name of each function whenever it makes one', () => {
  for (const { path, text } of outputFiles) {
    assert.doesNotMatch(text, /"name",\{value:/, path);
  }
});

test('14.5: activation opens four files, three of them of some lines, whose text the engine keeps with one byte for each character', () => {
  assert.ok(files.length <= 4, files.join());
  const bytes = files.map((file) => outputs[file]?.bytes ?? Number.NaN);
  assert.ok(bytes.filter((count) => count > 1_000).length === 1, bytes.join());
  for (const { path, text } of outputFiles.filter(({ path }) =>
    files.some((file) => basename(file) === basename(path)),
  )) {
    assert.ok(text.length < 240_000, `${path} has ${text.length} characters`);
    // One character beyond Latin-1, and all of the text takes twice the memory.
    assert.equal(/.{0,20}[^\0-\xff]/.exec(text)?.[0], undefined, path);
  }
});
