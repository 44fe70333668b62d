import { mean } from '../src/balance/forecast/averages.ts';
import { type CleanUp, type Journal, WindowProcess } from '../test/unit/store/processes/windowProcess.ts';
import { NOON, newFolder } from '../test/unit/store/sample.ts';
import type { Line } from './figure.ts';

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

const INTERVAL_MS = 60_000;

/** Lets windows poll together with the product's schedule on a clock that runs fast, and counts their requests. */
export async function measureSharing(cleanUp: CleanUp, options: SharingOptions): Promise<readonly Line[]> {
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
  const name = `${options.windows} windows, ${options.journal}${options.kills > 0 ? `, ${options.kills} owners killed` : ''}`;
  const perInterval = INTERVAL_MS / mean(gaps);
  const [smallest, largest] = [Math.min(...gaps) / INTERVAL_MS, Math.max(...gaps) / INTERVAL_MS];
  return [
    {
      goal: `${name}: requests per account and interval ≤ 1.00`,
      measured: `${perInterval.toFixed(3)} (${gaps.length + times.length} requests)`,
      held: perInterval < 1.0005,
    },
    {
      goal: `${name}: smallest gap ≥ 0.99`,
      measured: `${smallest.toFixed(3)} intervals`,
      held: smallest >= 0.99,
    },
    { goal: `${name}: largest gap ≤ 2`, measured: `${largest.toFixed(3)} intervals`, held: largest <= 2 },
  ];
}
