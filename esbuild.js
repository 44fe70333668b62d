import { readFileSync } from 'node:fs';
import { access, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = import.meta.dirname ?? fileURLToPath(new URL('.', import.meta.url));

/** Node 22.19 is what the oldest supported VS Code (1.105) runs extensions on. */
const hostTarget = 'node22.19';
/** The oldest that `engines` of the manifest allows for the command. */
const commandTarget = 'node20';
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
 * Options that bundle `entryPoints` into ES modules for a Node extension host: `<name>.js`, one file for each dynamic import,
 * and chunks of what these share, so that each module is in exactly one file (two copies of an error class would break
 * `instanceof`). The names of chunks change with what they hold: whoever builds empties `outdir` before.
 */
export function hostOptions({ entryPoints, outdir, production = false }) {
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
    chunkNames: '[name]-[hash]',
    minify: production,
    sourcemap: production ? false : 'inline',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
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

/**
 * Options that bundle the command into one file with everything in it: whoever runs it waits for each file that is read. It is a
 * CommonJS module: to import Node's own HTTP client as an ES module makes Node load its `WebSocket`, and all of `fetch` with it,
 * which takes longer than everything else.
 */
export function commandOptions({ outdir, production = false }) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return {
    ...hostOptions({ entryPoints: ['src/cli/main.ts'], outdir: join(outdir, 'cli'), production }),
    outExtension: { '.js': '.cjs' },
    splitting: false,
    format: 'cjs',
    target: commandTarget,
    define: { VERSION: JSON.stringify(version) },
  };
}

const outdir = join(root, 'dist');

const entry = join(root, 'src/extension.ts');
const start = join(root, 'src/ui/start.ts');

/**
 * Lets each module that is loaded later import the start, which is there by then. What they share with it is in one file for
 * that, and not in one for each set of modules that share something: VS Code takes long to find a file.
 */
const besideStart = {
  name: 'beside the start',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      const file = join(resolveDir, path);
      return kind === 'dynamic-import' && file !== start ? { path: file, pluginData: { isLater: true } } : undefined;
    });
    build.onLoad({ filter: /./ }, async ({ path, pluginData }) =>
      pluginData?.isLater === true
        ? { contents: `${await readFile(path, 'utf8')}import ${JSON.stringify(start)};`, loader: 'ts' }
        : undefined,
    );
  },
};

/** Options that build the extension, as {@link hostOptions} does. */
export function extensionOptions({ production = false } = {}) {
  return { ...hostOptions({ entryPoints: [entry], outdir, production }), plugins: [besideStart] };
}

async function webviewOptions(production) {
  const entryPoint = join(root, 'src/webview/main.ts');
  return (await exists(entryPoint))
    ? pageOptions({ entryPoint, outfile: join(outdir, 'webview.js'), production })
    : undefined;
}

/**
 * Builds `dist/` and returns esbuild's metafiles: of the extension, and of the webview's page when there is one. The command in
 * `dist/cli` is no part of the extension.
 * @param {{ production?: boolean }} options
 */
export async function buildExtension({ production = false } = {}) {
  await rm(outdir, { recursive: true, force: true });
  const host = await esbuild.build(extensionOptions({ production }));
  await esbuild.build(commandOptions({ outdir, production }));
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
  await rm(outdir, { recursive: true, force: true });
  const extension = extensionOptions({ production });
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
