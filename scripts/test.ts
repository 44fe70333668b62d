import { stat } from 'node:fs/promises';
import { availableParallelism, constants } from 'node:os';
import { basename } from 'node:path';
import { buildExtension } from '../esbuild.js';
import type { HostKind } from '../test/hosts/host.ts';
import { pickHost, prepareHost } from '../test/hosts/pickHost.ts';
import { ensureMonitoring } from '../test/hosts/systemPackages.ts';
import { runIntegration } from '../test/integration/run.ts';
import { BUDGETS } from './budgets.ts';
import { runChecks } from './check.ts';
import { sharingCompiled } from './compiled.ts';
import { add, atLeastOne, type Counts, noCounts, summary } from './counts.ts';
import { oldestVersion, runE2e, runOldest } from './e2e.ts';
import { runNodeTests } from './nodeTests.ts';
import { packageCommand } from './npmPackage.ts';
import { packageExtension } from './package.ts';
import { APART, TOGETHER } from './together.ts';

interface Phase {
  readonly name: string;
  /** Whether the phase needs a VS Code. */
  readonly needsHost?: true;
  /** Whether it runs only when it is asked for. */
  readonly onDemand?: true;
  run(filter: string, kind: HostKind): Promise<Counts>;
}

/** In the order in which they find mistakes: the quick ones first. */
const phases: readonly Phase[] = [
  { name: 'check', run: runChecks },
  {
    name: 'unit',
    run: (filter) =>
      sharingCompiled(() =>
        runNodeTests({
          patterns: ['test/unit/**/*.test.ts', 'test/*.test.ts', 'test/architecture/**/*.test.ts'],
          filter,
          together: TOGETHER,
          apart: APART,
          // The tests of several processes wait a lot: on two processors, one file at a time would leave one of them idle.
          concurrency: Math.max(2, availableParallelism() - 1),
          timeoutMs: 120_000,
        }),
      ),
  },
  {
    // Counts as four tests: a package without a warning, one that holds the command alone, and that both are small.
    name: 'package',
    run: async () => {
      let counts = noCounts;
      for (const [path, most] of [
        [await packageExtension(), BUDGETS.package],
        [await packageCommand(), BUDGETS.npmPackage],
      ] as const) {
        const { size } = await stat(path);
        process.stdout.write(`${size <= most ? '✔' : '✖'} ${basename(path)}: ${size} bytes; ${most} are allowed\n`);
        counts = add(counts, size <= most ? { passed: 2, failed: 0 } : { passed: 1, failed: 1 });
      }
      return counts;
    },
  },
  {
    name: 'integration',
    needsHost: true,
    run: async (filter, kind) => {
      await buildExtension({ production: true });
      return await runIntegration(kind, filter);
    },
  },
  {
    name: 'e2e',
    needsHost: true,
    run: async (filter, kind) => {
      await packageExtension();
      return await runE2e(kind, filter);
    },
  },
  {
    name: 'oldest',
    needsHost: true,
    onDemand: true,
    run: async (filter, kind) => {
      await packageExtension();
      return await runOldest(kind, filter);
    },
  },
  {
    // The command with Prometheus, node_exporter and Alertmanager, which are installed from Debian's packages where they are missing.
    name: 'teams',
    onDemand: true,
    run: async (filter) => {
      await ensureMonitoring();
      return await runNodeTests({ patterns: ['test/teams/*.test.ts'], filter, concurrency: 1, timeoutMs: 300_000 });
    },
  },
];

/** @param host resolves when a VS Code is there that can be started; what has none needs none */
async function runPhase({ name, run }: Phase, filter: string, host?: Promise<HostKind>): Promise<Counts> {
  process.stdout.write(`\n── ${name}\n`);
  const start = performance.now();
  let counts = noCounts;
  try {
    counts = await run(filter, (await host) ?? 'server');
    if (counts.passed + counts.failed === 0) {
      process.stdout.write('No test ran.\n');
    }
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`── ${name}: ${summary(atLeastOne(counts))} (${seconds} s)\n`);
  return atLeastOne(counts);
}

/** Says which VS Code runs the tests, and installs what it needs; tests in other processes read it from the environment. */
async function prepared(): Promise<HostKind> {
  const { kind, reason } = await pickHost();
  const { VSCODE_VERSION: version } = process.env;
  process.stdout.write(`VS Code${version === undefined ? '' : ` ${version}`} for the tests: ${kind} (${reason})\n`);
  process.env['VSCODE_HOST'] = kind;
  await prepareHost(kind);
  return kind;
}

async function main(name: string | undefined, filter: string): Promise<number> {
  const chosen = phases.filter((phase) => (name === undefined ? phase.onDemand !== true : phase.name === name));
  if (chosen.length === 0) {
    process.stderr.write(
      `usage: npm test [-- ${phases.map((phase) => phase.name).join('|')} [part of a file's name]]\n`,
    );
    return 2;
  }
  if (name === 'oldest') {
    process.env['VSCODE_VERSION'] = oldestVersion;
  }
  // What is missing is installed while the phases run that do without it. Each phase that waits for it tells why it failed.
  const host = chosen.some(({ needsHost }) => needsHost) ? prepared() : undefined;
  host?.catch(() => undefined);
  let total = noCounts;
  for (const phase of chosen) {
    total = add(total, await runPhase(phase, filter, phase.needsHost && host));
  }
  process.stdout.write(`\n${summary(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}
process.exitCode = await main(process.argv[2], process.argv[3] ?? '');
