import type { Page } from 'playwright-core';

const TRIES = 200;

/** The text on the clipboard, once it holds `part`. */
export async function clipboard(page: Page, part: string): Promise<string> {
  let text = '';
  for (let attempt = 0; attempt < TRIES && !text.includes(part); attempt++) {
    // The page's code is text: this project's types know Node, not the browser.
    text = String(await page.evaluate('navigator.clipboard.readText()'));
  }
  return text;
}
