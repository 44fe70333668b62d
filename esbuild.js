import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { intoFewFiles } from './scripts/fewFiles.ts';
import { leftOut } from './scripts/leftOut.ts';

const root = import.meta.dirname ?? fileURLToPath(new URL('.', import.meta.url));

/** Node 22.19 is what the oldest supported VS Code (1.105) runs extensions on. */
const hostTarget = 'node22.19';
/** Chromium of the same VS Code. */
const pageTarget = 'chrome138';

async function exists(file) {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}

/**
 * What turns ES modules into CommonJS. esbuild splits only ES modules, and VS Code loads CommonJS. So the bundle is split first, which
 * gives every dynamic import a file of its own and keeps each shared module in exactly one file (two copies of an error class
 * would break `instanceof`); then the files are turned into CommonJS, where `import('./x.cjs')` becomes a `require` that runs when it
 * is reached.
 */
function commonJs(production) {
  return {
    format: 'cjs',
    platform: 'node',
    target: hostTarget,
    supported: { 'dynamic-import': false },
    minify: production,
    sourcemap: production ? false : 'inline',
    legalComments: 'none',
    logLevel: 'warning',
  };
}

/** Packages tell their errors by the names of classes (`AbortError`); the extension's own errors carry theirs as text. */
const namesKept = { keepNames: true };

async function toCommonJs({ path, text }, production) {
  const { code } = await esbuild.transform(text, { ...commonJs(production), ...namesKept, sourcefile: path });
  return { path, text: code };
}

/** @returns {import('esbuild').Plugin} */
function writeCommonJs(outdir, production, entry) {
  return {
    name: 'write-commonjs',
    setup(build) {
      build.onEnd(async (result) => {
        if (result.errors.length > 0 || result.outputFiles === undefined) {
          return;
        }
        const { outputFiles, metafile } = result;
        // Tests bundle several entries at once, which share chunks with each other.
        const files =
          entry === undefined
            ? await Promise.all(outputFiles.map((file) => toCommonJs(file, production)))
            : await intoFewFiles({
                files: outputFiles,
                metafile,
                entry,
                options: commonJs(production),
                packageOptions: { ...commonJs(production), ...namesKept },
              });
        await rm(outdir, { recursive: true, force: true });
        await mkdir(outdir, { recursive: true });
        await Promise.all(files.map((file) => writeFile(file.path, file.text)));
      });
    },
  };
}

/**
 * Options that bundle `entryPoints` into CommonJS for a Node extension host: `<name>.cjs`, and one file for each dynamic import.
 * The folder `outdir` is emptied first.
 */
export function hostOptions({ entryPoints, outdir, production = false }) {
  const [first, ...others] = entryPoints;
  const entryFile = join(outdir, basename(first).replace(/\.[jt]s$/, '.cjs'));
  const entry = others.length === 0 ? relative(root, entryFile).replaceAll('\\', '/') : undefined;
  return {
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: hostTarget,
    // node-fetch asks for the polyfill only where the runtime has no ReadableStream: every extension host has one.
    external: ['vscode', 'web-streams-polyfill/*'],
    outExtension: { '.js': '.cjs' },
    chunkNames: '[name]-[hash]',
    sourcemap: production ? false : 'inline',
    sourcesContent: false,
    metafile: true,
    write: false,
    logLevel: 'warning',
    plugins: [leftOut, writeCommonJs(outdir, production, entry)],
  };
}

function pageOptions({ entryPoint, outfile, production }) {
  return {
    absWorkingDir: root,
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: pageTarget,
    sourcemap: production ? false : 'inline',
    minify: production,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
}

function extensionOptions(production) {
  return hostOptions({ entryPoints: ['src/extension.ts'], outdir: join(root, 'dist'), production });
}

async function webviewOptions(production) {
  const entryPoint = join(root, 'src/webview/main.ts');
  return (await exists(entryPoint))
    ? pageOptions({ entryPoint, outfile: join(root, 'dist/webview.js'), production })
    : undefined;
}

/**
 * Builds `dist/` and returns esbuild's metafiles: of the extension, and of the webview's page when there is one.
 * @param {{ production?: boolean }} options
 */
export async function buildExtension({ production = false } = {}) {
  const host = await esbuild.build(extensionOptions(production));
  const page = await webviewOptions(production);
  const pageResult = page === undefined ? undefined : await esbuild.build(page);
  return { host: host.metafile, page: pageResult?.metafile };
}

async function watch(production) {
  const announce = {
    name: 'announce',
    setup(build) {
      build.onStart(() => {
        process.stdout.write('[watch] build started\n');
      });
      build.onEnd(() => {
        process.stdout.write('[watch] build finished\n');
      });
    },
  };
  const extension = extensionOptions(production);
  const host = await esbuild.context({ ...extension, plugins: [...extension.plugins, announce] });
  await host.watch();
  const page = await webviewOptions(production);
  if (page !== undefined) {
    const context = await esbuild.context({ ...page, plugins: [announce] });
    await context.watch();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const production = process.argv.includes('--production');
  if (process.argv.includes('--watch')) {
    await watch(production);
  } else {
    await buildExtension({ production });
  }
}
