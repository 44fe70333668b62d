import type { Page } from 'playwright-core';
import { packageExtension } from '../scripts/package.ts';
import { Palette } from '../test/e2e/palette.ts';
import { QuickInput } from '../test/e2e/quickInput.ts';
import { extensionId } from '../test/hosts/host.ts';
import { startAccounts } from './accounts.ts';
import { type Editor, shown, startEditor } from './editor.ts';
import { EMPTY_ID, EMPTY_NAME, packEmptyExtension } from './emptyExtension.ts';
import { type Figure, median, medianOf } from './figure.ts';
import { numbers } from './table.ts';

/** Of the product, as VS Code's own list of running extensions shows it. */
const NAME = 'Messaging Balance';
/** What the windows of one extension took, in milliseconds. */
interface Times {
  readonly activation: number[];
  /** From the beginning of activation until commands run. */
  readonly ready: number[];
  /** From the workbench to the item's number. */
  readonly number: number[];
}

/**
 * How long fresh windows take to activate the extension and to show the last known number, beside an empty extension. Each
 * has a server of its own, since the extensions of one window wait for each other, and their windows take turns.
 */
export async function measure(options: ReadonlyMap<string, string>): Promise<readonly Figure[]> {
  const [windows = 10] = numbers(options.get('windows'), [10]);
  const [few = 3] = numbers(options.get('growth-windows'), [3]);
  const vsix = await packageExtension();
  const empty = await packEmptyExtension();
  try {
    const [ours, floor] = await inTurns(vsix, empty.vsix, windows);
    const growth: Figure[] = [];
    for (const accounts of numbers(options.get('accounts'), [1, 10, 100, 1000])) {
      const times = await alone(vsix, accounts, few);
      growth.push(...figures(times, `, ${accounts} accounts`, `-${accounts}`).map((each) => ({ ...each, accounts })));
    }
    const [activation, number, ready] = figures(ours, ', 5 accounts', '');
    return [
      ...rowBeside(activation, floor.activation, 1.3),
      ...rowBeside(number, floor.number, 1.1),
      // The empty extension is ready when it returns: there is nothing to compare with.
      ...(ready === undefined ? [] : [ready]),
      ...growth,
    ];
  } finally {
    await empty.remove();
  }
}

function figures({ activation, number, ready }: Times, whose: string, suffix: string): readonly Figure[] {
  return [
    {
      ...{ id: `activation${suffix}`, what: `activation${whose}`, unit: 'ms' },
      ...medianOf(activation),
    },
    {
      ...{ id: `first-number${suffix}`, what: `window ready → last known number${whose}`, unit: 'ms' },
      ...medianOf(number),
    },
    {
      ...{ id: `ready${suffix}`, what: `activation until commands run${whose}`, unit: 'ms' },
      ...medianOf(ready),
    },
  ];
}

function rowBeside(figure: Figure | undefined, floor: readonly number[], most: number): readonly Figure[] {
  return figure === undefined
    ? []
    : [{ ...figure, beside: { what: 'empty extension', value: median(floor) }, goal: { kind: 'ratio', most } }];
}

async function inTurns(vsix: string, emptyVsix: string, windows: number): Promise<[Times, Times]> {
  const { sandbox, settings, env } = await startAccounts(5, 15);
  const editors: Editor[] = [];
  try {
    const ours = await startEditor({ vsix, settings, env }, extensionId);
    editors.push(ours);
    const floor = await startEditor({ vsix: emptyVsix }, EMPTY_ID);
    editors.push(floor);
    const times = { ours: noTimes(), floor: noTimes() };
    await warmUp(ours);
    await warmUp(floor);
    for (let window = 0; window < windows; window++) {
      const first = window % 2 === 0;
      await (first ? time(ours, NAME, extensionId, times.ours) : time(floor, EMPTY_NAME, EMPTY_ID, times.floor));
      await (first ? time(floor, EMPTY_NAME, EMPTY_ID, times.floor) : time(ours, NAME, extensionId, times.ours));
    }
    return [times.ours, times.floor];
  } finally {
    await Promise.all(editors.map((editor) => editor.close()));
    await sandbox.close();
  }
}

async function alone(vsix: string, accounts: number, windows: number): Promise<Times> {
  const { sandbox, settings, env } = await startAccounts(accounts, 15);
  const times = noTimes();
  try {
    const editor = await startEditor({ vsix, settings, env }, extensionId);
    try {
      await warmUp(editor);
      for (let window = 0; window < windows; window++) {
        await time(editor, NAME, extensionId, times);
      }
    } finally {
      await editor.close();
    }
  } finally {
    await sandbox.close();
  }
  return times;
}

function noTimes(): Times {
  return { activation: [], number: [], ready: [] };
}

/** The first window fills what later ones remember: VS Code's caches, and the last known numbers. */
async function warmUp(editor: Editor): Promise<void> {
  const window = await editor.open();
  await shown(window.page);
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  await window.close();
}

async function time(editor: Editor, name: string, id: string, times: Times): Promise<void> {
  const window = await editor.open();
  const { workbench, item } = await shown(window.page);
  times.number.push(item - workbench);
  times.activation.push(await activationTime(window.page, name));
  const host = await window.inspect();
  times.ready.push(await host.between(`willActivateExtension/${id}`, `didActivateExtension/${id}`));
  host.close();
  await window.close();
}

/** What `Developer: Show Running Extensions` shows for an extension, in milliseconds. */
export async function activationTime(page: Page, name: string): Promise<number> {
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
