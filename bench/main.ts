import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../scripts/paths.ts';
import { type Figure, isHeld, rowOf } from './figure.ts';
import { growthPlot } from './growth.ts';
import { keptResults, merged, type Results, resultsFile } from './results.ts';
import { tableOf } from './table.ts';

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
  const figures: Figure[] = [];
  for (const name of names) {
    const start = performance.now();
    const found = (await (await MEASURES[name]?.())?.measure(options)) ?? [];
    figures.push(...found);
    process.stderr.write(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
  }
  const machine = `Node ${process.version}, SQLite ${process.versions['sqlite']}, ${process.platform} ${process.arch}`;
  return { machine, figures };
}

async function main(names: readonly string[], options: Options): Promise<void> {
  const all = Object.keys(MEASURES);
  const results = await measure(names.length === 0 ? all : all.filter((name) => names.includes(name)), options);
  const heads = ['what', 'measured', 'beside', 'ratio', 'goal', 'held'];
  process.stdout.write(`${tableOf([heads, ...results.figures.map(rowOf)])}\n\n${results.machine}\n`);
  const kept = merged(await keptResults(), results);
  await writeFile(resultsFile, `${JSON.stringify(kept, null, 2)}\n`);
  await writeFile(join(root, 'docs', 'growth.svg'), growthPlot(kept.figures));
  if (results.figures.some((figure) => isHeld(figure) === false)) {
    process.exitCode = 1;
  }
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
