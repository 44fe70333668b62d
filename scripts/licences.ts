import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { commandOptions, hostOptions } from '../esbuild.js';
import { root } from './paths.ts';

/** A package of which something is in the bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  readonly text: string;
}

/** The package that a bundled file belongs to; the project's own belong to none. */
const PACKAGE = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//;

export const NOTICES = join(root, 'THIRD-PARTY-NOTICES.txt');

/** Names of packages that put at least a byte into what esbuild makes with these options. */
async function packagesIn(options: esbuild.BuildOptions): Promise<readonly string[]> {
  const { metafile } = await esbuild.build({ ...options, metafile: true, write: false, logLevel: 'silent' });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? (PACKAGE.exec(input)?.[1] ?? []) : []));
}

/** What is said of a package. One that ships no licence has its text among ours. */
async function describe(name: string): Promise<BundledPackage> {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly version: string;
    readonly license: string;
  };
  const own = (await readdir(folder)).find((file) => /^licen[cs]e(?:\.|$)/i.test(file));
  const path = own === undefined ? join(root, 'docs', 'licences', `${name}.txt`) : join(folder, own);
  const text = (await readFile(path, 'utf8')).replace(/[ \t\r]+$/gm, '').trim();
  return { name, version, licence: license, text };
}

/** Everything of others that the bundle holds, by name. */
export async function bundledPackages(): Promise<readonly BundledPackage[]> {
  const options = { outdir: join(root, 'dist'), production: true };
  const names = await Promise.all([
    packagesIn(hostOptions({ ...options, entryPoints: ['src/extension.ts', 'src/webview/main.ts'] })),
    packagesIn(commandOptions(options)),
  ]);
  return await Promise.all([...new Set(names.flat())].sort().map(describe));
}

/** `THIRD-PARTY-NOTICES.txt`. */
export function notices(packages: readonly BundledPackage[]): string {
  const line = '-'.repeat(80);
  const texts = packages.map(
    ({ name, version, licence, text }) => `${line}\n${name} ${version} (${licence})\n${line}\n\n${text}\n`,
  );
  return `Messaging Balance contains parts of the following packages.\n\n${texts.join('\n')}`;
}

if (import.meta.main) {
  const packages = await bundledPackages();
  await writeFile(NOTICES, notices(packages));
  process.stdout.write(`${packages.length} packages: ${NOTICES}\n`);
}
