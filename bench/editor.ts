import { join } from 'node:path';
import inspect from 'chrome-remote-interface';
import type { BrowserContext, Page } from 'playwright-core';
import { root } from '../scripts/paths.ts';
import { launchBrowser } from '../test/hosts/browser.ts';
import { confirmAccounts } from '../test/hosts/confirmed.ts';
import type { HostOptions } from '../test/hosts/host.ts';
import { ensureBrowser } from '../test/hosts/systemPackages.ts';
import { startVsCodeServer, type VsCodeServer } from '../test/hosts/vscodeServer.ts';
import { freePort } from '../test/teams/daemon.ts';

/** The extension that is the floor, by its folder, and the beginning of its item's id. */
export const EMPTY = { folder: join(root, 'bench', 'empty'), id: 'bench.empty', name: 'Empty' };

/** A VS Code server that is measured. */
export interface Editor extends AsyncDisposable {
  /** Opens a fresh window, in which is there what VS Code remembers of the one before. */
  open(): ReturnType<typeof openWindow>;
}

/** The status bar item of the extension whose id begins so, as it stands in the page. */
export function itemSelector(extensionId: string): string {
  return `.statusbar-item[id^="${extensionId}."]`;
}

/** Starts a server. `itemOf` is the extension whose status bar item the clocks of its windows look out for. */
export async function startEditor(options: HostOptions, itemOf: string): Promise<Editor> {
  await ensureBrowser();
  const server = await startVsCodeServer({
    ...options,
    fillStorage: (folder) => confirmAccounts(folder, options.settings),
  });
  const browser = await launchBrowser();
  // One context for all windows: the workbench keeps extensions' states in the browser's own storage.
  const context = await browser.newContext({ viewport: { width: 1280, height: 1600 } });
  context.setDefaultTimeout(120_000);
  await context.addInitScript({ content: stopwatch(itemSelector(itemOf)) });
  return {
    open: () => openWindow(context, server),
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.close();
    },
  };
}

/** A window, and the inspector of its extension host. */
async function openWindow(context: BrowserContext, { url: base, workspaceFolder }: VsCodeServer) {
  const port = await freePort();
  const page = await context.newPage();
  const url = new URL(base);
  url.searchParams.set('folder', workspaceFolder);
  url.searchParams.set('payload', `[["skipWelcome","true"],["inspect-extensions","${port}"]]`);
  await page.goto(url.href);
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
  return { page, inspect: () => inspect({ port }), close: () => page.close() };
}

/** When the workbench and the item's first number were there, in milliseconds of the page's own clock. */
export interface Shown {
  readonly workbench: number;
  readonly item: number;
}

/** Waits until the item shows a number. */
export async function shown(page: Page): Promise<Shown> {
  // Not by frames, of which a page behind another one has none.
  await page.waitForFunction('globalThis.benchShown?.item !== undefined', undefined, { polling: 100 });
  return (await page.evaluate('globalThis.benchShown')) as Shown;
}

/** Notes the times at which things first appear, from within the page: nobody has to ask at the right moment. */
function stopwatch(selector: string): string {
  return `{
    const shown = globalThis.benchShown = {};
    const look = () => {
      shown.workbench ??= document.querySelector('.monaco-workbench .part.statusbar') ? performance.now() : undefined;
      const item = document.querySelector(${JSON.stringify(selector)});
      if (item !== null && /\\d/.test(item.textContent)) {
        shown.item = performance.now();
        observer.disconnect();
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  }`;
}
