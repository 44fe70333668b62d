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
  const known = new Map<string, Place>();
  const built: TextFile[] = [];
  for (const { root, names } of groups) {
    const inside = files.filter(({ path }) => names.has(basename(path)));
    const own = new Map(inside.map(({ path, text }) => [basename(path), text] as const));
    const path = inside.find((file) => basename(file.path) === basename(root))?.path ?? root;
    const shared = takenFrom(
      names,
      files.filter((file) => !inside.includes(file)),
    );
    const text = startOf(root, metafile.outputs[root]?.exports ?? [], shared);
    const texts = new Map([...takenBy(inside, known), ...own]);
    built.push({ path, text: await build({ path, text }, texts, optionsOf(names)) });
    for (const name of names) {
      known.set(name, { file: basename(root), shared });
    }
  }
  const others = files.filter(({ path }) => !inGroup.has(basename(path)));
  built.push(
    ...(await Promise.all(
      others.map(async (file) => ({
        path: file.path,
        text: await build(file, takenBy([file], known), optionsOf(new Set([basename(file.path)]))),
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

/** A name that a member of a group exports. */
interface Exported {
  readonly member: string;
  readonly name: string;
}

/** Where a member of a group is to be found: the group's file, and what that shares with other files, in order. */
interface Place {
  readonly file: string;
  readonly shared: readonly Exported[];
}

/** The name under which a group's file exports what it shares. No module of ours exports it. */
const SHARED = 'sharedInBundle';

/** What files take from others of a split bundle, once each: `import { a, b as c } from "./member.cjs";` */
function imported(files: readonly TextFile[]): readonly Exported[] {
  const statements = files.flatMap(({ text }) => [
    ...text.matchAll(/^import\s*\{([^}]*)\}\s*from\s*"\.\/([^"]+)";$/gm),
  ]);
  const all = statements.flatMap(([, names = '', member = '']) =>
    names.split(',').map((each) => ({ member, name: each.trim().split(/\s+as\s+/)[0] ?? '' })),
  );
  return [...new Map(all.map((each) => [`${each.member} ${each.name}`, each])).values()];
}

function takenFrom(members: ReadonlySet<string>, files: readonly TextFile[]): readonly Exported[] {
  return imported(files).filter(({ member }) => members.has(member));
}

/**
 * The code that makes one file of a group: what its root exports, and what other files take from any of its members as one
 * array. An object with an export for each name would cost a getter and a hidden class for each of hundreds of names, and
 * the same again where it is imported. No module of ours exports a variable that changes.
 */
function startOf(root: string, exported: readonly string[], shared: readonly Exported[]): string {
  const imports = shared.map(({ member, name }, index) => `import { ${name} as s${index} } from './${member}';`);
  const names = shared.map((_, index) => `s${index}`).join(', ');
  return [
    `export { ${exported.join(', ')} } from './${basename(root)}';`,
    ...imports,
    `export const ${SHARED} = [${names}];`,
  ].join('\n');
}

/** The code of the modules from which `files` take what was loaded before them, by the names they import. */
function takenBy(files: readonly TextFile[], known: ReadonlyMap<string, Place>): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [member, { file }] of known) {
    // Many a member is imported for nothing but to be loaded, and it is.
    texts.set(member, '').set(`shared-of-${file}`, `export const { ${SHARED} } = require('./${file}');`);
  }
  for (const { member, name } of takenFrom(new Set(known.keys()), files)) {
    const { file = '', shared = [] } = known.get(member) ?? {};
    const index = shared.findIndex((each) => each.member === member && each.name === name);
    const start = texts.get(member) || `import { ${SHARED} } from './shared-of-${file}';`;
    texts.set(member, `${start}\nexport const ${name} = ${SHARED}[${index}];`);
  }
  return texts;
}

/** How the modules that share an imported CommonJS module as it is are named. */
const AS_IT_IS = 'as-it-is:';

/**
 * An imported CommonJS module is copied, property by property, for each module that imports its default or all of it. VS
 * Code's interface has hundreds, and so have Node's own modules: at activation the copies would take more time and memory than
 * all the rest. So the importing modules share the original.
 */
function sharingOriginals(text: string): string {
  return text.replaceAll(
    /^import (?:\* as )?(\w+)(?:, (\{[^}]*\}))? from "(vscode|node:[\w/]+)";$/gm,
    (_, name: string, names: string | undefined, module: string) =>
      `import { api as ${name} } from "./${AS_IT_IS}${module}";${names === undefined ? '' : `import ${names} from "${module}";`}`,
  );
}

async function build({ path, text }: TextFile, known: ReadonlyMap<string, string>, options: BuildOptions) {
  const texts = new Map([...known].map(([name, each]) => [name, sharingOriginals(each)] as const));
  const { outputFiles } = await esbuild.build({
    ...options,
    stdin: { contents: sharingOriginals(text), sourcefile: path, resolveDir: '/' },
    bundle: true,
    write: false,
    plugins: [fromMemory(texts)],
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
        return kind === 'import-statement' && (texts.has(name) || name.startsWith(AS_IT_IS))
          ? { path: name, namespace: 'memory' }
          : { path, external: true };
      });
      build.onLoad({ filter: /./, namespace: 'memory' }, ({ path }) => ({
        contents: texts.get(path) ?? `export const api = require("${path.slice(AS_IT_IS.length)}");`,
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
