import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../scripts/paths.ts';
import { withRows, written } from '../scripts/table.ts';
import { type Figure, HEADS, rowOf } from './figure.ts';

/** What was measured, and on what. */
export interface Results {
  readonly machine: string;
  /** By the name under which they are measured, in the order of the table. */
  readonly figures: Readonly<Record<string, readonly Figure[]>>;
}

/** The one table of all figures, as Markdown. */
export function resultsTable({ figures, machine }: Results): string {
  const rows = [HEADS, HEADS.map(() => '---'), ...Object.values(figures).flat().map(rowOf)];
  return `${rows.map(written).join('\n')}\n\n${machine}`;
}

/** What was measured anew takes the place of what was measured earlier; `names` is the order of the table. */
export function merged(earlier: Results, later: Results, names: readonly string[]): Results {
  const figures = names.flatMap((name) => {
    const those = later.figures[name] ?? earlier.figures[name];
    return those === undefined ? [] : [[name, those] as const];
  });
  return { machine: later.machine, figures: Object.fromEntries(figures) };
}

/** Puts results among those of earlier runs, in `bench/results.json` and in `docs/performance.md`. */
export async function keep(results: Results, names: readonly string[]): Promise<void> {
  const file = join(root, 'bench', 'results.json');
  const page = join(root, 'docs', 'performance.md');
  const all = merged(JSON.parse(await readFile(file, 'utf8')) as Results, results, names);
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`);
  const rows = Object.values(all.figures).flat().map(rowOf);
  await writeFile(page, withRows(await readFile(page, 'utf8'), 'figures', rows).replace(/^Node v.*$/m, all.machine));
}
