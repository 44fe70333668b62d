import { posix } from 'node:path';
import type { TextFile } from './files.ts';
import { resolveImport } from './imports.ts';
import { ringsIn } from './rings.ts';
import { importsOf } from './specifiers.ts';

/** Folders of `src` with more files than a reader takes in at a glance, whatever kind of files. */
export function fullFolders(paths: readonly string[], most: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > most).map(([folder, count]) => `${folder} has ${count} files`);
}

/** Files that stand over the rooms beside them instead of with the files of their folder. Each says why. */
export const ABOVE_THEIR_FOLDER: readonly string[] = [
  // The list of the program's own providers: a line for each file of the rooms beside it, and nothing that these stand on.
  'src/providers/index.ts',
  // What is known of that list before it is loaded, by the ids of its lines.
  'src/providers/offered.ts',
];

/**
 * Folders that ask for each other in a ring, with an import for each step. In each folder its sub-folders are compared, each with all
 * that is in it, and the folder's own files together (`*`), but for those `above` them.
 */
export function folderCycles(files: readonly TextFile[], above: readonly string[]): readonly string[] {
  const imports = files.flatMap(({ path, text }) =>
    importsOf(text).flatMap((specifier) => {
      const target = resolveImport(path, specifier);
      return target === undefined ? [] : [[path, target] as const];
    }),
  );
  return foldersOf(files.map(({ path }) => path)).flatMap((folder) => {
    const examples = new Map<string, string>();
    const graph = new Map<string, Set<string>>();
    for (const [path, target] of imports) {
      const [from, to] = [partOf(folder, path, above), partOf(folder, target, above)];
      if (from !== undefined && to !== undefined && from !== to) {
        graph.set(from, (graph.get(from) ?? new Set()).add(to));
        examples.set(`${from} → ${to}`, `${path} imports ${target}`);
      }
    }
    return ringsIn(graph).map((ring) => {
      const steps = ring.map((part, index) => examples.get(`${part} → ${ring[(index + 1) % ring.length]}`));
      return `${ring.join(' → ')}: ${steps.join(', ')}`;
    });
  });
}

/** What a file is a part of, seen from a folder: a sub-folder, the folder's own files, or itself alone. */
function partOf(folder: string, path: string, above: readonly string[]): string | undefined {
  if (!path.startsWith(`${folder}/`)) {
    return undefined;
  }
  const [first = '', ...deeper] = path.slice(folder.length + 1).split('/');
  return deeper.length > 0 ? `${folder}/${first}` : above.includes(path) ? path : `${folder}/*`;
}

/** The folders that files lie in, and those around them. */
export function foldersOf(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) {
      folders.add(folder);
    }
  }
  return [...folders].sort();
}

/** A line of the document's table of rooms: the folder, and what lives there. */
const ROOM = /^\| `(src\/[\w/]+)` \|([^|]*)\|/gm;

/** Folders of `src` that the document does not describe, and folders that it describes and that are not there. */
export function undescribed(document: string, folders: readonly string[]): readonly string[] {
  // In the cell of a folder, a name without a dot is one of its sub-folders.
  const described = [...document.matchAll(ROOM)].flatMap(([, room = '', cell = '']) => [
    room,
    ...[...cell.matchAll(/`([\w/]+)`/g)].map(([, name]) => `${room}/${name}`),
  ]);
  return [
    ...folders.filter((each) => each !== 'src' && !described.includes(each)).map((each) => `${each} is not described`),
    ...described.filter((each) => !folders.includes(each)).map((each) => `${each} is not there`),
  ];
}
