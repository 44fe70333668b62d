import { join } from 'node:path';
import type { PageScreenshotOptions } from 'playwright-core';
import sharp from 'sharp';
import type { Translate } from '../src/base/language.ts';
import { languageFor } from '../src/cli/shell/language.ts';
import { openApp } from '../test/e2e/app.ts';
import type { Workbench } from '../test/e2e/workbench.ts';
import { demoAccountEntries } from '../test/hosts/demo.ts';
import type { DisplayLanguage } from '../test/hosts/host.ts';
import { sandboxEnvironment } from '../test/hosts/sandboxAccounts.ts';
import { ensureChineseFont } from '../test/hosts/systemPackages.ts';
import { KNOWN_ACCOUNTS } from '../test/sandbox/knownAccounts.ts';
import { startSandbox } from '../test/sandbox/sandbox.ts';
import { film, PATIENCE_MS } from './film.ts';
import { packageExtension } from './package.ts';
import { root } from './paths.ts';
import { openSideBar, widenSideBar } from './sideBar.ts';

/** How a window looks in some of the pictures. */
interface Look {
  readonly theme: string;
  readonly language?: DisplayLanguage;
  /** The README's pictures that show this look; the first word says what of it. */
  readonly pictures?: readonly string[];
  readonly film?: string;
}

const [DARK, LIGHT] = ['Default Dark Modern', 'Default Light Modern'];

const looks: Readonly<Record<string, Look>> = {
  dark: { theme: DARK, pictures: ['tooltip-dark', 'overview-dark'] },
  light: { theme: LIGHT, pictures: ['spending-light'] },
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

/** An entry of the manifest. */
const SHOW_HISTORY = { en: 'Show History', 'zh-cn': '显示历史记录' };

/** In CSS pixels; pictures have twice as many. */
const size = { width: 1280, height: 740 };
/** Wide enough for the longest row of the tree. */
const sideBarWidth = 400;

const folder = join(root, 'docs', 'pictures');

type Clip = NonNullable<PageScreenshotOptions['clip']>;

/** The tree with every account answered. */
async function showTree({ statusBar, tree, page }: Workbench, shown: readonly string[]): Promise<void> {
  await statusBar.waitForIcon('arrow-down');
  await openSideBar(page);
  for (const name of shown) {
    await tree.waitForDescription(name, /just now|刚刚/);
  }
  await widenSideBar(page, sideBarWidth);
}

/** Shows the status bar item's tooltip; returns the corner of the window that holds both. */
async function showTooltip({ statusBar }: Workbench): Promise<Clip> {
  const box = await (await statusBar.hover()).boundingBox();
  const [left, top] = [Math.max(0, (box?.x ?? 0) - 40), Math.max(0, (box?.y ?? 0) - 30)];
  return { x: left, y: top, width: size.width - left, height: size.height - top };
}

/** The charts of an account; the pointer leaves the tree, whose rows have tooltips and actions. */
async function showHistory(workbench: Workbench, name: string, entry: string): Promise<void> {
  const { page, tree } = workbench;
  await page.mouse.move(0, 0);
  await tree.choose(name, entry);
  await workbench.webview().locator('canvas').first().waitFor();
  await page.mouse.move(size.width / 2, 4);
  await page.locator('.monaco-hover:visible').first().waitFor({ state: 'detached' });
}

/** What was spent in each week, on the page of the history. */
async function showSpending(workbench: Workbench, t: Translate): Promise<void> {
  const page = workbench.webview();
  await page.getByRole('button', { name: t('Spending'), exact: true }).click();
  await page.getByRole('button', { name: t('Weeks'), exact: true }).click();
  const week = page.getByRole('columnheader', { name: t('Week'), exact: true });
  await week.first().waitFor();
  await workbench.page.mouse.move(size.width / 2, 4);
}

/** Takes a look's pictures, or its film. */
async function take({ theme, language = 'en', pictures = [], film: name }: Look): Promise<void> {
  const settings = {
    'workbench.colorTheme': theme,
    'workbench.layoutControl.enabled': false,
    'window.title': `\${activeEditorShort}`,
  };
  if (name !== undefined) {
    return await film(language, settings, join(folder, `${name}.webp`));
  }
  await using sandbox = await startSandbox();
  const accounts = Object.keys(names).flatMap((id) => KNOWN_ACCOUNTS.filter((each) => each.id === id));
  const entries = demoAccountEntries(sandbox, accounts).map((entry) => ({
    ...entry,
    name: names[String(entry['id'])]?.[language],
  }));
  await using app = await openApp({
    sandbox,
    language,
    settings: { ...settings, 'messagingBalance.accounts': entries },
    env: sandboxEnvironment(accounts),
    accounts: 'demo',
    size,
    scale: 2,
  });
  const { workbench } = app;
  workbench.page.setDefaultTimeout(PATIENCE_MS);
  // Of 256 colours, a picture is half the size, and looks the same.
  const shoot = async (what: string, clip: Clip = { x: 0, y: 0, ...size }) => {
    for (const picture of pictures.filter((each) => each.startsWith(what))) {
      const shot = await workbench.page.screenshot({ clip });
      await sharp(shot)
        .png({ palette: true })
        .toFile(join(folder, `${picture}.png`));
    }
  };
  const { t } = await languageFor([`--lang=${language}`], {});
  const shown = entries.map((entry) => String(entry.name));
  const [first = '', second = ''] = shown;
  await showTree(workbench, shown);
  await shoot('tooltip', await showTooltip(workbench));
  await showHistory(workbench, first, SHOW_HISTORY[language]);
  await shoot('overview');
  await showHistory(workbench, second, SHOW_HISTORY[language]);
  await showSpending(workbench, t);
  await shoot('spending');
}

await sharp(join(folder, 'icon.svg')).toFile(join(root, 'media', 'icon.png'));
await packageExtension();
await ensureChineseFont();
// All looks, or those whose name begins with what is asked for.
for (const [name, look] of Object.entries(looks)) {
  if (name.startsWith(process.argv[2] ?? '')) {
    await take(look);
    process.stdout.write(`${[...(look.pictures ?? []), look.film ?? ''].join(' ')}\n`);
  }
}
