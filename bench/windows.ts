import { packageExtension } from '../scripts/package.ts';
import { extensionId } from '../test/hosts/host.ts';
import type { RequestLogEntry } from '../test/sandbox/requestLog.ts';
import { startAccounts } from './accounts.ts';
import { shown, startEditor } from './editor.ts';
import type { Figure } from './figure.ts';
import { measureSharing } from './sharing.ts';
import { cleanly, numbers } from './table.ts';

const ACCOUNTS = 5;
const INTERVAL_MS = 60_000;

/**
 * Requests for each account and interval: of real windows with an interval of a minute, and of processes that run the
 * store and the schedule on a fast clock.
 */
export async function measure(options: ReadonlyMap<string, string>): Promise<readonly Figure[]> {
  const processes = numbers(options.get('processes'), [1, 5, 10]);
  const [intervals = 3] = numbers(options.get('intervals'), [3]);
  const figures: Figure[] = [];
  for (const windows of processes) {
    const sharing = { windows, accounts: ACCOUNTS, intervals: 6, speed: 10, kills: 0, journal: 'wal' } as const;
    const { perInterval } = await cleanly((cleanUp) => measureSharing(cleanUp, sharing));
    figures.push(figureOf('processes', windows, perInterval));
  }
  for (const [windows, value] of await realWindows(numbers(options.get('windows'), [5, 10]), intervals)) {
    figures.push(figureOf('real windows', windows, value));
  }
  return figures;
}

function figureOf(kind: string, windows: number, value: number): Figure {
  return {
    id: `${kind.replace(' ', '-')}-${windows}`,
    what: `requests per account and interval, ${windows} ${windows === 1 ? kind.replace(/e?s$/, '') : kind}`,
    // Each window for itself would ask once.
    ...{ value, unit: 'per interval', beside: { what: 'each for itself', value: windows } },
    // 1.00: what is beyond the second digit is the accuracy of timers.
    goal: { kind: 'most', most: 1.004 },
  };
}

async function realWindows(counts: readonly number[], intervals: number): Promise<ReadonlyMap<number, number>> {
  const found = new Map<number, number>();
  if (counts.length === 0) {
    return found;
  }
  const vsix = await packageExtension();
  const { sandbox, settings, env } = await startAccounts(ACCOUNTS, 1);
  try {
    const editor = await startEditor({ vsix, settings, env }, extensionId);
    try {
      let open = 0;
      for (const count of counts.toSorted((a, b) => a - b)) {
        for (; open < count; open++) {
          await shown((await editor.open()).page);
        }
        sandbox.clearRequests();
        await new Promise((resolve) => setTimeout(resolve, (intervals + 0.5) * INTERVAL_MS));
        found.set(count, perInterval(sandbox.requests));
      }
    } finally {
      await editor.close();
    }
  } finally {
    await sandbox.close();
  }
  return found;
}

/** From each account's first request to its last one, so that it does not matter when the watching began. */
export function perInterval(requests: readonly Pick<RequestLogEntry, 'key' | 'time'>[]): number {
  const times = [...Map.groupBy(requests, ({ key }) => key).values()].map((list) => list.map(({ time }) => time));
  const gaps = times.reduce((sum, list) => sum + list.length - 1, 0);
  const spannedMs = times.reduce((sum, list) => sum + (list.at(-1) ?? 0) - (list[0] ?? 0), 0);
  return (gaps * INTERVAL_MS) / spannedMs;
}
