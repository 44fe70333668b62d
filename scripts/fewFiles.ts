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

/** The files that activation loads: the entry, and what the entry itself loads a moment later, each with what it imports. */
export function loadedAtActivation(metafile: Pick<Metafile, 'outputs'>, entry: string): ReadonlySet<string> {
  return new Set([entry, ...laterThan(metafile, entry)].flatMap((file) => [...loadedWith(metafile, file)]));
}

function laterThan(metafile: Pick<Metafile, 'outputs'>, entry: string): readonly string[] {
  const imports = metafile.outputs[entry]?.imports ?? [];
  return imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => path);
}

/** Files of a bundle that become one: what loading `root` loads with it. */
interface Group {
  readonly root: string;
  /** Names of the outputs, the root's among them. */
  readonly names: ReadonlySet<string>;
}

/**
 * Turns the files of a split bundle into CommonJS: one file for the entry and every chunk that is loaded with it, since
 * each file more costs VS Code's loader as much as many kilobytes of code; one in the same way for what the entry loads a
 * moment later; and one for each other file, which takes what it shares with these from there. So each module is in
 * exactly one file.
 */
export async function intoFewFiles({
  files,
  metafile,
  entry,
  options,
  packageOptions,
}: SplitBundle): Promise<TextFile[]> {
  const groups = groupsOf(metafile, entry);
  const inGroup = new Set(groups.flatMap(({ names }) => [...names]));
  const optionsOf = (names: ReadonlySet<string>): BuildOptions =>
    Object.entries(metafile.outputs).some(
      ([name, { inputs }]) =>
        names.has(basename(name)) && Object.keys(inputs).some((input) => input.includes('node_modules/')),
    )
      ? packageOptions
      : options;

  // What a file finds in groups that are loaded before it.
  const known = new Map<string, string>();
  const built: TextFile[] = [];
  for (const { root, names } of groups) {
    const inside = files.filter(({ path }) => names.has(basename(path)));
    const own = new Map(inside.map(({ path, text }) => [basename(path), text] as const));
    const path = inside.find((file) => basename(file.path) === basename(root))?.path ?? root;
    const text = startOf(root, names, metafile.outputs[root]?.exports ?? []);
    built.push({ path, text: await build({ path, text }, new Map([...known, ...own]), optionsOf(names)) });
    for (const name of names) {
      const member = name === basename(root) ? '' : `.chunks[${JSON.stringify(name)}]`;
      known.set(name, `module.exports = require('./${basename(root)}')${member};`);
    }
  }
  const others = files.filter(({ path }) => !inGroup.has(basename(path)));
  built.push(
    ...(await Promise.all(
      others.map(async ({ path, text }) => ({
        path,
        text: await build({ path, text }, known, optionsOf(new Set([basename(path)]))),
      })),
    )),
  );
  for (const { root, names } of groups) {
    describe(metafile, root, names, built.find(({ path }) => basename(path) === basename(root))?.text.length ?? 0);
  }
  return built;
}

/** The entry with what it loads, and what it loads a moment later with what that loads and the entry has not. */
function groupsOf(metafile: Metafile, entry: string): readonly Group[] {
  const first = loadedWith(metafile, entry);
  const groups = [{ root: entry, names: namesOf(first) }];
  for (const path of laterThan(metafile, entry)) {
    const before = new Set(groups.flatMap(({ names }) => [...names]));
    const names = [...namesOf(loadedWith(metafile, path))].filter((name) => !before.has(name));
    groups.push({ root: path, names: new Set(names) });
  }
  return groups;
}

function namesOf(outputs: ReadonlySet<string>): Set<string> {
  return new Set([...outputs].map((output) => basename(output)));
}

/** The code that makes one file of a group: everything of its root, and its other members by name. */
function startOf(root: string, names: ReadonlySet<string>, exported: readonly string[]): string {
  const chunks = [...names].filter((name) => name !== basename(root));
  const imports = chunks.map((name, index) => `import * as c${index} from './${name}';`).join('');
  const table = chunks.map((name, index) => `${JSON.stringify(name)}: c${index}`).join(', ');
  return `export { ${exported.join(', ')} } from './${basename(root)}'; ${imports} export const chunks = { ${table} };`;
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

/** Says in the metafile that the members of a group are one file. */
function describe(metafile: Metafile, root: string, names: ReadonlySet<string>, bytes: number): void {
  const isMember = (path: string): boolean => names.has(basename(path));
  const outputs = Object.entries(metafile.outputs);
  const parts = outputs.filter(([name]) => isMember(name)).map(([, output]) => output);
  metafile.outputs = Object.fromEntries(
    outputs.flatMap(([name, output]) => {
      if (name === root) {
        const inputs = Object.assign({}, ...parts.map((part) => part.inputs)) as typeof output.inputs;
        const imports = parts.flatMap((part) => part.imports).filter(({ path }) => !isMember(path));
        return [[name, { ...output, bytes, inputs, imports: once(imports) }]];
      }
      const imports = output.imports.map((each) => (isMember(each.path) ? { ...each, path: root } : each));
      return isMember(name) ? [] : [[name, { ...output, imports: once(imports) }]];
    }),
  );
}

function once<T extends { readonly path: string; readonly kind: string }>(imports: readonly T[]): T[] {
  return [...new Map(imports.map((each) => [`${each.kind} ${each.path}`, each])).values()];
}
