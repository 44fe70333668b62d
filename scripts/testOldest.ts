import manifest from '../package.json' with { type: 'json' };
import { pickHost, prepareHost } from '../test/hosts/pickHost.ts';
import { atLeastOne, summary } from './counts.ts';
import { runNodeTests } from './nodeTests.ts';
import { packageExtension } from './package.ts';

/** What differs between versions of VS Code is the loading of the extension, the tree, the panel and how http is patched. */
const FILES = ['smoke', 'states', 'treeChanges', 'historyPage', 'historyPanel', 'proxy'];

/** The oldest VS Code that the manifest allows. */
export const oldestVersion: string = manifest.engines.vscode.replace(/^\^/, '');

if (import.meta.main) {
  process.env['VSCODE_VERSION'] = oldestVersion;
  const { kind, reason } = await pickHost();
  process.stdout.write(`VS Code ${oldestVersion} for the tests: ${kind} (${reason})\n`);
  process.env['VSCODE_HOST'] = kind;
  await prepareHost(kind);
  await packageExtension();
  const counts = await runNodeTests({
    patterns: FILES.map((name) => `test/e2e/${name}.e2e.ts`),
    filter: process.argv[2] ?? '',
    concurrency: kind === 'server' ? 2 : 1,
    timeoutMs: 300_000,
  });
  process.stdout.write(`\n${summary(atLeastOne(counts))}\n`);
  process.exitCode = atLeastOne(counts).failed === 0 ? 0 : 1;
}
