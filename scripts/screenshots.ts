import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type App, type AppOptions, openApp } from '../test/e2e/app.ts';
import { demoAccountEntries } from '../test/hosts/demo.ts';
import { ensureChineseFont } from '../test/hosts/systemPackages.ts';
import { startSandbox } from '../test/sandbox/sandbox.ts';
import { renderIcon } from './icon.ts';
import { packageExtension } from './package.ts';
import { inPalette, paletteOf } from './palette.ts';
import { root } from './paths.ts';
import { readPng, writePng } from './png.ts';

/** How a window looks in some of the pictures. */
interface Look {
  readonly options: AppOptions;
  /** Names of the README's pictures that show this look: the whole window, the tooltip. The others are for developers alone. */
  readonly overview?: string;
  readonly tooltip?: string;
}

const look = (theme: string, options: AppOptions = {}): AppOptions => ({
  ...options,
  settings: {
    'workbench.colorTheme': theme,
    'workbench.layoutControl.enabled': false,
    'window.title': `\${activeEditorShort}`,
  },
});

const looks: Readonly<Record<string, Look>> = {
  dark: { options: look('Default Dark Modern'), overview: 'overview-dark', tooltip: 'tooltip-dark' },
  light: { options: look('Default Light Modern'), overview: 'overview-light' },
  'high-contrast': { options: look('Default High Contrast') },
  chinese: {
    options: look('Default Dark Modern', { language: 'zh-cn' }),
    overview: 'overview-zh-dark',
    tooltip: 'tooltip-zh-dark',
  },
  'chinese-light': { options: look('Default Light Modern', { language: 'zh-cn' }), overview: 'overview-zh-light' },
};

/** What Chinese users would call the sandbox's accounts. */
const chineseNames: Readonly<Record<string, string>> = {
  'production-sms': '生产环境短信',
  'checkout-app': '商城应用',
  'marketing-sms': '会员营销短信',
  newsletter: '邮件订阅',
  'international-sms': '海外短信',
};

/** In CSS pixels; pictures have twice as many. */
const size = { width: 1280, height: 740 };
/** Wide enough for the longest row of the tree. */
const sideBarWidth = 400;

/** The tree with every account answered. */
async function showTree({ workbench }: App, names: readonly string[]): Promise<void> {
  const { statusBar, tree, page } = workbench;
  await statusBar.waitForText(/\d/);
  await statusBar.click();
  for (const name of names) {
    await tree.waitForDescription(name, /\d/);
  }
  const { x = 0, width = 0 } = (await page.locator('.part.sidebar').boundingBox()) ?? {};
  const [edge, middle] = [x + width, size.height / 2];
  await page.mouse.move(edge, middle);
  await page.mouse.down();
  await page.mouse.move(edge + sideBarWidth - width, middle, { steps: 4 });
  await page.mouse.up();
}

/** Part of the page, in CSS pixels. */
interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Shows the status bar item's tooltip; returns the corner of the window that holds both. */
async function showTooltip({ workbench }: App): Promise<Clip> {
  const box = await (await workbench.statusBar.hover()).boundingBox();
  const [left, top] = [Math.max(0, (box?.x ?? 0) - 40), Math.max(0, (box?.y ?? 0) - 30)];
  return { x: left, y: top, width: size.width - left, height: size.height - top };
}

async function showHistory({ workbench }: App, name: string): Promise<void> {
  const { page, tree } = workbench;
  await page.mouse.move(0, 0);
  await tree.row(name).click({ button: 'right' });
  await page
    .locator('.monaco-menu .action-label')
    .filter({ hasText: /^(Show History|显示历史记录)/ })
    .first()
    .hover();
  await page.keyboard.press('Enter');
  await workbench.webview().locator('canvas').first().waitFor();
  // The pointer leaves the tree, whose rows have tooltips and actions.
  await page.mouse.move(size.width / 2, 4);
  await page.locator('.monaco-hover:visible').first().waitFor({ state: 'detached' });
}

/** Writes what the page shows, or a part of it, as a picture of the README. */
async function paint(page: Page, name: string, clip?: Clip): Promise<string> {
  const { pixels, ...sizes } = readPng(await page.screenshot(clip === undefined ? {} : { clip }));
  const palette = paletteOf(pixels);
  const path = join(root, 'docs', 'pictures', `${name}.png`);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, writePng({ ...sizes, pixels: inPalette(pixels, palette) }, palette));
  return path;
}

async function take(name: string, { options, overview, tooltip }: Look): Promise<readonly string[]> {
  const sandbox = await startSandbox();
  const entries = demoAccountEntries(sandbox).map((entry) => ({
    ...entry,
    ...(options.language === 'zh-cn' ? { name: chineseNames[String(entry['id'])] } : {}),
  }));
  const names = entries.map(({ name: accountName }) => String(accountName));
  const settings = { ...options.settings, 'messagingBalance.accounts': entries };
  const app = await openApp({ ...options, sandbox, settings, accounts: 'demo', size, scale: 2 });
  const { workbench } = app;
  const { page } = workbench;
  try {
    await showTree(app, names);
    const corner = await showTooltip(app);
    const shots = [await workbench.screenshot(`screenshots/${name}`)];
    const pictures = tooltip === undefined ? [] : [await paint(page, tooltip, corner)];
    // The account that is about to run out.
    await showHistory(app, names[0] ?? '');
    shots.push(await workbench.screenshot(`screenshots/${name}-history`));
    if (overview !== undefined) {
      pictures.push(await paint(page, overview));
    }
    return [...shots, ...pictures];
  } finally {
    await app.close();
    await sandbox.close();
  }
}

/** All looks, or those whose name begins with `filter`. */
async function takeAll(filter: string): Promise<void> {
  process.stdout.write(`${await renderIcon()}\n`);
  await packageExtension();
  await ensureChineseFont();
  for (const [name, shown] of Object.entries(looks).filter(([each]) => each.startsWith(filter))) {
    process.stdout.write(`${(await take(name, shown)).join('\n')}\n`);
  }
}

try {
  await takeAll(process.argv[2] ?? '');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
