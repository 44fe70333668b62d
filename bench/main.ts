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

/** In the order of the table: the file of each measures it, and is loaded when it does. */
const NAMES = ['sizes', 'activation', 'heap', 'idle', 'windows', 'refresh', 'change', 'history', 'cli'];

async function main(names: readonly string[], options: BenchOptions): Promise<void> {
  const figures: Record<string, readonly Figure[]> = {};
  for (const name of NAMES.filter((each) => names.length === 0 || names.includes(each))) {
    const start = performance.now();
    const { measure }: { measure(given: BenchOptions): Promise<readonly Figure[]> } = await import(`./${name}.ts`);
    figures[name] = await measure(options);
    process.stderr.write(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
  }
  const machine = `Node ${process.version}, SQLite ${process.versions['sqlite']}, ${process.platform} ${process.arch}`;
  // What else runs decides over times: ratios suffer less, and counts do not.
  const [load = 0] = loadavg();
  const results: Results = { machine: `${machine}, ${cpus().length} cores, load average ${load.toFixed(1)}`, figures };
  process.stdout.write(`${resultsTable(results)}\n`);
  await keep(results);
  const all = Object.values(figures).flat();
  process.exitCode = all.some((figure) => isHeld(figure) === false) ? 1 : 0;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '5' }, minutes: { type: 'string', default: '10' } },
});
if (positionals.some((name) => !NAMES.includes(name))) {
  process.stderr.write(`usage: npm run bench [-- ${NAMES.join('|')}…] [--times=5] [--minutes=10]\n`);
  process.exitCode = 2;
} else {
  await main(positionals, { times: Number(values.times), minutes: Number(values.minutes) });
}
