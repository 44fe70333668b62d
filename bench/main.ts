import { cpus, loadavg } from 'node:os';
import { type Figure, isHeld } from './figure.ts';
import { keep, type Results, resultsTable } from './results.ts';

type Options = ReadonlyMap<string, string>;

/** In the order of the table. Each is loaded when it is measured. */
const MEASURES: Readonly<Record<string, () => Promise<{ measure(options: Options): Promise<readonly Figure[]> }>>> = {
  sizes: () => import('./sizes.ts'),
  activation: () => import('./activation.ts'),
  heap: () => import('./heap.ts'),
  idle: () => import('./idle.ts'),
  refresh: () => import('./refresh.ts'),
  burst: () => import('./burst.ts'),
  requests: () => import('./requests.ts'),
  windows: () => import('./windows.ts'),
  change: () => import('./change.ts'),
  history: () => import('./history.ts'),
};

const USAGE = `usage: npm run bench [-- ${Object.keys(MEASURES).join('|')}…] [--idle-minutes=10] [--option=value…]
       npm run bench -- store [--option=value…]   the shared store alone, in detail
`;

async function measure(names: readonly string[], options: Options): Promise<Results> {
  const figures: Record<string, readonly Figure[]> = {};
  for (const name of names) {
    const start = performance.now();
    figures[name] = (await (await MEASURES[name]?.())?.measure(options)) ?? [];
    process.stderr.write(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
  }
  const machine = `Node ${process.version}, SQLite ${process.versions['sqlite']}, ${process.platform} ${process.arch}`;
  // What else runs decides over times: ratios suffer less, and counts do not.
  const [load = 0] = loadavg();
  return { machine: `${machine}, ${cpus().length} cores, load average ${load.toFixed(1)}`, figures };
}

async function main(names: readonly string[], options: Options): Promise<void> {
  const all = Object.keys(MEASURES);
  const results = await measure(names.length === 0 ? all : all.filter((name) => names.includes(name)), options);
  process.stdout.write(`${resultsTable(results)}\n`);
  await keep(results, all);
  const missed = Object.values(results.figures)
    .flat()
    .filter((figure) => isHeld(figure) === false);
  process.exitCode = missed.length > 0 ? 1 : 0;
}

const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('--'));
const options = new Map(
  words.flatMap((word) => {
    const [, name = '', value = ''] = /^--([^=]+)=(.*)$/.exec(word) ?? [];
    return name === '' ? [] : [[name, value] as const];
  }),
);
if (names.length + options.size < words.length || names.some((name) => name !== 'store' && !(name in MEASURES))) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else if (names.includes('store')) {
  await (await import('./store.ts')).run(options);
} else {
  await main(names, options);
}
