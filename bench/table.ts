import type { CleanUp } from '../test/unit/store/processes/windowProcess.ts';

/** What is measured, beside what it should be. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly goal?: string;
}

export function print(title: string, rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ what }) => what.length));
  process.stdout.write(`\n${title}\n`);
  for (const { what, measured, goal } of rows) {
    process.stdout.write(`  ${what.padEnd(width)}  ${measured}${goal === undefined ? '' : `   (goal: ${goal})`}\n`);
  }
}

/** Rows of cells, the first of them heads, as a Markdown table whose columns line up. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0))) ?? [];
  const lines = rows.map((row) => `| ${columns.map((width, index) => (row[index] ?? '').padEnd(width)).join(' | ')} |`);
  const rule = `|${columns.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [...lines.slice(0, 1), rule, ...lines.slice(1)].join('\n');
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Median, 95th percentile and largest of times in milliseconds: a shared machine makes single values worthless. */
export function spread(times: readonly number[]): string {
  const [middle, high, most] = [0.5, 0.95, 1].map((part) => quantile(times, part).toFixed(2));
  return `median ${middle} ms, 95 % ${high} ms, most ${most} ms (${times.length} times)`;
}

/** The milliseconds that `work` takes. */
export function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The numbers of an option such as `1,5,10`. */
export function numbers(text: string | undefined, otherwise: readonly number[]): readonly number[] {
  return text === undefined ? otherwise : text.split(',').map(Number);
}

/** Runs `work`, and cleans up after it whatever becomes of it. */
export async function cleanly<T>(work: (cleanUp: CleanUp) => Promise<T>): Promise<T> {
  const cleanUps: (() => void)[] = [];
  try {
    return await work({ after: (cleanUp) => void cleanUps.push(cleanUp) });
  } finally {
    for (const cleanUp of cleanUps) {
      cleanUp();
    }
  }
}
