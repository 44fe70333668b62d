import type { Locator } from 'playwright-core';

/** The text as it is laid out: hidden parts left out, a table's cells separated by tabs. Waits for the element. */
export async function shownText(element: Locator): Promise<string> {
  return (await element.evaluate(({ innerText }: { readonly innerText: string }) => innerText)).trim();
}

/** The texts of all elements that match now. */
export async function shownTexts(elements: Locator): Promise<readonly string[]> {
  return await Promise.all((await elements.all()).map(shownText));
}
