import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../test/hosts/browser.ts';
import { ensureBrowser } from '../test/hosts/systemPackages.ts';
import { root } from './paths.ts';

/** The extension's icon is drawn as SVG; the Marketplace takes it as PNG, with a side of 128 pixels. */
const SIDE = 128;

/** Renders `docs/pictures/icon.svg` to `media/icon.png` and returns its path. */
export async function renderIcon(): Promise<string> {
  const svg = await readFile(join(root, 'docs', 'pictures', 'icon.svg'), 'utf8');
  const path = join(root, 'media', 'icon.png');
  await ensureBrowser();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: SIDE, height: SIDE } });
    await page.setContent(`<body style="margin: 0">${svg}</body>`);
    await page.locator('svg').screenshot({ path, omitBackground: true });
    return path;
  } finally {
    await browser.close();
  }
}
