import type { Browser } from 'playwright-core';
import { systemClock } from '../src/base/clock.ts';
import { openStore } from '../src/store/open.ts';
import { buildPage, openBarePage } from '../test/e2e/barePage.ts';
import { historyWorld, NOW } from '../test/e2e/historyWorld.ts';
import { launchBrowser } from '../test/hosts/browser.ts';
import { ensureBrowser } from '../test/hosts/systemPackages.ts';
import { newFolder } from '../test/unit/store/sample.ts';
import { type Figure, medianOf } from './figure.ts';
import { END, fill, YEAR_MS } from './historySize.ts';
import { numbers, timeOf } from './table.ts';

const QUERIES = 15;

/** What the history panel waits for: a year of readings at 5 minutes out of the file, and onto the screen. */
export async function measure(options: ReadonlyMap<string, string>): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const accounts of numbers(options.get('accounts'), [1, 10, 100, 1000])) {
    const samples = await queryTimes(accounts);
    const isRow = accounts === 1;
    figures.push({
      ...{ id: `history-query${isRow ? '' : `-${accounts}`}`, unit: 'ms', ...medianOf(samples), accounts },
      what: `history of a year at 5 minutes, query${isRow ? '' : `, file with ${accounts} accounts`}`,
      goal: { kind: 'most', most: 50 },
    });
  }
  const [pages = 7] = numbers(options.get('pages'), [7]);
  const draws = await drawTimes(pages);
  figures.push({
    ...{ id: 'history-draw', what: 'history of a year at 5 minutes, first draw', unit: 'ms' },
    ...{ ...medianOf(draws), goal: { kind: 'most', most: 100 } },
  });
  return figures;
}

async function queryTimes(accounts: number): Promise<readonly number[]> {
  const folder = newFolder();
  const open = () => openStore(folder, systemClock, Math.random, () => 400);
  (await open()).dispose();
  fill(folder, accounts);
  const store = await open();
  const times = Array.from({ length: QUERIES }, () => timeOf(() => store.rows('account 0', END - YEAR_MS, END)));
  store.dispose();
  return times;
}

async function drawTimes(pages: number): Promise<readonly number[]> {
  await ensureBrowser();
  const files = await buildPage();
  const browser = await launchBrowser();
  const times: number[] = [];
  try {
    const { source } = historyWorld(['year']);
    for (let page = 0; page < pages; page++) {
      const state = { accountId: 'year', range: '1y', hidden: {} };
      const bare = await openBarePage(stopwatched(browser), files, { source, now: NOW, state });
      times.push((await bare.page.evaluate('globalThis.benchDrawn')) as number);
      await bare.page.context().close();
    }
  } finally {
    await browser.close();
  }
  return times;
}

/** Pages note how long it takes from the message with the readings to the frame that shows them. */
function stopwatched(browser: Browser): Pick<Browser, 'newContext'> {
  return {
    async newContext(options) {
      const context = await browser.newContext(options);
      await context.addInitScript({
        content: `globalThis.benchDrawn = new Promise((resolve) => addEventListener('message', ({ data }) => {
          const start = performance.now();
          if (data.type === 'history') {
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve(performance.now() - start);
              port2.postMessage(undefined);
            });
          }
        }, { capture: true }));`,
      });
      return context;
    },
  };
}
