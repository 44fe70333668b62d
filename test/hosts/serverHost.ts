import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { codeServer } from './codeServer.ts';
import type { HostOptions, HostRun, VsCodeHost, VsCodeWindow, WindowOptions } from './host.ts';
import { ensureBrowser } from './systemPackages.ts';
import { startVsCodeServer, type VsCodeServer } from './vscodeServer.ts';

const windowTimeoutMs = 60_000;
const defaultSize = { width: 1280, height: 800 };

/** The page's address with a payload for the workbench; the server honours it because it runs with the smoke test driver. */
function address(server: VsCodeServer, payload: readonly (readonly [string, string])[] = []): string {
  const url = new URL(server.url);
  url.searchParams.set('folder', server.workspaceFolder);
  url.searchParams.set('payload', JSON.stringify([...payload, ['skipWelcome', 'true']]));
  return url.href;
}

async function ready(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: windowTimeoutMs });
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: windowTimeoutMs });
}

async function newContext(browser: Browser, { size = defaultSize, scale = 1 }: WindowOptions): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: scale,
    // The workbench copies and pastes through the browser.
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  // A machine that is busy may take as long for a step as for a window.
  context.setDefaultTimeout(windowTimeoutMs);
  return context;
}

/** Installs the browser and the server where they are missing: hosts of several processes must not do so at the same time. */
export async function prepareServerHost(): Promise<void> {
  await ensureBrowser();
  await codeServer();
}

/**
 * Starts VS Code's server and a browser for its windows. Each window is a browser context of its own, so an own extension host
 * process; all windows share one set of user data.
 */
export async function startServerHost(options: HostOptions = {}): Promise<VsCodeHost> {
  await ensureBrowser();
  const server = await startVsCodeServer(options);
  let browser: Browser;
  try {
    browser = await launchBrowser();
  } catch (error) {
    await server.close();
    throw error;
  }
  return {
    kind: 'server',
    async openWindow(windowOptions: WindowOptions = {}): Promise<VsCodeWindow> {
      const context = await newContext(browser, windowOptions);
      const page = await context.newPage();
      await page.goto(address(server));
      await ready(page);
      return { page, close: async () => await context.close() };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/**
 * Runs a test bundle (`run(): Promise<void>`) in the extension host of a window.
 * @param extensionFolder holds the extension under development
 * @param testFile absolute path of the bundle
 */
export async function runInServerHost(
  extensionFolder: string,
  testFile: string,
  options: HostOptions & { readonly timeoutMs: number },
): Promise<HostRun> {
  await ensureBrowser();
  const server = await startVsCodeServer(options);
  let browser: Browser | undefined;
  try {
    browser = await launchBrowser();
    const page = await (await newContext(browser, {})).newPage();
    const log: string[] = [];
    const { promise: exit, resolve } = Promise.withResolvers<number>();
    await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
      log.push(args.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' '));
    });
    await page.exposeFunction('codeAutomationExit', resolve);
    page.on('close', () => resolve(1));
    page.on('crash', () => resolve(1));
    const timer = setTimeout(() => {
      log.push(`The tests did not end within ${options.timeoutMs} ms`);
      resolve(1);
    }, options.timeoutMs);
    const remote = `vscode-remote://${new URL(server.url).host}`;
    await page.goto(
      address(server, [
        ['extensionDevelopmentPath', remote + extensionFolder],
        ['extensionTestsPath', remote + testFile],
      ]),
    );
    const code = await exit;
    clearTimeout(timer);
    return { passed: code === 0, log };
  } finally {
    await browser?.close();
    await server.close();
  }
}
