import { type App, type AppOptions, openApp } from '../test/e2e/app.ts';
import { ensureChineseFont } from '../test/hosts/systemPackages.ts';
import { packageExtension } from './package.ts';

/** How a window looks in one of the pictures. */
const looks: Readonly<Record<string, AppOptions>> = {
  dark: { settings: { 'workbench.colorTheme': 'Default Dark Modern' } },
  light: { settings: { 'workbench.colorTheme': 'Default Light Modern' } },
  'high-contrast': { settings: { 'workbench.colorTheme': 'Default High Contrast' } },
  chinese: { settings: { 'workbench.colorTheme': 'Default Dark Modern' }, language: 'zh-cn' },
};

/** The tree with every account answered, and the status bar item's tooltip. */
async function showAll({ workbench, sandbox }: App): Promise<void> {
  const { statusBar, tree } = workbench;
  await statusBar.waitForText(/\d/);
  await statusBar.click();
  for (const { name } of sandbox.accounts.list()) {
    await tree.waitForDescription(name, /\d/);
  }
  await statusBar.hover();
}

/** The history of the account that is about to run out. */
async function showHistory({ workbench, sandbox }: App): Promise<void> {
  const { page, tree } = workbench;
  const [first] = sandbox.accounts.list();
  await page.mouse.move(0, 0);
  await tree.row(first?.name ?? '').click({ button: 'right' });
  await page
    .locator('.monaco-menu .action-label')
    .filter({ hasText: /^(Show History|显示历史|查看历史)/ })
    .first()
    .hover();
  await page.keyboard.press('Enter');
  await workbench.webview().locator('canvas').first().waitFor();
}

async function takeAll(): Promise<void> {
  await packageExtension();
  await ensureChineseFont();
  for (const [name, options] of Object.entries(looks)) {
    const app = await openApp({ ...options, accounts: 'demo' });
    try {
      await showAll(app);
      process.stdout.write(`${await app.workbench.screenshot(`screenshots/${name}`)}\n`);
      await showHistory(app);
      process.stdout.write(`${await app.workbench.screenshot(`screenshots/${name}-history`)}\n`);
    } finally {
      await app.close();
    }
  }
}

try {
  await takeAll();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
