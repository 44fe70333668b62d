import { setTimeout as elapsed } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { packageExtension } from '../scripts/package.ts';
import { Palette } from '../test/e2e/palette.ts';
import { QuickInput } from '../test/e2e/quickInput.ts';
import { extensionId } from '../test/hosts/host.ts';
import { sandboxAccountEntries, sandboxEnvironment } from '../test/hosts/sandboxAccounts.ts';
import { KNOWN_ACCOUNTS } from '../test/sandbox/knownAccounts.ts';
import { startSandbox } from '../test/sandbox/sandbox.ts';
import { type Editor, EMPTY, shown, startEditor } from './editor.ts';
import { besideFloor, type Figure, inTurns } from './figure.ts';
import type { BenchOptions } from './main.ts';

/** Each provider in use is a file that is loaded before the first number. */
const ACCOUNTS = KNOWN_ACCOUNTS.filter(({ id }) =>
  ['production-sms', 'marketing-sms', 'tencent-sms', 'twilio', 'sendgrid'].includes(id),
);
/** VS Code writes what it keeps within so long; a window that closes writes nothing any more. */
const KEPT_MS = 5_000;

/**
 * How long fresh windows take to activate the extension and to show the last known number, beside an empty extension. Each
 * has a server of its own, since the extensions of one window wait for each other. The first windows fill what later ones
 * remember: VS Code's caches, and the last known numbers.
 */
export async function measure({ times }: BenchOptions): Promise<readonly Figure[]> {
  const vsix = await packageExtension();
  await using sandbox = await startSandbox();
  const settings = { 'messagingBalance.accounts': sandboxAccountEntries(sandbox, ACCOUNTS) };
  await using editor = await startEditor({ settings, env: sandboxEnvironment(ACCOUNTS), vsix }, extensionId);
  await using empty = await startEditor({ extensions: [EMPTY.folder] }, EMPTY.id);
  const [ours, floor] = await inTurns(
    2 * times,
    () => time('Messaging Balance', editor),
    () => time(EMPTY.name, empty),
  );
  const row = (what: string, part: 'activation' | 'number', most: number): Figure => {
    const [own, other] = [ours, floor].map((side) => side.map((window) => window[part]));
    return { what, ...besideFloor(own ?? [], 'empty extension', other ?? []), goal: { kind: 'ratio', most } };
  };
  return [
    row('activation, 5 accounts of 5 providers', 'activation', 1.5),
    row('window ready → last known number, 5 accounts of 5 providers', 'number', 1.1),
  ];
}

/** Milliseconds of a fresh window: as VS Code's list of running extensions shows them, and from the workbench to the item's number. */
async function time(name: string, editor: Editor): Promise<{ readonly activation: number; readonly number: number }> {
  const window = await editor.open();
  const { workbench, item } = await shown(window.page);
  const activation = await activationTime(window.page, name);
  await elapsed(KEPT_MS);
  await window.close();
  return { activation, number: item - workbench };
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
