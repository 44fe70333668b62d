import type { Metafile } from 'esbuild';

/** The files that loading `entry` loads with it: what it imports, without what is imported when it is reached. */
export function loadedWith(metafile: Pick<Metafile, 'outputs'>, entry: string): ReadonlySet<string> {
  const loaded = new Set<string>();
  const open = [entry];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const output = metafile.outputs[next];
    if (output !== undefined && !loaded.has(next)) {
      loaded.add(next);
      open.push(...output.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path));
    }
  }
  return loaded;
}
