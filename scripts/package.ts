import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { root, tool } from './paths.ts';
import { runProgram } from './process.ts';
import { linkOptions } from './readmeLinks.ts';

/** Where the package of the current version is written. */
export const packagePath: string = join(root, `${manifest.name}-${manifest.version}.vsix`);

/**
 * Builds the extension for production and packs it. A warning of the packer fails it: a package with warnings is not
 * one to publish.
 * @returns the path of the `.vsix`
 */
export async function packageExtension(): Promise<string> {
  // `vsce` builds through the script `vscode:prepublish`. Everything is bundled, so no dependency is packed.
  const packed = await runProgram(
    tool('vsce'),
    ['package', '--no-dependencies', '--allow-missing-repository', ...linkOptions(process.env), '--out', packagePath],
    { cwd: root, quiet: true },
  );
  process.stdout.write(packed.output);
  if (packed.code !== 0) {
    throw new Error(`vsce ended with code ${packed.code}`);
  }
  if (/\bwarning\b/i.test(packed.output)) {
    throw new Error('vsce printed a warning (see above)');
  }
  return packagePath;
}

if (import.meta.main) {
  const file = await packageExtension();
  const { size } = await stat(file);
  process.stdout.write(`${file} (${(size / 1024).toFixed(1)} KiB)\n`);
}
