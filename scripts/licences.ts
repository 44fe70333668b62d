import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { commandOptions, hostOptions } from '../esbuild.js';
import { root } from './paths.ts';
import { withRows } from './table.ts';

/** A package of which something is in the bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  readonly text: string;
  /** Which of the bundle's parts hold it. */
  readonly parts: readonly string[];
}

const LIST = join(root, 'docs', 'bundled.md');
const NOTICES = join(root, 'THIRD-PARTY-NOTICES.txt');

/** The package that a bundled file belongs to; `undefined` for the project's own. */
function packageOf(input: string): string | undefined {
  return /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

/** Names of packages that put at least a byte into what esbuild makes with these options. */
async function packagesIn(options: esbuild.BuildOptions): Promise<ReadonlySet<string>> {
  const { metafile } = await esbuild.build({ ...options, metafile: true, write: false, logLevel: 'silent' });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return new Set(inputs.flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? (packageOf(input) ?? []) : [])));
}

/** The licence as the package ships it, alone or at the end of its README; else the text of the MIT licence, which it names. */
async function licenceText(name: string, licence: string, author: string): Promise<string> {
  const folder = join(root, 'node_modules', name);
  const files = await readdir(folder);
  const own = files.find((file) => /^licen[cs]e(?:\.|$)/i.test(file));
  if (own !== undefined) {
    return await readFile(join(folder, own), 'utf8');
  }
  const readme = files.find((file) => /^readme/i.test(file));
  const text = readme === undefined ? '' : await readFile(join(folder, readme), 'utf8');
  const written = /^(?:#+ *licen[cs]e|licen[cs]e\n-+)\n(.*permission is hereby granted.*)/ims.exec(text)?.[1];
  if (written !== undefined) {
    // Definitions of links stand at the end of a README.
    return written
      .replace(/^\[[^\]]+\]: .*$/gm, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>');
  }
  if (licence !== 'MIT') {
    throw new Error(`${name} has no licence text`);
  }
  const mit = await readFile(join(root, 'LICENSE'), 'utf8');
  return mit.replace(/^copyright.*$/im, `Copyright (c) ${author}`);
}

async function describe(name: string, parts: readonly string[]): Promise<BundledPackage> {
  const manifest = JSON.parse(await readFile(join(root, 'node_modules', name, 'package.json'), 'utf8')) as {
    readonly version: string;
    readonly license?: string;
    readonly author?: string | { readonly name: string };
  };
  if (manifest.license === undefined) {
    throw new Error(`${name} names no licence`);
  }
  const author =
    typeof manifest.author === 'object' ? manifest.author.name : (manifest.author ?? `the authors of ${name}`);
  const written = await licenceText(name, manifest.license, author);
  const text = written.replace(/[ \t\r]+$/gm, '').trim();
  return { name, version: manifest.version, licence: manifest.license, text, parts };
}

/** Everything of others that the bundle holds, by name. */
export async function bundledPackages(): Promise<readonly BundledPackage[]> {
  const outdir = join(root, 'dist');
  const bundle = (file: string) => hostOptions({ entryPoints: [file], outdir, production: true });
  const parts = new Map<string, string[]>();
  for (const [part, options] of [
    ['extension', bundle('src/extension.ts')],
    ['command', commandOptions({ outdir, production: true })],
    ['history page', { ...bundle('src/webview/main.ts'), platform: 'browser' }],
  ] as const) {
    for (const name of await packagesIn(options)) {
      parts.set(name, [...(parts.get(name) ?? []), part]);
    }
  }
  return await Promise.all([...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, its]) => describe(name, its)));
}

/** `docs/bundled.md` with a row for each. */
export function bundledList(page: string, packages: readonly BundledPackage[]): string {
  const rows = packages.map(({ name, version, licence, parts }) => [
    `[${name}](https://www.npmjs.com/package/${name})`,
    ...[version, licence, parts.join(', ')],
  ]);
  return withRows(page, 'bundled', rows);
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
  await writeFile(LIST, bundledList(await readFile(LIST, 'utf8'), packages));
  await writeFile(NOTICES, notices(packages));
  process.stdout.write(`${packages.length} packages: ${LIST}, ${NOTICES}\n`);
}
