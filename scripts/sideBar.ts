import type { Page } from 'playwright-core';

/** Opens the accounts by the icon at the edge of the window, which keeps its place while numbers come in. */
export async function openSideBar(page: Page): Promise<void> {
  await page.locator('.activitybar .action-item', { has: page.getByLabel('Messaging Balance') }).click();
}

/** Drags the edge of the side bar until it is so wide, in CSS pixels. */
export async function widenSideBar(page: Page, sideBarWidth: number): Promise<void> {
  const { x = 0, y = 0, width = 0, height = 0 } = (await page.locator('.part.sidebar').boundingBox()) ?? {};
  const [edge, middle] = [x + width, y + height / 2];
  await page.mouse.move(edge, middle);
  await page.mouse.down();
  await page.mouse.move(edge + sideBarWidth - width, middle, { steps: 4 });
  await page.mouse.up();
}
