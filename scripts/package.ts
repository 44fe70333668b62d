import { join } from 'node:path';
import { execa } from 'execa';
import manifest from '../package.json' with { type: 'json' };
import { root } from './paths.ts';
import { linkOptions } from './readmeLinks.ts';

/** Where the package of the current version is written. */
export const packagePath: string = join(root, `${manifest.name}-${manifest.version}.vsix`);

let packed: Promise<string> | undefined;

/**
 * Builds the extension for production and packs it, once in a process. A warning of the packer fails it: a package with warnings is not
 * one to publish.
 * @returns the path of the `.vsix`
 */
export function packageExtension(): Promise<string> {
  packed ??= pack();
  return packed;
}

async function pack(): Promise<string> {
  // `vsce` builds through the script `vscode:prepublish`. Everything is bundled, so no dependency is packed.
  const { all } = await execa(
    'vsce',
    ['package', '--no-dependencies', '--allow-missing-repository', ...linkOptions(process.env), '--out', packagePath],
    { cwd: root, preferLocal: true, stdin: 'ignore', all: true },
  );
  process.stdout.write(`${all}\n`);
  if (/\bwarning\b/i.test(all)) {
    throw new Error('vsce printed a warning (see above)');
  }
  return packagePath;
}

if (import.meta.main) {
  await packageExtension();
}
