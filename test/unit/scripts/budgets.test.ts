import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { hostOptions } from '../../../esbuild.js';
import { BUDGETS } from '../../../scripts/budgets.ts';
import { loadedAtActivation } from '../../../scripts/fewFiles.ts';

test(`activation loads at most ${BUDGETS.loadedAtActivation} bytes, in two files, the first of them small`, async (context) => {
  const outdir = await mkdtemp(join(tmpdir(), 'messaging-balance-budget-'));
  context.after(async () => await rm(outdir, { recursive: true, force: true }));
  const { metafile } = await build(hostOptions({ entryPoints: ['src/extension.ts'], outdir, production: true }));
  assert.ok(metafile !== undefined);
  const entry = Object.keys(metafile.outputs).find((file) => basename(file) === 'extension.cjs') ?? '';
  const files = [...loadedAtActivation(metafile, entry)];
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(outdir, basename(file)))).size));
  const modules = files.flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}));
  assert.ok(modules.includes('src/monitor/ask/monitor.ts'));
  // A window that another one keeps fresh sends no request and reads no answer.
  const asking = /^src\/(?:net\/(?:http|json|xml)|providers\/(?:\w+Balance|reply|submailClock))\.ts$/;
  assert.deepEqual(
    modules.filter((module) => asking.test(module)),
    [],
  );
  const [first = 0, second = 0, ...others] = sizes;
  assert.deepEqual(others, []);
  assert.ok(first > 0 && first <= BUDGETS.loadedFirst, `${first} bytes`);
  assert.ok(second > 0 && first + second <= BUDGETS.loadedAtActivation, `${first + second} bytes`);
});

test('each file takes the interface of VS Code as it is, once, and copies nothing of it or of a module of Node', async (context) => {
  const outdir = await mkdtemp(join(tmpdir(), 'messaging-balance-editor-'));
  context.after(async () => await rm(outdir, { recursive: true, force: true }));
  await build(hostOptions({ entryPoints: ['src/extension.ts'], outdir, production: true }));
  let found = 0;
  for (const name of await readdir(outdir)) {
    const text = await readFile(join(outdir, name), 'utf8');
    const before = text.split('require("vscode")').slice(0, -1);
    assert.ok(before.length <= 1 && before.every((part) => part.endsWith('=')), name);
    found += before.length;
    // A module that is loaded when it is reached is copied, since it may be asked for its default.
    const atOnce = text.replaceAll(/then\(\(\)=>[\w$]+\(require/g, '');
    assert.doesNotMatch(atOnce, /[\w$]\(require\("(?:vscode|node:)/, name);
  }
  assert.ok(found > 1);
});
