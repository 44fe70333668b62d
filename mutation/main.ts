import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/paths.ts';
import { measure } from './measure.ts';
import { REASONS } from './reasons.ts';
import { LEAST_SCORE, report, scoreOf, tableOf } from './report.ts';
import { TARGETS } from './targets.ts';

const USAGE = `usage: npm run mutate -- [area or part of a file's path…]
areas: ${Object.keys(TARGETS).join(', ')}
`;

const wanted = process.argv.slice(2);
const targets = Object.entries(TARGETS).flatMap(([area, those]) =>
  those.filter(({ file }) => wanted.length === 0 || wanted.some((word) => word === area || file.includes(word))),
);
if (targets.length === 0) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  const measured = await measure(targets, ({ file, killed, survivors }) => {
    process.stderr.write(`${file}: ${killed} killed, ${survivors.length} survived\n`);
    for (const { line, code, change } of wanted.length === 0 ? [] : survivors) {
      process.stderr.write(`  ${line}: ${code}\n      ${change}\n`);
    }
  });
  process.stdout.write(tableOf(measured));
  if (wanted.length === 0) {
    writeFileSync(join(root, 'docs', 'mutation.md'), report(measured, REASONS));
  }
  process.exitCode = scoreOf(measured) >= LEAST_SCORE ? 0 : 1;
}
