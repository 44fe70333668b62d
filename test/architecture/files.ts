import { readdir, readFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the project: its path from the root, with slashes, and what is in it. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** The project's root. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const NOT_OURS = ['node_modules', '.git', '.vscode-test', 'dist', 'dist-test', 'test-results', '.DS_Store'];
const PICTURES = /\.(?:png|jpe?g|gif|vsix|tgz|ico|woff2?)$/;

/** Every text file of the project, or of one of its folders. */
export async function readFiles(folder = '', wanted: RegExp = /./): Promise<readonly TextFile[]> {
  const paths = await readPaths(folder);
  const chosen = paths.filter((path) => wanted.test(path) && !PICTURES.test(path));
  return Promise.all(chosen.map(async (path) => ({ path, text: await readFile(join(ROOT, path), 'utf8') })));
}

/** Where all files of the project are, or those of one of its folders, pictures among them. */
export async function readPaths(folder = ''): Promise<readonly string[]> {
  return pathsIn(join(ROOT, folder));
}

async function pathsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const paths = await Promise.all(
    entries
      .filter(({ name }) => !NOT_OURS.includes(name))
      .map(async (entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? await pathsIn(path) : entry.isFile() ? [relative(ROOT, path)] : [];
      }),
  );
  return paths.flat().map((path) => path.split(sep).join(posix.sep));
}
