import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '../src/base/clock.ts';
import { DAY_MS } from '../src/base/duration.ts';
import { openPackTable } from '../src/store/history/packTable.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/port/store.ts';
import type { HistorySource } from '../src/ui/history/source.ts';
import { type BareOptions, type BarePage, buildPage, openBarePage } from '../test/e2e/barePage.ts';
import { historyWorld, NOW } from '../test/e2e/historyWorld.ts';
import { launchBrowser } from '../test/hosts/browser.ts';
import { ensureBrowser } from '../test/hosts/systemPackages.ts';
import { fileIn, KEEPING, newFolder } from '../test/unit/store/sample.ts';
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
  const store = await openYear();
  const source: HistorySource = { ...historyWorld(['account']).source, rows: store.rows.bind(store) };
  await ensureBrowser();
  const files = await buildPage();
  await using browser = await launchBrowser({ hasScrollbars: true });
  const open = (options: BareOptions) => () => openBarePage(browser, files, { ...options, initScript: STOPWATCH });
  const drawn = open({
    ...historyWorld(['year']),
    ...{ now: NOW, state: { accountId: 'year', range: '1y', hidden: {} } },
  });
  // From the page's message, which a click sends, to the frame: with the query, the report and what carries them.
  const reported = open({ source, now: END });
  const figures = [
    figure('query', queryTimes(source, 3 * times), 50),
    figure('first draw', await timesOf(drawn, times, DRAWN), 100),
    figure('report of spending, asked for and drawn', await timesOf(reported, times, DRAWN, CLICKED), 150),
  ];
  store.dispose();
  return figures;
}

/** A store whose readings are a year's in a file. */
async function openYear(): Promise<Store> {
  const folder = newFolder();
  const open = () => openStore(folder, systemClock, Math.random, KEEPING);
  (await open()).dispose();
  fill(folder);
  return await open();
}

function queryTimes(source: HistorySource, times: number): readonly number[] {
  return Array.from({ length: times }, () => {
    const start = performance.now();
    source.rows('account', END - YEAR_MS, END);
    return performance.now() - start;
  });
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

const DRAWN = 'globalThis.benchDrawn';

/** Asks for what was spent, and notes how long it takes to the frame that shows it. */
const CLICKED = `new Promise((resolve) => {
  const start = performance.now();
  addEventListener('message', () =>
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start))));
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Spending').click();
})`;

/** What the last of these expressions gives, in fresh pages of this kind. */
async function timesOf(open: () => Promise<BarePage>, pages: number, ...waits: readonly string[]) {
  const times: number[] = [];
  for (let page = 0; page < pages; page++) {
    const bare = await open();
    let last: unknown;
    for (const each of waits) {
      last = await bare.page.evaluate(each);
    }
    times.push(Number(last));
    await bare.page.context().close();
  }
  return times;
}
