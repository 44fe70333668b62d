import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildCommand, startCommand } from '../test/unit/cli/command.ts';
import { newFolder } from '../test/unit/store/sample.ts';
import { withAccounts } from './accounts.ts';
import { type Figure, median, medianOf } from './figure.ts';
import type { BenchOptions } from './main.ts';

/** The same requests by a script that knows the addresses, checks nothing and prints what it gets. */
const BARE = `const [url, count] = process.argv.slice(2);
const ask = async (index) => {
  const pair = process.env['BENCH_KEY_' + index] + ':' + process.env['BENCH_SECRET_' + index];
  const headers = { authorization: 'Basic ' + btoa(pair), 'content-type': 'application/json' };
  const answer = await fetch(url + '/jiguang/v1/accounts/dev', { headers });
  return Object.entries(await answer.json()).join(' ');
};
console.log((await Promise.all(Array.from({ length: Number(count) }, (_, index) => ask(index)))).join('\\n'));
`;

/** The command from its start to its end, beside a script of Node's own. They take turns; the first one is for the disk. */
export async function measure({ times }: BenchOptions): Promise<readonly Figure[]> {
  const folder = newFolder();
  const command = await buildCommand(folder);
  const [bare, file] = [join(folder, 'bare.mjs'), join(folder, 'accounts.json')];
  await writeFile(bare, BARE);
  const figures: Figure[] = [];
  for (const [count, latency] of [
    [5, 0],
    [100, 200],
  ] as const) {
    const [ours, theirs]: readonly [number[], number[]] = [[], []];
    await withAccounts(count, 15, async ({ sandbox, settings, env }) => {
      const entries = settings['messagingBalance.accounts'] as readonly { readonly id: string }[];
      const accounts = entries.map(({ id, ...entry }) => entry);
      await writeFile(file, JSON.stringify({ format: 'messaging-balance-accounts', version: 1, accounts }));
      for (const { id } of entries.filter(() => latency > 0)) {
        sandbox.fault(id, { kind: 'delay', ms: latency });
      }
      const run = async (path: string, ...args: readonly string[]): Promise<number> => {
        const start = performance.now();
        const { code, out } = await startCommand(path, args, env).ended;
        assert.equal(out.match(/1,?000,?\d{3}/g)?.length, count, `${code}: ${out}`);
        return performance.now() - start;
      };
      for (let time = 0; time <= 2 * times; time++) {
        ours.push(await run(command, '--accounts', file, '--state', join(folder, `${count}-${time}.json`)));
        theirs.push(await run(bare, sandbox.url, String(count)));
      }
    });
    figures.push({
      what: `command, start → table, ${count} accounts${latency === 0 ? '' : ` with ${latency} ms latency`}`,
      ...{ unit: 'ms', ...medianOf(ours.slice(1)) },
      beside: { what: `a script with ${count} bare requests`, value: median(theirs.slice(1)) },
      goal: latency === 0 ? { kind: 'ratio', most: 1.5 } : { kind: 'most', most: 1000 },
    });
  }
  return figures;
}
