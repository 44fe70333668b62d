import { setTimeout as elapsed } from 'node:timers/promises';
import { packageExtension } from '../scripts/package.ts';
import { writeDemoHistory } from '../test/hosts/demo.ts';
import { extensionId } from '../test/hosts/host.ts';
import { benchAccounts } from './accounts.ts';
import { EMPTY, shown, startEditor } from './editor.ts';
import { besideFloor, type Figure } from './figure.ts';
import { processorTime } from './inspector.ts';
import type { BenchOptions } from './main.ts';

/** What a minute takes varies by more than the refreshes of five accounts do. */
const ACCOUNTS = 25;

/**
 * The processor time of extension hosts while nobody does anything, in the same minutes: with accounts that are
 * refreshed each minute and have a history of sixty days, and of one that does nothing but send the same requests.
 */
export async function measure({ minutes }: BenchOptions): Promise<readonly Figure[]> {
  const vsix = await packageExtension();
  await using ours = await benchAccounts(ACCOUNTS, 1);
  await using bare = await benchAccounts(ACCOUNTS, 1);
  const fillStorage = (folder: string) => writeDemoHistory(folder, ours.sandbox, Date.now());
  const url = `${bare.sandbox.url}/jiguang/v1/accounts/dev`;
  const env = { ...bare.env, BENCH_URL: url, BENCH_ACCOUNTS: String(ACCOUNTS) };
  await using editor = await startEditor({ ...ours, vsix, fillStorage }, extensionId);
  await using other = await startEditor({ extensions: [EMPTY.folder], env }, EMPTY.id);
  const windows = [await editor.open(), await other.open()];
  await Promise.all(windows.map(({ page }) => shown(page)));
  const hosts = await Promise.all(windows.map((window) => window.inspect()));
  const used = () => Promise.all(hosts.map(processorTime));
  // The start is over by then, the first refreshes included.
  await elapsed(60_000);
  ours.sandbox.clearRequests();
  const [own, floor]: [number[], number[]] = [[], []];
  for (let [minute, before] = [0, await used()]; minute < minutes; minute++) {
    await elapsed(60_000);
    const after = await used();
    own.push((after[0] ?? Number.NaN) - (before[0] ?? Number.NaN));
    floor.push((after[1] ?? Number.NaN) - (before[1] ?? Number.NaN));
    before = after;
  }
  const refreshes = ours.sandbox.requests.length / minutes;
  const minute = besideFloor(own, `${refreshes} bare requests`, floor);
  return [
    { what: `processor time in an idle minute, ${refreshes} refreshes, 60 days of history`, ...minute },
    {
      ...{ what: 'the same for each refresh, beyond the bare requests', unit: 'ms' },
      ...{ value: (minute.value - minute.beside.value) / refreshes, goal: { kind: 'most', most: 8 } },
    },
  ];
}
