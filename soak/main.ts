import type { Figure, Line } from './figure.ts';
import { counted } from './figure.ts';

/** Each is loaded when it is asked for: some need a SQLite of their own, some the compiler's garbage collector. */
const FIGURES: Readonly<Record<number, () => Promise<Figure>>> = {
  1: async () => (await import('./generated.ts')).secrets,
  2: async () => (await import('./stored.ts')).durability,
  3: async () => (await import('./stored.ts')).coordination,
  4: async () => (await import('./generated.ts')).retryAfter,
  5: async () => (await import('./generated.ts')).recovery,
  6: async () => (await import('./generated.ts')).longRuns,
  7: async () => (await import('./generated.ts')).wrongNumbers,
  8: async () => (await import('./generated.ts')).alerts,
  9: async () => (await import('./forecasts.ts')).forecasts,
  10: async () => (await import('./unusual.ts')).unusual,
};

const USAGE = `usage: npm run soak -- [figure…] [--seed=number] [--scale=part of the full counts, such as 0.1]
figures: ${Object.keys(FIGURES).join(', ')}
`;

interface Wanted {
  readonly figures: readonly number[];
  readonly seed: number;
  readonly scale: number;
}

function wantedBy(words: readonly string[]): Wanted | undefined {
  const options = new Map(
    words.flatMap((word) =>
      [...word.matchAll(/^--(seed|scale)=([\d.]+)$/g)].map((found) => [found[1], Number(found[2])]),
    ),
  );
  const figures = words.filter((word) => !word.startsWith('--')).map(Number);
  const seed = options.get('seed') ?? Math.floor(Math.random() * 2 ** 31);
  const scale = options.get('scale') ?? 1;
  const understood = words.length === figures.length + options.size && figures.every((figure) => figure in FIGURES);
  return understood && Number.isInteger(seed) && scale > 0
    ? { figures: figures.length > 0 ? figures : Object.keys(FIGURES).map(Number), seed, scale }
    : undefined;
}

/** Measures one figure; an error of it is a line of the table too. */
async function measured(
  number: number,
  { seed, scale }: Wanted,
): Promise<{ readonly name: string; readonly lines: readonly Line[] }> {
  const figure = await FIGURES[number]?.();
  const name = `${number} ${figure?.name ?? ''}`;
  const start = performance.now();
  try {
    const lines = (await figure?.measure({ seed, scale })) ?? [];
    process.stderr.write(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s\n`);
    return { name, lines };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return { name, lines: [{ goal: 'holds', measured: 'does not hold: see above', held: false }] };
  }
}

async function main(wanted: Wanted): Promise<void> {
  process.stdout.write('| figure | goal | measured | held | seed |\n|---|---|---|---|---|\n');
  for (const number of wanted.figures) {
    const { name, lines } = await measured(number, wanted);
    for (const { goal, measured: found, held } of lines) {
      // Kills and the windows' own clocks are the machine's: no seed repeats them.
      const seed = number === 2 || number === 3 ? '–' : String(wanted.seed);
      process.stdout.write(`| ${name} | ${goal} | ${found} | ${held ? 'yes' : 'NO'} | ${seed} |\n`);
      process.exitCode = held ? process.exitCode : 1;
    }
  }
  process.stdout.write(
    `\nScale ${counted(wanted.scale)}, Node ${process.version}, ${process.platform} ${process.arch}.\n`,
  );
}

const wanted = wantedBy(process.argv.slice(2));
if (wanted === undefined) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  await main(wanted);
}
