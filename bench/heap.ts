import { packageExtension } from '../scripts/package.ts';
import type { HostOptions } from '../test/hosts/host.ts';
import { extensionId } from '../test/hosts/host.ts';
import { startAccounts } from './accounts.ts';
import { type Editor, shown, startEditor } from './editor.ts';
import { EMPTY_ID, packEmptyExtension } from './emptyExtension.ts';
import { type Figure, median, medianOf } from './figure.ts';
import { numbers } from './table.ts';

const MB = 2 ** 20;
/** What is under way after the start (first refreshes, trends, VS Code's own work) has ended by then. */
const SETTLED_MS = 15_000;
const GOALS: ReadonlyMap<number, number> = new Map([
  [5, 1.5],
  [1000, 8],
]);

/**
 * What the extension adds to the live heap of an extension host, which is that of the same host without it taken from it.
 * All hosts are measured in the same way, and have their inspector open.
 */
export async function measure(options: ReadonlyMap<string, string>): Promise<readonly Figure[]> {
  const [windows = 3] = numbers(options.get('windows'), [3]);
  const vsix = await packageExtension();
  const empty = await packEmptyExtension();
  try {
    const none = median(await heapsOf({}, undefined, windows, 0));
    const floor = median(await heapsOf({ vsix: empty.vsix }, EMPTY_ID, windows, 0));
    const figures: Figure[] = [];
    for (const accounts of numbers(options.get('accounts'), [1, 5, 10, 100, 1000])) {
      const { sandbox, settings, env } = await startAccounts(accounts, 15);
      // The first requests of many accounts are spread over half a minute.
      const spreadMs = Math.min(30, accounts) * 1_000;
      const heaps = await heapsOf({ vsix, settings, env }, extensionId, windows, spreadMs).finally(() =>
        sandbox.close(),
      );
      const samples = heaps.map((heap) => (heap - none) / MB);
      const most = GOALS.get(accounts);
      figures.push({
        ...{ id: `heap-${accounts}`, what: `added live heap of the extension host, ${accounts} accounts`, unit: 'MB' },
        ...{ ...medianOf(samples), accounts },
        beside: { what: 'empty extension', value: (floor - none) / MB },
        ...(most === undefined ? {} : { goal: { kind: 'most', most } }),
      });
    }
    return figures;
  } finally {
    await empty.remove();
  }
}

async function heapsOf(
  options: HostOptions,
  itemOf: string | undefined,
  windows: number,
  waitMs: number,
): Promise<readonly number[]> {
  const editor = await startEditor(options, itemOf);
  const heaps: number[] = [];
  try {
    // One more: the first window loads what later ones have cached.
    for (let window = 0; window <= windows; window++) {
      heaps.push(await heapOf(editor, itemOf, window === 0 ? waitMs : 0));
    }
  } finally {
    await editor.close();
  }
  return heaps.slice(1);
}

async function heapOf(editor: Editor, itemOf: string | undefined, waitMs: number): Promise<number> {
  const window = await editor.open();
  const inspector = await window.inspect();
  if (itemOf !== undefined) {
    await shown(window.page);
  }
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS + waitMs));
  const heap = await inspector.liveHeap();
  inspector.close();
  await window.close();
  return heap;
}
