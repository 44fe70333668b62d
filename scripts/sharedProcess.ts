import { writeFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.ts';

/** Test files that run in one process, one after the other. */
export interface SharedProcess {
  /** The folder in which all of them are. */
  readonly folder: string;
  readonly files: readonly string[];
}

/**
 * Takes the files that are in one of the folders, at any depth, out of the others. Folders without a file are left out.
 * @param apart names of files that stay single
 */
export function grouped(
  files: readonly string[],
  folders: readonly string[],
  apart: readonly string[],
): { readonly shared: readonly SharedProcess[]; readonly single: readonly string[] } {
  const isIn = (file: string, folder: string): boolean =>
    file.startsWith(folder + sep) && !apart.includes(basename(file));
  const shared = folders.map((folder) => ({ folder, files: files.filter((file) => isIn(file, folder)) }));
  return {
    shared: shared.filter((group) => group.files.length > 0),
    single: files.filter((file) => !folders.some((folder) => isIn(file, folder))),
  };
}

/**
 * Writes a module that loads the files one after the other into `target`, and resolves with its path. What a file says of its
 * tests names that file; one that cannot be loaded is a failed test with its name, and keeps no other from running.
 */
export async function writeShared({ folder, files }: SharedProcess, target: string): Promise<string> {
  const path = join(target, `${relative(join(root, 'test'), folder).replaceAll(sep, '-')}.mjs`);
  const addresses = files.map((file) => pathToFileURL(file).href);
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
