import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { hostOptions } from '../../../esbuild.js';
import { loadedWith } from '../../../scripts/loadedFiles.ts';

test('activation loads nothing of packages, no provider, and neither the store nor the panel', async () => {
  const options = hostOptions({ entryPoints: ['src/extension.ts'], outdir: 'dist', production: true });
  const { metafile } = await build({ ...options, write: false });
  const outputs = metafile?.outputs ?? {};
  const entry = Object.keys(outputs).find((file) => basename(file) === 'extension.js') ?? '';
  const files = [...loadedWith({ outputs }, entry)];
  const modules = files.flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
  assert.ok(modules.includes('src/monitor/ask/monitor.ts'));
  const later =
    /^node_modules\/|^src\/net\/(?:http|xml)\.ts$|^src\/store\/(?:sqlite\/|file\/|open\.ts)|\/history\/panel\.ts$|^src\/providers\/(?:china|worldwide|mail|signing)\//;
  assert.deepEqual(
    modules.filter((module) => later.test(module)),
    [],
  );
});
