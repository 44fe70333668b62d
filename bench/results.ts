import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../scripts/paths.ts';
import { type Figure, rowOf } from './figure.ts';
import { growthPlot } from './growth.ts';
import { tableOf } from './table.ts';

/** What was measured, and on what. */
export interface Results {
  readonly machine: string;
  /** By the name under which they are measured, in the order of the table. */
  readonly figures: Readonly<Record<string, readonly Figure[]>>;
}

const resultsFile = join(root, 'bench', 'results.json');
const docs = join(root, 'docs');
const HEADS = ['what', 'measured', 'beside', 'ratio', 'goal', 'held'];

/** The one table of all figures. */
export function resultsTable({ figures, machine }: Results): string {
  return `${tableOf([HEADS, ...Object.values(figures).flat().map(rowOf)])}\n\n${machine}`;
}

/** Figures that were measured anew take the places of the earlier ones; `names` is the order of the table. */
export function merged(earlier: Results, later: Results, names: readonly string[]): Results {
  const figures = names.flatMap((name) => {
    const [before, after] = [earlier.figures[name] ?? [], later.figures[name] ?? []];
    const kept = before.map((figure) => after.find(({ id }) => id === figure.id) ?? figure);
    const added = after.filter(({ id }) => !before.some((figure) => figure.id === id));
    return kept.length + added.length === 0 ? [] : [[name, [...kept, ...added]] as const];
  });
  return { machine: later.machine, figures: Object.fromEntries(figures) };
}

/** Puts results among those of earlier runs: into `bench/results.json`, and into the documents, with the plot of the growth. */
export async function keep(results: Results, names: readonly string[]): Promise<void> {
  const earlier: Results = existsSync(resultsFile)
    ? (JSON.parse(await readFile(resultsFile, 'utf8')) as Results)
    : { machine: '', figures: {} };
  const all = merged(earlier, results, names);
  await writeFile(resultsFile, `${JSON.stringify(all, null, 2)}\n`);
  await writeFile(join(docs, 'growth.svg'), growthPlot(Object.values(all.figures).flat()));
  const page = join(docs, 'performance.md');
  await writeFile(page, withTable(await readFile(page, 'utf8'), resultsTable(all)));
}

/** A document with another table between its marks. */
export function withTable(text: string, table: string): string {
  const [start, end] = ['<!-- figures -->', '<!-- end of figures -->'];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) {
    throw new Error('The document has no place for the table');
  }
  return `${text.slice(0, from)}${start}\n\n${table}\n\n${text.slice(to)}`;
}
