import { writeFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.ts';

/**
 * Test files by the one of the folders in which they are, at any depth; those that are in none by `undefined`.
 * @param apart names of files that are taken for such
 */
export function grouped(
  files: readonly string[],
  folders: readonly string[],
  apart: readonly string[],
): ReadonlyMap<string | undefined, readonly string[]> {
  return Map.groupBy(files, (file) =>
    apart.includes(basename(file)) ? undefined : folders.find((folder) => file.startsWith(folder + sep)),
  );
}

/**
 * Writes a module that loads the files of a folder one after the other into `target`, and resolves with its path. What a file says of
 * its tests names that file; one that cannot be loaded is a failed test with its name, and keeps no other from running.
 */
export async function writeShared(folder: string, files: readonly string[], target: string): Promise<string> {
  const path = join(target, `${relative('test', folder).replaceAll(sep, '-')}.mjs`);
  const addresses = files.map((file) => pathToFileURL(join(root, file)).href);
  await writeFile(
    path,
    `import { test } from 'node:test';
for (const file of ${JSON.stringify(addresses, null, 2)}) {
  try {
    await import(file);
  } catch (error) {
    test(file, () => { throw error; });
  }
}
`,
  );
  return path;
}
