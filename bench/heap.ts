import { packageExtension } from '../scripts/package.ts';
import type { HostOptions } from '../test/hosts/host.ts';
import { extensionId } from '../test/hosts/host.ts';
import { startAccounts } from './accounts.ts';
import { type Editor, shown, startEditor } from './editor.ts';
import { EMPTY_ID, packEmptyExtension } from './emptyExtension.ts';
import { type Figure, medianOf } from './figure.ts';
import { numbers } from './table.ts';

const MB = 2 ** 20;
/** What is under way after the start (first refreshes, trends, VS Code's own work) has ended by then. */
const SETTLED_MS = 15_000;
const GOALS: ReadonlyMap<number, number> = new Map([
  [5, 1.5],
  [1000, 8],
]);

/** With a minute between requests, each account has been asked by then. */
const ASKED_MS = 60_000;
/** Of which the heap in a window that asks is told, too. */
const ASKING_ACCOUNTS = 5;

/** How long each window is left alone before it is measured, beyond the start; the first of all windows may need longer. */
interface Waits {
  readonly first: number;
  readonly each: number;
}

/**
 * What the extension adds to the live heap of an extension host, which is that of the same host without it taken from it.
 * All hosts are measured in the same way, and have their inspector open. Of several windows the least is taken: VS Code
 * hands about half of its hosts what it knows of debuggers with a remark at each field, by chance, which is a quarter of a
 * megabyte; otherwise windows of the same kind differ by a few hundredths.
 */
export async function measure(options: ReadonlyMap<string, string>): Promise<readonly Figure[]> {
  const [windows = 5] = numbers(options.get('windows'), [5]);
  const vsix = await packageExtension();
  const empty = await packEmptyExtension();
  try {
    const none = Math.min(...(await heapsOf({}, undefined, windows, { first: 0, each: 0 })));
    const floor = Math.min(...(await heapsOf({ vsix: empty.vsix }, EMPTY_ID, windows, { first: 0, each: 0 })));
    const beside = { what: 'empty extension', value: (floor - none) / MB };
    const added = async (
      accounts: number,
      minutes: number,
      waits: Waits,
    ): Promise<Pick<Figure, 'value' | 'spread'>> => {
      const { sandbox, settings, env } = await startAccounts(accounts, minutes);
      const heaps = await heapsOf({ vsix, settings, env }, extensionId, windows, waits).finally(() => sandbox.close());
      const { spread } = medianOf(heaps.map((heap) => (heap - none) / MB));
      return { value: (Math.min(...heaps) - none) / MB, ...(spread === undefined ? {} : { spread }) };
    };
    const figures: Figure[] = [];
    for (const accounts of numbers(options.get('accounts'), [1, 5, 10, 100, 1000])) {
      const most = GOALS.get(accounts);
      figures.push({
        ...{ id: `heap-${accounts}`, what: `added live heap of the extension host, ${accounts} accounts`, unit: 'MB' },
        // The first requests of many accounts are spread over half a minute.
        ...(await added(accounts, 15, { first: Math.min(30, accounts) * 1_000, each: 0 })),
        ...{ accounts, beside },
        ...(most === undefined ? {} : { goal: { kind: 'most', most } }),
      });
      if (accounts === ASKING_ACCOUNTS) {
        figures.push({
          ...{ id: 'heap-asking', what: `the same in the window that asks, ${accounts} accounts`, unit: 'MB' },
          ...(await added(accounts, 1, { first: ASKED_MS, each: ASKED_MS })),
          beside,
        });
      }
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
  { first, each }: Waits,
): Promise<readonly number[]> {
  const editor = await startEditor(options, itemOf);
  const heaps: number[] = [];
  try {
    // One more: the first window loads what later ones have cached.
    for (let window = 0; window <= windows; window++) {
      heaps.push(await heapOf(editor, itemOf, window === 0 ? first : each));
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
