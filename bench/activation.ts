import { setTimeout as elapsed } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { packageExtension } from '../scripts/package.ts';
import { Palette } from '../test/e2e/palette.ts';
import { QuickInput } from '../test/e2e/quickInput.ts';
import { extensionId } from '../test/hosts/host.ts';
import { withAccounts } from './accounts.ts';
import { EMPTY, type Open, shown, withEditor } from './editor.ts';
import { type Figure, median, medianOf } from './figure.ts';
import type { BenchOptions } from './main.ts';

/** What the windows of one extension took, in milliseconds. */
interface Side {
  /** As VS Code's own list of running extensions shows it. */
  readonly name: string;
  readonly activation: number[];
  /** From the workbench to the item's number. */
  readonly number: number[];
}

/**
 * How long fresh windows take to activate the extension and to show the last known number, beside an empty extension. Each
 * has a server of its own, since the extensions of one window wait for each other, and their windows take turns.
 */
export async function measure({ times }: BenchOptions): Promise<readonly Figure[]> {
  const vsix = await packageExtension();
  const ours: Side = { name: 'Messaging Balance', activation: [], number: [] };
  const floor: Side = { name: EMPTY.name, activation: [], number: [] };
  await withAccounts(5, 15, ({ settings, env }) =>
    withEditor({ vsix, settings, env }, extensionId, (open) =>
      withEditor({ extensions: [EMPTY.folder] }, EMPTY.id, (openOther) =>
        takeTurns([ours, open], [floor, openOther], 2 * times),
      ),
    ),
  );
  return [
    rowOf('activation, 5 accounts', ours.activation, floor.activation, 1.5),
    rowOf('window ready → last known number, 5 accounts', ours.number, floor.number, 1.1),
  ];
}

type Turn = readonly [side: Side, open: Open];

async function takeTurns(ours: Turn, floor: Turn, windows: number): Promise<void> {
  // The first window fills what later ones remember: VS Code's caches, and the last known numbers.
  for (const [, open] of [ours, floor]) {
    const window = await open();
    await shown(window.page);
    await elapsed(5_000);
    await window.close();
  }
  for (let window = 0; window < windows; window++) {
    for (const turn of window % 2 === 0 ? [ours, floor] : [floor, ours]) {
      await time(...turn);
    }
  }
}

function rowOf(what: string, ours: readonly number[], floor: readonly number[], most: number): Figure {
  const beside = { what: 'empty extension', value: median(floor) };
  return { what, unit: 'ms', ...medianOf(ours), beside, goal: { kind: 'ratio', most } };
}

async function time({ name, activation, number }: Side, open: Open): Promise<void> {
  const window = await open();
  const { workbench, item } = await shown(window.page);
  number.push(item - workbench);
  activation.push(await activationTime(window.page, name));
  await window.close();
}

/** What `Developer: Show Running Extensions` shows for an extension, in milliseconds. */
async function activationTime(page: Page, name: string): Promise<number> {
  await new Palette(page, new QuickInput(page)).run('Developer: Show Running Extensions');
  const label = page.locator('.name').getByText(name, { exact: true });
  const row = page.locator('.runtime-extensions-editor .monaco-list-row').filter({ has: label });
  const text = (await row.locator('.activation-time').textContent()) ?? '';
  const ms = /(\d+)ms/.exec(text)?.[1];
  if (ms === undefined) {
    throw new Error(`No activation time of ${name}: ${text}`);
  }
  return Number(ms);
}
