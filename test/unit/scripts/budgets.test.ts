import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { hostOptions } from '../../../esbuild.js';
import { BUDGETS } from '../../../scripts/budgets.ts';
import { loadedWith } from '../../../scripts/oneFile.ts';

test(`activation loads at most ${BUDGETS.loadedAtActivation} bytes, in one file`, async (context) => {
  const outdir = await mkdtemp(join(tmpdir(), 'messaging-balance-budget-'));
  context.after(async () => await rm(outdir, { recursive: true, force: true }));
  const { metafile } = await build(hostOptions({ entryPoints: ['src/extension.ts'], outdir, production: true }));
  assert.ok(metafile !== undefined);
  const entry = Object.keys(metafile.outputs).find((file) => basename(file) === 'extension.cjs') ?? '';
  assert.deepEqual([...loadedWith(metafile, entry)], [entry]);
  const { size } = await stat(join(outdir, 'extension.cjs'));
  assert.ok(size > 0 && size <= BUDGETS.loadedAtActivation, `${size} bytes`);
});

test('each file takes the interface of VS Code as it is, once, and copies nothing of it', async (context) => {
  const outdir = await mkdtemp(join(tmpdir(), 'messaging-balance-editor-'));
  context.after(async () => await rm(outdir, { recursive: true, force: true }));
  await build(hostOptions({ entryPoints: ['src/extension.ts'], outdir, production: true }));
  let found = 0;
  for (const name of await readdir(outdir)) {
    const text = await readFile(join(outdir, name), 'utf8');
    const before = text.split('require("vscode")').slice(0, -1);
    assert.ok(before.length <= 1 && before.every((part) => part.endsWith('=')), name);
    found += before.length;
  }
  assert.ok(found > 1);
});
