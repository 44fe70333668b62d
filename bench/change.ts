import { setTimeout as elapsed } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { packageExtension } from '../scripts/package.ts';
import { StatusBar } from '../test/e2e/statusBar.ts';
import { Tree } from '../test/e2e/tree.ts';
import { extensionId } from '../test/hosts/host.ts';
import { accountAt, benchAccounts } from './accounts.ts';
import { itemSelector, shown, startEditor } from './editor.ts';
import { type Figure, medianOf } from './figure.ts';
import type { BenchOptions } from './main.ts';

/** No account is asked sooner after a request. */
const GAP_MS = 10_500;
const { id: ID, name: NAME } = accountAt(0, '');

/**
 * From the moment in which a provider answers until the new balance is in the status bar and in the tree of a real window
 * whose accounts are all expanded. The page's clock and the sandbox's are the same machine's.
 */
export async function measure({ times }: BenchOptions): Promise<readonly Figure[]> {
  const vsix = await packageExtension();
  const figures: Figure[] = [];
  for (const count of [10, 100]) {
    figures.push({
      what: `a change of one balance of ${count} → status bar and tree updated`,
      ...{ unit: 'ms', ...medianOf(await changesOf(vsix, count, times)), goal: { kind: 'most', most: 150 } },
    });
  }
  return figures;
}

/** Milliseconds of each change. */
async function changesOf(vsix: string, count: number, times: number): Promise<readonly number[]> {
  await using accounts = await benchAccounts(count, 60);
  const { sandbox, settings, env } = accounts;
  const pinned = { 'messagingBalance.statusBar.show': 'pinned', 'messagingBalance.statusBar.pinned': [ID] };
  await using editor = await startEditor({ vsix, settings: { ...settings, ...pinned }, env }, extensionId);
  const { page } = await editor.open();
  await shown(page);
  const tree = new Tree(page);
  await new StatusBar(page).click();
  await tree.waitForRow(NAME);
  // The first requests are spread over half a minute.
  await elapsed(Math.min(30, count) * 1_000 + GAP_MS);
  const changes: number[] = [];
  // One more: the first one finds nothing compiled.
  for (let time = 0; time <= times; time++) {
    const amount = 2_000_000 + time;
    sandbox.accounts.set(ID, { dev_balance: String(amount) });
    await watch(page, amount.toLocaleString('en'));
    const request = sandbox.nextRequest();
    await tree.inlineAction(NAME, 'Refresh Account');
    const answered = (await request).time;
    changes.push(Number(await page.evaluate('globalThis.benchChange')) - answered);
    await elapsed(GAP_MS);
  }
  return changes.slice(1);
}

/** Lets the page note when a text is in the item and in the account's row. */
async function watch(page: Page, text: string): Promise<void> {
  await page.evaluate(`globalThis.benchChange = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const item = document.querySelector(${JSON.stringify(itemSelector(extensionId))});
      const shown = [...document.querySelectorAll('.monaco-list-row')].some(({ textContent }) =>
        textContent.includes(${JSON.stringify(NAME)}) && textContent.includes(${JSON.stringify(text)}));
      if (shown && item.textContent.includes(${JSON.stringify(text)})) {
        observer.disconnect();
        resolve(Date.now());
      }
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  }), undefined`);
}
