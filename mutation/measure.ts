import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { API } from 'typescript/unstable/sync';
import { root } from '../scripts/paths.ts';
import { type Mutant, mutated } from './mutant.ts';
import { mutantsOf } from './operators.ts';
import type { Target } from './targets.ts';
import { runWith } from './trial.ts';

/** What became of the mutants of a source file. */
export interface Measured {
  readonly file: string;
  readonly killed: number;
  readonly survivors: readonly Mutant[];
}

/** A mutant that loops for ever is killed by this; tests without one take a small part of it, on a busy machine, too. */
const TIMEOUT_MS = 20_000;

/** Tries every mutant of every target, as many at a time as there are processors. */
export async function measure(
  targets: readonly Target[],
  progress: (measured: Measured) => void,
): Promise<readonly Measured[]> {
  const api = new API({ cwd: root });
  try {
    const [project] = api.updateSnapshot({ openProjects: [join(root, 'tsconfig.json')] }).getProjects();
    const all: Measured[] = [];
    for (const target of targets) {
      const source = project?.program.getSourceFile(join(root, target.file));
      if (source === undefined) {
        throw new Error(`${target.file} is not in the project`);
      }
      const measured = await measureFile(target, mutantsOf(source));
      progress(measured);
      all.push(measured);
    }
    return all;
  } finally {
    api.close();
  }
}

async function measureFile({ file, tests }: Target, mutants: readonly Mutant[]): Promise<Measured> {
  const text = readFileSync(join(root, file), 'utf8');
  const untouched = await runWith(file, text, tests, TIMEOUT_MS, 'untouched');
  if (untouched.verdict !== 'survived' || untouched.passed === 0) {
    throw new Error(`the tests of ${file} do not pass without any change`);
  }
  const survivors = new Set<Mutant>();
  const waiting = mutants.values();
  const work = async (_: unknown, lane: number): Promise<void> => {
    for (const mutant of waiting) {
      const { verdict } = await runWith(file, mutated(text, mutant), tests, TIMEOUT_MS, `lane-${lane}`);
      if (verdict === 'survived') {
        survivors.add(mutant);
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return {
    file,
    killed: mutants.length - survivors.size,
    survivors: mutants.filter((mutant) => survivors.has(mutant)),
  };
}
