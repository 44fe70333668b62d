import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { type App, openApp } from '../test/e2e/app.ts';
import { demoAccountEntries } from '../test/hosts/demo.ts';
import type { DisplayLanguage } from '../test/hosts/host.ts';
import { sandboxEnvironment } from '../test/hosts/sandboxAccounts.ts';
import { ensureChineseFont } from '../test/hosts/systemPackages.ts';
import type { SandboxAccount } from '../test/sandbox/account.ts';
import { KNOWN_ACCOUNTS } from '../test/sandbox/knownAccounts.ts';
import { startSandbox } from '../test/sandbox/sandbox.ts';
import { film } from './film.ts';
import { packageExtension } from './package.ts';
import { root } from './paths.ts';
import { openSideBar, widenSideBar } from './sideBar.ts';

/** How a window looks in some of the pictures. */
interface Look {
  readonly theme: string;
  readonly language?: DisplayLanguage;
  /** The README's pictures that show this look. What has none is for developers alone. */
  readonly pictures?: readonly string[];
  readonly film?: string;
}

const [DARK, LIGHT] = ['Default Dark Modern', 'Default Light Modern'];

const looks: Readonly<Record<string, Look>> = {
  dark: { theme: DARK, pictures: ['tooltip-dark', 'overview-dark'] },
  light: { theme: LIGHT, pictures: ['spending-light'] },
  'high-contrast': { theme: 'Default High Contrast' },
  chinese: { theme: DARK, language: 'zh-cn', pictures: ['tooltip-zh-dark', 'overview-zh-dark'] },
  'chinese-light': { theme: LIGHT, language: 'zh-cn', pictures: ['spending-zh-light'] },
  film: { theme: DARK, film: 'add-read-alert' },
  'film-chinese': { theme: DARK, language: 'zh-cn', film: 'add-read-alert-zh' },
};

/** The accounts of the pictures, as their users would call them: the first one is about to run out. */
const names: Readonly<Record<string, Readonly<Record<DisplayLanguage, string>>>> = {
  'production-sms': { en: 'Production SMS', 'zh-cn': '生产环境短信' },
  'marketing-sms': { en: 'Marketing SMS', 'zh-cn': '会员营销短信' },
  newsletter: { en: 'Newsletter', 'zh-cn': '邮件订阅' },
  'tencent-sms': { en: 'Campaigns', 'zh-cn': '活动短信' },
  twilio: { en: 'Sign-in codes', 'zh-cn': '海外验证码' },
  'plivo-postpaid': { en: 'Hotline', 'zh-cn': '海外热线' },
  sendgrid: { en: 'Receipts', 'zh-cn': '订单邮件' },
};

/** In CSS pixels; pictures have twice as many. */
const size = { width: 1280, height: 740 };
/** Wide enough for the longest row of the tree. */
const sideBarWidth = 400;
/** A machine that is busy may take long for a step, and a picture does not show that. */
const PATIENCE_MS = 120_000;

/** The tree with every account answered. */
async function showTree({ workbench }: App, shown: readonly string[]): Promise<void> {
  const { statusBar, tree, page } = workbench;
  await statusBar.waitForIcon('arrow-down');
  await openSideBar(page);
  for (const name of shown) {
    await tree.waitForDescription(name, /just now|刚刚/);
  }
  await widenSideBar(page, sideBarWidth);
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

/** The charts of an account; the pointer leaves the tree, whose rows have tooltips and actions. */
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
  await page.mouse.move(size.width / 2, 4);
  await page.locator('.monaco-hover:visible').first().waitFor({ state: 'detached' });
}

/** What was spent in each week, on the page of the history. */
async function showSpending({ workbench }: App): Promise<void> {
  const page = workbench.webview();
  await page.getByRole('button', { name: /^(Spending|消耗)$/ }).click();
  await page.getByRole('button', { name: /^(Weeks|按周)$/ }).click();
  await page
    .getByRole('columnheader', { name: /^(Week|周)$/ })
    .first()
    .waitFor();
  await workbench.page.mouse.move(size.width / 2, 4);
}

/** Writes a picture of the README. */
async function keep(name: string, file: Buffer): Promise<string> {
  const path = join(root, 'docs', 'pictures', name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, file);
  return path;
}

/** Writes what the page shows, or a part of it, as a picture of 256 colours: it is half the size that way, and looks the same. */
async function paint(page: Page, name: string, clip?: Clip): Promise<string> {
  const shot = await page.screenshot(clip === undefined ? {} : { clip });
  return await keep(`${name}.png`, await sharp(shot).png({ palette: true }).toBuffer());
}

async function take(name: string, look: Look): Promise<readonly string[]> {
  const { theme, language = 'en', pictures = [] } = look;
  const settings = {
    'workbench.colorTheme': theme,
    'workbench.layoutControl.enabled': false,
    'window.title': `\${activeEditorShort}`,
  };
  if (look.film !== undefined) {
    return [await keep(`${look.film}.webp`, await film(language, settings))];
  }
  const sandbox = await startSandbox();
  const accounts = Object.keys(names).flatMap((id): SandboxAccount[] =>
    KNOWN_ACCOUNTS.filter((each) => each.id === id),
  );
  const entries = demoAccountEntries(sandbox, accounts).map((entry) => ({
    ...entry,
    name: names[String(entry['id'])]?.[language],
  }));
  const app = await openApp({
    sandbox,
    language,
    settings: { ...settings, 'messagingBalance.accounts': entries },
    env: sandboxEnvironment(accounts),
    accounts: 'demo',
    size,
    scale: 2,
  });
  const { workbench } = app;
  const { page } = workbench;
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    const shown = entries.map((entry) => String(entry.name));
    const [first = '', second = ''] = shown;
    const files: string[] = [];
    const shoot = async (what: string, clip?: Clip) => {
      files.push(await workbench.screenshot(`screenshots/${name}-${what}`));
      for (const picture of pictures.filter((each) => each.startsWith(what))) {
        files.push(await paint(page, picture, clip));
      }
    };
    await showTree(app, shown);
    await shoot('tooltip', await showTooltip(app));
    await showHistory(app, first);
    await shoot('overview');
    await showHistory(app, second);
    await showSpending(app);
    await shoot('spending');
    return files;
  } finally {
    await app.close();
    await sandbox.close();
  }
}

/** All looks, or those whose name begins with `filter`. */
async function takeAll(filter: string): Promise<void> {
  const icon = join(root, 'media', 'icon.png');
  await sharp(join(root, 'docs', 'pictures', 'icon.svg')).toFile(icon);
  process.stdout.write(`${icon}\n`);
  await packageExtension();
  await ensureChineseFont();
  for (const [name, shown] of Object.entries(looks).filter(([each]) => each.startsWith(filter))) {
    process.stdout.write(`${(await take(name, shown)).join('\n')}\n`);
  }
}

await takeAll(process.argv[2] ?? '');
