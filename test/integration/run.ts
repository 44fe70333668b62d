import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { hostOptions } from '../../esbuild.js';
import { root, suiteFolder } from '../../scripts/paths.ts';
import type { HostKind } from '../hosts/host.ts';
import { runInHost } from '../hosts/pickHost.ts';
import { sandboxEnvironment } from '../hosts/sandboxAccounts.ts';
import { filterVariable, reportVariable, type TestReport } from './suite.ts';

const timeoutMs = 8 * 60_000;

async function bundleSuites(): Promise<void> {
  const folder = join(root, 'test', 'integration');
  const suites = (await readdir(folder)).filter((file) => file.endsWith('.suite.ts'));
  const entryPoints = ['index.ts', ...suites].map((file) => join(folder, file));
  await esbuild.build(hostOptions({ entryPoints, outdir: suiteFolder }));
}

async function readReports(file: string): Promise<readonly TestReport[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as TestReport[];
  } catch {
    // The host ended before the first suite did.
    return [];
  }
}

/**
 * Runs `test/integration/*.suite.ts` in the extension host of a real VS Code, with `dist/` as the extension under development.
 * A host that ends otherwise than its tests say counts as one failure more.
 * @param filter runs only the suites whose file's name contains it
 */
export async function runIntegration(kind: HostKind, filter = ''): Promise<{ passed: number; failed: number }> {
  await bundleSuites();
  const folder = await mkdtemp(join(tmpdir(), 'messaging-balance-report-'));
  try {
    const reportFile = join(folder, 'report.json');
    const env = { ...sandboxEnvironment(), [reportVariable]: reportFile, [filterVariable]: filter };
    const run = await runInHost(kind, root, join(suiteFolder, 'index.cjs'), { env, timeoutMs });
    const reports = await readReports(reportFile);
    for (const { suite, name, ms, error } of reports) {
      process.stdout.write(
        `${error === undefined ? '✔' : '✖'} ${suite}: ${name} (${ms} ms)\n${error ? `${error}\n` : ''}`,
      );
    }
    const failed = reports.filter(({ error }) => error !== undefined).length;
    const crashed = !run.passed && failed === 0;
    if (!run.passed) {
      process.stdout.write(`The extension host's console:\n${run.log.join('\n')}\n`);
    }
    return { passed: reports.length - failed, failed: failed + (crashed ? 1 : 0) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
