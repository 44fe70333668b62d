import { analyzeMetafile } from 'esbuild';
import { buildExtension } from '../esbuild.js';
import { AT_START, loadedWith } from './loadedFiles.ts';

const { host, page } = await buildExtension({ production: true });
const loaded = loadedWith(host, AT_START);
const atActivation = Object.entries(host.outputs).filter(([file]) => loaded.has(file));
for (const [file, { bytes }] of Object.entries({ ...host.outputs, ...page?.outputs })) {
  process.stdout.write(`${String(bytes).padStart(9)}  ${file}${loaded.has(file) ? '' : ' (on demand)'}\n`);
}
const total = atActivation.reduce((sum, [, { bytes }]) => sum + bytes, 0);
process.stdout.write(`${String(total).padStart(9)}  bytes loaded at activation. What is in them:\n`);
process.stdout.write(await analyzeMetafile({ ...host, outputs: Object.fromEntries(atActivation) }));
