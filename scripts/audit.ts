import { execa } from 'execa';
import { bundledPackages } from './licences.ts';
import { root } from './paths.ts';

/** What `npm audit --json` says, as far as it is looked at. */
interface Audit {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
}

/** The packages among `bundled` that have a known hole. Tools are no part of what ships. */
export function holesIn(audit: Audit, bundled: readonly string[]): readonly string[] {
  if (audit.vulnerabilities === undefined) {
    throw new Error('npm audit says nothing of holes');
  }
  return Object.entries(audit.vulnerabilities)
    .filter(([name]) => bundled.includes(name))
    .map(([name, { severity }]) => `${name}: ${severity}`);
}

if (import.meta.main) {
  // It fails for holes in tools as well.
  const { stdout } = await execa('npm', ['audit', '--json'], { cwd: root, stdin: 'ignore', reject: false });
  const names = (await bundledPackages()).map(({ name }) => name);
  const holes = holesIn(JSON.parse(stdout) as Audit, names);
  process.stdout.write(holes.length === 0 ? `${names.length} packages, no known hole\n` : `${holes.join('\n')}\n`);
  process.exitCode = holes.length === 0 ? 0 : 1;
}
