import { DatabaseSync } from 'node:sqlite';
import type { Browser } from 'playwright-core';
import { systemClock } from '../src/base/clock.ts';
import { DAY_MS } from '../src/base/duration.ts';
import { openPackTable } from '../src/store/history/packTable.ts';
import { openStore } from '../src/store/open.ts';
import { buildPage, openBarePage } from '../test/e2e/barePage.ts';
import { historyWorld, NOW } from '../test/e2e/historyWorld.ts';
import { launchBrowser } from '../test/hosts/browser.ts';
import { ensureBrowser } from '../test/hosts/systemPackages.ts';
import { fileIn, newFolder } from '../test/unit/store/sample.ts';
import { type Figure, medianOf } from './figure.ts';
import type { BenchOptions } from './main.ts';

const END = Date.UTC(2026, 2, 10);
const YEAR_MS = 365 * DAY_MS;
/** What Jiguang reports: four quantities, of which one or two move from one reading to the next. */
const SHAPE = '[["q0","messages"],["q1","messages"],["q2","messages"],["q3","messages"]]';

/** What the history panel waits for: a year of readings at 5 minutes out of the file, and onto the screen. */
export async function measure({ times }: BenchOptions): Promise<readonly Figure[]> {
  const figure = (what: string, samples: readonly number[], most: number): Figure => ({
    ...{ what: `history of a year at 5 minutes, ${what}`, unit: 'ms' },
    ...{ ...medianOf(samples), goal: { kind: 'most', most } },
  });
  return [figure('query', await queryTimes(3 * times), 50), figure('first draw', await drawTimes(times), 100)];
}

async function queryTimes(times: number): Promise<readonly number[]> {
  const folder = newFolder();
  const open = () =>
    openStore(folder, systemClock, Math.random, { retentionDays: () => 400, timeZone: () => undefined });
  (await open()).dispose();
  fill(folder);
  const store = await open();
  const samples = Array.from({ length: times }, () => {
    const start = performance.now();
    store.rows('account', END - YEAR_MS, END);
    return performance.now() - start;
  });
  store.dispose();
  return samples;
}

/** Fills a file that nobody has open with a year of readings of one account. */
function fill(folder: string): void {
  const database = new DatabaseSync(fileIn(folder));
  database.exec(`BEGIN; INSERT INTO shape VALUES (1, '${SHAPE}')`);
  database.prepare('INSERT INTO series (number, account) VALUES (1, ?)').run('account');
  const reading = database.prepare('INSERT INTO reading VALUES (1, ?, ?, 1, ?)');
  const packs = openPackTable(database);
  let generation = 1;
  for (let at = END - YEAR_MS; at < END; at += 5 * 60_000) {
    reading.run(at, generation++, `${200_000 - generation},null,${50_000 - (generation >> 3)},0`);
    if (at % DAY_MS === 0) {
      packs.packBefore(1, at);
    }
  }
  database.exec('COMMIT');
  database.close();
}

/** Pages note how long it takes from the message with the readings to the frame that shows them. */
const STOPWATCH = `globalThis.benchDrawn = new Promise((resolve) => addEventListener('message', ({ data }) => {
  const start = performance.now();
  if (data.type === 'history') {
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  }
}, { capture: true }));`;

async function drawTimes(pages: number): Promise<readonly number[]> {
  await ensureBrowser();
  const files = await buildPage();
  const browser = await launchBrowser();
  const newContext: Browser['newContext'] = async (options) => {
    const context = await browser.newContext(options);
    await context.addInitScript({ content: STOPWATCH });
    return context;
  };
  const times: number[] = [];
  try {
    const state = { accountId: 'year', range: '1y', hidden: {} };
    const year = { source: historyWorld(['year']).source, now: NOW, state };
    for (let page = 0; page < pages; page++) {
      const bare = await openBarePage({ newContext }, files, year);
      times.push(Number(await bare.page.evaluate('globalThis.benchDrawn')));
      await bare.page.context().close();
    }
  } finally {
    await browser.close();
  }
  return times;
}
