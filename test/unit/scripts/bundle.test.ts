import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { build, type Metafile } from 'esbuild';
import { hostOptions } from '../../../esbuild.js';
import { loadedAtActivation, loadedWith } from '../../../scripts/fewFiles.ts';
import { readFiles } from '../../architecture/files.ts';

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
  'shared.ts': 'export const shared = {}; export const unrelated = {};',
  'entry.ts': `
    import { shared, unrelated } from './shared.ts';
    export const first = shared;
    export const second = unrelated;
    export const later = async () => await import('./later.ts');`,
  'later.ts': `
    import { Fault } from './fault.ts';
    export { unrelated, shared } from './shared.ts';
    export const nameOfLate = async () => (await import('./lazy.ts')).Late.name;
    export const isOneObject = async () => (await import('./lazy.ts')).both === (await import('./other.ts')).both;
    export async function isOneClass(): Promise<boolean> {
      try { (await import('./lazy.ts')).fail(); } catch (error) { return error instanceof Fault; }
    }`,
};

/** What the bundle of the sources exports. */
interface Entry {
  readonly first: object;
  readonly second: object;
  later(): Promise<{
    readonly shared: object;
    readonly unrelated: object;
    nameOfLate(): Promise<string>;
    isOneObject(): Promise<boolean>;
    isOneClass(): Promise<boolean>;
  }>;
}

for (const production of [true, false]) {
  suite(`the bundle ${production ? 'for production' : 'for development'}`, () => {
    let folder: string;
    const require = createRequire(import.meta.url);
    const loadEntry = () => require(join(folder, 'out', 'entry.cjs')) as Entry;
    const loaded = (name: string) =>
      Object.keys(require.cache).filter((file) => file.startsWith(join(folder, 'out', name)));
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
      const entry = loadEntry();
      assert.deepEqual(loaded('later'), []);
      const later = await entry.later();
      assert.equal(later.shared, entry.first);
      assert.equal(later.unrelated, entry.second);
      assert.notEqual(entry.first, entry.second);
      assert.equal(loaded('later').length, 1);
      assert.deepEqual(loaded('lazy'), []);
      assert.equal(await later.isOneClass(), true);
      assert.equal(loaded('lazy').length, 1);
    });

    test('holds what files that are loaded on demand share once, too', async () => {
      assert.equal(await (await loadEntry().later()).isOneObject(), true);
    });

    test('keeps the names of classes in packages, which tell their errors by them', async () => {
      assert.equal(await (await loadEntry().later()).nameOfLate(), 'Late');
    });

    test('is one file with all that is loaded with its entry, and one with what that loads a moment later', async () => {
      const names = (await readdir(join(folder, 'out'))).map((name) => name.replace(/-.*/, ''));
      assert.deepEqual(names.sort(), ['chunk', 'entry.cjs', 'later', 'lazy', 'other']);
    });

    test('is told apart in its metafile: what loads with the entry, and what loads on demand', async () => {
      assert.ok(metafile !== undefined);
      const entry = Object.keys(metafile.outputs).find((file) => file.endsWith('entry.cjs'));
      assert.ok(entry !== undefined);
      const names = (files: ReadonlySet<string>) => [...files].map((file) => basename(file).replace(/-.*/, ''));
      assert.deepEqual(names(loadedWith(metafile, entry)), ['entry.cjs']);
      assert.deepEqual(names(loadedAtActivation(metafile, entry)), ['entry.cjs', 'later']);
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

test('no module exports a variable that changes: files share what it was when they were loaded', async () => {
  const files = await readFiles('src', /\.ts$/);
  assert.ok(files.length > 100);
  for (const { path, text } of files) {
    assert.doesNotMatch(text, /^export (?:let|var)\b/m, path);
  }
});
