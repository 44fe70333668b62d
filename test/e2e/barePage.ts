import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { root } from '../../scripts/paths.ts';
import { systemClock } from '../../src/base/clock.ts';
import { english, type Translate } from '../../src/base/language.ts';
import { historyPanelHtml } from '../../src/ui/history/panelHtml.ts';
import type { HistorySource } from '../../src/ui/history/source.ts';
import { pageAnswer } from '../../src/ui/history/spendingPage.ts';
import { historyWords } from '../../src/ui/history/words.ts';
import { parseToHost, type ToHost, type ToPage } from '../../src/webview/base/protocol.ts';
import { type PageTheme, THEMES } from './themes.ts';

const ORIGIN = 'http://history.invalid';

/** The history page in a browser, with a stand-in for VS Code around it. */
export interface BarePage {
  readonly page: Page;
  /** What the page has asked for. */
  readonly asked: readonly ToHost[];
  /** Errors and warnings on the console, violations of the Content-Security-Policy among them. */
  readonly complaints: readonly string[];
  setTheme(theme: keyof typeof THEMES): Promise<void>;
  /** What there is to change in the page according to axe, which finds what makes pages hard to use for many. */
  axe(): Promise<readonly string[]>;
  /** Draws the charts anew; the texts in them, in the order in which they are drawn. */
  labels(): Promise<readonly string[]>;
  /** Sends what is to be seen now, as the extension does after a new reading. */
  resend(now: number): Promise<void>;
}

export interface BareOptions {
  readonly source: HistorySource;
  readonly now: number;
  readonly theme?: keyof typeof THEMES;
  readonly locale?: string;
  readonly translate?: Translate;
  /** What the page kept before a reload of the window. */
  readonly state?: unknown;
  readonly size?: { readonly width: number; readonly height: number };
  /** The browser's own; an IANA name. */
  readonly timeZone?: string;
  /** How much the window is enlarged; 1 when absent. */
  readonly zoom?: number;
  readonly reducedMotion?: boolean;
  /** What runs in the page before everything else. */
  readonly initScript?: string;
  /** What the user chooses when the page asks for accounts to compare. */
  readonly compared?: readonly string[];
}

/** The page's files, built as they are shipped. */
export async function buildPage(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(root, 'src/webview/main.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome138',
    outfile: '/webview.js',
    write: false,
    logLevel: 'silent',
  });
  return new Map(outputFiles.map((file) => [file.path, file.text]));
}

export async function openBarePage(
  browser: Pick<Browser, 'newContext'>,
  files: ReadonlyMap<string, string>,
  options: BareOptions,
): Promise<BarePage> {
  const { source, now, theme = 'dark', locale = 'en', translate = english.t, state, zoom = 1, compared = [] } = options;
  const { width, height } = options.size ?? { width: 1000, height: 760 };
  const context = await browser.newContext({
    viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
    deviceScaleFactor: zoom,
    reducedMotion: options.reducedMotion === true ? 'reduce' : 'no-preference',
    timezoneId: options.timeZone ?? 'Asia/Shanghai',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const html = historyPanelHtml({
    title: 'Balance History',
    locale,
    cspSource: ORIGIN,
    nonce: 'abcdefghijklmnop0123456789',
    script: `${ORIGIN}/webview.js`,
    style: `${ORIGIN}/webview.css`,
  });
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const body = pathname === '/' ? html : files.get(pathname);
    const contentType = pathname.endsWith('.js')
      ? 'text/javascript'
      : pathname.endsWith('.css')
        ? 'text/css'
        : 'text/html';
    await route.fulfill(body === undefined ? { status: 404 } : { body, contentType });
  });
  const asked: ToHost[] = [];
  let wish: Parameters<typeof pageAnswer>[0] = { accountId: undefined, compared: [], range: '7d', columns: 800 };
  const answerAt = (at: number) =>
    pageAnswer(wish, {
      source,
      clock: { ...systemClock, now: () => at },
      language: { t: translate, locale, timeZone: options.timeZone ?? 'Asia/Shanghai' },
    });
  const dressed = Promise.withResolvers<void>();
  await page.exposeFunction('toHost', async (value: unknown): Promise<ToPage[]> => {
    await dressed.promise;
    const message = parseToHost(value);
    if (message === undefined) {
      complaints.push(`not a message: ${JSON.stringify(value)}`);
      return [];
    }
    asked.push(message);
    if (!('columns' in message) && message.type !== 'compare') {
      return [];
    }
    wish =
      message.type === 'compare'
        ? { ...wish, compared }
        : {
            accountId: message.accountId ?? wish.accountId,
            compared: message.type === 'ready' ? message.compared : wish.compared,
            range: message.range ?? wish.range,
            period: message.period,
            columns: message.columns,
          };
    const start: ToPage[] = message.type === 'ready' ? [{ type: 'start', locale, words: historyWords(translate) }] : [];
    return [...start, answerAt(now) ?? []].flat();
  });
  await page.addInitScript({ content: `${options.initScript ?? ''};${pretend(state)}` });
  await page.goto(`${ORIGIN}/`);
  const bare: BarePage = {
    page,
    asked,
    complaints,
    setTheme: async (name) => await page.evaluate(dress(THEMES[name])),
    axe: async () => {
      await page.evaluate(await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8'));
      return await page.evaluate(axeFindings);
    },
    labels: async () => await page.evaluate(redrawn),
    resend: async (at) => await page.evaluate(`postMessage(${JSON.stringify(answerAt(at))})`),
  };
  await bare.setTheme(theme);
  dressed.resolve();
  return bare;
}

/** What VS Code gives to a page: messages to the extension, whose answers come as messages, and a state that is kept. */
function pretend(state: unknown): string {
  return `{
    let kept = ${JSON.stringify(state ?? null)} ?? undefined;
    globalThis.keptState = () => kept;
    globalThis.acquireVsCodeApi = () => ({
      getState: () => kept,
      setState: (next) => { kept = next; },
      postMessage: async (message) => {
        for (const answer of await toHost(message)) {
          postMessage(answer);
        }
      },
    });
  }`;
}

/** What axe finds by all its rules, those for good practice too: the rule and the element. */
const axeFindings = `axe.run().then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`;

/** Has the charts drawn as another theme does, and takes down their texts. */
const redrawn = `new Promise((resolve) => {
  const texts = [];
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
    texts.push(text);
    fillText.call(this, text, ...place);
  };
  document.body.classList.toggle('drawn-anew');
  requestAnimationFrame(() => requestAnimationFrame(() => {
    CanvasRenderingContext2D.prototype.fillText = fillText;
    resolve(texts);
  }));
})`;

/** Puts a theme into the page as VS Code does: variables at the root, a class at the body. */
function dress({ bodyClass, variables }: PageTheme): string {
  return `{
    document.documentElement.removeAttribute('style');
    for (const [name, value] of Object.entries(${JSON.stringify(variables)})) {
      document.documentElement.style.setProperty('--vscode-' + name, value);
    }
    document.body.className = ${JSON.stringify(bodyClass)};
  }`;
}
