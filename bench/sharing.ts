import { type CleanUp, type Journal, WindowProcess } from '../test/unit/store/processes/windowProcess.ts';
import { HOUR, NOON, newFolder } from '../test/unit/store/sample.ts';
import type { Row } from './table.ts';

export interface SharingOptions {
  readonly windows: number;
  readonly accounts: number;
  readonly intervals: number;
  /** How much faster than real the windows' clock runs. */
  readonly speed: number;
  /** How many windows are killed right after their claim. */
  readonly kills: number;
  readonly journal: Journal;
}

/** What windows did together. */
export interface Sharing {
  /** Requests per account and interval. */
  readonly perInterval: number;
  readonly rows: readonly Row[];
}

const INTERVAL_MS = 60_000;

/** Lets windows poll together with the product's schedule on a clock that runs fast, and counts their requests. */
export async function measureSharing(cleanUp: CleanUp, options: SharingOptions): Promise<Sharing> {
  const folder = newFolder();
  const windows = await WindowProcess.many(cleanUp, options.windows, options.journal);
  await Promise.all(windows.map((window) => window.ask('open', folder)));
  const requests = new Map<string, number[]>();
  let toKill = options.kills;
  const started = Date.now();
  const accounts = Array.from({ length: options.accounts }, (_, index) => `account ${index}`);
  for (const window of windows) {
    window.listen((told) => {
      if (told.kind === 'requested') {
        requests.set(told.account, [...(requests.get(told.account) ?? []), told.at]);
        // Not in the first interval, in which all accounts are new.
        if (toKill > 0 && told.at > NOON + INTERVAL_MS) {
          toKill--;
          void window.kill();
        }
      }
    });
    const clock = { wall: NOON, started, speed: options.speed };
    await window.ask('run', accounts, INTERVAL_MS, clock, options.kills === 0);
  }
  await new Promise((resolve) => setTimeout(resolve, (options.intervals * INTERVAL_MS) / options.speed));
  await Promise.all(windows.map((window) => window.kill()));

  // An account's first request comes at once, out of turn; from the second on it keeps to its place in the interval.
  const times = [...requests.values()].map((list) => list.toSorted((a, b) => a - b).slice(1));
  const gaps = times.flatMap((list) => list.slice(1).map((time, index) => time - (list[index] ?? 0)));
  const spanned = times.reduce((sum, list) => sum + (list.at(-1) ?? 0) - (list[0] ?? 0), 0);
  const part = (ms: number): string => `${(ms / INTERVAL_MS).toFixed(3)} intervals`;
  const name = `${options.windows} windows, ${options.journal}${options.kills > 0 ? `, ${options.kills} owners killed` : ''}`;
  const perInterval = (gaps.length * INTERVAL_MS) / spanned;
  const rows = [
    {
      what: `${name}: requests per account and interval`,
      measured: `${perInterval.toFixed(3)} (${gaps.length + times.length} requests)`,
      goal: '≤ 1.00',
    },
    { what: `${name}: smallest gap`, measured: part(Math.min(...gaps)), goal: '≥ 0.99' },
    { what: `${name}: largest gap`, measured: part(Math.max(...gaps)), goal: '≤ 2' },
  ];
  return { perInterval, rows };
}

/** How long one run takes, for the reader who waits. */
export function durationOf({ intervals, speed }: Pick<SharingOptions, 'intervals' | 'speed'>): string {
  return `${((intervals * INTERVAL_MS) / speed / 1000).toFixed(0)} s each, at ${speed} times the speed of time (${HOUR / INTERVAL_MS} intervals an hour)`;
}
