import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { buildExtension } from '../esbuild.js';
import { loadedWith } from './loadedFiles.ts';
import { root } from './paths.ts';

const entry = 'dist/extension.js';

/** The inputs that weigh most in `files`, the heaviest first. */
function heaviest(metafile: Metafile, files: ReadonlySet<string>, count: number): readonly string[] {
  const weights = [...files]
    .flatMap((file) => Object.entries(metafile.outputs[file]?.inputs ?? {}))
    .map(([input, { bytesInOutput }]) => [input, bytesInOutput] as const);
  weights.sort(([, a], [, b]) => b - a);
  return weights.slice(0, count).map(([input, bytes]) => `${bytes.toString().padStart(9)}  ${input}`);
}

async function print(): Promise<void> {
  const { host, page } = await buildExtension({ production: true });
  const atActivation = loadedWith(host, entry);
  const files = Object.keys({ ...host.outputs, ...page?.outputs });
  let total = 0;
  for (const file of files) {
    const { size } = await stat(join(root, file));
    total += atActivation.has(file) ? size : 0;
    process.stdout.write(`${size.toString().padStart(9)}  ${file}${atActivation.has(file) ? '' : ' (on demand)'}\n`);
  }
  process.stdout.write(
    `${total.toString().padStart(9)}  bytes loaded at activation\n\nHeaviest in it, before minifying:\n`,
  );
  process.stdout.write(`${heaviest(host, atActivation, 15).join('\n')}\n`);
}

if (import.meta.main) {
  await print();
}
