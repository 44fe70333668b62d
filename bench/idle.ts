import { setTimeout as elapsed } from 'node:timers/promises';
import { packageExtension } from '../scripts/package.ts';
import { writeDemoHistory } from '../test/hosts/demo.ts';
import { extensionId } from '../test/hosts/host.ts';
import { benchAccounts } from './accounts.ts';
import { EMPTY, shown, startEditor } from './editor.ts';
import type { Figure } from './figure.ts';
import { processorTime } from './inspector.ts';
import type { BenchOptions } from './main.ts';

/**
 * The processor time of extension hosts while nobody does anything, in the same minutes: with five accounts that are
 * refreshed each minute and have a history of sixty days, and of one that does nothing but send the same requests.
 */
export async function measure({ minutes }: BenchOptions): Promise<readonly Figure[]> {
  const vsix = await packageExtension();
  await using ours = await benchAccounts(5, 1);
  await using bare = await benchAccounts(5, 1);
  const fillStorage = (folder: string) => writeDemoHistory(folder, ours.sandbox, Date.now());
  const env = { ...bare.env, BENCH_URL: `${bare.sandbox.url}/jiguang/v1/accounts/dev` };
  await using editor = await startEditor({ ...ours, vsix, fillStorage }, extensionId);
  await using other = await startEditor({ extensions: [EMPTY.folder], env }, EMPTY.id);
  const windows = [await editor.open(), await other.open()];
  await Promise.all(windows.map(({ page }) => shown(page)));
  const hosts = await Promise.all(windows.map((window) => window.inspect()));
  const used = () => Promise.all(hosts.map(processorTime));
  // The start is over by then, the first refreshes included.
  await elapsed(60_000);
  const before = await used();
  ours.sandbox.clearRequests();
  bare.sandbox.clearRequests();
  await elapsed(minutes * 60_000);
  const [own = Number.NaN, floor = Number.NaN] = (await used()).map((ms, at) => ms - (before[at] ?? Number.NaN));
  const requests = ours.sandbox.requests.length;
  const what = `processor time in ${minutes} idle minutes, ${requests} refreshes, 60 days of history`;
  const beside = { what: `${bare.sandbox.requests.length} bare requests`, value: floor };
  return [
    { what, value: own, unit: 'ms', beside },
    {
      ...{ what: 'the same for each refresh, beyond the bare requests', unit: 'ms' },
      ...{ value: (own - floor) / requests, goal: { kind: 'most', most: 8 } },
    },
  ];
}
