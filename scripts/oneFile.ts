import { basename } from 'node:path';
import type { BuildOptions, Metafile, Plugin } from 'esbuild';
import * as esbuild from 'esbuild';

/** An output of a bundle, by the path where it is to be written. */
interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** A split bundle as ES modules. */
export interface SplitBundle {
  readonly files: readonly TextFile[];
  /** Is changed: it says in the end what is on the disk. */
  readonly metafile: Metafile;
  /** The entry's output, as the metafile names it. */
  readonly entry: string;
  /** How files are built. */
  readonly options: BuildOptions;
  /** How files are built that hold packages. */
  readonly packageOptions: BuildOptions;
}

/** The files that loading `file` loads with it: what it imports, without what is imported when it is reached. */
export function loadedWith(metafile: Pick<Metafile, 'outputs'>, file: string): ReadonlySet<string> {
  const loaded = new Set<string>();
  const open = [file];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const output = metafile.outputs[next];
    if (output !== undefined && !loaded.has(next)) {
      loaded.add(next);
      open.push(...output.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path));
    }
  }
  return loaded;
}

/**
 * Turns the files of a split bundle into CommonJS: one file for the entry and every chunk that is loaded with it, since
 * each file more costs VS Code's loader as much as many kilobytes of code, and one for each other file, which takes what
 * it shares with the entry from there. So each module is in exactly one file.
 */
export async function intoOneFile({
  files,
  metafile,
  entry,
  options,
  packageOptions,
}: SplitBundle): Promise<TextFile[]> {
  const loaded = loadedWith(metafile, entry);
  const names = new Set([...loaded].map((output) => basename(output)));
  const entryName = basename(entry);
  const chunks = [...names].filter((name) => name !== entryName);

  const together = new Map(
    files.flatMap(({ path, text }) => (names.has(basename(path)) ? [[basename(path), text] as const] : [])),
  );
  const shared = chunks.map((name, index) => `import * as c${index} from './${name}';`).join('');
  const table = chunks.map((name, index) => `${JSON.stringify(name)}: c${index}`).join(', ');
  const start = `export * from './${entryName}'; ${shared} export const chunks = { ${table} };`;
  const fromEntry = new Map(
    chunks.map((name) => [name, `module.exports = require('./${entryName}').chunks[${JSON.stringify(name)}];`]),
  );

  const holdsPackage = (path: string): boolean =>
    Object.entries(metafile.outputs).some(
      ([name, { inputs }]) =>
        basename(name) === basename(path) && Object.keys(inputs).some((input) => input.includes('node_modules/')),
    );
  const built = await Promise.all(
    files
      .filter(({ path }) => !chunks.includes(basename(path)))
      .map(async ({ path, text }) => ({
        path,
        text:
          basename(path) === entryName
            ? await build({ path, text: start }, together, options)
            : await build({ path, text }, fromEntry, holdsPackage(path) ? packageOptions : options),
      })),
  );
  const size = built.find(({ path }) => basename(path) === entryName)?.text.length ?? 0;
  describe(metafile, entry, loaded, size);
  return built;
}

/** The name under which all modules of a file share VS Code's interface. */
const EDITOR = 'vscode-api';

/**
 * An imported CommonJS module is copied, property by property, for each module that imports it. VS Code's interface has
 * hundreds: the copies would take more time and memory at activation than all the rest. So the modules share the original.
 */
function sharingEditor(text: string): string {
  return text.replaceAll(/^import \* as (\w+) from "vscode";$/gm, `import { api as $1 } from "./${EDITOR}";`);
}

async function build({ path, text }: TextFile, known: ReadonlyMap<string, string>, options: BuildOptions) {
  const texts = new Map([...known].map(([name, each]) => [name, sharingEditor(each)] as const));
  const { outputFiles } = await esbuild.build({
    ...options,
    stdin: { contents: sharingEditor(text), sourcefile: path, resolveDir: '/' },
    bundle: true,
    write: false,
    plugins: [fromMemory(texts.set(EDITOR, 'export const api = require("vscode");'))],
  });
  return outputFiles[0]?.text ?? '';
}

/** Whatever is not in `texts` stays a file of its own. */
function fromMemory(texts: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'from-memory',
    setup(build) {
      build.onResolve({ filter: /./ }, ({ path, kind }) => {
        const name = path.replace(/^\.\//, '');
        return kind === 'import-statement' && texts.has(name)
          ? { path: name, namespace: 'memory' }
          : { path, external: true };
      });
      build.onLoad({ filter: /./, namespace: 'memory' }, ({ path }) => ({
        contents: texts.get(path) ?? '',
        loader: 'js',
      }));
    },
  };
}

function describe(metafile: Metafile, entry: string, loaded: ReadonlySet<string>, bytes: number): void {
  const outputs = Object.entries(metafile.outputs);
  const parts = outputs.filter(([name]) => loaded.has(name)).map(([, output]) => output);
  metafile.outputs = Object.fromEntries(
    outputs.flatMap(([name, output]) => {
      if (name === entry) {
        const inputs = Object.assign({}, ...parts.map((part) => part.inputs)) as typeof output.inputs;
        const imports = parts.flatMap((part) => part.imports).filter(({ path }) => !loaded.has(path));
        return [[name, { ...output, bytes, inputs, imports: once(imports) }]];
      }
      const imports = output.imports.map((each) => (loaded.has(each.path) ? { ...each, path: entry } : each));
      return loaded.has(name) ? [] : [[name, { ...output, imports: once(imports) }]];
    }),
  );
}

function once<T extends { readonly path: string; readonly kind: string }>(imports: readonly T[]): T[] {
  return [...new Map(imports.map((each) => [`${each.kind} ${each.path}`, each])).values()];
}
