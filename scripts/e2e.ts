import manifest from '../package.json' with { type: 'json' };
import type { HostKind } from '../test/hosts/host.ts';
import { installedForAll } from '../test/hosts/installed.ts';
import { sharingCompiled } from './compiled.ts';
import { add, type Counts, noCounts } from './counts.ts';
import { runNodeTests } from './nodeTests.ts';
import { packagePath } from './package.ts';

const timeoutMs = 300_000;

/** Its windows do things at the same moment, which a machine with another VS Code on it may not manage. */
export const alone = 'test/e2e/windows.e2e.ts';

/** Waits most of its time for the least gap between two requests: on a server it runs beside all others. */
export const waiting = 'test/e2e/alerts.e2e.ts';

/** The longest files: whatever ends last, no other long one is still to come then. */
export const first = 'test/e2e/{statusBarChoices,treeChoices,states,walkthrough,historyPanel,proxy}.e2e.ts';

/**
 * Runs the tests that drive the packaged extension. Each file has a VS Code and a browser of its own, and waits most of the time, so
 * that two run at a time; but windows on a desktop share its focus and its clipboard.
 */
export async function runE2e(kind: HostKind, filter: string): Promise<Counts> {
  if (kind === 'desktop') {
    return await runFiles(filter, false);
  }
  return await installedForAll(packagePath, () => sharingCompiled(() => runFiles(filter, true)));
}

async function runFiles(filter: string, isServer: boolean): Promise<Counts> {
  const others = runNodeTests({
    patterns: [first, 'test/e2e/**/*.e2e.ts'],
    without: [alone, ...(isServer ? [waiting] : [])],
    filter,
    concurrency: isServer ? 2 : 1,
    timeoutMs,
  });
  const single = { filter, concurrency: 1, timeoutMs };
  const beside = isServer ? runNodeTests({ ...single, patterns: [waiting], atEnd: true }) : noCounts;
  const most = await Promise.all([others, beside]);
  const rest = await runNodeTests({ ...single, patterns: [alone] });
  return [...most, rest].reduce(add);
}

/** The oldest VS Code that the manifest allows. */
export const oldestVersion: string = manifest.engines.vscode.replace(/^\^/, '');

/** Runs what differs between versions of VS Code: the loading of the extension, the tree, the panel and how http is patched. */
export async function runOldest(kind: HostKind, filter: string): Promise<Counts> {
  return await runNodeTests({
    patterns: ['test/e2e/{smoke,states,treeChanges,historyPage,historyPanel,proxy}.e2e.ts'],
    filter,
    concurrency: kind === 'server' ? 2 : 1,
    timeoutMs,
  });
}
