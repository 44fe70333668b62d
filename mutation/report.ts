import type { Measured } from './measure.ts';
import type { Mutant } from './mutant.ts';
import type { Reason } from './reasons.ts';

/** Per cent. */
export const LEAST_SCORE = 85;

/** How many of all mutants were killed, in per cent; those without a difference count as survivors, too. */
export function scoreOf(measured: readonly Measured[]): number {
  const killed = sum(measured.map((each) => each.killed));
  const all = killed + sum(measured.map(({ survivors }) => survivors.length));
  return all === 0 ? 0 : (killed / all) * 100;
}

/** One line for each file and one for all of them. */
export function tableOf(measured: readonly Measured[]): string {
  const row = (name: string, those: readonly Measured[]): string => {
    const killed = sum(those.map((each) => each.killed));
    const survived = sum(those.map(({ survivors }) => survivors.length));
    return `| ${name} | ${killed + survived} | ${killed} | ${survived} | ${scoreOf(those).toFixed(1)} % |`;
  };
  const rows = measured.map((each) => row(each.file, [each]));
  return `| file | mutants | killed | survived | score |\n|---|--:|--:|--:|--:|\n${rows.join('\n')}\n${row('**all**', measured)}\n`;
}

/** `docs/mutation.md`. */
export function report(measured: readonly Measured[], reasons: readonly Reason[]): string {
  return `# Mutation check

\`npm run mutate\` changes the sources below in one small place at a time, as a mistake would: \`<\` becomes \`<=\`, a condition
is always true, a call or a block is gone, a number is one more, a text is empty. Then it runs the tests of that file. A
change that no test notices has survived: either it makes no difference, or a test is missing. The command fails when fewer
than ${LEAST_SCORE} % are noticed. \`npm run mutate -- redaction\` tries one area or file and prints its survivors.

It is not part of \`npm test\`. A full run takes five to ten minutes on two processors that have nothing else to do, and each
change 20 seconds at the very most. It depends on nothing but the sources and their tests: two runs give the same table.

This page is written by the command.

${tableOf(measured)}
## What survives

${measured.flatMap((each) => survivorsOf(each, reasons)).join('\n')}`;
}

function survivorsOf({ file, survivors }: Measured, reasons: readonly Reason[]): readonly string[] {
  if (survivors.length === 0) {
    return [];
  }
  const rows = survivors.map((mutant) => {
    const why = reasons.find((reason) => isAbout(reason, file, mutant))?.why ?? '';
    return `| ${mutant.line} | ${cell(mutant.change)} | ${why} |`;
  });
  return [`### ${file}`, '', '| line | change | why it makes no difference |', '|--:|---|---|', ...rows, ''];
}

function isAbout(reason: Reason, file: string, { code, change }: Mutant): boolean {
  return (
    file.endsWith(reason.file) &&
    code.includes(reason.code) &&
    (reason.change === undefined || reason.change === change)
  );
}

/** Code in a cell of a table. */
function cell(text: string): string {
  return `\`\` ${text.replaceAll('|', '\\|')} \`\``;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
