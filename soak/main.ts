import { parseArgs } from 'node:util';
import { counted, type Line, type Measure } from './figure.ts';

/** Each is loaded when it is asked for: some need a SQLite of their own, some the compiler's garbage collector. */
const FIGURES: Readonly<Record<string, readonly [name: string, load: () => Promise<Measure>]>> = {
  1: ['Secrets', async () => (await import('./generated.ts')).secrets],
  2: ['Durability', async () => (await import('./stored.ts')).durability],
  3: ['Coordination', async () => (await import('./stored.ts')).coordination],
  4: ['Retry-After', async () => (await import('./generated.ts')).retryAfter],
  5: ['Recovery', async () => (await import('./generated.ts')).recovery],
  6: ['Long runs', async () => (await import('./generated.ts')).longRuns],
  7: ['Wrong numbers', async () => (await import('./generated.ts')).wrongNumbers],
  8: ['Alerts', async () => (await import('./generated.ts')).alerts],
  9: ['Forecasts', async () => (await import('./forecasts.ts')).forecasts],
  10: ['Unusual spending', async () => (await import('./unusual.ts')).unusual],
};

/** Measures one figure; an error of it is a line of the table too. */
async function measured(name: string, load: () => Promise<Measure>): Promise<readonly Line[]> {
  const start = performance.now();
  try {
    const lines = await (await load())({ seed, scale });
    process.stderr.write(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
    return lines;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return [{ goal: 'holds', measured: 'does not hold: see above', held: false }];
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, scale: { type: 'string', default: '1' } },
});
const [seed, scale] = [Number(values.seed ?? Math.floor(Math.random() * 2 ** 31)), Number(values.scale)];
if (!Number.isInteger(seed) || !(scale > 0) || positionals.some((number) => !(number in FIGURES))) {
  process.stderr.write(`usage: npm run soak -- [figure…] [--seed=number] [--scale=part of the full counts, such as 0.1]
figures: ${Object.keys(FIGURES).join(', ')}
`);
  process.exit(2);
}
process.stdout.write('| figure | goal | measured | held | seed |\n|---|---|---|---|---|\n');
for (const [number, [name, load]] of Object.entries(FIGURES)) {
  if (positionals.length === 0 || positionals.includes(number)) {
    for (const { goal, measured: found, held } of await measured(`${number} ${name}`, load)) {
      // Kills and the windows' own clocks are the machine's: no seed repeats them.
      const repeats = number === '2' || number === '3' ? '–' : seed;
      process.stdout.write(`| ${number} ${name} | ${goal} | ${found} | ${held ? 'yes' : 'NO'} | ${repeats} |\n`);
      process.exitCode = held ? process.exitCode : 1;
    }
  }
}
process.stdout.write(`\nScale ${counted(scale)}, Node ${process.version}, ${process.platform} ${process.arch}.\n`);
