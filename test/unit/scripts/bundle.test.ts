import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { build, type Metafile } from 'esbuild';
import { hostOptions } from '../../../esbuild.js';
import { loadedWith } from '../../../scripts/oneFile.ts';

const sources: Readonly<Record<string, string>> = {
  'fault.ts': 'export class Fault extends Error {}',
  'lazy.ts': `
    import { Fault } from './fault.ts';
    export { both } from './both.ts';
    export { Late } from 'late';
    export function fail(): never { throw new Fault('lazy'); }`,
  'node_modules/late/index.js': 'export class Late extends Error {}',
  'both.ts': 'export const both = {};',
  'other.ts': "export { both } from './both.ts';",
  'entry.ts': `
    import { Fault } from './fault.ts';
    export default 'entry';
    export const nameOfLate = async () => (await import('./lazy.ts')).Late.name;
    export const isOneObject = async () => (await import('./lazy.ts')).both === (await import('./other.ts')).both;
    export async function isOneClass(): Promise<boolean> {
      try { (await import('./lazy.ts')).fail(); } catch (error) { return error instanceof Fault; }
    }`,
};

for (const production of [true, false]) {
  suite(`the bundle ${production ? 'for production' : 'for development'}`, () => {
    let folder: string;
    let metafile: Metafile | undefined;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'messaging-balance-bundle-'));
      await mkdir(join(folder, 'node_modules', 'late'), { recursive: true });
      await Promise.all(Object.entries(sources).map(([name, text]) => writeFile(join(folder, name), text)));
      const entryPoints = [join(folder, 'entry.ts')];
      ({ metafile } = await build(hostOptions({ entryPoints, outdir: join(folder, 'out'), production })));
    });
    after(async () => await rm(folder, { recursive: true, force: true }));

    test('loads a dynamic import when it is reached and not before, and holds each module once', async () => {
      const require = createRequire(join(folder, 'test.cjs'));
      const loaded = () => Object.keys(require.cache).filter((file) => file.startsWith(join(folder, 'out', 'lazy')));
      const entry = require('./out/entry.cjs') as { name: string; isOneClass(): Promise<boolean> };
      assert.deepEqual(loaded(), []);
      assert.equal(await entry.isOneClass(), true);
      assert.equal(loaded().length, 1);
    });

    test('holds what files that are loaded on demand share once, too', async () => {
      const entry = createRequire(join(folder, 'test.cjs'))('./out/entry.cjs') as { isOneObject(): Promise<boolean> };
      assert.equal(await entry.isOneObject(), true);
    });

    test('keeps the names of classes in packages, which tell their errors by them', async () => {
      const entry = createRequire(join(folder, 'test.cjs'))('./out/entry.cjs') as { nameOfLate(): Promise<string> };
      assert.equal(await entry.nameOfLate(), 'Late');
    });

    test('is one file with all that is loaded with its entry', async () => {
      const names = (await readdir(join(folder, 'out'))).map((name) => name.replace(/-.*/, ''));
      assert.deepEqual(names.sort(), ['chunk', 'entry.cjs', 'lazy', 'other']);
    });

    test('is told apart in its metafile: what loads with the entry, and what loads on demand', async () => {
      assert.ok(metafile !== undefined);
      const entry = Object.keys(metafile.outputs).find((file) => file.endsWith('entry.cjs'));
      assert.ok(entry !== undefined);
      const loaded = [...loadedWith(metafile, entry)].map((file) => file.replace(/^.*\//, '').replace(/-.*/, ''));
      assert.deepEqual(loaded, ['entry.cjs']);
      const present = await readdir(join(folder, 'out'));
      assert.deepEqual(
        Object.keys(metafile.outputs)
          .map((file) => basename(file))
          .sort(),
        present.sort(),
      );
    });
  });
}
