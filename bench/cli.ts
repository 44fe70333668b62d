import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildCommand, startCommand, writeAccounts } from '../test/unit/cli/command.ts';
import { newFolder } from '../test/unit/store/sample.ts';
import { benchAccounts } from './accounts.ts';
import { besideFloor, type Figure, inTurns } from './figure.ts';
import type { BenchOptions } from './main.ts';

/** The same requests by a script that knows the addresses, checks nothing and prints what it gets. */
const BARE = `const [url, count] = process.argv.slice(2);
const ask = async (index) => {
  const of = 'SANDBOX_ACCOUNT_' + index;
  const pair = process.env[of + '_KEY'] + ':' + process.env[of + '_SECRET'];
  const headers = { authorization: 'Basic ' + btoa(pair), 'content-type': 'application/json' };
  const answer = await fetch(url + '/jiguang/v1/accounts/dev', { headers });
  return Object.entries(await answer.json()).join(' ');
};
console.log((await Promise.all(Array.from({ length: Number(count) }, (_, index) => ask(index)))).join('\\n'));
`;

/** The command from its start to its end, beside a script of Node's own. They take turns. */
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
    await using accounts = await benchAccounts(count, 15, latency);
    const { sandbox, env } = accounts;
    writeAccounts(file, sandbox, accounts.all);
    const run = async (path: string, ...args: readonly string[]): Promise<number> => {
      const start = performance.now();
      const { code, out } = await startCommand(path, args, env).ended;
      assert.equal(out.match(/1,?000,?\d{3}/g)?.length, count, `${code}: ${out}`);
      return performance.now() - start;
    };
    const [ours, theirs] = await inTurns(
      2 * times,
      () => run(command, '--accounts', file, '--state', join(newFolder(), 'state.json')),
      () => run(bare, sandbox.url, String(count)),
    );
    figures.push({
      what: `command, start → table, ${count} accounts${latency === 0 ? '' : ` with ${latency} ms latency`}`,
      ...besideFloor(ours, `a script with ${count} bare requests`, theirs),
      goal: latency === 0 ? { kind: 'ratio', most: 1.5 } : { kind: 'most', most: 1000 },
    });
  }
  return figures;
}
