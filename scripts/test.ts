import { stat } from 'node:fs/promises';
import { availableParallelism, constants } from 'node:os';
import { basename } from 'node:path';
import { buildExtension } from '../esbuild.js';
import type { HostKind } from '../test/hosts/host.ts';
import { pickHost, prepareHost } from '../test/hosts/pickHost.ts';
import { runIntegration } from '../test/integration/run.ts';
import { BUDGETS } from './budgets.ts';
import { runChecks } from './check.ts';
import { sharingCompiled } from './compiled.ts';
import { add, atLeastOne, type Counts, noCounts, summary } from './counts.ts';
import { runE2e } from './e2e.ts';
import { runNodeTests } from './nodeTests.ts';
import { packageCommand } from './npmPackage.ts';
import { packageExtension } from './package.ts';
import { APART, TOGETHER } from './together.ts';

interface Phase {
  readonly name: string;
  /** Whether the phase needs a VS Code. */
  readonly needsHost: boolean;
  run(context: { readonly kind: HostKind; readonly filter: string; readonly alone: boolean }): Promise<Counts>;
}

/** In the order in which they find mistakes: the quick ones first. */
const phases: readonly Phase[] = [
  { name: 'check', needsHost: false, run: async () => await runChecks() },
  {
    name: 'unit',
    needsHost: false,
    run: async ({ filter }) =>
      await sharingCompiled(() =>
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
    needsHost: false,
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
    run: async ({ kind, filter, alone }) => {
      if (alone) {
        await buildExtension({ production: true });
      }
      return await runIntegration(kind, filter);
    },
  },
  {
    name: 'e2e',
    needsHost: true,
    run: async ({ kind, filter, alone }) => {
      if (alone) {
        await packageExtension();
      }
      return await runE2e(kind, filter);
    },
  },
];

/** @param host resolves when a VS Code is there that can be started */
async function runPhase(
  phase: Phase,
  context: Parameters<Phase['run']>[0],
  host: Promise<void> | undefined,
): Promise<Counts> {
  process.stdout.write(`\n── ${phase.name}\n`);
  const start = performance.now();
  let counts = noCounts;
  try {
    if (phase.needsHost) {
      await host;
    }
    counts = await phase.run(context);
    if (counts.passed + counts.failed === 0) {
      process.stdout.write('No test ran.\n');
    }
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    counts = { passed: 0, failed: 1 };
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`── ${phase.name}: ${summary(atLeastOne(counts))} (${seconds} s)\n`);
  return atLeastOne(counts);
}

/** The line says which VS Code runs the tests; tests in other processes read it from the environment. */
async function announceHost(): Promise<HostKind> {
  const { kind, reason } = await pickHost();
  process.stdout.write(`VS Code for the tests: ${kind} (${reason})\n`);
  process.env['VSCODE_HOST'] = kind;
  return kind;
}

async function main(name: string | undefined, filter: string): Promise<number> {
  const chosen = phases.filter((phase) => name === undefined || phase.name === name);
  if (chosen.length === 0) {
    process.stderr.write(
      `usage: npm test [-- ${phases.map((phase) => phase.name).join('|')} [part of a file's name]]\n`,
    );
    return 2;
  }
  const needsHost = chosen.some((phase) => phase.needsHost);
  const kind = needsHost ? await announceHost() : 'server';
  // What is missing is installed while the phases run that do without it. Each phase that waits for it tells why it failed.
  const host = needsHost ? prepareHost(kind) : undefined;
  host?.catch(() => undefined);
  let total = noCounts;
  for (const phase of chosen) {
    total = add(total, await runPhase(phase, { kind, filter, alone: name !== undefined }, host));
  }
  process.stdout.write(`\n${summary(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}
try {
  process.exitCode = await main(process.argv[2], process.argv[3] ?? '');
} catch (error) {
  process.stdout.write(
    `${error instanceof Error ? error.message : String(error)}\n\n${summary({ passed: 0, failed: 1 })}\n`,
  );
  process.exitCode = 1;
}
