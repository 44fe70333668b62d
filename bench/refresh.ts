import assert from 'node:assert/strict';
import { systemClock } from '../src/base/clock.ts';
import { Monitor } from '../src/monitor/ask/monitor.ts';
import { TroubleLog } from '../src/monitor/ask/troubleLog.ts';
import { createHttp } from '../src/net/http.ts';
import { openStore } from '../src/store/open.ts';
import { createProviders } from '../test/providers.ts';
import { KEEPING, newFolder } from '../test/unit/store/sample.ts';
import { accountAt, benchAccounts, credentialAt } from './accounts.ts';
import { besideFloor, type Figure, inTurns } from './figure.ts';
import type { BenchOptions } from './main.ts';

const LATENCY_MS = 200;

/**
 * A refresh of one account and of many at once by a window's core (rules, claims in a real file, requests, outcomes),
 * beside as many requests by Node alone. They take turns.
 */
export async function measure({ times }: BenchOptions): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const count of [1, 100]) {
    await using accounts = await benchAccounts(count, 15, LATENCY_MS);
    const { url } = accounts.sandbox;
    const [ours, bare] = await inTurns(
      times,
      () => refreshAll(url, count),
      () => askAll(url, count),
    );
    figures.push({
      what: `refresh of ${count === 1 ? '1 account' : `${count} accounts`}, sandbox with ${LATENCY_MS} ms latency`,
      ...besideFloor(ours, count === 1 ? 'a bare request' : `${count} bare requests`, bare),
      goal: { kind: 'ratio', most: count === 1 ? 1.5 : 2.5 },
    });
  }
  return figures;
}

/** Milliseconds from the command until all accounts have their readings. */
async function refreshAll(url: string, count: number): Promise<number> {
  const store = await openStore(newFolder(), systemClock, Math.random, KEEPING);
  const providers = createProviders(createHttp(systemClock), systemClock);
  const ignore = () => undefined;
  const accounts = Array.from({ length: count }, (_, index) => accountAt(index, url));
  const monitor = new Monitor(
    {
      ...{ clock: systemClock, random: Math.random, providers, onRefused: ignore },
      credentials: { read: async ({ account }) => credentialAt(accounts.findIndex(({ id }) => id === account.id)) },
      troubleLog: new TroubleLog({ info: ignore, warn: ignore, error: ignore, debug: ignore }),
    },
    new Map(),
  );
  try {
    monitor.setAccounts(accounts, () => 15 * 60_000);
    monitor.attach(store);
    const start = performance.now();
    await monitor.refreshAll('manual');
    const ms = performance.now() - start;
    assert.equal(monitor.statuses().filter(({ state }) => state.kind === 'ok').length, count);
    return ms;
  } finally {
    monitor.dispose();
    store.dispose();
  }
}

/** Milliseconds for as many requests at once, without a deadline, a limit or a check. */
async function askAll(url: string, count: number): Promise<number> {
  const start = performance.now();
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const { key, secret } = credentialAt(index);
      const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
      const headers = { authorization, 'content-type': 'application/json' };
      const answer = await fetch(`${url}/jiguang/v1/accounts/dev`, { headers });
      assert.ok('dev_balance' in ((await answer.json()) as object));
    }),
  );
  return performance.now() - start;
}
