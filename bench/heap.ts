import { setTimeout as elapsed } from 'node:timers/promises';
import { packageExtension } from '../scripts/package.ts';
import { extensionId, type HostOptions } from '../test/hosts/host.ts';
import { benchAccounts } from './accounts.ts';
import { shown, startEditor } from './editor.ts';
import { type Figure, spreadOf } from './figure.ts';
import { liveHeap } from './inspector.ts';
import type { BenchOptions } from './main.ts';

const MB = 2 ** 20;
/** What is under way after the start (first refreshes, trends, VS Code's own work) has ended by then. */
const SETTLED_MS = 15_000;
/** With a minute between requests, each account has been asked by then. */
const ASKED_MS = 60_000;

/**
 * What the extension adds to the live heap of an extension host that asks for five accounts, which is that of the same host
 * without it taken from it. Both have their inspector open. Of several windows the least is taken: VS Code hands about half
 * of its hosts what it knows of debuggers with a remark at each field, by chance, which is a quarter of a megabyte.
 */
export async function measure({ times }: BenchOptions): Promise<readonly Figure[]> {
  const vsix = await packageExtension();
  const none = Math.min(...(await heapsOf({}, '', times)));
  await using accounts = await benchAccounts(5, 1);
  const heaps = await heapsOf({ ...accounts, vsix }, extensionId, times);
  const added = heaps.map((heap) => (heap - none) / MB);
  return [
    {
      ...{ what: 'added live heap of the extension host that asks, 5 accounts', unit: 'MB' },
      ...{ value: Math.min(...added), spread: spreadOf(added), goal: { kind: 'most', most: 5 } },
    },
  ];
}

async function heapsOf(options: HostOptions, itemOf: string, windows: number): Promise<readonly number[]> {
  await using editor = await startEditor(options, itemOf);
  const heaps: number[] = [];
  for (let time = 0; time <= windows; time++) {
    const window = await editor.open();
    if (itemOf !== '') {
      await shown(window.page);
      await elapsed(ASKED_MS);
    }
    await elapsed(SETTLED_MS);
    const inspector = await window.inspect();
    heaps.push(await liveHeap(inspector));
    await inspector.close();
    await window.close();
  }
  // The first window loads what later ones have cached.
  return heaps.slice(1);
}
