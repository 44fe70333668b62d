import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Everything that can be read on a page: its texts, its labels, and what stands in inputs that are not masked. */
export async function readable(page: Page): Promise<string> {
  // The page's code is text: this project's types know Node, not the browser.
  return String(
    await page.evaluate(`[
      document.body.innerText,
      ...[...document.querySelectorAll('input:not([type=password]), textarea')].map((input) => input.value),
      ...[...document.querySelectorAll('[aria-label], [title]')].flatMap((element) => [
        element.getAttribute('aria-label') ?? '',
        element.getAttribute('title') ?? '',
      ]),
    ].join('\\n')`),
  );
}

/** The files below a folder that hold one of the texts. */
export async function filesWith(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) {
      const bytes = await readFile(path);
      found.push(...texts.filter((text) => bytes.includes(text)).map(() => path));
    }
  }
  return found;
}
