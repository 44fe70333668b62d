import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Figure, isHeld } from './figure.ts';
import { keep, type Results, resultsTable } from './results.ts';

/** How much is measured. */
export interface BenchOptions {
  /** How often what is measured several times is measured, at least. */
  readonly times: number;
  /** How long an idle window is watched. */
  readonly minutes: number;
}

/** In the order of the table. Each is loaded when it is measured. */
const MEASURES: Readonly<
  Record<string, () => Promise<{ measure(options: BenchOptions): Promise<readonly Figure[]> }>>
> = {
  sizes: () => import('./sizes.ts'),
  activation: () => import('./activation.ts'),
  heap: () => import('./heap.ts'),
  idle: () => import('./idle.ts'),
  windows: () => import('./windows.ts'),
  refresh: () => import('./refresh.ts'),
  change: () => import('./change.ts'),
  history: () => import('./history.ts'),
  cli: () => import('./cli.ts'),
};
const all = Object.keys(MEASURES);

async function main(names: readonly string[], options: BenchOptions): Promise<void> {
  const figures: Record<string, readonly Figure[]> = {};
  for (const name of all.filter((each) => names.length === 0 || names.includes(each))) {
    const start = performance.now();
    figures[name] = (await (await MEASURES[name]?.())?.measure(options)) ?? [];
    process.stderr.write(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
  }
  const machine = `Node ${process.version}, SQLite ${process.versions['sqlite']}, ${process.platform} ${process.arch}`;
  // What else runs decides over times: ratios suffer less, and counts do not.
  const [load = 0] = loadavg();
  const results: Results = { machine: `${machine}, ${cpus().length} cores, load average ${load.toFixed(1)}`, figures };
  process.stdout.write(`${resultsTable(results)}\n`);
  await keep(results, all);
  process.exitCode = Object.values(figures)
    .flat()
    .some((figure) => isHeld(figure) === false)
    ? 1
    : 0;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '5' }, minutes: { type: 'string', default: '10' } },
});
if (positionals.some((name) => !all.includes(name))) {
  process.stderr.write(`usage: npm run bench [-- ${all.join('|')}…] [--times=5] [--minutes=10]\n`);
  process.exitCode = 2;
} else {
  await main(positionals, { times: Number(values.times), minutes: Number(values.minutes) });
}
