import { join } from 'node:path';
import { execa } from 'execa';
import { root } from './paths.ts';

/** What npm says of a package that it has made. */
interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Nothing else is in the package: what is built for the command, and what a reader and a lawyer want. */
const EXPECTED =
  /^(?:dist\/cli\/main\.cjs|package\.json|LICENSE|README\.md|README\.zh-CN\.md|CHANGELOG\.md|THIRD-PARTY-NOTICES\.txt)$/;

/**
 * Builds the command for production and packs it as npm does. Throws when anything else is in the package.
 * @returns the path of the `.tgz`
 */
export async function packageCommand(): Promise<string> {
  // npm builds through the script `prepack`, whose output comes before its own.
  const { stdout } = await execa('npm', ['pack', '--json', '--loglevel=error'], { cwd: root, stdin: 'ignore' });
  const [packed] = JSON.parse(stdout.slice(stdout.search(/^\[$/m))) as readonly Packed[];
  const strange = packed?.files.filter(({ path }) => !EXPECTED.test(path)) ?? [];
  if (packed === undefined || strange.length > 0 || !packed.files.some(({ path }) => path === 'dist/cli/main.cjs')) {
    throw new Error(`not what belongs into the package: ${strange.map(({ path }) => path).join(', ')}`);
  }
  return join(root, packed.filename);
}

if (import.meta.main) {
  process.stdout.write(`${await packageCommand()}\n`);
}
