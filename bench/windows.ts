import { setTimeout as elapsed } from 'node:timers/promises';
import { packageExtension } from '../scripts/package.ts';
import { mean } from '../src/balance/forecast/averages.ts';
import { extensionId } from '../test/hosts/host.ts';
import type { RequestLogEntry } from '../test/sandbox/requestLog.ts';
import { benchAccounts } from './accounts.ts';
import { shown, startEditor } from './editor.ts';
import type { Figure } from './figure.ts';

const INTERVAL_MS = 60_000;

/** How often an account is asked in each interval when several windows are open, with an interval of a minute. */
export async function measure(): Promise<readonly Figure[]> {
  const vsix = await packageExtension();
  await using accounts = await benchAccounts(5, 1);
  await using editor = await startEditor({ ...accounts, vsix }, extensionId);
  const { sandbox } = accounts;
  const figures: Figure[] = [];
  let there = 0;
  for (const count of [1, 5, 10]) {
    for (; there < count; there++) {
      await shown((await editor.open()).page);
    }
    sandbox.clearRequests();
    await elapsed(3.5 * INTERVAL_MS);
    figures.push({
      what: `requests per account and interval, ${count} ${count === 1 ? 'window' : 'windows'}`,
      ...{ value: perInterval(sandbox.requests), unit: 'per interval' },
      // Each window for itself would ask once.
      beside: { what: 'each for itself', value: count },
      // 1.00: what is beyond the second digit is the accuracy of timers.
      goal: { kind: 'most', most: 1.004 },
    });
  }
  return figures;
}

/** From each account's first request to its last one, so that it does not matter when the watching began. */
export function perInterval(requests: readonly Pick<RequestLogEntry, 'account' | 'time'>[]): number {
  const accounts = [...Map.groupBy(requests, ({ account }) => account).values()];
  const gaps = accounts.flatMap((list) => list.slice(1).map(({ time }, index) => time - (list[index]?.time ?? 0)));
  return INTERVAL_MS / mean(gaps);
}
