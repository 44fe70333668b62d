import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../scripts/paths.ts';
import { withRows, written } from '../scripts/table.ts';
import { type Figure, HEADS, rowOf } from './figure.ts';

/** What was measured, and on what. */
export interface Results {
  readonly machine: string;
  /** By the name under which they are measured. */
  readonly figures: Readonly<Record<string, readonly Figure[]>>;
}

/** The one table of all figures, as Markdown. */
export function resultsTable({ figures, machine }: Results): string {
  const rows = [HEADS, HEADS.map(() => '---'), ...Object.values(figures).flat().map(rowOf)];
  return `${rows.map(written).join('\n')}\n\n${machine}`;
}

/** Puts results in the place of those of earlier runs, in `bench/results.json` and in `docs/performance.md`. */
export async function keep({ machine, figures }: Results): Promise<void> {
  const file = join(root, 'bench', 'results.json');
  const page = join(root, 'docs', 'performance.md');
  const earlier = JSON.parse(await readFile(file, 'utf8')) as Results;
  const all: Results = { machine, figures: { ...earlier.figures, ...figures } };
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`);
  const rows = Object.values(all.figures).flat().map(rowOf);
  await writeFile(page, withRows(await readFile(page, 'utf8'), 'figures', rows).replace(/^Node v.*$/m, machine));
}
