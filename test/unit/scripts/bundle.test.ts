import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { hostOptions } from '../../../esbuild.js';
import { loadedWith } from '../../../scripts/loadedFiles.ts';

const sources: Readonly<Record<string, string>> = {
  'fault.ts': 'export class Fault extends Error {}',
  'lazy.ts': `
    import { Fault } from './fault.ts';
    globalThis.loadedInTest.push('lazy');
    export function fail(): never { throw new Fault('lazy'); }`,
  'entry.ts': `
    import { Fault } from './fault.ts';
    globalThis.loadedInTest = [];
    export const loaded = globalThis.loadedInTest;
    export async function isOneClass(): Promise<boolean> {
      try { (await import('./lazy.ts')).fail(); } catch (error) { return error instanceof Fault; }
    }`,
};

/** What the bundle of the sources exports. */
interface Entry {
  readonly loaded: readonly string[];
  isOneClass(): Promise<boolean>;
}

for (const production of [true, false]) {
  suite(`the bundle ${production ? 'for production' : 'for development'}`, () => {
    let folder: string;
    let metafile: Metafile | undefined;
    let entry: Entry;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'messaging-balance-bundle-'));
      await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
      await Promise.all(Object.entries(sources).map(([name, text]) => writeFile(join(folder, name), text)));
      const entryPoints = [join(folder, 'entry.ts')];
      ({ metafile } = await build(hostOptions({ entryPoints, outdir: join(folder, 'out'), production })));
      entry = (await import(pathToFileURL(join(folder, 'out', 'entry.js')).href)) as Entry;
    });
    after(async () => await rm(folder, { recursive: true, force: true }));

    test('loads a dynamic import when it is reached and not before, and holds each module once', async () => {
      assert.deepEqual(entry.loaded, []);
      assert.equal(await entry.isOneClass(), true);
      assert.deepEqual(entry.loaded, ['lazy']);
      assert.equal(await entry.isOneClass(), true);
      assert.deepEqual(entry.loaded, ['lazy']);
    });

    test('is told apart in its metafile: what loads with the entry, and what loads on demand', async () => {
      const { outputs: all = {} } = metafile ?? {};
      const names = [...loadedWith({ outputs: all }, /(?:^|\/)entry\.js$/)].map((file) =>
        basename(file).replace(/-.*/, ''),
      );
      assert.deepEqual(names.sort(), ['chunk', 'entry.js']);
    });
  });
}
