import type { Page } from 'playwright-core';
import { packageExtension } from '../scripts/package.ts';
import { StatusBar } from '../test/e2e/statusBar.ts';
import { Tree } from '../test/e2e/tree.ts';
import { extensionId } from '../test/hosts/host.ts';
import type { Sandbox } from '../test/sandbox/sandbox.ts';
import { idOf, nameOf, startAccounts } from './accounts.ts';
import { itemSelector, shown, startEditor } from './editor.ts';
import { type Figure, medianOf } from './figure.ts';
import { numbers } from './table.ts';

/** No account is asked sooner after a request. */
const GAP_MS = 10_500;

/**
 * From the moment in which a provider answers until the new balance is in the status bar and in the tree of a real window.
 * The page's clock and the sandbox's are the same machine's.
 */
export async function measure(options: ReadonlyMap<string, string>): Promise<readonly Figure[]> {
  const [times = 4] = numbers(options.get('times'), [4]);
  const vsix = await packageExtension();
  const figures: Figure[] = [];
  for (const accounts of numbers(options.get('accounts'), [1, 10, 100, 1000])) {
    figures.push({
      ...{ id: `change-${accounts}`, what: `a change of one balance of ${accounts} → status bar and tree updated` },
      ...{ ...medianOf(await changesOf(vsix, accounts, times)), unit: 'ms', accounts },
      ...(accounts === 100 ? { goal: { kind: 'most', most: 150 } } : {}),
    });
  }
  return figures;
}

async function changesOf(vsix: string, count: number, times: number): Promise<readonly number[]> {
  const { sandbox, settings, env } = await startAccounts(count, 60);
  try {
    const chosen = {
      ...settings,
      'messagingBalance.statusBar.show': 'pinned',
      'messagingBalance.statusBar.pinned': [idOf(0)],
    };
    const editor = await startEditor({ vsix, settings: chosen, env }, extensionId);
    try {
      const { page } = await editor.open();
      await shown(page);
      const tree = new Tree(page);
      await new StatusBar(page).click();
      await tree.waitForRow(nameOf(0));
      // The first requests are spread over half a minute.
      await elapsed(Math.min(30, count) * 1_000 + GAP_MS);
      const changes: number[] = [];
      // One more: the first one finds nothing compiled.
      for (let time = 0; time <= times; time++) {
        changes.push(await change(page, tree, sandbox, 2_000_000 + time));
        await elapsed(GAP_MS);
      }
      return changes.slice(1);
    } finally {
      await editor.close();
    }
  } finally {
    await sandbox.close();
  }
}

async function change(page: Page, tree: Tree, sandbox: Sandbox, amount: number): Promise<number> {
  sandbox.accounts.set(idOf(0), { dev_balance: String(amount) });
  await page.evaluate(watch(amount.toLocaleString('en')));
  const request = sandbox.nextRequest();
  await tree.inlineAction(nameOf(0), 'Refresh Account');
  const { time } = await request;
  return Number(await page.evaluate('globalThis.benchChange')) - time;
}

/** Lets the page note when a text is in the item and in the account's row. */
function watch(text: string): string {
  return `globalThis.benchChange = new Promise((resolve) => {
    const text = ${JSON.stringify(text)};
    const observer = new MutationObserver(() => {
      const item = document.querySelector(${JSON.stringify(itemSelector(extensionId))});
      const shown = [...document.querySelectorAll('.monaco-list-row')].some((row) =>
        row.querySelector('.label-name')?.textContent === ${JSON.stringify(nameOf(0))} &&
        row.querySelector('.label-description')?.textContent.includes(text));
      if (shown && item.textContent.includes(text)) {
        observer.disconnect();
        resolve(Date.now());
      }
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  }), undefined`;
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
