import type { Metafile } from 'esbuild';

/** The files that activation begins with: the entry, and what it builds everything with. */
export const AT_START = /(?:^|\/)(?:extension|start-\w+)\.js$/;

/** The files that loading `entries` loads with them: what they import, without what is imported when it is reached. */
export function loadedWith(metafile: Pick<Metafile, 'outputs'>, entries: RegExp): ReadonlySet<string> {
  const loaded = new Set<string>();
  const open = Object.keys(metafile.outputs).filter((file) => entries.test(file));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const output = metafile.outputs[next];
    if (output !== undefined && !loaded.has(next)) {
      loaded.add(next);
      open.push(...output.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path));
    }
  }
  return loaded;
}
