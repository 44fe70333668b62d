import { errors, type Locator } from 'playwright-core';

const PATIENCE_MS = 3_000;

/** Whether an element is shown within a few seconds. */
export async function isVisible(element: Locator): Promise<boolean> {
  try {
    await element.waitFor({ timeout: PATIENCE_MS });
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) {
      return false;
    }
    throw error;
  }
}
