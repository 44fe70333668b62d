import { after, afterEach, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../hosts/browser.ts';
import { ensureBrowser } from '../hosts/systemPackages.ts';
import { type BareOptions, type BarePage, buildPage, openBarePage } from './barePage.ts';
import { historyWorld, NOW } from './historyWorld.ts';

/** Everything that is written on the page outside of charts, and what stands in them as a line of words. */
export const WRITTEN = `[...document.querySelectorAll('h1, h2, strong, li, p:not([aria-hidden]), button, option, caption, th, td, label, span')]
  .filter((each) => each.checkVisibility() && each.children.length === 0 && each.textContent.trim() !== '')
  .map((each) => each.textContent.trim())`;

/** The text of each element that is found, all in one turn of the page: one that has left it has no layout. */
export async function texts(page: Page, selector: string): Promise<string[]> {
  return await page.evaluate(
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.innerText)`,
  );
}

/** The history page in a browser that lives as long as the suite that calls this, with the accounts of the made-up world. */
export function historyPages() {
  let browser: Browser;
  let files: ReadonlyMap<string, string>;
  const opened: BarePage[] = [];
  const world = historyWorld();

  before(async () => {
    await ensureBrowser();
    files = await buildPage();
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  after(async () => await browser.close());

  return {
    world,
    /** All pages so far. */
    opened,
    /** Opens the page, and waits until it shows something. */
    async open(options: Partial<BareOptions> & { account?: string; range?: string } = {}): Promise<BarePage> {
      const { account = 'production', range = '7d', ...rest } = options;
      const state = { accountId: account, range, hidden: {} };
      const bare = await openBarePage(browser, files, { source: world.source, now: NOW, state, ...rest });
      opened.push(bare);
      await bare.page.locator('.pane, .empty:not([hidden]), .trouble').first().waitFor();
      return bare;
    },
  };
}
