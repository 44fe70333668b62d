import { copyFile, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { hostOptions } from '../../esbuild.js';
import { root, suiteFolder } from '../../scripts/paths.ts';
import { onePlace } from '../../src/providers/terms.ts';
import { confirmAccounts } from '../hosts/confirmed.ts';
import type { HostKind, HostOptions } from '../hosts/host.ts';
import { runInHost } from '../hosts/pickHost.ts';
import { sandboxAccountEntries, sandboxEnvironment } from '../hosts/sandboxAccounts.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { GUEST_ACCOUNTS, guestEnvironment, startService } from './guest/service.ts';
import {
  filterVariable,
  guestPortVariable,
  type RunReport,
  reportVariable,
  sandboxPortVariable,
  type TestReport,
} from './suite.ts';

const timeoutMs = 8 * 60_000;

async function bundleSuites(): Promise<void> {
  const folder = join(root, 'test', 'integration');
  const suites = (await readdir(folder)).filter((file) => file.endsWith('.suite.ts'));
  const entryPoints = ['index.ts', ...suites].map((file) => join(folder, file));
  await esbuild.build(hostOptions({ entryPoints, outdir: suiteFolder }));
}

/** Builds the guest, an extension of others that uses ours. Returns its folder. */
async function bundleGuest(): Promise<string> {
  const source = join(root, 'test', 'integration', 'guest');
  const outdir = join(suiteFolder, 'guest');
  await esbuild.build(hostOptions({ entryPoints: [join(source, 'extension.ts')], outdir }));
  await copyFile(join(source, 'package.json'), join(outdir, 'package.json'));
  return outdir;
}

async function readReport(file: string): Promise<RunReport> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as RunReport;
  } catch {
    // The host ended before the first suite did.
    return { complete: false, tests: [] };
  }
}

function print({ suite, name, ms, error }: TestReport): void {
  process.stdout.write(`${error === undefined ? '✔' : '✖'} ${suite}: ${name} (${ms} ms)\n`);
  if (error !== undefined) {
    process.stdout.write(`${error}\n`);
  }
}

/** Where the suites' own services will be, and the user's word that the variables of their accounts may be sent there. */
async function prepareServices(): Promise<Required<Pick<HostOptions, 'env' | 'fillStorage'>>> {
  const sandbox = await startSandbox();
  const service = await startService(0);
  // Their ports are free again when the suites start theirs.
  await Promise.all([sandbox.close(), service.close()]);
  const settings = { 'messagingBalance.accounts': sandboxAccountEntries(sandbox) };
  const guests = GUEST_ACCOUNTS.map((account) => ({
    ...{
      account,
      provider: { id: account.provider, isForeign: true as const },
      product: { places: onePlace(service.url) },
    },
  }));
  return {
    env: {
      ...{ ...sandboxEnvironment(), ...guestEnvironment },
      ...{ [sandboxPortVariable]: new URL(sandbox.url).port, [guestPortVariable]: new URL(service.url).port },
    },
    fillStorage: (folder) => confirmAccounts(folder, settings, guests),
  };
}

/**
 * Runs `test/integration/*.suite.ts` in the extension host of a real VS Code, with `dist/` as the extension under
 * development and the guest as one that is installed.
 * A host that ends otherwise than its tests say counts as one failure more.
 * @param filter runs only the suites whose file's name contains it
 */
export async function runIntegration(kind: HostKind, filter = ''): Promise<{ passed: number; failed: number }> {
  // With the report of an earlier run.
  await rm(suiteFolder, { recursive: true, force: true });
  await bundleSuites();
  const guest = await bundleGuest();
  const reportFile = join(suiteFolder, 'report.json');
  const { env, fillStorage } = await prepareServices();
  const run = await runInHost(kind, root, join(suiteFolder, 'index.js'), {
    ...{ timeoutMs, fillStorage, extensions: [guest] },
    env: { ...env, [reportVariable]: reportFile, [filterVariable]: filter },
  });
  const { complete, tests } = await readReport(reportFile);
  tests.forEach(print);
  const failed = tests.filter(({ error }) => error !== undefined).length;
  const crashed = !complete || (!run.passed && failed === 0);
  if (crashed) {
    process.stdout.write(`The extension host ended before its tests did. Its console:\n${run.log.join('\n')}\n`);
  }
  return { passed: tests.length - failed, failed: failed + (crashed ? 1 : 0) };
}
