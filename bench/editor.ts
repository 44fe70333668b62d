import type { Page } from 'playwright-core';
import { launchBrowser } from '../test/hosts/browser.ts';
import type { HostOptions } from '../test/hosts/host.ts';
import { ensureBrowser } from '../test/hosts/systemPackages.ts';
import { startVsCodeServer } from '../test/hosts/vscodeServer.ts';
import { freePort, Inspector } from './inspector.ts';

const timeoutMs = 120_000;

/** A VS Code server whose windows are measured. Each window is fresh; what VS Code remembers of the one before is there. */
export interface Editor {
  /** `waits`: the extension host waits for its inspector before it does anything. */
  open(waits?: boolean): Promise<EditorWindow>;
  close(): Promise<void>;
}

/** One window, and the inspector of its extension host. */
export interface EditorWindow {
  readonly page: Page;
  /** The port of the extension host's inspector. */
  inspect(): Promise<Inspector>;
  close(): Promise<void>;
}

/** The status bar item of the extension whose id begins so, as it stands in the page. */
export function itemSelector(extensionId: string): string {
  return `.statusbar-item[id^="${extensionId}."]`;
}

/** Starts a server and a browser. `itemOf` is the extension whose status bar item the windows' clocks look out for. */
export async function startEditor(options: HostOptions, itemOf?: string): Promise<Editor> {
  await ensureBrowser();
  const server = await startVsCodeServer(options);
  const browser = await launchBrowser().catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  // One context for all windows: the workbench keeps extensions' states in the browser's own storage.
  const context = await browser.newContext({ viewport: { width: 1280, height: 1600 } });
  context.setDefaultTimeout(timeoutMs);
  await context.addInitScript({ content: stopwatch(itemOf === undefined ? undefined : itemSelector(itemOf)) });
  return {
    async open(waits = false) {
      const port = await freePort();
      const page = await context.newPage();
      const url = new URL(server.url);
      url.searchParams.set('folder', server.workspaceFolder);
      url.searchParams.set(
        'payload',
        JSON.stringify([
          ['skipWelcome', 'true'],
          [waits ? 'inspect-brk-extensions' : 'inspect-extensions', String(port)],
        ]),
      );
      await page.goto(url.href);
      await page.locator('.monaco-workbench .part.statusbar').waitFor();
      return { page, inspect: () => Inspector.connect(port), close: () => page.close() };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
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
function stopwatch(selector: string | undefined): string {
  return `{
    const shown = globalThis.benchShown = {};
    const look = () => {
      if (shown.workbench === undefined && document.querySelector('.monaco-workbench .part.statusbar') !== null) {
        shown.workbench = performance.now();
      }
      const item = ${selector === undefined ? 'null' : `document.querySelector(${JSON.stringify(selector)})`};
      if (item !== null && /\\d/.test(item.textContent)) {
        shown.item = performance.now();
        observer.disconnect();
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  }`;
}
